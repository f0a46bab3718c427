"""What falls from the sky by season: streams of debris that pass over the colony in a long game."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, Opening, Positive, PositiveCount, Share, ShortText

Path = tuple[str | int, ...]


class DebrisStream(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A stream of debris: when it passes, how often a cloud of it hits, and what is in such a cloud."""

    id: Identifier
    """Name by which logs find it."""
    name: ShortText
    """Name as people say it."""
    per_sol: Share
    """Chance on a sol of its season that a cloud of it is on its way."""
    from_ls_deg: NotNegative = 0.0
    """Solar longitude at which its season begins."""
    to_ls_deg: Positive = 360.0
    """Solar longitude at which its season ends; less than the beginning: past the turn of the year."""
    ahead_sols: PositiveCount = 3
    """Sols before a cloud hits that it could be seen, by whoever watches."""
    lasts_h: Positive = 1.0
    """Longest time from the first fragment of a cloud to its last."""
    least: Count = 1
    """Fewest fragments that hit the colony."""
    most: PositiveCount = 3
    """Most of them."""
    smallest_mm: Opening = 3.0
    """Smallest hole."""
    largest_mm: Opening = 20.0
    """Largest hole."""
    buried_share: Share = 0.25
    """How likely a place in the rock is hit, against one of its size on the surface."""
    warned_s: NotNegative = 0.0
    """How long before a cloud the desk is told, without any watch of its own; 0: not at all."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.least > self.most:
            yield ("least",), "the fewest fragments are more than the most", "swap the two"
        if self.smallest_mm > self.largest_mm:
            yield ("smallest_mm",), "the smallest hole is larger than the largest", "swap the two"
