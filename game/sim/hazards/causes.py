"""The chain of causes behind a fault or a harm: what failed, of what wear, missed by whom."""

from __future__ import annotations

from dataclasses import dataclass

from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import CAUSES, Exposures, Machine, Part, Redundancy, Wear
from game.sim.hardware.rules import parts_of
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
    """Return why a part is as it is: how it failed, what wore it most, when it was fitted, what is on record."""
    settlement = world.the(Settlement)
    part = world.get(entity, Part)
    kind = settlement.part_kinds[part.kind]
    name = next((mode.name for mode in kind.modes if mode.id == part.mode), kind.name)
    chain = [Cause("cause.part", (("fault", name), ("part", kind.name)))]
    if part.note:
        chain.append(Cause("cause.note", (("note", part.note),)))
    shares = world.the(WearTables).cause_share(world.one(Exposures), world.one(Wear), part.index)
    most = max(range(len(CAUSES)), key=lambda column: shares[column])
    if shares[most] > 0.0:
        chain.append(Cause(f"cause.wear.{CAUSES[most]}", (("share", f"{100.0 * shares[most]:.0f}"),)))
    sols = (world.one(Clock).elapsed_s - part.fitted_s) / SOL_S
    if sols > kind.service_interval_sols:
        chain.append(
            Cause("cause.overdue", (("sols", f"{sols:.0f}"), ("interval", str(kind.service_interval_sols))))
        )
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
    for entity, machine in world.each(Machine):
        if machine.module == module and machine.condition_share <= 0.0:
            chain.extend(of_machine(world, entity))
    for _, group in world.each(Redundancy):
        part = world.get(group.part, Part)
        if part.module == module and part.stage == "failed":
            tested = world.one(Clock).start_s + group.tested_s
            chain.append(Cause("cause.changeover", (("sol", str(int(tested // SOL_S))),)))
            chain.extend(of_part(world, group.part))
    return chain
