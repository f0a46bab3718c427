"""What has stood, or come and gone, for so long that nobody starts up at it any more."""

from __future__ import annotations

from collections.abc import Collection, Hashable

from game.content.calendar import SOL_S

FAMILIAR_S = SOL_S / 2.0
"""What comes and goes is no news any more after so long, half a sol, until it has stayed away for as long."""


class Familiar:
    """When each thing was first and last seen, but for those that have stayed away for long."""

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._seen: dict[Hashable, tuple[float, float]] = {}

    def note(self, things: Collection[Hashable], now_s: float) -> None:
        """Take note of what is there now, in seconds since the game began."""
        self._seen = {thing: seen for thing, seen in self._seen.items() if now_s - seen[1] < FAMILIAR_S}
        for thing in things:
            first_s, _ = self._seen.get(thing, (now_s, now_s))
            self._seen[thing] = first_s, now_s

    def knows(self, thing: Hashable, now_s: float) -> bool:
        """Return whether something of which note was taken has been there, on and off, for half a sol."""
        return now_s - self._seen[thing][0] >= FAMILIAR_S
