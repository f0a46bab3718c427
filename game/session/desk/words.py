"""Words of the game, by id, with what is filled in."""

from __future__ import annotations

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
