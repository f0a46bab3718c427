"""What somebody breathes from, and what they carry."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Breather:
    """A mask or suit that somebody wears. Written by the gear rules and the physiology rules."""

    item: str
    """Item id."""
    left_s: float
    """Time that it still feeds its wearer at rest."""
    body: bool = False
    """Whether it is a suit, which is as good in a vacuum as anywhere; a mask is not."""
    on_s: float = 0.0
    """When it is on, in seconds since the game began; before that it is being put on."""
    under: str = ""
    """Item id of what they breathe from until then; empty: nothing."""
    under_s: float = 0.0
    """Time that this still feeds them at rest."""
    under_body: bool = False
    """Whether it is a suit."""
    worn_h: float = 0.0
    """Hours for which it was worn before this time."""
    under_h: float = 0.0
    """Hours for which what is worn under it was worn, until it is on."""


@dataclass(slots=True)
class Pack:
    """What somebody carries, by item id. Written by the gear rules."""

    items: dict[str, int] = field(default_factory=dict)
    worn: dict[str, list[float]] = field(default_factory=dict)
    """Hours of each piece that was ever used, by item, the least first; what is not listed is new."""


@dataclass(slots=True)
class OffDuty:
    """Somebody without work in hand who still wears or carries gear. Written by the gear rules and the job rules."""

    since_s: float
    """Since when, in seconds since the game began."""
