"""Orders about how hard the game is."""

from __future__ import annotations

from msgspec import Struct


class SetAxis(Struct, frozen=True, forbid_unknown_fields=True, tag="set_axis"):
    """Make one side of the game harder or easier from now on."""

    axis: str
    level: str
