"""What is in people's minds, as far as the colony depends on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from game.sim.counted import Counted

StandoffKind = Literal["will_not_go", "will_not_leave"]


@dataclass(frozen=True, slots=True)
class Memory:
    """Something that somebody does not forget."""

    time_s: float
    """When it was, in seconds since the game began."""
    text: str
    """Id of the text that tells it."""


@dataclass(slots=True)
class Mind(Counted):
    """How somebody bears it all. Written by the rules of minds, ``weary_share`` by ``crews.strain``.

    What fades is worked out when it is asked for.
    """

    fear_share: float = 0.0
    """Fear at ``fear_s``, 0 to 1; since then it fades."""
    fear_s: float = 0.0
    """When the fear was last written, in seconds since the game began."""
    trust_share: float = 0.5
    """What they think of the desk, 0 to 1."""
    woken_s: float = -1.0
    """When they were last woken before their time, in seconds since the game began; negative: not yet."""
    back_s: float = -1.0
    """When they went back to sleep after it; negative: they did not."""
    lost_h: float = 0.0
    """Sleep that earlier nights cost them, in hours of the colony's clock, at ``lost_s``; it fades by the day."""
    lost_s: float = 0.0
    """When that was written, in seconds since the game began."""
    weary_share: float = 0.0
    """How worn they are by weeks of work, 0 fit to 1 spent, once a sol has passed."""
    remembered: tuple[Memory, ...] = ()
    """What they do not forget, oldest first."""
    firm: tuple[int, ...] = ()
    """Entities of the jobs over which they have said no for good."""


@dataclass(slots=True)
class Standoff:
    """Somebody who will not do as ordered, and waits for an answer. Written only by the rules of minds."""

    kind: StandoffKind
    job: int
    """The job that they will not begin, or not leave; 0: they will not leave the module."""
    place: int
    """Entity of the place that they will not go to, or not leave."""
    since_s: float
    """When they said so, in seconds since the game began."""
    text: str
    """Id of what they say."""


@dataclass(slots=True)
class Resolve:
    """Somebody who cannot stand by for ever."""

    at_s: float
    """When their patience is at an end, in seconds since the game began."""
    hero: int
    """Entity of who would go."""
    victim: int
    """Entity of whom they would go for."""


@dataclass(slots=True)
class Unrest:
    """Whom the processors of minds follow. Singleton, written by them; ``wakeful`` also by ``minds.sleep``."""

    wakeful: list[int] = field(default_factory=list)
    """Entities of those who are up when they should sleep, in order."""
    plights: dict[int, float] = field(default_factory=dict)
    """Since when people lie somewhere, or are held there: seconds since the game began, by entity."""
    resolves: list[Resolve] = field(default_factory=list)
    """Who would go in for them by themselves, soonest first."""
    acted: list[int] = field(default_factory=list)
    """Entities of those who went in by themselves since all was last well."""
    quiet_s: float = 0.0
    """When somebody last lay somewhere, or was held: seconds since the game began."""
