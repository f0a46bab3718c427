"""The records as the game begins: what is overdue, and what the crews think of each part."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from game.sim import sums
from game.sim.chance import Chance, Stream
from game.sim.clock import SOL_S, Clock
from game.sim.crews.book import CrewBook
from game.sim.hardware.components import Exposures, Part, Wear
from game.sim.hardware.wear import WearTables
from game.sim.settlement import Settlement
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import BY_ORDER, Deferral, PartLog, Records
from game.sim.upkeep.finding import Look, looked
from game.sim.upkeep.logs import write
from game.sim.world import World

LONGEST_SHARE = 0.9
"""Wear of the worst part at the opening."""
WORN_OUT_SHARE = 0.85
"""Wear at the opening, for the count, of what a scenario gives only some sols."""
SETTLERS = 300
"""The settlement of the stories has so many people; in a bigger one more things are worn."""
OVERDUE_BY = 1.6
"""Intervals that the longest overdue work has waited."""


def spread_wear(world: World, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return wear at the opening of a long game, from the draws of each part: evenly spread, the same in every colony.

    Who has which share is drawn; how many are past any line is not, so that every colony opens as badly kept.
    """
    if not world.the(Settlement).scenario.keeps_house or not shares.size:
        return shares
    rules = world.the(UpkeepBook).rules
    people = sums.count(crew.people for crew in world.the(CrewBook).crews.values())
    urgent = min(shares.size, round(rules.urgent_at_opening * people / SETTLERS))
    degrading = min(shares.size - urgent, round(rules.degrading_at_opening * people / SETTLERS) - urgent)
    well = shares.size - urgent - degrading
    laid = _laid(world)
    there = np.array(list(laid.values()), dtype=np.float64)
    bands = (
        (0.0, rules.degrading_share, well, 0.0),
        (rules.degrading_share, rules.urgent_share, degrading, rules.degrading_share),
        (rules.urgent_share, LONGEST_SHARE, urgent, rules.urgent_share),
    )
    uppers = (rules.degrading_share, rules.urgent_share, math.inf)
    spread = [
        _even(low, high, max(0, count - int(np.count_nonzero((there >= least) & (there < upper)))))
        for (low, high, count, least), upper in zip(bands, uppers, strict=True)
    ]
    rest = np.array([row for row in range(shares.size) if row not in laid], dtype=np.intp)
    values = np.concatenate(spread)[-rest.size :]
    opening = np.empty(shares.size)
    opening[rest[np.argsort(shares[rest], kind="stable")]] = values
    for row, share in laid.items():
        opening[row] = share
    return opening


def _laid(world: World) -> dict[int, float]:
    """Return how worn the scenario says that parts are at the opening, by row."""
    rows = world.the(UpkeepBook).row
    happenings = world.the(Settlement).scenario.happening
    laid: dict[int, float] = {}
    for item in happenings:
        if item.left_sols is not None and item.at_s <= 0.0:
            laid[rows[item.part]] = WORN_OUT_SHARE  # how far exactly is known once its place is
        elif item.wear_share is not None and item.at_s <= 0.0:
            laid[rows[item.part]] = item.wear_share
    return laid


def _even(low: float, high: float, count: int) -> npt.NDArray[np.float64]:
    """Return so many numbers evenly spread between two."""
    return np.asarray(low + (high - low) * (np.arange(count) + 0.5) / max(1, count), dtype=np.float64)


def open_records(world: World) -> None:
    """Draw when each part was last looked at and serviced, and what was seen then."""
    book = world.the(UpkeepBook)
    count = len(book.parts)
    stream = world.one(Chance).once("upkeep/opening")
    rules = book.rules
    inspected_s = -_ages(stream, count, rules.overdue_inspections) * book.inspect_s
    serviced_s = -_ages(stream, count, rules.overdue_services) * book.service_s
    records = Records(
        inspected_s=inspected_s,
        serviced_s=serviced_s,
        known_share=np.full(count, math.nan),
        flagged=np.zeros(count, dtype=np.int64),
        priority=np.zeros(count, dtype=np.int64),
        forbidden=np.zeros(count, dtype=np.int64),
        audit=np.zeros(count, dtype=np.int64),
        service_now=np.zeros(count, dtype=np.int64),
        done_h=np.zeros(count),
        deferrals=np.zeros(count, dtype=np.int64),
        deferred_sol=np.full(count, -1.0),
        small_h=rules.small_open_h,
        sol=world.one(Clock).sol,
    )
    world.put(records)
    world.put(PartLog())
    _look_back(world, records, stream)
    for plan in world.the(Settlement).scenario.deferral:
        row = book.row[plan.part]
        records.put_off[row] = Deferral(plan.until_sol, plan.by, plan.sol, plan.why, lapses=True)
        records.deferrals[row], records.deferred_sol[row] = 1, float(plan.sol)
        write(world, row, "deferred", plan.by, f"{BY_ORDER}:{plan.why}", at_s=(plan.sol - records.sol) * SOL_S)


def _ages(stream: Stream, count: int, overdue_share: float) -> npt.NDArray[np.float64]:
    """Return how long ago each was done, in intervals: evenly spread up to one, and a share beyond it."""
    late = int(overdue_share * count)
    ages = [(number + 0.5) / max(1, count - late) for number in range(count - late)]
    ages += [1.0 + (OVERDUE_BY - 1.0) * (number + 0.5) / late for number in range(late)]
    return np.array(stream.shuffled(ages), dtype=np.float64)


def _look_back(world: World, records: Records, stream: Stream) -> None:
    """Let every part have been inspected as it was then, by somebody competent."""
    book, clock = world.the(UpkeepBook), world.one(Clock)
    share = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))
    for part in book.parts:
        row = part.index
        if part.fitted_s > records.inspected_s[row]:
            records.inspected_s[row] = part.fitted_s
        if part.fitted_s > records.serviced_s[row]:
            records.serviced_s[row] = part.fitted_s
        then = float(share[row]) * _then_share(part, float(records.inspected_s[row]), clock)
        seen = looked(book, row, then, Look(0.5, 0.3, 1.0), stream)
        records.known_share[row] = seen.share


def _then_share(part: Part, at_s: float, clock: Clock) -> float:
    """Return which part of its wear a part had at a time before the game."""
    age_s = clock.elapsed_s - part.fitted_s
    return 1.0 if age_s <= SOL_S else min(1.0, max(0.0, (at_s - part.fitted_s) / age_s))
