"""The course of a module's air over the time ahead, and what it does to somebody who stays in it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.sim.air.openings import leak_per_s
from game.sim.people.physiology import (
    SEA_LEVEL_KPA,
    Breath,
    co2_incapacitation_s,
    conscious_s,
    survival_s,
)

STEP_S = 900.0
"""Distance between the points of a slow forecast: a quarter of an hour, for which matrices are ready-made."""
AHEAD_S = 5_400.0
"""How far a forecast looks: an hour and a half."""
FIRST_STEP_S = 30.0
"""First distance where air leaves fast; each further one is longer."""
GROWTH = 1.25
"""By how much."""
LONGEST_FAST_STEP_S = 300.0
"""Longest distance then."""
FAST_PER_S = 2.5e-4
"""A leak that takes more than this share of a module's air in a second is fast: a quarter in a quarter of an hour."""
DOSE_STEP_S = 10.0
"""Doses are added up in steps of about this."""


@dataclass(frozen=True, slots=True)
class Point:
    """The air of a module at one moment ahead."""

    at_s: float
    """Seconds from now."""
    o2_kpa: float
    co2_kpa: float
    pressure_kpa: float

    @property
    def o2_percent(self) -> float:
        """Oxygen against sea-level pressure, in percent."""
        return 100.0 * self.o2_kpa / SEA_LEVEL_KPA

    @property
    def breath(self) -> Breath:
        """What one breath of it is."""
        return Breath.of(self.o2_kpa, self.co2_kpa, self.pressure_kpa)


Course = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Typical:
    """The typical one of those who breathe somewhere: how far gone they are, and how hard they breathe."""

    hypoxia_dose: float = 0.0
    co2_dose: float = 0.0
    dying_share: float = 0.0
    exertion: float = 1.0


@dataclass(frozen=True, slots=True)
class Harm:
    """What a course does to the typical one who stays."""

    down_s: float | None
    """Seconds until they can no longer act; none: not within the forecast."""
    death_s: float | None
    """Seconds until they are dead; none: not within the forecast."""
    of: str
    """``hypoxia``, ``carbon_dioxide`` or empty."""


def moments_s(fast: bool) -> list[float]:
    """Return the seconds from now at which a forecast is made, the first of them 0."""
    if not fast:
        return [index * STEP_S for index in range(round(AHEAD_S / STEP_S) + 1)]
    found, step_s = [0.0], FIRST_STEP_S
    while found[-1] < AHEAD_S:
        found.append(min(AHEAD_S, found[-1] + step_s))
        step_s = min(LONGEST_FAST_STEP_S, step_s * GROWTH)
    return found


def is_fast(cda_m2: float, volume_m3: float, temperature_k: float) -> bool:
    """Return whether a leak empties a volume so fast that minutes matter."""
    return cda_m2 > 0.0 and leak_per_s(cda_m2, volume_m3, temperature_k) > FAST_PER_S


def _at_s(before: Point, after: Point, share: float) -> float:
    return before.at_s + share * (after.at_s - before.at_s)


def _breath_between(before: Point, after: Point, share: float) -> Breath:
    """Return what one breath is at a share of the way from one point to the next."""
    return Breath.of(
        before.o2_kpa + share * (after.o2_kpa - before.o2_kpa),
        before.co2_kpa + share * (after.co2_kpa - before.co2_kpa),
        before.pressure_kpa + share * (after.pressure_kpa - before.pressure_kpa),
    )


def harm_of(course: Sequence[Point], typical: Typical) -> Harm:
    """Add up the doses of somebody who stays, by the rules by which bodies take them, until they are dead."""
    hypoxia, poison, dying = typical.hypoxia_dose, typical.co2_dose, typical.dying_share
    down_s: float | None = 0.0 if max(hypoxia, poison) >= 1.0 else None
    harms = [point.breath.harms for point in course]
    for number, (before, after) in enumerate(itertools.pairwise(course)):
        if down_s is None and not (harms[number] or harms[number + 1]):
            continue
        steps = max(1, math.ceil((after.at_s - before.at_s) / DOSE_STEP_S))
        step_s = (after.at_s - before.at_s) / steps
        for step in range(steps):
            share = (step + 0.5) / steps
            breath = _breath_between(before, after, share)
            if down_s is None:
                per_s = 1.0 / conscious_s(breath, typical.exertion)
                poison_per_s = 1.0 / co2_incapacitation_s(breath.co2_percent)
                left_s = min(_left_s(hypoxia, per_s), _left_s(poison, poison_per_s))
                hypoxia += per_s * step_s
                poison += poison_per_s * step_s
                if left_s <= step_s:
                    down_s = _at_s(before, after, share) - 0.5 * step_s + left_s
            else:
                dying += step_s / survival_s(breath)
                if dying >= 1.0:
                    return Harm(down_s, _at_s(before, after, share) + 0.5 * step_s, _of(hypoxia, poison))
    return Harm(down_s, None, "" if down_s is None else _of(hypoxia, poison))


def _left_s(dose: float, per_s: float) -> float:
    return (1.0 - dose) / per_s if per_s > 0.0 else math.inf


def _of(hypoxia: float, poison: float) -> str:
    return "hypoxia" if hypoxia >= poison else "carbon_dioxide"


def crossing_s(course: Sequence[tuple[float, float]], line: float) -> float | None:
    """Return when a course falls under a line, between its points; 0 if it begins there, none if it never does."""
    if course[0][1] < line:
        return 0.0
    for (before_s, before), (after_s, after) in itertools.pairwise(course):
        if after < line:
            return before_s + (after_s - before_s) * (before - line) / (before - after)
    return None
