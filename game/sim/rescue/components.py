"""An evacuation under way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Evacuation:
    """A module being left. Written by the evacuation rules."""

    module: int
    to: int
    begun_s: float
    """When it was ordered, in seconds since the game began."""
