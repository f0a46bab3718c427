"""Where Mars is: solar longitude, distance and declination by the sol."""

from __future__ import annotations

from typing import Literal

from game.sim import portable
from game.sim.clock import YEAR_SOLS
from game.sim.portable import DEGREE

ECCENTRICITY = 0.0934
PERIHELION_LS_DEG = 248.0
"""Solar longitude at which Mars is nearest to the sun (Appelbaum and Flood 1990)."""
OBLIQUITY_SIN = 0.42562
"""Sine of the tilt of the axis, 25.19 degrees."""
SEMI_MAJOR_AU = 1.523679
MEAN_FLUX_W_PER_M2 = 590.0
"""Sunlight above the air at the sun's mean distance (Appelbaum and Flood 1990)."""
TURN_DEG = 360.0

Season = Literal["northern spring", "northern summer", "northern autumn", "northern winter"]
SEASONS: tuple[Season, ...] = ("northern spring", "northern summer", "northern autumn", "northern winter")


def ls_deg(sol: float, perihelion_sol: float) -> float:
    """Return the solar longitude, 0 to 360, at a time in sols.

    The equation of the centre, to the fourth power of the eccentricity: good to a hundredth of a degree.
    """
    turns = (sol - perihelion_sol) / YEAR_SOLS
    mean = 2.0 * 3.141592653589793 * (turns - float(turns // 1.0))
    e = ECCENTRICITY
    centre = (
        (2.0 * e - e * e * e / 4.0) * portable.sin(mean)
        + (1.25 * e * e - 11.0 / 24.0 * e * e * e * e) * portable.sin(2.0 * mean)
        + 13.0 / 12.0 * e * e * e * portable.sin(3.0 * mean)
        + 103.0 / 96.0 * e * e * e * e * portable.sin(4.0 * mean)
    )
    return ((mean + centre) / DEGREE + PERIHELION_LS_DEG) % TURN_DEG


def _nearness(ls: float) -> float:
    """Return the semi-major axis over the distance."""
    cosine = portable.cos((ls - PERIHELION_LS_DEG) * DEGREE)
    return (1.0 + ECCENTRICITY * cosine) / (1.0 - ECCENTRICITY * ECCENTRICITY)


def distance_au(ls: float) -> float:
    """Return how far the sun is."""
    return SEMI_MAJOR_AU / _nearness(ls)


def flux_w_per_m2(ls: float) -> float:
    """Return the sunlight above the air on a surface that faces it."""
    nearness = _nearness(ls)
    return MEAN_FLUX_W_PER_M2 * nearness * nearness


def declination_sin(ls: float) -> float:
    """Return the sine of the sun's declination."""
    return OBLIQUITY_SIN * portable.sin(ls * DEGREE)


def season(ls: float) -> Season:
    """Return the season's name."""
    return SEASONS[int(ls // 90.0) % 4]


def in_season(ls: float, from_deg: float, to_deg: float) -> bool:
    """Return whether a solar longitude is within a season, which may go past the turn of the year."""
    if from_deg <= to_deg:
        return from_deg <= ls <= to_deg
    return ls >= from_deg or ls <= to_deg
