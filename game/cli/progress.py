"""How far a long run has come, on one line of the terminal."""

from __future__ import annotations

import sys
import time

from game.sim.clock import SOL_S

FIRST_AFTER_S = 1.0
"""A run shorter than this shows nothing."""
EVERY_S = 0.2
"""Real time between two looks."""


class Progress:
    """One line on standard error, rewritten; nothing where that is no terminal."""

    def __init__(self, total_s: float) -> None:
        """Begin to wait; ``total_s`` is how long the run will be, in simulated seconds."""
        self._total_s = total_s
        self._began_s = time.monotonic()
        self._next_s = self._began_s + FIRST_AFTER_S if sys.stderr.isatty() else float("inf")
        self._shown = False

    def show(self, elapsed_s: float) -> None:
        """Rewrite the line where it is time to."""
        now_s = time.monotonic()
        if now_s < self._next_s:
            return
        self._next_s = now_s + EVERY_S
        self._shown = True
        share = min(1.0, elapsed_s / self._total_s) if self._total_s > 0.0 else 0.0
        pace = elapsed_s / (now_s - self._began_s)
        sols = f"{elapsed_s / SOL_S:.2f} of {self._total_s / SOL_S:.2f} sols"
        line = f"{share:4.0%}  {sols}, {pace:,.0f} x real time"
        sys.stderr.write(f"\r{line:<78}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r" + " " * 78 + "\r")
            sys.stderr.flush()
