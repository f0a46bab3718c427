"""Hours that a crew owes to something besides its plan, for a while: a class, a vigil, help for another crew."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.kinds.hours import Use
from game.sim import sums
from game.sim.clock import Clock
from game.sim.crews.components import COLUMN, Debit, Plans
from game.sim.world import World


def call_away(world: World, crew: str, use: Use, per_sol_h: float, sols: int, why: str) -> None:
    """Take hours of a use from a crew each sol, or with fewer than 0 give it some; an empty crew: all, each its part.

    ``why`` names what they go to. What the use lacks is taken from rest.
    """
    plans = world.one(Plans)
    until_sol = world.one(Clock).sol + sols
    plans.debits = [*plans.debits, Debit(crew, use, per_sol_h, until_sol, why)]


def can_spare(world: World, crew: str, use: Use, per_sol_h: float, besides: Sequence[Debit] = ()) -> bool:
    """Return whether a crew's plan, or all, hold so many hours a sol of a use and of rest, besides what it owes.

    ``besides`` is what it would owe already.
    """
    plans = world.one(Plans)
    rows = [row for row, name in enumerate(plans.crews) if crew in ("", name)]
    debits = (*standing(world), *besides)
    owed = sums.total(debit.per_sol_h * _part(plans, debit, row) for debit in debits for row in rows)
    columns = {COLUMN[use], COLUMN["rest"]}
    there = sums.total(float(plans.hours[row, column]) for row in rows for column in sorted(columns))
    return there - owed >= per_sol_h


def standing(world: World) -> list[Debit]:
    """Return what crews owe now."""
    sol = world.one(Clock).sol
    return [debit for debit in world.one(Plans).debits if debit.until_sol > sol]


def _part(plans: Plans, debit: Debit, row: int) -> float:
    """Return a crew's part of what is owed: all if it is its own, by its hours if every crew owes it."""
    if debit.crew:
        return 1.0 if debit.crew == plans.crews[row] else 0.0
    return float(plans.normal_h[row]) / max(float(plans.normal_h.sum()), 1.0)


def take(world: World, row: int, part: float, used: list[float]) -> float:
    """Take what a crew owes for a shift out of its hours by use; return how many were taken.

    ``part`` is the part of the crew's strength that is on the shift.
    """
    plans = world.one(Plans)
    if not plans.debits:
        return 0.0
    plans.debits = standing(world)
    taken = 0.0
    for debit in plans.debits:
        hours = debit.per_sol_h * _part(plans, debit, row) * part
        if hours < 0.0:
            used[COLUMN[debit.use]] -= hours
            continue
        for use in (debit.use, "rest"):
            got = min(hours, used[COLUMN[use]])
            used[COLUMN[use]] -= got
            hours -= got
            taken += got
    return taken
