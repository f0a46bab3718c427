"""The chain of causes behind a fault or a harm: what failed, of what wear, missed by whom."""

from __future__ import annotations

from dataclasses import dataclass

from game.sim.clock import SOL_S, Clock
from game.sim.frames.components import Frame
from game.sim.hardware.components import CAUSES, Exposures, Machine, Part, Redundancy, Wear
from game.sim.hardware.rules import TAKEN_OUT, mode_of, parts_of
from game.sim.hardware.wear import WearTables
from game.sim.hazards.strikes import SAME_CLOUD
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module
from game.sim.structure.rules import orifice_m2
from game.sim.upkeep.components import Records
from game.sim.upkeep.logs import deferrals_of, sol_of_entry
from game.sim.world import World

MOST_PUT_OFF = 2
"""Of all times that work on a part was put off, so many are told: the last."""

STANDING = {
    "cause.machine": "cause.now.machine",
    "cause.vent": "cause.now.vent",
    "cause.hole": "cause.now.hole",
    "cause.hole_plain": "cause.now.hole_plain",
    SAME_CLOUD: "cause.now.hole_same_cloud",
    "cause.door": "cause.now.door",
    "cause.jammed": "cause.now.jammed",
}
"""Texts of what goes on, by those that tell of it afterwards."""


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
    now_s = world.one(Clock).elapsed_s
    sols = (now_s - part.fitted_s) / SOL_S
    if part.note or not world.the(Settlement).scenario.keeps_house:
        # What the scenario tells has a record of its own, in which nobody serviced anything.
        if sols > interval:
            chain.append(Cause("cause.overdue", (("sols", f"{sols:.0f}"), ("interval", str(interval)))))
        return chain
    late_sols = (now_s - float(world.one(Records).serviced_s[part.index])) / SOL_S
    if late_sols > interval:
        chain.append(Cause("cause.unserviced", (("sols", f"{late_sols:.0f}"), ("interval", str(interval)))))
    return [*chain, *_put_off(world, part)]


def _put_off(world: World, part: Part) -> list[Cause]:
    """Return when work on a part was put off, by whom and why; the last times only."""
    chain: list[Cause] = []
    for entry in deferrals_of(world, part.index)[-MOST_PUT_OFF:]:
        sol = str(sol_of_entry(world, entry))
        of, _, rest = entry.note.partition(":")
        if of == "order":
            who = (("sol", sol), ("by", entry.by))
            told = Cause("cause.put_off", (*who, ("why", rest))) if rest else Cause("cause.put_off_unsaid", who)
        else:
            what, _, for_sol = rest.partition(":")
            told = Cause(f"cause.no_hours.{what}", (("sol", for_sol or sol),))
        chain.append(told)
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
        chain.append(Cause(TAKEN_OUT) if part.note == TAKEN_OUT else Cause("cause.note", (("note", part.note),)))
    shares = world.the(WearTables).cause_share(world.one(Exposures), world.one(Wear), part.index)
    most = max(range(len(CAUSES)), key=lambda column: shares[column])
    if shares[most] > 0.0 and (not part.note or mode is None or mode.cause == CAUSES[most]):
        chain.append(Cause(f"cause.wear.{CAUSES[most]}", (("share", f"{100.0 * shares[most]:.0f}"),)))
    return chain


def while_it_stands(chain: list[Cause]) -> list[Cause]:
    """Return a chain as it is told while it goes on; what is written down is told as it is: afterwards."""
    return [Cause(STANDING.get(link.text, link.text), link.values) for link in chain]


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


def of_module(world: World, module: int, *, known: bool = False) -> list[Cause]:
    """Return what is wrong with a module's air or frame, the nearest cause first; if ``known``, only what was found."""
    chain = [*_of_frame(world, module), *_of_air(world, module, known=known)]
    if chain:
        return [*chain, *_shut_in(world, module)]
    for door_entity, door in world.each(Door):
        if module in (door.a, door.b) and orifice_m2(world.the(Settlement).doors[door.id], door.state) > 0.0:
            beyond = door.b if door.a == module else door.a
            behind = _of_air(world, beyond, known=known)
            if behind:
                return [*_of_door(world, door_entity, "cause.door"), *behind]
    return []


def _shut_in(world: World, module: int) -> list[Cause]:
    """Return why nobody got out through a module's doors: what is on record of those that stuck."""
    chain: list[Cause] = []
    for entity, door in world.each(Door):
        if module in (door.a, door.b) and door.state == "jammed":
            chain.extend(_of_door(world, entity, "cause.jammed"))
    return chain


def _of_air(world: World, module: int, *, known: bool) -> list[Cause]:
    chain: list[Cause] = []
    for _, hole in world.each(Hole):
        if hole.module == module and hole.cda_m2 > 0.0 and hole.part == 0 and (hole.found or not known):
            told = _of_hole(hole)
            if told not in chain and (hole.cause or not world.get(module, Module).lost):
                chain.append(told)
    machines = [(entity, machine) for entity, machine in world.each(Machine) if machine.module == module]
    dead = [entity for entity, machine in machines if machine.condition_share <= 0.0]
    for entity in dead:
        chain.extend(of_machine(world, entity))
    for _, hole in world.each(Hole):
        leaks = hole.module == module and hole.cda_m2 > 0.0 and hole.part != 0
        if leaks and world.get(hole.part, Part).owner not in dead and (not known or _seen(world, hole.part)):
            chain.extend(of_part(world, hole.part))
    for _, group in world.each(Redundancy):
        part = world.get(group.part, Part)
        if part.module == module and part.stage == "failed" and (not known or _seen(world, group.part)):
            sol = int((world.one(Clock).start_s + group.tested_s) // SOL_S)
            chain.append(Cause("cause.changeover", (("fault", _fault(world, part)), ("sol", str(sol)))))
            chain.extend(_history(world, part))
    return chain


def _of_hole(hole: Hole) -> Cause:
    """Return why a hull is open that no part of it left open."""
    if not hole.cause:
        return Cause("cause.hole_plain")
    return Cause(SAME_CLOUD) if hole.cause == SAME_CLOUD else Cause("cause.hole", (("note", hole.cause),))


def _seen(world: World, entity: int) -> bool:
    """Return whether the colony knows what is wrong with a part."""
    part = world.get(entity, Part)
    mode = mode_of(world, part)
    return part.found or mode is None or not mode.hidden


def _of_door(world: World, entity: int, text: str) -> list[Cause]:
    """Return what a door did, as a text, with what the scenario says of it."""
    settlement = world.the(Settlement)
    door = world.get(entity, Door)
    chain = [Cause(text, (("door", settlement.door_name(door.id)),))]
    now_s = world.one(Clock).elapsed_s
    for item in settlement.scenario.happening:
        if item.door == door.id and item.cause and item.at_s <= now_s:
            chain.append(Cause("cause.note", (("note", item.cause),)))
    return chain


def _of_frame(world: World, module: int) -> list[Cause]:
    """Return which members of a module's frame gave way, if it is in trouble, and what began it."""
    chain: list[Cause] = []
    for _, frame in world.each(Frame):
        if frame.module != module or all(member.standing for member in frame.members):
            continue
        names = {member.id: member.name for member in world.the(Settlement).frames[frame.id].members}
        weakest = min(frame.members, key=lambda member: (member.capacity_share / member.sound_share, member.id))
        chain.append(Cause("cause.frame", (("member", names[weakest.id]),)))
    return chain
