"""How hard the game is: sides of it that are set one by one, each with levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, ShortText

Path = tuple[str | int, ...]
Factor = Literal[
    "wear", "small_faults", "burn_out", "illness", "weariness", "cargo", "strikes", "strike_size", "storms"
]
"""What a level makes more or less of: see ``AxisLevel``."""


class AxisLevel(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How hard one side of the game can be."""

    id: Identifier
    """Name on the command line: ``hard``."""
    name: ShortText
    """Name as people say it."""
    about: ShortText = ""
    """What is different, in a line."""
    factors: dict[Factor, NotNegative] = {}
    """How many times as much there is of each thing; what is not named is as usual. ``wear``: how fast parts wear;
    ``small_faults``: small faults in a sol; ``burn_out``, ``illness``: people who burn out or fall ill; ``weariness``:
    how fast work wears people; ``cargo``: mass that Earth sends; ``strikes``: clouds of debris; ``strike_size``: the
    size of what is in them; ``storms``: dust storms."""


class AxisKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One side of the game that is made harder or easier by itself."""

    id: Identifier
    """Name on the command line: ``hardware``."""
    name: ShortText
    """Name as people say it."""
    usual: Identifier
    """Level that holds if nobody says otherwise."""
    order: Count = 100
    """Place in lists."""
    level: tuple[AxisLevel, ...]
    """Levels, the easiest first."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        names = [level.id for level in self.level]
        if not names:
            yield ("level",), "it has no levels", "add a [[axis.level]]"
        elif self.usual not in names:
            yield ("usual",), f"there is no level {self.usual}", f"use one of {', '.join(names)}"
        for number, name in enumerate(names):
            if name in names[:number]:
                yield ("level", number, "id"), f"the level {name} is there twice", "name each level once"
