"""How far a long run has come, on one line of the terminal."""

from __future__ import annotations

import sys
import time
from contextlib import suppress

from game.sim.clock import SOL_S

FIRST_AFTER_S = 1.0
"""A run shorter than this shows nothing."""
EVERY_S = 0.2
"""Real time between two looks."""


class Progress:
    """One line on standard error, rewritten; nothing where that is no terminal."""

    def __init__(self) -> None:
        """Begin to wait."""
        self.began_s = time.monotonic()
        self._next_s = self.began_s + FIRST_AFTER_S if sys.stderr.isatty() else float("inf")
        self._shown = False

    def show(self, share: float, words: str) -> None:
        """Rewrite the line, where it is time to: the share that is done, and what goes with it."""
        if not self.due():
            return
        self._next_s = time.monotonic() + EVERY_S
        self._shown = True
        _write(f"\r{f'{min(1.0, share):4.0%}  {words}':<78}")

    def show_time(self, elapsed_s: float, total_s: float) -> None:
        """Do the same for a run that has come so far, in simulated seconds."""
        if self.due():  # asked at every step of a run, so nothing is worked out in vain
            pace = elapsed_s / (time.monotonic() - self.began_s)
            sols = f"{elapsed_s / SOL_S:.2f} of {total_s / SOL_S:.2f} sols"
            self.show(elapsed_s / total_s, f"{sols}, {pace:,.0f} x real time")

    def due(self) -> bool:
        """Return whether it is time for another look."""
        return time.monotonic() >= self._next_s

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            _write("\r" + " " * 78 + "\r")


def _write(text: str) -> None:
    with suppress(OSError):  # a terminal that was closed takes nothing else with it
        sys.stderr.write(text)
        sys.stderr.flush()
