"""Orders to the bus: what each needs, and what it does."""

from __future__ import annotations

from game.content.kinds.weather import LoadPlan
from game.session.orders import Refusal, SetPriority, UseLoadPlan
from game.session.rules_of_orders import Checked, Rules
from game.sim.hardware.components import Machine
from game.sim.power import rules as power
from game.sim.power.components import Bus
from game.sim.power.loads import Loads
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.world import World


def _refuse_level(world: World, order: SetPriority) -> Checked:
    entity = world.the(Register).machines.get(order.machine)
    if entity is None:
        return Refusal("refused.no_such_machine", {"id": order.machine})
    name = {"machine": world.the(Settlement).machine_name(order.machine)}
    if not any(row.entity == entity for row in Loads(world).drawers):
        return Refusal("refused.draws_nothing", name)
    if not 1 <= order.level <= power.MOST_LEVEL:
        return Refusal("refused.load_level", {"most": str(power.MOST_LEVEL)})
    if power.level_of(world, world.get(entity, Machine)) == order.level:
        return Refusal("refused.same_level", name)
    return None


def _set_level(world: World, order: SetPriority) -> None:
    power.set_level(world, world.the(Register).machines[order.machine], order.level)


def _refuse_plan(world: World, order: UseLoadPlan) -> Checked:
    if order.plan not in world.the(Settlement).content.of(LoadPlan):
        return Refusal("refused.no_such_plan", {"id": order.plan})
    return Refusal("refused.same_plan") if world.one(Bus).plan == order.plan else None


def _use_plan(world: World, order: UseLoadPlan) -> None:
    power.use_plan(world, order.plan)


ORDERS: Rules = {
    SetPriority: (_refuse_level, _set_level),
    UseLoadPlan: (_refuse_plan, _use_plan),
}
"""What each order needs, and what it does."""
