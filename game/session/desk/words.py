"""Words of the game, by id, with what is filled in."""

from __future__ import annotations

import math
from collections.abc import Mapping

from game.content.catalogues.tongue import Tongue
from game.content.kinds.setting import TextEntry
from game.sim.clock import local_h_of
from game.sim.settlement import Settlement


class Words:
    """Finds a text of the packs and fills it in."""

    def __init__(self, settlement: Settlement) -> None:
        """Read the texts of the packs."""
        self._texts = settlement.content.of(TextEntry)
        self.tongue: Tongue = settlement.content.tongue

    def say(self, text: str, values: Mapping[str, str] | None = None) -> str:
        """Return a text with its places filled; a text that no pack has is shown by its id."""
        entry = self._texts.get(text)
        if entry is None:
            return text
        return self.fill(entry.text, values or {})

    def fill(self, text: str, values: Mapping[str, str]) -> str:
        """Return a text with its places filled; names of entries are told in its language."""
        return self.tongue.filled(text.strip(), values)

    @staticmethod
    def hour(time_s: float) -> str:
        """Return the hour and minute of a time in seconds since midnight of sol 0, as 02:41."""
        minutes = int(local_h_of(time_s) * 60.0)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"


def minutes(time_s: float) -> str:
    """Return a time as minutes and seconds, 4:10; from an hour up as 1 h 05."""
    if math.isinf(time_s):
        return "\N{INFINITY}"
    whole = max(0, round(time_s))
    if whole >= 3_600:
        return f"{whole // 3_600} h {whole % 3_600 // 60:02d}"
    return f"{whole // 60}:{whole % 60:02d}"
