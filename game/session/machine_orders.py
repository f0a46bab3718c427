"""Orders to machines and to the changeovers between them."""

from __future__ import annotations

from game.session.orders import Refusal, StartMachine, StopMachine, SwitchOver, TestChangeover
from game.sim.hardware import changeovers
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Redundancy
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.world import World


def refuse_machine(world: World, order: StartMachine | StopMachine) -> Refusal | None:
    """Return why a machine cannot be switched on or off, or nothing if it can."""
    entity = world.the(Register).machines.get(order.machine)
    if entity is None:
        return Refusal("refused.no_such_machine", {"id": order.machine})
    machine = world.get(entity, Machine)
    name = {"machine": world.the(Settlement).machine_name(order.machine)}
    on = machine.state in hardware.RUNNING
    if isinstance(order, StopMachine):
        return None if on else Refusal("refused.machine_is_off", name)
    if on:
        return Refusal("refused.machine_is_on", name)
    if machine.loose:
        return Refusal("refused.machine_loose", name)
    if hardware.known_share(world, entity) <= 0.0:
        return Refusal("refused.machine_broken", name)
    for _, group in world.each(Redundancy):
        if group.backup == entity:
            return Refusal("refused.by_changeover", name)
    return None if machine.powered else Refusal("refused.no_power", name)


def switch_machine(world: World, order: StartMachine | StopMachine) -> None:
    """Switch a machine on, or to standby."""
    entity = world.the(Register).machines[order.machine]
    if isinstance(order, StartMachine):
        hardware.start(world, entity)
    else:
        hardware.set_machine(world, entity, "standby")


def refuse_group(world: World, order: SwitchOver | TestChangeover) -> Refusal | None:
    """Return why a changeover cannot be used or tested, or nothing if it can."""
    entity = world.the(Register).groups.get(order.group)
    if entity is None:
        return Refusal("refused.no_such_group", {"id": order.group})
    group = world.get(entity, Redundancy)
    name = {"group": world.the(Settlement).redundancy[order.group].name}
    if group.known_dead:
        return Refusal("refused.changeover_dead", name)
    backup = world.get(group.backup, Machine)
    if isinstance(order, SwitchOver) and backup.state in hardware.RUNNING:
        return Refusal("refused.backup_runs", name)
    if isinstance(order, SwitchOver) and hardware.known_share(world, group.backup) <= 0.0:
        return Refusal("refused.backup_broken", name)
    return None


def switch_over(world: World, order: SwitchOver | TestChangeover) -> None:
    """Use a changeover, or test it."""
    entity = world.the(Register).groups[order.group]
    if isinstance(order, SwitchOver):
        changeovers.engage(world, entity)
    else:
        changeovers.try_changeover(world, entity)
