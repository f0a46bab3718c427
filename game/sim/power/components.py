"""The bus."""

from __future__ import annotations

from dataclasses import dataclass, field

NOTHING_SHED = 100
"""A level that no machine has."""


@dataclass(slots=True)
class Bus:
    """Power of the whole colony. Singleton, written by the power processor; where it says so, by the power rules."""

    stored_kwh: float
    """Energy in the batteries."""
    made_kw: float = 0.0
    drawn_kw: float = 0.0
    shed_from: int = NOTHING_SHED
    """Machines of this level and above are off: by plan, or because the batteries were empty."""
    plan: str = ""
    """The load plan in force. Written by the rules."""
    levels: dict[str, int] = field(default_factory=dict)
    """Levels that the desk has given machines, where they differ from their kinds'. Written by the rules."""
    loads: dict[str, tuple[float, int]] = field(default_factory=dict)
    """What draws besides machines, by name: kW and level. Written by the rules."""
    built: dict[str, float] = field(default_factory=dict)
    """Output of machines that were built during the game, against their plan's. Written by the rules."""
    plan_from: int = NOTHING_SHED
    """Machines of this level and above are off by plan."""
    forced_from: int = NOTHING_SHED
    """Machines of this level and above were cut off by an empty battery."""
    cut: list[str] = field(default_factory=list)
    """Machines below that level that were cut off as well."""
    made_today_kwh: float = 0.0
    drawn_today_kwh: float = 0.0
    made_last_kwh: float = 0.0
    """What the last whole sol made."""
    drawn_last_kwh: float = 0.0
    lowest_kwh: float = 0.0
    """Least that was stored today."""
    sol: int = 0
    """Sol for which these stand."""
    failures: list[int] = field(default_factory=list)
    """Sols of the last power failures, the newest last."""
    failed_s: float = -1e9
    """When the batteries were last empty, in seconds since the game began."""
    failed: int = 0
    """Power failures so far."""
