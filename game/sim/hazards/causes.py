"""The chain of causes behind a fault or a harm: what failed, of what wear, missed by whom."""

from __future__ import annotations

from dataclasses import dataclass

from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import CAUSES, Exposures, Machine, Part, Redundancy, Wear
from game.sim.hardware.rules import mode_of, parts_of
from game.sim.hardware.wear import WearTables
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole
from game.sim.world import World


@dataclass(frozen=True, slots=True)
class Cause:
    """One link: the id of a text, and what is filled into it."""

    text: str
    values: tuple[tuple[str, str], ...] = ()


def of_part(world: World, entity: int) -> list[Cause]:
    """Return why a part is as it is: how it failed, what is on record, what wore it most, how old it was."""
    part = world.get(entity, Part)
    chain = [Cause("cause.part", (("fault", _fault(world, part)),)), *_history(world, part)]
    interval = world.the(Settlement).part_kinds[part.kind].service_interval_sols
    sols = (world.one(Clock).elapsed_s - part.fitted_s) / SOL_S
    if sols > interval:
        chain.append(Cause("cause.overdue", (("sols", f"{sols:.0f}"), ("interval", str(interval)))))
    return chain


def _fault(world: World, part: Part) -> str:
    """Return what an engineer would write of a failed part."""
    mode = mode_of(world, part)
    return mode.name if mode is not None else world.the(Settlement).part_kinds[part.kind].name


def _history(world: World, part: Part) -> list[Cause]:
    """Return what a part's failure let out, what is on record, and what wore it most.

    Where the record speaks of something else than what wore it most, only the record is told.
    """
    mode = mode_of(world, part)
    chain: list[Cause] = []
    if mode is not None and mode.vents_mm > 0.0:
        chain.append(Cause("cause.vent", (("mm", f"{mode.vents_mm:g}"),)))
    if part.note:
        chain.append(Cause("cause.note", (("note", part.note),)))
    shares = world.the(WearTables).cause_share(world.one(Exposures), world.one(Wear), part.index)
    most = max(range(len(CAUSES)), key=lambda column: shares[column])
    if shares[most] > 0.0 and (not part.note or mode is None or mode.cause == CAUSES[most]):
        chain.append(Cause(f"cause.wear.{CAUSES[most]}", (("share", f"{100.0 * shares[most]:.0f}"),)))
    return chain


def of_machine(world: World, entity: int) -> list[Cause]:
    """Return why a machine does not work, the nearest cause first; empty if it does."""
    machine = world.get(entity, Machine)
    chain: list[Cause] = []
    name = world.the(Settlement).machine_name(machine.id)
    if machine.state == "stopped":
        chain.append(Cause("cause.machine", (("machine", name),)))
    for part_entity, part in parts_of(world, entity):
        if part.stage == "failed":
            chain.extend(of_part(world, part_entity))
    return chain


def of_module(world: World, module: int) -> list[Cause]:
    """Return what is wrong with a module's air, the nearest cause first."""
    chain: list[Cause] = []
    for _, hole in world.each(Hole):
        if hole.module == module and hole.cda_m2 > 0.0 and hole.part == 0:
            chain.append(Cause("cause.hole", (("note", hole.cause),)) if hole.cause else Cause("cause.hole_plain"))
    machines = [(entity, machine) for entity, machine in world.each(Machine) if machine.module == module]
    dead = [entity for entity, machine in machines if machine.condition_share <= 0.0]
    for entity in dead:
        chain.extend(of_machine(world, entity))
    for _, hole in world.each(Hole):
        leaks = hole.module == module and hole.cda_m2 > 0.0 and hole.part != 0
        if leaks and world.get(hole.part, Part).owner not in dead:
            chain.extend(of_part(world, hole.part))
    for _, group in world.each(Redundancy):
        part = world.get(group.part, Part)
        if part.module == module and part.stage == "failed":
            sol = int((world.one(Clock).start_s + group.tested_s) // SOL_S)
            chain.append(Cause("cause.changeover", (("fault", _fault(world, part)), ("sol", str(sol)))))
            chain.extend(_history(world, part))
    return chain
