"""Alarms: what readings raise them, how loud, and what they do by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from game.content.catalogues.filling import bases_in
from game.content.fields import Identifier, NotNegative, ShortText, Signed, Text
from game.content.problems import Path, nearest_hint

FILLED = ("place", "value")
"""What may stand in braces in the name and the text of an alarm."""
Level = Literal["notice", "caution", "danger", "breach"]


class AlarmKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule that turns a reading of a module into an alarm. It has one of ``below`` and ``above``."""

    id: Identifier
    """Name by which settings and logs find it."""
    name: ShortText
    """Headline; ``{place}`` and ``{value}`` are filled in."""
    called: ShortText = ""
    """What the settings call it; empty: its id."""
    text: Text
    """One line under the headline, with the same words filled in."""
    measure: Literal[
        "o2_percent", "co2_kpa", "pressure_kpa", "temperature_k", "pressure_fall_kpa_per_min", "frame_load_share"
    ]
    """Which reading; ``frame_load_share`` is the load of the worst member of a frame in trouble, 1 where it yields."""
    below: Signed | None = None
    """Raised when the reading falls below this."""
    above: Signed | None = None
    """Raised when the reading rises above this."""
    clear_margin: NotNegative = 0.0
    """The reading must come back by this much before it clears, so that it does not flutter."""
    level: Level
    """How much it matters."""
    sound: Literal["chirp", "chime", "blare", "klaxon"]
    """What is heard: in the base game a chirp is a notice, a chime a caution, a blare danger, a klaxon a breach."""
    struck_mm: NotNegative = 0.0
    """Also raised when a strike leaves a hole or crack that leaks like a hole of this diameter; 0: not by strikes."""
    holds_s: NotNegative = 0.0
    """How long it stands at least, so that a slow gauge does not call it off."""
    pauses: bool = False
    """Whether the clock stops when it is raised."""
    closes_bulkheads: bool = False
    """Whether the doors of the module close by themselves."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what stands in braces in it and is never filled in."""
        for field in ("name", "text"):
            for name in bases_in(getattr(self, field)):
                if name not in FILLED:
                    yield (field,), f'nothing fills in "{{{name}}}"', nearest_hint(name, FILLED, "names")
