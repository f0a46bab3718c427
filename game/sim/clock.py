"""Sols, hours, and how long the next step is.

Time is counted in seconds since midnight of sol 0. The colony's day has 24 hours of 1.0275 standard hours for shifts;
machines, air and forecasts count in plain seconds and hours.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.content import calendar

SOL_S = calendar.SOL_S
"""Length of a sol."""
HOUR_S = 3_600.0
"""The routine step, and the longest."""
SOL_H = SOL_S / HOUR_S
"""Length of a sol in standard hours."""
LOCAL_HOUR_S = SOL_S / 24.0
"""An hour of the colony's clock."""
YEAR_SOLS = 668.6
"""Length of a Martian year."""

ROUNDING_S = 1.0
"""What an hour of the clock brings is looked for from this long before it, since steps end about there."""


@dataclass(slots=True)
class Clock:
    """What time it is. Singleton, written only by the session between steps."""

    start_s: float
    """When this game began, in seconds since midnight of sol 0."""
    elapsed_s: float = 0.0
    """Seconds since this game began."""
    steps: int = 0
    """How many steps were taken."""

    @property
    def now_s(self) -> float:
        """Seconds since midnight of sol 0."""
        return self.start_s + self.elapsed_s

    @property
    def sol(self) -> int:
        """The sol that it is."""
        return sol_of(self.now_s)

    @property
    def local_h(self) -> float:
        """Hours of the colony's clock since midnight, 0 to 24."""
        return local_h_of(self.now_s)


def moment_s(sol: int, local_h: float) -> float:
    """Return the time, in seconds since midnight of sol 0, of an hour of the colony's clock on a sol."""
    return sol * SOL_S + local_h * LOCAL_HOUR_S


def sol_of(time_s: float) -> int:
    """Return the sol of a time."""
    return int(time_s // SOL_S)


def local_h_of(time_s: float) -> float:
    """Return the hours of the colony's clock since midnight of a time, 0 to 24."""
    return (time_s - sol_of(time_s) * SOL_S) / LOCAL_HOUR_S


def passed(mark_h: float, now_s: float, step_s: float) -> bool:
    """Return whether the colony's clock came to an hour in the step that ends now."""
    return 0.0 < (mark_h - local_h_of(now_s - step_s)) % 24.0 <= step_s / LOCAL_HOUR_S


def until_next_hour_s(elapsed_s: float) -> float:
    """Return the seconds to the next whole hour since the game began: the routine step ends there."""
    return HOUR_S - elapsed_s % HOUR_S
