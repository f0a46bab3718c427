"""The sky as it is, and what dust has done to the panels."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Storm:
    """A storm that comes, is here, or is only believed to come. Written by the weather processor."""

    kind: str
    """Its plan."""
    begins_sol: int
    """Sol on which it is here."""
    adds_tau: float
    """Opacity that it adds at its height."""
    rise_sols: float
    height_sols: float
    fall_sols: float
    seen_sol: int
    """Sol on which it was first seen coming; ``begins_sol`` for one that nobody saw."""
    real: bool
    """Whether it comes at all; the desk finds out on ``begins_sol``."""
    arrival_error: float
    """Standard deviations by which what is foretold of its arrival is wrong."""
    height_error: float
    """The same of its height."""


@dataclass(slots=True)
class Weather:
    """The sky over the colony. Singleton, written by the weather processor and the rules of sweeping."""

    sol: int
    """Sol for which the rest holds."""
    tau: float
    """Opacity of the dust in the air."""
    dust_share: float
    """Light that panels lose to what lies on them."""
    storm: Storm | None = None
    """The one storm that comes or is here."""
    taus: list[float] = field(default_factory=list)
    """Opacity of the last sols, today's last."""
    watch_share: float = 0.0
    """How well storms are watched from orbit, 0 to 1. Written by works."""
    storms: float = 1.0
    """How many times as often storms come as usual. Written by whoever sets how hard the game is."""
    put_off: bool = False
    """Whether storms wait: what was due comes later in its season. Written by the director."""
    waiting: dict[str, float] = field(default_factory=dict)
    """Chance that was put off, by plan; it is drawn with that of the first sol on which storms come again."""
    swept_h: float = 0.0
    """Hours that went into sweeping today."""
    seen: int = 0
    """Storms that were foretold so far, whether they came or not."""
    came: int = 0
    """Those of them that came."""
