"""Spares in the do-nothing forecast: what lies here, which parts wait for it, what comes when, how long that lasts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.chance import NINE_IN_TEN
from game.sim.clock import Clock
from game.sim.fabrication.recipes import best_recipe, most_of
from game.sim.hardware.rules import RUNNING
from game.sim.outlook.components import Row
from game.sim.outlook.rates import Rate
from game.sim.outlook.reckoning import cut
from game.sim.outlook.systems import SystemBook
from game.sim.stores.stock import colony_count
from game.sim.supply.components import Supply
from game.sim.supply.holds import plan
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import known_bad
from game.sim.works.kinds import rules_of
from game.sim.world import World

Arrivals = tuple[tuple[int, int], ...]
"""Sols from now and how many come then, the soonest first."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A spare, as far as anybody knows."""

    here: float
    """How many lie here or can be made of what lies here."""
    waiting: int
    """Parts that are known to want one now."""
    coming: Arrivals


@dataclass(frozen=True, slots=True)
class Lasts:
    """How long a spare lasts, and then the machines that stand by."""

    low_sols: float
    high_sols: float
    count: float
    """How many there are until then: here, or come by then."""
    next_sols: int | None
    """Sols until the next come, which is too late; nothing: none are on their way after that."""
    next_count: int


def coming(world: World) -> dict[str, Arrivals]:
    """Return when what flies here or was asked of Earth comes, by item; what no hold has room for is not counted."""
    sol, supply = world.one(Clock).sol, world.one(Supply)
    found: dict[str, dict[int, int]] = {}

    def comes(item: str, arrives_sol: int, count: int) -> None:
        on = found.setdefault(item, {})
        sols = max(0, arrives_sol - sol)
        on[sols] = on.get(sols, 0) + count

    for flight in supply.flying:
        for item, count in flight.items().items():
            comes(item, flight.arrives_sol, count)
    asks = {ask.number: ask for ask in supply.waiting}
    for departure, loaded in plan(world) if asks else ():
        for number, count in loaded.items():
            comes(asks[number].item, departure.arrives_sol, count)
    return {item: tuple(sorted(on.items())) for item, on in found.items()}


def waiting(world: World) -> dict[str, int]:
    """Return how many parts are known to want each spare now, by item; those that are to be left alone do not."""
    book, records = world.the(UpkeepBook), world.one(Records)
    found: dict[str, int] = {}
    for row in np.flatnonzero(known_bad(world) & (records.forbidden == 0)):
        spare = book.kinds[row].spare
        if spare is not None:
            found[spare] = found.get(spare, 0) + 1
    return found


def shelf_of(world: World, item: str, arrivals: Mapping[str, Arrivals], wanted: Mapping[str, int]) -> Shelf:
    """Return what is known of a spare."""
    recipe = best_recipe(world, item)
    made = most_of(world, recipe) if recipe is not None else 0
    return Shelf(float(colony_count(world, item) + made), wanted.get(item, 0), arrivals.get(item, ()))


def runs_out(count: float, rate: Rate) -> tuple[float, float]:
    """Return the least and most sols until one more is wanted than there are: a sum of so many waits.

    Fewer than none is too late already.
    """
    wanted = count + 1.0
    if wanted <= 0.0:
        return 0.0, 0.0
    spread = NINE_IN_TEN / math.sqrt(wanted)
    low = wanted * max(0.05, 1.0 - spread) / rate.high if rate.high > 0.0 else math.inf
    high = wanted * (1.0 + spread) / rate.low if rate.low > 0.0 else math.inf
    return low, high


def lasts(shelf: Shelf, rate: Rate, stand_by: float = 0.0, share: float = 1.0) -> Lasts:
    """Return how long a spare lasts, and then the machines of which ``share`` of the rate is.

    ``stand_by`` of them are not needed. What comes only after the machines have gone is too late: half a year of flight
    does not help who has none today.
    """
    count, here = shelf.here - shelf.waiting, shelf.here
    for sols, more in shelf.coming:
        middle_sols = (max(0.0, count + 1.0) + (stand_by + 1.0) / share) / rate.middle
        if middle_sols < sols:
            return _lasts(count, here, rate, stand_by, share, sols, more)
        count, here = count + more, here + more
    return _lasts(count, here, rate, stand_by, share, None, 0)


def _lasts(
    count: float, here: float, rate: Rate, stand_by: float, share: float, next_sols: int | None, more: int
) -> Lasts:
    low, high = runs_out(count, rate)
    low += stand_by / (rate.high * share)
    high += (stand_by + 1.0) / (rate.low * share)
    return Lasts(low, high, here, next_sols, more)


def spares_row(
    world: World,
    system: str,
    failures: npt.NDArray[np.float64],
    rates: dict[str, Rate],
    shelves: dict[str, Shelf],
) -> Row | None:
    """Return when a system is past saving for want of a spare: first the spare goes, then machines that stand by.

    After the last spare the machines go one by one; what they have more than is needed is used up first. ``shelves``
    holds every spare that is fitted anywhere.
    """
    systems, rules, sol = world.the(SystemBook), rules_of(world), world.one(Clock).sol
    alive = [row for row in systems.machines[system] if row[1].condition_share > 0.0 and not row[1].loose]
    stand_by = sum(1 for row in alive if row[1].state not in RUNNING)
    worst: Row | None = None
    for item, rows in systems.own_rows.get(system, {}).items():
        rate, rate_here = rates.get(item), float(failures[rows].sum())
        if rate is None or rate_here <= 0.0:
            continue
        shelf = shelves[item]
        there = lasts(shelf, rate, float(stand_by), rate_here / max(rate.middle, rate_here))
        row = Row(system, "spares", item, there.count, 0.0, -rate.middle, there.low_sols, there.high_sols)
        row.waits = shelf.waiting
        if there.next_sols is not None:
            row.next_sol, row.next_count = sol + there.next_sols, there.next_count
        if worst is None or row.middle_sols < worst.middle_sols:
            worst = row
    if worst is not None:
        worst.low_sols, worst.high_sols = cut(worst.low_sols, rules.ahead_sols), cut(worst.high_sols, rules.ahead_sols)
    return worst
