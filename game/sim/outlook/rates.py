"""What the book expects: failures, spares and hours in a sol, from lives, exposures and intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim import portable
from game.sim.chance import NINE_IN_TEN
from game.sim.clock import SOL_H, SOL_S
from game.sim.hardware.components import Exposures, Wear
from game.sim.hardware.wear import WearTables
from game.sim.outlook.components import Outlook
from game.sim.outlook.systems import SystemBook
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import known_bad
from game.sim.works.kinds import rules_of
from game.sim.world import World

PRIOR = 2.2
"""Failures that the book's word is worth: a gamma prior whose spread is that of its error factor of three."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Something that happens so often in a sol; nine in ten truths lie between."""

    low: float
    middle: float
    high: float


def failures_per_sol(world: World) -> npt.NDArray[np.float64]:
    """Return how often each part fails in a sol by the book, under the exposure of its place, shape (parts,)."""
    tables, exposures, wear = world.the(WearTables), world.one(Exposures), world.one(Wear)
    per_h = np.column_stack((exposures.module_per_h[tables.module_rows], exposures.machine_per_h[tables.machine_rows]))
    life_h = world.the(SystemBook).life_h
    return np.asarray((per_h * tables.shares).sum(axis=1) * wear.pace / life_h * SOL_H)


def spares_per_sol(world: World, failures: npt.NDArray[np.float64]) -> dict[str, Rate]:
    """Return how many of each spare go in a sol: the book's word, bettered by what went since the game began.

    What failed and still waits for its spare counts like what got one: else a colony that has none left would seem to
    need none. Gamma prior and Poisson counts, as in Bayesian failure rates (Kaplan, Risk Analysis 1983).
    """
    outlook, unmended = world.one(Outlook), failed_and_waiting(world)
    found = {}
    for item, rows in world.the(SystemBook).rows_of.items():
        rate = float(failures[rows].sum())
        if rate <= 0.0:
            continue
        went = max(0, outlook.replaced.get(item, 0) - outlook.owed.get(item, 0)) + unmended.get(item, 0)
        shape = PRIOR + went
        middle = shape / (PRIOR / rate + outlook.sols)
        spread = portable.exp(NINE_IN_TEN / portable.power(shape, 0.5))
        found[item] = Rate(middle / spread, middle, middle * spread)
    return found


def failed_and_waiting(world: World) -> dict[str, int]:
    """Return how many parts failed since the game began, are known to have, and still want each spare, by item."""
    book = world.the(UpkeepBook)
    found: dict[str, int] = {}
    for row in np.flatnonzero(known_bad(world)):
        spare = book.kinds[row].spare
        if spare is not None and book.parts[row].failed_s > 0.0:
            found[spare] = found.get(spare, 0) + 1
    return found


def hours_per_sol(world: World, failures: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the crew hours a sol that each part wants by the book: looks, services, repairs, shape (parts,)."""
    book, records = world.the(UpkeepBook), world.one(Records)
    rules = book.rules
    looks = rules.inspection_h * SOL_S / book.inspect_s
    services = rules.service_h * SOL_S / book.service_s
    repairs = np.where(book.replaceable, book.repair_h, 0.0) * failures
    return np.asarray(np.where(records.forbidden == 1, 0.0, looks + services + repairs))


def spread_share(world: World) -> float:
    """Return by how much the sum of many rates of the book may be wrong, as a factor."""
    return portable.power(rules_of(world).book_error_factor, 0.25)
