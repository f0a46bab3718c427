"""What is assumed in a forecast: a hole closed, a door moved, a machine running, each at its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.content.kinds.place import DoorState
from game.session.desk.jobtimes import span_s
from game.sim.air.plant import AirPlant
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.rules import kind_of, known_share, parts_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole
from game.sim.work.components import Job
from game.sim.world import World


class Change(NamedTuple):
    """Something that comes true while the air goes on."""

    in_s: float
    """Seconds from now."""
    module: int
    """Entity of the module where it is; it counts only where that one's air is part of the forecast."""
    make: Callable[[AirPlant], None]
    """What it does to the gas system of the forecast."""


def hole_closed(hole: Hole, in_s: float) -> Change:
    """Assume that a hole is closed."""
    cda_m2, module = hole.cda_m2, hole.module
    return Change(in_s, module, lambda plant: plant.plug(module, cda_m2))


def door_stands(entity: int, door: Door, state: DoorState, in_s: float = 0.0) -> Change:
    """Assume that a door stands otherwise."""
    return Change(in_s, door.a, lambda plant: plant.stand(entity, state))


def machine_runs(entity: int, machine: Machine, in_s: float, share: float = 1.0) -> Change:
    """Assume that a machine runs at a share of its rating."""
    return Change(in_s, machine.module, lambda plant: plant.run_fully(entity, share))


def warm_up_s(world: World, machine: Machine) -> float:
    """Return the time from switching a machine on until it gives about what it should."""
    kind = kind_of(world, machine)
    return kind.start_up_s + 0.5 * kind.settle_s


def holes_of(world: World, part: int) -> list[Hole]:
    """Return what a part leaves open."""
    return [hole for _, hole in world.each(Hole) if hole.part == part and hole.cda_m2 > 0.0]


def stood_in_for(world: World, donor: Machine, module: int) -> tuple[int, Machine, float] | None:
    """Return the machine known to be dead that one moved to its module replaces, and the donor's size against it."""
    plans = world.the(Settlement).machines
    for entity, machine in world.each(Machine):
        same = machine.module == module and kind_of(world, machine).id == kind_of(world, donor).id
        if same and known_share(world, entity) <= 0.0:
            return entity, machine, plans[donor.id].rating_share / max(plans[machine.id].rating_share, 1e-9)
    return None


def of_effect(world: World, effect: str, target: int, destination: int, done_s: float) -> Iterator[Change]:
    """Yield what a task of some effect changes in the air if it is done in so many seconds."""
    if effect == "replace_part":
        yield from _part_replaced(world, target, done_s)
    elif effect == "patch_hole":
        hole = world.find(target, Hole)
        if hole is not None:
            yield hole_closed(hole, done_s)
        elif world.find(target, Part) is not None:
            yield from (hole_closed(hole, done_s) for hole in holes_of(world, target))
    elif effect == "close_vent":
        for _, hole in world.each(Hole):
            if hole.part and target in (hole.module, hole.part) and hole.cda_m2 > 0.0:
                yield hole_closed(hole, done_s)
    elif effect == "start_backup":
        backup = world.get(target, Redundancy).backup
        machine = world.get(backup, Machine)
        yield machine_runs(backup, machine, done_s + warm_up_s(world, machine))
    elif effect == "move_machine" and destination:
        donor = world.get(target, Machine)
        found = stood_in_for(world, donor, destination)
        if found is not None:
            entity, machine, share = found
            for part, _ in parts_of(world, entity):
                yield from (hole_closed(hole, done_s) for hole in holes_of(world, part))
            yield machine_runs(entity, machine, done_s + warm_up_s(world, donor), share)


def _part_replaced(world: World, target: int, done_s: float) -> Iterator[Change]:
    for hole in holes_of(world, target):
        yield hole_closed(hole, done_s)
    owner = world.get(target, Part).owner
    machine = world.find(owner, Machine)
    if machine is not None:
        yield machine_runs(owner, machine, done_s + warm_up_s(world, machine))


def when_done(world: World, job: Job) -> list[Change]:
    """Return what a job in hand changes in the air, at the middle of its time range."""
    shortest_s, longest_s = span_s(world, job)
    effect = world.the(Settlement).tasks[job.task].effect
    return list(of_effect(world, effect, job.target, job.destination, 0.5 * (shortest_s + longest_s)))
