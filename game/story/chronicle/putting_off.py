"""What was put off: found in time, or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import Machine, Part
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import BY_ORDER, Entry, PartLog
from game.sim.upkeep.logs import sol_of_entry
from game.sim.world import World
from game.story.chronicle.past import Find, Past, PastCrisis
from game.story.storylets.components import FactValue
from game.story.telling import inside, worded

MENDED = ("serviced", "repaired", "replaced")
"""What ends a putting off."""
SOON_S = 2.0 * SOL_S
"""A crisis so soon after a failure in its place is told with it."""
_WORD = "chronicle.word."
"""Texts of single words that stand in its pages."""
_OPEN, _MENDED = 1, 2
"""Whether what failed was seen to since: which of two wordings a page takes."""
LONG_SOLS = 15
"""What was put off for want of hours is told if it waited as long."""


def put_off(world: World, past: Past) -> Iterator[Find]:
    """Yield what was put off and then found, or failed, in the order of the parts."""
    book = world.the(UpkeepBook)
    log = world.one(PartLog).lines
    for part in book.parts:
        entries = log.get(part.index, ())
        begun = next((entry for entry in entries if entry.did == "deferred"), None)
        if begun is not None:
            yield from _of_part(world, past, part, entries)


def _of_part(world: World, past: Past, part: Part, entries: Sequence[Entry]) -> Iterator[Find]:
    """Yield what became of the last thing that was put off of a part and then came to an end."""
    waited: Entry | None = None
    found: Find | None = None
    for entry in entries:
        if entry.did == "deferred":
            waited = waited or entry
        elif waited is not None and entry.did == "failed":
            found = _failed(world, past, part, waited, entry, entries)
            waited = None
        elif waited is not None and entry.did in MENDED:
            found = _saved(world, part, waited, entry) or found
            waited = None
    if found is not None:
        yield found
    elif waited is not None and _by_order(waited):
        sol = world.one(Clock).sol
        facts: dict[str, FactValue] = {**_facts(world, part, waited), "wait": sol - sol_of_entry(world, waited)}
        yield Find("deferred.still", sol_of_entry(world, waited), sol, facts=facts, place=_place(world, part))


def _saved(world: World, part: Part, waited: Entry, done: Entry) -> Find | None:
    """Return what somebody had put off by order and others mended before it failed; what lacked hours is routine."""
    first, last = sol_of_entry(world, waited), sol_of_entry(world, done)
    if done.time_s < 0.0 or not done.by or not _by_order(waited):
        return None
    more: dict[str, FactValue] = {"found": last, "finder": done.by, "wait": last - first}
    return Find(
        "deferred.saved",
        first,
        last,
        facts={**_facts(world, part, waited), **more},
        place=_place(world, part),
    )


def _failed(
    world: World, past: Past, part: Part, waited: Entry, failure: Entry, entries: Sequence[Entry]
) -> Find | None:
    first, last = sol_of_entry(world, waited), sol_of_entry(world, failure)
    if failure.time_s < 0.0:
        return None
    mended = next((entry for entry in entries if entry.did in MENDED and entry.time_s >= failure.time_s), None)
    facts: dict[str, FactValue] = {**_facts(world, part, waited), "failed": last, "wait": last - first}
    times = 1.0 if _by_order(waited) else 0.4
    crisis = _crisis(past, part, failure.time_s)
    if crisis is not None:
        facts["dead"] = len(crisis.dead)
        return Find("deferred.crisis", first, last, facts=facts, place=_place(world, part), times=times)
    facts["state"] = _OPEN if mended is None else _MENDED
    facts["mended"] = (mended.by if mended is not None else "") or worded(world, f"{_WORD}crews")
    if last - first < LONG_SOLS and not _by_order(waited):
        return None
    return Find("deferred.failed", first, last, facts=facts, place=_place(world, part), times=times)


def _crisis(past: Past, part: Part, failed_s: float) -> PastCrisis | None:
    """Return the crisis that came where a part had just failed, in the trade of that part."""
    near = [
        crisis
        for crisis in past.crises
        if part.module in crisis.modules and -SOL_S / 24.0 <= crisis.onset_s - failed_s <= SOON_S
    ]
    return next((crisis for crisis in near if crisis.kind != "strike"), None)


def _by_order(entry: Entry) -> bool:
    return entry.note.partition(":")[0] == BY_ORDER


def _facts(world: World, part: Part, waited: Entry) -> dict[str, FactValue]:
    settlement = world.the(Settlement)
    why = waited.note.partition(":")[2] if _by_order(waited) else worded(world, f"{_WORD}no_hours")
    by = waited.by if _by_order(waited) and waited.by else worded(world, f"{_WORD}plan")
    return {
        "part": inside(settlement.part_kinds[part.kind].name),
        "where": _owner(world, part),
        "put_off": sol_of_entry(world, waited),
        "by": by,
        "why": why or worded(world, f"{_WORD}no_reason"),
    }


def _owner(world: World, part: Part) -> str:
    """Return the name of what a part belongs to, as it stands inside a sentence."""
    settlement = world.the(Settlement)
    if (machine := world.find(part.owner, Machine)) is not None:
        name = settlement.machine_name(machine.id)
        return name if len(name.split()[-1]) == 1 else worded(world, f"{_WORD}owner", name=name)
    if (door := world.find(part.owner, Door)) is not None:
        one, _, other = settlement.door_name(door.id).partition(" / ")
        return worded(world, f"{_WORD}door", one=one, other=other)
    return settlement.place_name(world.get(part.module, Module).id)


def _place(world: World, part: Part) -> str:
    return world.get(part.module, Module).id
