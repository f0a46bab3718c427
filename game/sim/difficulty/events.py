"""What is said about how hard the game is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AxisSet:
    """One side of the game was made harder or easier."""

    axis: str
    level: str
