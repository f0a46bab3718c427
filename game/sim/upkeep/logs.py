"""The logs of parts: who did what to them and when, and what was put off."""

from __future__ import annotations

from game.sim.clock import SOL_S, Clock
from game.sim.upkeep.components import LINES, Did, Entry, PartLog
from game.sim.world import World


def write(world: World, row: int, did: Did, by: str, note: str = "", at_s: float | None = None) -> None:
    """Write a line into a part's log; the oldest are let go. ``at_s``: when it was, if not now."""
    lines = world.one(PartLog).lines.setdefault(row, [])
    lines.append(Entry(did, world.one(Clock).elapsed_s if at_s is None else at_s, by, note))
    if len(lines) > LINES:
        del lines[0]


def history(world: World, row: int) -> tuple[Entry, ...]:
    """Return the lines of a part's log, the oldest first."""
    return tuple(world.one(PartLog).lines.get(row, ()))


def sol_of_entry(world: World, entry: Entry) -> int:
    """Return the sol on which a line was written."""
    return int((world.one(Clock).start_s + entry.time_s) // SOL_S)


def deferrals_of(world: World, row: int) -> list[Entry]:
    """Return what was put off of a part since work on it was last done."""
    found: list[Entry] = []
    for entry in reversed(world.one(PartLog).lines.get(row, ())):
        if entry.did in ("serviced", "replaced", "repaired"):
            break
        if entry.did == "deferred":
            found.append(entry)
    return found[::-1]
