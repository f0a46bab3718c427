"""Hours of prevention that go to masks, suits and tools: the worst is overhauled first."""

from __future__ import annotations

from collections.abc import Callable

from game.sim import sums
from game.sim.stores import care
from game.sim.upkeep.components import Records
from game.sim.world import World

LEAST_H = 1e-6


def needed_h(world: World) -> float:
    """Return the crew hours of all overhauls that are due, less what has gone into the first of them."""
    due = care.overhauls_due(world)
    return max(0.0, sums.total(kind.service_h for _, _, kind in due) - world.one(Records).gear_h) if due else 0.0


def overhaul(world: World, hours: float, speed: float, sign: Callable[[], str]) -> float:
    """Spend hours on gear that shows its wear, and return how many were used.

    ``speed`` is what an hour does against one of competent, rested people; ``sign`` gives the name of whoever answers
    for the next piece. What does not reach for a piece is kept for the next shift.
    """
    records = world.one(Records)
    due = care.overhauls_due(world) if hours > LEAST_H else []
    if not due:
        return 0.0
    records.gear_h += hours * speed
    for _, locker, kind in due:
        if records.gear_h < kind.service_h - LEAST_H:
            return hours
        records.gear_h = max(0.0, records.gear_h - kind.service_h)
        care.overhaul(world, locker, kind, sign())
    left_h, records.gear_h = min(hours, records.gear_h / speed), 0.0
    return hours - left_h
