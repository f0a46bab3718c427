"""Alarms that stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.content.kinds.alarm import Level


@dataclass(slots=True)
class Alarm:
    """One alarm in one module."""

    kind: str
    """Its rule."""
    module: int
    """Entity of the module."""
    level: Level
    raised_s: float
    """When it was raised, in seconds since the game began."""
    value: float
    """The reading now."""
    acknowledged: bool = False


@dataclass(slots=True)
class Alarms:
    """All alarms that stand, by rule and module. Singleton, written by the alarm processor."""

    standing: dict[str, Alarm] = field(default_factory=dict)

    def worst_in(self, module: int) -> Level | None:
        """Return the worst level that stands in a module."""
        worst: Level | None = None
        for alarm in self.standing.values():
            if alarm.module == module and (worst is None or LEVELS.index(alarm.level) > LEVELS.index(worst)):
                worst = alarm.level
        return worst


LEVELS: tuple[Level, ...] = ("notice", "caution", "danger", "breach")
"""From what is only worth knowing to what kills."""
