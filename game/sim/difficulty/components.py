"""How hard each side of a game is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Axes:
    """The level of each axis. Singleton, written at founding and by order."""

    levels: dict[str, str] = field(default_factory=dict)
    """By axis, in the order of the content."""
    opening: dict[str, str] = field(default_factory=dict)
    """The same as the game began: what a replay begins with."""
