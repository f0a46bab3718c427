"""Carrying out orders: what each needs, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.session import making
from game.session.orders import (
    Accepted,
    Acknowledge,
    CloseDoor,
    Evacuate,
    Hurry,
    JoinTeam,
    OpenDoor,
    OpenModule,
    Order,
    Refusal,
    Reopen,
    SealDoor,
    SealModule,
    SendTeam,
    StartMachine,
    StopMachine,
    SwitchOver,
    TestChangeover,
    Withdraw,
)
from game.session.teams import join_team, refuse_join, refuse_team, send_team, withdraw
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Redundancy
from game.sim.hazards.components import Alarms
from game.sim.people.components import Whereabouts
from game.sim.people.rules import able
from game.sim.register import Register
from game.sim.rescue import rules as rescue
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.structure.rules import set_door
from game.sim.structure.ways import Ways
from game.sim.work import jobs
from game.sim.work.components import Job
from game.sim.world import World

Checked = Refusal | None


def refusal_of(world: World, order: Order) -> Checked:
    """Return why an order cannot be carried out now, or nothing if it can."""
    check, _ = _ORDERS[type(order)]
    refusal: Checked = check(world, order)
    return refusal


def carry_out(world: World, order: Order) -> Accepted | Refusal:
    """Carry an order out, or say why not."""
    check, act = _ORDERS[type(order)]
    refusal: Checked = check(world, order)
    if refusal is not None:
        return refusal
    job = act(world, order)
    return Accepted(job if isinstance(job, int) else 0)


def _no_such(kind: str, name: str) -> Refusal:
    return Refusal(f"refused.no_such_{kind}", {"id": name})


def _door_order(world: World, order: SealDoor | CloseDoor | OpenDoor) -> Checked:
    entity = world.the(Register).doors.get(order.door)
    if entity is None:
        return _no_such("door", order.door)
    state = world.get(entity, Door).state
    wanted = {SealDoor: "sealed", CloseDoor: "closed", OpenDoor: "open"}[type(order)]
    if state == "jammed":
        return Refusal("refused.door_jammed", {"door": world.the(Settlement).door_name(order.door)})
    if state == wanted:
        return Refusal(f"refused.door_is_{wanted}", {"door": world.the(Settlement).door_name(order.door)})
    return None


def _move_door(world: World, order: SealDoor | CloseDoor | OpenDoor) -> None:
    entity = world.the(Register).doors[order.door]
    if isinstance(order, SealDoor):
        set_door(world, entity, "sealed")
    elif isinstance(order, CloseDoor):
        set_door(world, entity, "closed")
    else:
        set_door(world, entity, "open")


def _doors_of(world: World, module: str) -> list[tuple[int, Door]]:
    entity = world.the(Register).modules[module]
    return [(door_entity, door) for door_entity, door in world.each(Door) if entity in (door.a, door.b)]


def _module_order(world: World, order: SealModule | OpenModule) -> Checked:
    if order.module not in world.the(Register).modules:
        return _no_such("module", order.module)
    wanted = "sealed" if isinstance(order, SealModule) else "open"
    if all(door.state in (wanted, "jammed") for _, door in _doors_of(world, order.module)):
        return Refusal(f"refused.module_is_{wanted}", {"place": world.the(Settlement).place_name(order.module)})
    return None


def _move_doors(world: World, order: SealModule | OpenModule) -> None:
    for entity, door in _doors_of(world, order.module):
        if door.state != "jammed":
            set_door(world, entity, "sealed" if isinstance(order, SealModule) else "open")


def _refuse_evacuation(world: World, order: Evacuate) -> Checked:
    register = world.the(Register)
    module = register.modules.get(order.module)
    if module is None:
        return _no_such("module", order.module)
    place = {"place": world.the(Settlement).place_name(order.module)}
    if not rescue.left_inside(world, module):
        return Refusal("refused.nobody_to_go", place)
    if not order.to:
        return None if rescue.refuge_for(world, module) is not None else Refusal("refused.no_refuge", place)
    to = register.modules.get(order.to)
    if to is None:
        return _no_such("module", order.to)
    if to == module or world.the(Ways).route(world, module, to) is None:
        return Refusal("refused.no_way", {"place": world.the(Settlement).place_name(order.to)})
    return None


def _evacuate(world: World, order: Evacuate) -> None:
    register = world.the(Register)
    module = register.modules[order.module]
    to = register.modules[order.to] if order.to else rescue.refuge_for(world, module)
    if to is None:
        raise ValueError("an evacuation without refuge was not refused")
    rescue.evacuate(world, module, to)


def _refuse_reopening(world: World, order: Reopen) -> Checked:
    module = world.the(Register).modules.get(order.module)
    if module is None:
        return _no_such("module", order.module)
    if not world.get(module, Module).barred:
        return Refusal("refused.not_barred", {"place": world.the(Settlement).place_name(order.module)})
    return None


def _reopen(world: World, order: Reopen) -> None:
    rescue.reopen(world, world.the(Register).modules[order.module])


def _machine_order(world: World, order: StartMachine | StopMachine) -> Checked:
    entity = world.the(Register).machines.get(order.machine)
    if entity is None:
        return _no_such("machine", order.machine)
    machine = world.get(entity, Machine)
    name = {"machine": world.the(Settlement).machine_name(order.machine)}
    on = machine.state in hardware.RUNNING
    if isinstance(order, StopMachine):
        return None if on else Refusal("refused.machine_is_off", name)
    if on:
        return Refusal("refused.machine_is_on", name)
    if machine.condition_share <= 0.0:
        return Refusal("refused.machine_broken", name)
    for _, group in world.each(Redundancy):
        if group.backup == entity:
            return Refusal("refused.by_changeover", name)
    return None if machine.powered else Refusal("refused.no_power", name)


def _switch_machine(world: World, order: StartMachine | StopMachine) -> None:
    entity = world.the(Register).machines[order.machine]
    if isinstance(order, StartMachine):
        hardware.start(world, entity)
    else:
        hardware.set_machine(world, entity, "standby")


def _group_order(world: World, order: SwitchOver | TestChangeover) -> Checked:
    entity = world.the(Register).groups.get(order.group)
    if entity is None:
        return _no_such("group", order.group)
    group = world.get(entity, Redundancy)
    name = {"group": world.the(Settlement).redundancy[order.group].name}
    if group.known_dead:
        return Refusal("refused.changeover_dead", name)
    backup = world.get(group.backup, Machine)
    if isinstance(order, SwitchOver) and backup.state in hardware.RUNNING:
        return Refusal("refused.backup_runs", name)
    if isinstance(order, SwitchOver) and backup.condition_share <= 0.0:
        return Refusal("refused.backup_broken", name)
    return None


def _switch_over(world: World, order: SwitchOver | TestChangeover) -> None:
    entity = world.the(Register).groups[order.group]
    if isinstance(order, SwitchOver):
        hardware.engage(world, entity)
    else:
        hardware.try_changeover(world, entity)


def _refuse_hurry(world: World, order: Hurry) -> Checked:
    job = world.find(order.job, Job)
    if job is None or job.state not in ("going", "working"):
        return Refusal("refused.no_such_job", {"id": str(order.job)})
    return Refusal("refused.hurry_as_it_is") if job.hurry == order.hurry else None


def _hurry(world: World, order: Hurry) -> None:
    job = world.get(order.job, Job)
    job.hurry = order.hurry
    if job.state == "working":
        job.duration_s = jobs.step_time_s(world, job, jobs.step_of(world, job))


def _refuse_withdrawal(world: World, order: Withdraw) -> Checked:
    job = world.find(order.job, Job)
    if job is None or job.state not in ("going", "working"):
        return Refusal("refused.no_such_job", {"id": str(order.job)})
    if not any(able(world, person) and world.find(person, Whereabouts) for person in job.people):
        return Refusal("refused.nobody_hears")
    return None


def _refuse_acknowledgement(world: World, order: Acknowledge) -> Checked:
    alarm = world.one(Alarms).standing.get(f"{order.alarm}@{order.module}")
    if alarm is None:
        return Refusal("refused.no_such_alarm", {"id": order.alarm})
    return Refusal("refused.acknowledged") if alarm.acknowledged else None


def _acknowledge(world: World, order: Acknowledge) -> None:
    world.one(Alarms).standing[f"{order.alarm}@{order.module}"].acknowledged = True


_ORDERS: dict[type[Any], tuple[Callable[[World, Any], Checked], Callable[[World, Any], int | None]]] = {
    SealDoor: (_door_order, _move_door),
    CloseDoor: (_door_order, _move_door),
    OpenDoor: (_door_order, _move_door),
    SealModule: (_module_order, _move_doors),
    OpenModule: (_module_order, _move_doors),
    Evacuate: (_refuse_evacuation, _evacuate),
    Reopen: (_refuse_reopening, _reopen),
    StartMachine: (_machine_order, _switch_machine),
    StopMachine: (_machine_order, _switch_machine),
    SwitchOver: (_group_order, _switch_over),
    TestChangeover: (_group_order, _switch_over),
    SendTeam: (refuse_team, send_team),
    JoinTeam: (refuse_join, join_team),
    Hurry: (_refuse_hurry, _hurry),
    Withdraw: (_refuse_withdrawal, withdraw),
    Acknowledge: (_refuse_acknowledgement, _acknowledge),
    **making.ORDERS,
}
"""What each order needs, and what it does."""
