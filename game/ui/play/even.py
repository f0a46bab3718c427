"""A clock for pictures and tests, by which work takes the same on every machine."""

from __future__ import annotations

PART_S = 0.0002
"""What passes from one reading to the next: about as much as a part of a view takes."""


class EvenClock:
    """Seconds that pass with frames and with readings, and not by themselves."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._now_s = 0.0

    def __call__(self) -> float:
        """Read it."""
        self._now_s += PART_S
        return self._now_s

    def go_on(self, dt_s: float) -> None:
        """Let the time of a frame pass."""
        self._now_s += dt_s
