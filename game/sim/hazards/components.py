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

    def worst(self) -> dict[int, Level]:
        """Return the worst level that stands in each module that has an alarm."""
        found: dict[int, Level] = {}
        for alarm in self.standing.values():
            known = found.get(alarm.module)
            if known is None or LEVELS.index(alarm.level) > LEVELS.index(known):
                found[alarm.module] = alarm.level
        return found

    def worst_in(self, module: int) -> Level | None:
        """Return the worst level that stands in a module."""
        worst: Level | None = None
        for alarm in self.standing.values():
            if alarm.module == module and (worst is None or LEVELS.index(alarm.level) > LEVELS.index(worst)):
                worst = alarm.level
        return worst


LEVELS: tuple[Level, ...] = ("notice", "caution", "danger", "breach")
"""From what is only worth knowing to what kills."""
DANGER_UP: frozenset[Level] = frozenset(LEVELS[LEVELS.index("danger") :])
"""Levels of what endangers people."""


@dataclass(slots=True)
class Fragment:
    """One piece of a debris field that will hit."""

    at_s: float
    """When, in seconds since the game began."""
    module: str
    """Module plan that it hits."""
    room: str
    """Room plan, or empty for the middle."""
    diameter_mm: float
    crack_mm: float
    member: str = ""
    """Member of the module's frame that it damages, or empty."""
    lost_share: float = 0.0
    """Share of that member's strength that is lost."""


@dataclass(slots=True)
class Forewarning:
    """Word that more may come."""

    at_s: float
    """When the desk is told, in seconds since the game began."""
    from_s: float
    to_s: float


@dataclass(slots=True)
class DebrisField:
    """What the seed has drawn to hit the colony. Singleton, written by the rules of strikes."""

    fragments: list[Fragment] = field(default_factory=list)
    """Those still to come, the next first."""
    warnings: list[Forewarning] = field(default_factory=list)
    """Those still to be given, the next first."""
    drawn_sol: int = -1
    """Last sol for which it was drawn whether a stream sends a cloud; negative: none yet."""
    times: float = 1.0
    """How many times as likely clouds are as their season says. Written by the director."""
    put_off: bool = False
    """Whether clouds wait: what was due comes later in its season. Written by the director."""
    waiting: dict[str, float] = field(default_factory=dict)
    """Chance that was put off, by stream; it is drawn with that of the first sol on which clouds come again."""
    first_s: float = -1.0
    """When the colony was first hit, by these or by what a scenario lists; negative: not yet."""


@dataclass(slots=True)
class Precautions:
    """Whether the colony waits for the next strike. Singleton, written by the rules of precautions."""

    on: bool = False
    since_s: float = 0.0
    """When that was ordered, in seconds since the game began."""
    hands: int = 0
    """People whose work stands still for it."""
    spent_h: float = 0.0
    """Crew hours that earlier times have cost."""
