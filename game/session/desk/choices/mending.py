"""Choices that end what is wrong: holes patched, parts mended, vents shut, a fault looked for."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.kinds.work import TaskKind
from game.session.desk.choices.offers import Offers
from game.session.desk.choices.sending import send
from game.session.view import ChoiceView
from game.sim.hardware.components import Part
from game.sim.hardware.rules import mode_of
from game.sim.hazards.components import Alarms
from game.sim.people.physiology import O2_PERCENT_PER_KPA
from game.sim.sensors.components import Trends
from game.sim.stores.rules import lockers_with
from game.sim.structure.components import Hole, Module, Room
from game.sim.structure.rules import part_place
from game.sim.structure.ways import Ways
from game.sim.work.kits import item_for
from game.sim.work.search import rooms_of
from game.story.telling import inside

OFFERED_TEAMS = 3
"""How many teams are offered for one repair."""
FALLING_PERCENT_PER_MIN = -0.003
"""Oxygen that falls this fast is worth a search before any alarm."""


def mending(offers: Offers) -> Iterator[ChoiceView]:
    """Yield what ends what is wrong in a module."""
    if offers.seeks("patch"):
        yield from _holes(offers)
    if offers.seeks("patch_part", "replace"):
        yield from _parts(offers)
    if offers.seeks("close_vent"):
        yield from _vents(offers)
    if offers.seeks("search", "search_by_eye", "search_from"):
        yield from _searching(offers)
    if offers.seeks("feed"):
        yield from _feeding(offers)


def _holes(offers: Offers) -> Iterator[ChoiceView]:
    """Offer to patch each hole that somebody has seen."""
    world = offers.world
    for entity, hole in world.each(Hole):
        if hole.module != offers.module or hole.part or not hole.found or hole.cda_m2 <= 0.0:
            continue
        name = offers.desk.structure.hole(entity, hole).name
        for task in offers.tasks("patch_hole", "hole", "crack" if hole.crack else "hole"):
            yield from send(offers, task, entity, "choice.patch", "good", count=2, hole=name)


def _parts(offers: Offers) -> Iterator[ChoiceView]:
    """Offer to mend or replace what is known to have failed, and what a search found worn."""
    world = offers.world
    for entity, part in world.each(Part):
        if part.module != offers.module or not part.mode:
            continue
        mode = mode_of(world, part)
        if mode is None or (mode.hidden and not part.found):
            continue
        kind = offers.settlement.part_kinds[part.kind]
        name = _called(offers, entity, inside(kind.name))
        for task in offers.tasks("patch_part", "part"):
            if mode.vents_mm > 0.0 and task.id == kind.patch and not offers.targeted(entity):
                yield from send(offers, task, entity, "choice.patch_part", "good", count=2, part=name)
        if kind.replace is not None and not offers.targeted(entity):
            task = offers.settlement.tasks[kind.replace]
            count = OFFERED_TEAMS if _has_spare(offers, task, entity) else 1  # whoever goes hears the same
            yield from send(offers, task, entity, "choice.replace", "good", count=count, part=name)


def _has_spare(offers: Offers, task: TaskKind, part: int) -> bool:
    """Return whether any locker holds what a replacement uses up."""
    spare = item_for(offers.world, task, part)
    return not spare or bool(lockers_with(offers.world, spare))


def _called(offers: Offers, entity: int, name: str) -> str:
    """Return what a part is called on a button: with its room, where it lies in one of several."""
    room = offers.world.find(part_place(offers.world, entity), Room)
    return name if room is None else f"{name}, {offers.settlement.room_name(room.id)}"


def _vents(offers: Offers) -> Iterator[ChoiceView]:
    """Offer to wind shut what failed parts left open, where that much is known; what was found may have no wheel."""
    world = offers.world
    known = any(
        hole.module == offers.module
        and hole.cda_m2 > 0.0
        and (part := world.find(hole.part, Part)) is not None
        and (mode := mode_of(world, part)) is not None
        and (mode.hand_wheel if part.found else not mode.hidden)
        for _, hole in world.each(Hole)
        if hole.part
    )
    if known:
        for task in offers.tasks("close_vent", "module"):
            yield from send(offers, task, offers.module, "choice.close_vent", "good", count=2)


def worth_searching(offers: Offers) -> bool:
    """Return whether the readings say that something is wrong here that nobody has found."""
    world = offers.world
    if world.one(Alarms).worst_in(offers.module) is not None:
        return True
    index = world.get(offers.module, Module).index
    return O2_PERCENT_PER_KPA * float(world.one(Trends).per_min[0, index]) < FALLING_PERCENT_PER_MIN


def _searching(offers: Offers) -> Iterator[ChoiceView]:
    """Offer to look for it: from the near end or from the far one, alone or in twos."""
    if not worth_searching(offers):
        return
    for task in offers.tasks("search", "module"):
        text = "choice.search" if task.tools or task.helps else "choice.search_by_eye"
        yield from send(offers, task, offers.module, text, "good", count=1, size=2)
        yield from send(offers, task, offers.module, text, "plain", count=1, size=1)
        for end in _ends(offers):
            name = offers.settlement.room_name(offers.world.get(end, Room).id)
            yield from send(
                offers, task, offers.module, "choice.search_from", "plain", size=2, to=end, place=end, end=name
            )


def _ends(offers: Offers) -> list[int]:
    """Return the first and the last of the rooms that a search goes over, where people can get to them."""
    world = offers.world
    rooms = rooms_of(world, offers.module)
    reached = world.the(Ways).distances_s(world, offers.module)
    ends = [rooms[0], rooms[-1]] if len(rooms) > 2 else []
    return [end for end in ends if end in reached]


def _feeding(offers: Offers) -> Iterator[ChoiceView]:
    """Offer to let oxygen out by hand where people breathe what becomes too little."""
    if not offers.living or offers.harm_s() is None:
        return
    for task in offers.tasks("feed_oxygen", "module"):
        yield from send(offers, task, offers.module, "choice.feed", "plain")
