"""What is well formed and still makes no sense of places: ways that lead nowhere, rooms that hold what is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from game.content.findings import Finding
from game.content.kinds.opening import Happening, StrikePlan
from game.content.kinds.place import FramePlan, ModulePlan, PassagePlan
from game.content.kinds.scenario import ScenarioKind
from game.content.problems import Path, nearest_hint, quoted

if TYPE_CHECKING:
    from game.content.store import Content

Parts = Mapping[str, tuple[str, ...]]
"""Kinds of part in everything that has parts, by owner."""


def parts_by_owner(content: Content, scenario: ScenarioKind | None = None) -> dict[str, tuple[str, ...]]:
    """Return the kinds of part in everything that has parts: in the packs' colony, or as a scenario has it."""
    others = scenario is None or not scenario.bare
    doors = [*(content.doors.values() if others else ()), *(scenario.door if scenario else ())]
    machines = [*(content.machines.values() if others else ()), *(scenario.machine if scenario else ())]
    groups = [*(content.redundancy.values() if others else ()), *(scenario.redundancy if scenario else ())]
    parts: dict[str, tuple[str, ...]] = {plan.id: plan.fixtures for plan in _modules(content, scenario)}
    parts |= {door.id: door.parts for door in doors}
    for machine in machines:
        kind = content.machine_kinds.get(machine.kind)
        parts[machine.id] = kind.parts if kind is not None else ()
    return parts | {group.id: (group.changeover,) for group in groups}


def part_kind(address: str) -> str:
    """Return the kind in the address of a part: that of ``dome_three/manifold_junction#7`` is the part before ``#``."""
    return address.partition("/")[2].partition("#")[0]


def no_such_part(address: str, parts: Parts) -> tuple[str, str] | None:
    """Return what is wrong with the address of a part and how to mend it, or nothing if there is such a part."""
    owner, slash, name = address.partition("/")
    kind, numbered, number = name.partition("#")
    if not slash:
        return f"{quoted(address)} names no part", 'write it as "owner/part_kind"'
    if owner not in parts:
        return f"nothing called {quoted(owner)} has parts", nearest_hint(owner, list(parts), "owners")
    count = parts[owner].count(kind)
    if count == 0:
        return f"{quoted(owner)} has no part {quoted(kind)}", nearest_hint(kind, parts[owner], "parts of it")
    if numbered and not (number.isdecimal() and number == str(int(number)) and 2 <= int(number) <= count):
        message = f"{quoted(owner)} has {count} of {quoted(kind)}, and no {quoted(name)}"
        return message, "the first has no number, the second is #2"
    return None


def makers_of(address: str, content: Content) -> tuple[tuple[str, str, Path], ...]:
    """Return the values that give its owner the part at an address, by table, id and way."""
    owner = address.partition("/")[0]
    machine = content.machines.get(owner)
    kind = () if machine is None else (("machine", owner, ("kind",)), ("machine_kind", machine.kind, ("parts",)))
    return (
        *kind,
        ("module", owner, ("fixtures",)),
        ("door", owner, ("parts",)),
        ("redundancy", owner, ("changeover",)),
    )


def _rooms_of(content: Content) -> tuple[tuple[str, str, Path], ...]:
    """Return the rooms of every module of the packs, by table, id and way."""
    return tuple(("module", name, ("rooms",)) for name in content.modules)


def passage_joined(plan: PassagePlan) -> Iterator[Finding]:
    """Look whether a passage joins two places."""
    if plan.between[0] == plan.between[1]:
        message = f"{quoted(plan.id)} leads from {quoted(plan.between[0])} to itself"
        yield Finding(("between", 1), message, "name two different rooms or modules")


def passage(plan: PassagePlan, content: Content) -> Iterator[Finding]:
    """Look whether both ends of a passage are there."""
    places = _places(content.modules.values())
    for end, name in enumerate(plan.between):
        if name not in places:
            hint = nearest_hint(name, places, "rooms and modules")
            yield Finding(("between", end), f"there is no room or module {quoted(name)}", hint, _rooms_of(content))


def module(plan: ModulePlan, content: Content) -> Iterator[Finding]:
    """Look at the rooms of a module of the packs: nothing else bears their ids, and what they hold is there."""
    yield from _rooms(plan, content.modules.values(), parts_by_owner(content), content)


def scenario_places(scenario: ScenarioKind, content: Content) -> Iterator[Finding]:
    """Look at the places that a scenario adds, and at those that it names."""
    modules = _modules(content, scenario)
    parts = parts_by_owner(content, scenario)
    for index, plan in enumerate(scenario.module):
        for found in _rooms(plan, modules, parts, content):
            yield found.below("module", index)
    if scenario.bare and scenario.resident:
        message = "residents are placed in the colony only: a bare scenario has colonists"
        yield Finding(("resident", 0), message, "leave bare out, or use [[scenario.colonists]]")
        return
    places = _places(modules)
    for index, resident in enumerate(scenario.resident):
        if resident.place not in places:
            hint = nearest_hint(resident.place, places, "rooms and modules")
            message = f"there is no room or module {quoted(resident.place)}"
            yield Finding(("resident", index, "place"), message, hint, _rooms_of(content))
    for index, happening in enumerate(scenario.happening):
        if happening.strike is not None:
            for found in _strike(happening.strike, modules, content, bare=scenario.bare):
                yield found.below("happening", index, "strike")
        if happening.frame is not None:
            yield from _member(happening, index, content)


def _member(happening: Happening, index: int, content: Content) -> Iterator[Finding]:
    """Look whether a frame has the member that is said to bear less."""
    frame = content.of(FramePlan).get(happening.frame or "")
    members = [member.id for member in frame.members] if frame is not None else []
    if frame is not None and happening.member not in members:
        said = quoted(happening.member) if happening.member is not None else "none"
        hint = nearest_hint(happening.member or "", members, "members of it")
        changed = (("frame", frame.id, ("members",)),)
        yield Finding(("happening", index, "member"), f"{quoted(frame.id)} has no member {said}", hint, changed)


def _strike(plan: StrikePlan, modules: Collection[ModulePlan], content: Content, *, bare: bool) -> Iterator[Finding]:
    """Look whether a fragment hits a room of its module, and members of its frame."""
    rooms = [room.id for entry in modules if entry.id == plan.module for room in entry.rooms]
    if plan.room and plan.room not in rooms:
        hint = nearest_hint(plan.room, rooms, "rooms of it")
        changed: tuple[tuple[str, str, Path], ...] = (("module", plan.module, ("rooms",)),)
        yield Finding(("room",), f"{quoted(plan.module)} has no room {quoted(plan.room)}", hint, changed)
    frames = () if bare else content.of(FramePlan).values()
    members = [member.id for frame in frames if frame.module == plan.module for member in frame.members]
    for name in plan.members:
        if name not in members:
            hint = nearest_hint(name, members, "members of it")
            changed = tuple(("frame", frame.id, ("members",)) for frame in frames)
            message = f"no frame of {quoted(plan.module)} has a member {quoted(name)}"
            yield Finding(("members", name), message, hint, changed)


def _modules(content: Content, scenario: ScenarioKind | None) -> list[ModulePlan]:
    """Return the modules of the packs' colony, or those that stand in a scenario."""
    if scenario is None:
        return list(content.modules.values())
    added = {plan.id for plan in scenario.module}
    others = () if scenario.bare else content.modules.values()
    return [*(plan for plan in others if plan.id not in added), *scenario.module]


def _places(modules: Iterable[ModulePlan]) -> list[str]:
    modules = list(modules)
    return [plan.id for plan in modules] + [room.id for plan in modules for room in plan.rooms]


def _rooms(plan: ModulePlan, modules: Iterable[ModulePlan], parts: Parts, content: Content) -> Iterator[Finding]:
    """Look at the rooms of one module among all; of two rooms with one id the later is told."""
    before = list(takewhile(lambda other: other.id != plan.id, modules))
    earlier = {room.id for other in before for room in other.rooms}
    if plan.id in earlier:
        yield Finding(("id",), f"a room is called {quoted(plan.id)} already", "give it another id")
    taken = {plan.id, *(other.id for other in before)} | earlier
    for index, room in enumerate(plan.rooms):
        if room.id in taken:
            message = f"another room or module is called {quoted(room.id)} already"
            yield Finding(("rooms", index, "id"), message, "give it another id")
        taken.add(room.id)
        for number, address in enumerate(room.holds):
            wrong = no_such_part(address, parts)
            if wrong is not None:
                yield Finding(("rooms", index, "holds", number), *wrong, makers_of(address, content))
