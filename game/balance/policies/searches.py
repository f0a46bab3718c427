"""Searches by daylight: what was not found is not looked for again every few hours."""

from __future__ import annotations

from collections.abc import Collection

from game.balance.policies.looks import ROUND_S, SOL_OF_LOOKS_S

LONGEST_WAIT_S = 10.0 * SOL_OF_LOOKS_S
"""Longest time from one search of a place to the next."""


class Searches:
    """When each place may be searched next. Each search that did not help doubles the wait."""

    def __init__(self) -> None:
        """Nothing was searched yet."""
        self._next: dict[str, tuple[float, float]] = {}
        """By place: when it may be searched again, in seconds since the game began, and the wait after that."""

    def keep(self, bad: Collection[str]) -> None:
        """Forget the places that are well again: what goes wrong there next is something new."""
        self._next = {module: times for module, times in self._next.items() if module in bad}

    def due(self, module: str, now_s: float) -> bool:
        """Return whether a place may be searched now."""
        return module not in self._next or now_s >= self._next[module][0]

    def note(self, module: str, now_s: float) -> None:
        """Take note that a team was sent to search a place."""
        wait_s = self._next[module][1] if module in self._next else ROUND_S
        self._next[module] = now_s + wait_s, min(2.0 * wait_s, LONGEST_WAIT_S)
