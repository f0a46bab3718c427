"""Orders to give something up: what each needs, and what it does."""

from __future__ import annotations

from game.session import command
from game.session.orders import BreakQuota, GiveUp, LetMachineBe, Refusal, StripMachine
from game.session.rules_of_orders import Checked, Rules
from game.sim import sums
from game.sim.crews.components import Plans
from game.sim.hardware.components import Machine
from game.sim.outlook.exits import spares_in
from game.sim.register import Register
from game.sim.rescue import rules as rescue
from game.sim.retreat import rules
from game.sim.retreat.components import Retreat
from game.sim.settlement import Settlement
from game.sim.stores.stock import items_of
from game.sim.structure.components import Module
from game.sim.works import places
from game.sim.world import World


def _refuse_giving_up(world: World, order: GiveUp) -> Checked:
    settlement = world.the(Settlement)
    module = world.the(Register).modules.get(order.module)
    if module is None:
        return Refusal("refused.no_such_module", {"id": order.module})
    place = {"place": settlement.place_name(order.module)}
    if rules.given_up(world, order.module) is not None:
        return Refusal("refused.given_up", place)
    if settlement.scenario.bare or settlement.modules[order.module].beds <= 0 or world.get(module, Module).lost:
        return Refusal("refused.no_home", place)
    if places.too_crowded(world, module):
        return Refusal("refused.no_beds", place)
    if rescue.left_inside(world, module) and rescue.refuge_for(world, module) is None:
        return Refusal("refused.no_refuge", place)
    return None


def _give_up(world: World, order: GiveUp) -> None:
    rules.give_up(world, world.the(Register).modules[order.module])


def _refuse_machine(world: World, name: str) -> Checked:
    known = name in world.the(Register).machines
    return None if known else Refusal("refused.no_such_machine", {"id": name})


def _refuse_stripping(world: World, order: StripMachine) -> Checked:
    refusal = _refuse_machine(world, order.machine)
    if refusal is not None:
        return refusal
    name = {"machine": world.the(Settlement).machine_name(order.machine)}
    entity = world.the(Register).machines[order.machine]
    if any(begun.machine == order.machine for begun in world.one(Retreat).stripping):
        return Refusal("refused.being_stripped", name)
    if world.get(entity, Machine).loose:
        return Refusal("refused.machine_loose", name)
    if order.item not in items_of(world) or not spares_in(world, entity, order.item):
        return Refusal("refused.nothing_to_strip", name)
    return None


def _strip(world: World, order: StripMachine) -> None:
    rules.strip(world, world.the(Register).machines[order.machine], order.item)


def _refuse_letting_be(world: World, order: LetMachineBe) -> Checked:
    refusal = _refuse_machine(world, order.machine)
    if refusal is not None or any(begun.machine == order.machine for begun in world.one(Retreat).stripping):
        return refusal
    return Refusal("refused.not_being_stripped", {"machine": world.the(Settlement).machine_name(order.machine)})


def _let_be(world: World, order: LetMachineBe) -> None:
    rules.let_be(world, world.the(Register).machines[order.machine])


def _refuse_breaking(world: World, order: BreakQuota) -> Checked:
    if not order.on:
        return None if world.one(Retreat).quota_h else Refusal("refused.quota_stands")
    taken = rules.quota_to_break_h(world) if world.one(Plans).crews else {}
    if not taken:
        return Refusal("refused.no_quota")
    return command.refuse_quota(world, command.quota_h(world) - sums.total(taken.values()))


def _break(world: World, order: BreakQuota) -> None:
    if order.on:
        before_h = command.quota_h(world)
        rules.break_quota(world)
        command.take_quota_word(world, before_h)
    else:
        rules.keep_quota(world)


ORDERS: Rules = {
    GiveUp: (_refuse_giving_up, _give_up),
    StripMachine: (_refuse_stripping, _strip),
    LetMachineBe: (_refuse_letting_be, _let_be),
    BreakQuota: (_refuse_breaking, _break),
}
"""What each order needs, and what it does."""
