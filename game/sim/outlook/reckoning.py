"""The do-nothing forecast: debt, stocks and hands, each with the sols until it is past saving."""

from __future__ import annotations

import itertools
import math

import numpy as np
import numpy.typing as npt

from game.sim import portable, sums
from game.sim.chance import NINE_IN_TEN
from game.sim.crews.book import CrewBook
from game.sim.crews.components import COLUMN, Plans
from game.sim.crews.pace import LEAST_LEVEL, UPKEEP_USES, skilled_share
from game.sim.outlook.components import Outlook, Row, RowKind
from game.sim.outlook.rates import Rate, hours_per_sol, spread_share
from game.sim.upkeep.book import COMMON_SKILL, UpkeepBook
from game.sim.upkeep.due import small_per_sol_h
from game.sim.works.kinds import rules_of
from game.sim.world import World

MOVABLE_USES = (*UPKEEP_USES, "training", "projects", "quota")
"""Uses whose hours could go to upkeep if everything else were given up."""
TREND_FROM = 5
"""Sols from which a trend is believed."""
LEAST_ERROR = 0.02
"""What falls due is never known better than to this share."""
LEAST_QUICKENING = 1e-9
"""Growth that is none."""


def knows_upkeep(world: World, crew: str) -> bool:
    """Return whether a crew's hours are of use to upkeep."""
    return world.the(CrewBook).level(crew, COMMON_SKILL) >= LEAST_LEVEL


def speeds(world: World) -> npt.NDArray[np.float64]:
    """Return what an hour of each crew is worth to upkeep, against one of competent people, shape (crews,)."""
    book = world.the(CrewBook)
    levels = [book.level(crew, COMMON_SKILL) for crew in world.one(Plans).crews]
    return np.array([skilled_share(level) if level >= LEAST_LEVEL else 0.0 for level in levels], dtype=np.float64)


def worth_h(world: World, hours: npt.NDArray[np.float64], uses: tuple[str, ...]) -> float:
    """Return what hours by crew and use come to for some uses, in hours of competent people."""
    columns = [COLUMN[use] for use in COLUMN if use in uses]
    return float((hours[:, columns].sum(axis=1) * speeds(world)).sum())


def worth_of(world: World, uses: tuple[str, ...]) -> float:
    """Return what the plans in force give to uses, in hours of competent people a sol, by those who know how."""
    return worth_h(world, world.one(Plans).hours, uses)


def inflow(world: World, failures: npt.NDArray[np.float64]) -> Rate:
    """Return the hours of upkeep that fall due in a sol: as they did lately, or by the book."""
    outlook = world.one(Outlook)
    if len(outlook.debts) > TREND_FROM:
        fell = [
            after - before + worked
            for before, after, worked in zip(outlook.debts, outlook.debts[1:], outlook.worked[1:], strict=False)
        ]
        middle, error = mean_and_error(fell)
        error = max(error, LEAST_ERROR * abs(middle))
        # what lies about has made it wear faster already
        lately = 1.0 + quickening(world, failures) * sums.total(outlook.debts) / len(outlook.debts)
        low, high = middle - NINE_IN_TEN * error, middle + NINE_IN_TEN * error
        return Rate(max(0.0, low / lately), max(0.0, middle / lately), max(0.0, high / lately))
    middle = float(hours_per_sol(world, failures).sum()) + small_per_sol_h(world)
    factor = spread_share(world)
    return Rate(middle / factor, middle, middle * factor)


def quickening(world: World, failures: npt.NDArray[np.float64]) -> float:
    """Return by how much more falls due for each hour that is put off, as a share: by the part of it that is wear."""
    book = world.the(UpkeepBook)
    rules = book.rules
    repairs_h = float((np.where(book.replaceable, book.repair_h, 0.0) * failures).sum())
    all_h = float(hours_per_sol(world, failures).sum()) + rules.small_per_sol_h
    if rules.small_per_sol_h <= 0.0 or all_h <= 0.0:
        return 0.0
    return rules.small_wear_share / rules.small_per_sol_h * repairs_h / all_h


def mean_and_error(values: list[float]) -> tuple[float, float]:
    """Return the mean of some values and its standard error."""
    count = len(values)
    mean = sums.total(values) / count
    if count < 2:
        return mean, 0.0
    variance = sums.total((value - mean) * (value - mean) for value in values) / (count - 1)
    return mean, math.sqrt(variance / count)


def lost_at_h(k: float, falls_h: float, most_h: float, within_sols: float) -> float:
    """Return the debt that everybody together could not work off any more within some sols.

    D = T (M - F (1 + k D)).
    """
    return max(0.0, within_sols * (most_h - falls_h) / (1.0 + within_sols * falls_h * k))


def sols_until(k: float, debt_h: float, falls_h: float, given_h: float, lost_h: float) -> float:
    """Return the sols until a debt has grown to ``lost_h``; infinite if it never does.

    What is put off wears everything faster, so that what falls due grows with it: dD/dt = F (1 + k D) - W.
    """
    if debt_h >= lost_h:
        return 0.0
    grows = falls_h * (1.0 + k * debt_h) - given_h
    if grows <= 0.0:
        return math.inf
    if falls_h * k <= LEAST_QUICKENING:
        return (lost_h - debt_h) / grows
    # the solution of that equation from D to the debt that is lost
    return portable.log((falls_h * (1.0 + k * lost_h) - given_h) / grows) / (falls_h * k)


def debt_row(world: World, failures: npt.NDArray[np.float64], *, less_h: float = 0.0, more_h: float = 0.0) -> Row:
    """Return when the debt is past working off; with so many hours a sol less falling due, and more given to upkeep."""
    outlook, rules = world.one(Outlook), rules_of(world)
    ahead = rules.ahead_sols
    falls, owed_h = inflow(world, failures), outlook.debts[-1]
    given_h, most_h = worth_of(world, UPKEEP_USES) + more_h, worth_of(world, MOVABLE_USES)
    k = quickening(world, failures)
    rates = [max(0.0, rate - less_h) for rate in (falls.low, falls.middle, falls.high)]
    lost_h = [lost_at_h(k, rate, most_h, rules.recover_sols) for rate in rates]
    high, _, low = (sols_until(k, owed_h, rate, given_h, lost) for rate, lost in zip(rates, lost_h, strict=True))
    per_sol = max(-owed_h, (falls.middle - less_h) * (1.0 + k * owed_h) - given_h)
    return Row("debt", "debt", "", owed_h, lost_h[1], per_sol, cut(low, ahead), cut(high, ahead))


def cut(sols: float, ahead: float) -> float:
    """Return sols, or infinity beyond what anybody looks ahead."""
    return sols if sols <= ahead else math.inf


def trend_row(world: World, name: str, kind: RowKind, values: list[float], floor: float) -> Row | None:
    """Return when something that falls reaches a floor, by its trend of late; nothing while there is none."""
    if len(values) <= TREND_FROM:
        return None
    ahead = rules_of(world).ahead_sols
    changes = [after - before for before, after in itertools.pairwise(values)]
    mean, error = mean_and_error(changes)
    # what changes by its own season or by how many live is never known to a tenth
    error += 0.05 * abs(mean)
    over = values[-1] - floor
    fast, slow = -(mean - NINE_IN_TEN * error), -(mean + NINE_IN_TEN * error)
    low = max(0.0, over) / fast if fast > 0.0 else math.inf
    high = max(0.0, over) / slow if slow > 0.0 else math.inf
    return Row(name, kind, "", values[-1], floor, mean, cut(low, ahead), cut(high, ahead))
