"""Places: modules, rooms, doors, passages, holes and frames, as the control room knows them."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.alarm import Level
from game.content.kinds.part import Measure
from game.content.kinds.place import DoorState, PassageState


@dataclass(frozen=True, slots=True)
class AirView:
    """Readings of one module's air."""

    o2_percent: float | None
    """Oxygen as a share of sea-level pressure: partial pressure over 101.3 kPa, in percent."""
    o2_kpa: float | None
    co2_kpa: float | None
    pressure_kpa: float | None
    temperature_k: float | None
    o2_percent_per_min: float
    """How fast the oxygen reading changes, smoothed over the last minutes."""
    pressure_kpa_per_min: float
    """How fast the pressure reading changes, smoothed over the last minutes."""
    disagree: tuple[Measure, ...] = ()
    """Measures on which the module's sensors disagree."""


@dataclass(frozen=True, slots=True)
class RoomView:
    """One room."""

    id: str
    name: str
    people: tuple[str, ...]
    down: int
    """How many of them live and do not answer."""
    reach: str
    """``open``, ``slow``, ``jammed``, ``blocked`` or ``cut_off``: the best way to it from the rest of its module."""
    parts: tuple[str, ...] = ()
    """Names of the parts that lie here."""
    searched: bool = False
    """Whether somebody has looked here in this crisis and found nothing."""
    dead: int = 0
    """How many of those inside have died."""

    @property
    def living(self) -> int:
        """How many inside live."""
        return len(self.people) - self.dead

    @property
    def shut_off(self) -> bool:
        """Whether nobody reaches it as it stands."""
        return self.reach in ("jammed", "blocked", "cut_off")


@dataclass(frozen=True, slots=True)
class ModuleView:
    """One module as the desk sees it."""

    id: str
    name: str
    purpose: str
    volume_m3: float
    beds: int
    air: AirView
    people: tuple[str, ...]
    """Ids of the people inside, in order of their number, the dead among them."""
    down: int
    """How many of them live and do not answer."""
    barred: bool
    harm_s: float | None
    """Time left until people inside come to harm, by forecast from the readings; none: not in sight."""
    danger: Level | None
    """Worst alarm that stands here."""
    rooms: tuple[RoomView, ...] = ()
    lost: bool = False
    """Whether it has come down."""
    shut_in: bool = False
    """Whether nobody can walk in or out as doors and passages stand."""
    dead: int = 0
    """How many of those inside have died."""
    death_s: float | None = None
    """Time left until the first of those who are down dies, by the same forecast; none: not in sight."""
    comes_home: bool = False
    """Whether people left it by themselves, and come home by themselves once it is good again."""

    @property
    def living(self) -> int:
        """How many inside live."""
        return len(self.people) - self.dead

    @property
    def left_s(self) -> float | None:
        """Time left: until the first of those who are down dies, else until those who are up come to harm."""
        if self.down and self.death_s is not None:
            return self.death_s
        return self.harm_s if self.down < self.living else None


@dataclass(frozen=True, slots=True)
class DoorView:
    """One door."""

    id: str
    name: str
    a: str
    b: str
    state: DoorState
    by_itself: bool
    queue: int
    """People on their way through it."""
    lock_s: float = 0.0
    """Time to cycle people through while it is shut; 0: it has no lock."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A way inside the colony that is no bulkhead."""

    id: str
    name: str
    a: str
    """Room or module."""
    b: str
    state: PassageState
    crawl: bool
    length_m: float


@dataclass(frozen=True, slots=True)
class HoleView:
    """A hole or crack that somebody has seen."""

    id: str
    module: str
    room: str
    name: str
    """``hole, 45 mm`` or ``crack``."""
    state: str
    """``open``, ``patched``."""
    diameter_mm: float
    crack: bool


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member of a frame."""

    id: str
    name: str
    load_share: float
    """Load against what it bears, 0 to 1 and more; 1 is where it yields."""
    state: str
    """``sound``, ``bowed``, ``propped`` or ``failed``."""


@dataclass(frozen=True, slots=True)
class FrameView:
    """The frame of a module that is in trouble."""

    id: str
    module: str
    members: tuple[MemberView, ...]
    soonest_s: float | None
    """Earliest that it comes down as it is loaded now; none: not in sight."""
    latest_s: float | None
    """Latest, by the same reckoning."""
    floor_risk_share: float
    """Chance that the floor gives under one person who crosses it at a run; a quarter of that by the walls."""
    props: int = 0
    """Props that stand under it."""
