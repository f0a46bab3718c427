"""What the control room knows: frozen snapshots of readings and reports, never the truth.

A view holds what a screen, a policy or a story may look at. Values that no instrument gives are ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.alarm import Level
from game.content.kinds.machine import Measure
from game.content.kinds.place import DoorState
from game.session.orders import Order


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
class ModuleView:
    """One module as the desk sees it."""

    id: str
    name: str
    purpose: str
    volume_m3: float
    beds: int
    air: AirView
    people: tuple[str, ...]
    """Ids of the people inside, in order of their number."""
    down: int
    """How many of them do not answer."""
    barred: bool
    harm_s: float | None
    """Time left until people inside come to harm, by forecast from the readings; none: not in sight."""
    danger: Level | None
    """Worst alarm that stands here."""


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


@dataclass(frozen=True, slots=True)
class PartView:
    """One part, as far as the colony knows."""

    id: str
    kind: str
    name: str
    state: str
    """``well``, ``worn``, ``failed`` or ``unknown``."""
    fault: str
    """Name of the fault, where it is known."""
    symptom: str
    """What the readings show, where something shows."""
    fitted_sols: int
    """Whole sols since it was fitted."""


@dataclass(frozen=True, slots=True)
class MachineView:
    """One machine."""

    id: str
    name: str
    kind: str
    module: str
    state: str
    output_share: float
    """Output now against rating, 0 to 1."""
    starts_in_s: float | None
    """While it starts: time to full rating."""
    draw_kw: float
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A machine and its stand-in."""

    id: str
    name: str
    primary: str
    backup: str
    module: str
    tested_sol: int
    state: str
    """``ready``, ``engaged``, ``dead`` or ``untested``."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person."""

    id: str
    name: str
    role: str
    crew: str
    named: bool
    module: str
    doing: str
    """``asleep``, ``resting``, ``working``, ``walking``, ``on a job``, ``down``, ``dead``."""
    goal: str
    """Module that they walk to."""
    next_module: str
    """Next module on their way."""
    next_share: float
    """How much of the way there is done, 0 to 1."""
    mask_s: float | None
    """What their mask still gives."""
    hypoxia: str
    """``well``, ``slow``, ``failing`` or ``down``, as those beside them would say."""
    skills: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a job."""

    name: str
    state: str
    """``done``, ``now`` or ``ahead``."""
    shortest_s: float
    longest_s: float
    odds_share: float
    progress: float


@dataclass(frozen=True, slots=True)
class JobView:
    """A task in hand."""

    id: int
    task: str
    name: str
    target: str
    module: str
    people: tuple[str, ...]
    state: str
    hurry: bool
    steps: tuple[StepView, ...]
    shortest_s: float
    """Time to its end if all goes well."""
    longest_s: float
    """Time to its end if it drags."""
    bad_air_s: float | None
    """How long its lead can go on in the air they breathe; none: as long as it takes."""
    slowed_share: float
    """Speed lost to bad air."""


@dataclass(frozen=True, slots=True)
class AlarmView:
    """An alarm that stands."""

    id: str
    module: str
    level: Level
    title: str
    text: str
    sound: str
    raised_s: float
    acknowledged: bool
    harm_s: float | None


@dataclass(frozen=True, slots=True)
class TankView:
    """A stock on the air ledger."""

    id: str
    name: str
    holds: str
    amount_kg: float
    capacity_kg: float
    kg_per_h: float
    """How fast it changes, over the last hour."""


@dataclass(frozen=True, slots=True)
class LockerView:
    """A locker."""

    id: str
    module: str
    items: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class VitalView:
    """One number of the top bar."""

    id: str
    value: float
    unit: str
    note: str
    tone: str
    """``plain``, ``good``, ``caution`` or ``danger``."""
    trend: tuple[float, ...]
    """Its last values, oldest first."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """Something that was said or happened."""

    time_s: float
    """Seconds since midnight of sol 0."""
    text: str
    tone: str
    module: str


@dataclass(frozen=True, slots=True)
class ComingView:
    """Something on the timeline of what comes."""

    in_s: float
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class ForecastView:
    """How a module's air goes on, by the same equations run on the readings."""

    label: str
    """What is assumed, as a reader would say it."""
    o2_percent: tuple[tuple[float, float], ...]
    """Seconds from now and the oxygen reading expected then."""
    crossings: tuple[tuple[float, float], ...]
    """Oxygen percentages that matter and the seconds until each is crossed, downward."""
    harm_s: float | None
    """Seconds until people inside come to harm; none: not within the forecast."""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Something that can be ordered about the chosen thing, and what it would do."""

    order: Order
    label: str
    effect: str
    tone: str
    """``plain``, ``good``, ``caution`` or ``danger``."""
    refused: str = ""
    """Why it cannot be ordered now; empty: it can."""


@dataclass(frozen=True, slots=True)
class EndView:
    """How it ended and why."""

    id: str
    good: bool
    title: str
    text: str
    dead: tuple[DeathView, ...]
    could_have: tuple[str, ...]
    """What could have saved whom, from the same equations."""


@dataclass(frozen=True, slots=True)
class DeathView:
    """One who died."""

    id: str
    name: str
    time_s: float
    """Seconds since midnight of sol 0."""
    module: str
    of: str
    chain: tuple[str, ...]
    """Causes, the nearest first."""


@dataclass(frozen=True, slots=True)
class ColonyView:
    """Everything that the control room knows at one moment."""

    now_s: float
    """Seconds since midnight of sol 0."""
    elapsed_s: float
    """Seconds since the game began."""
    sol: int
    local_h: float
    crisis: bool
    scenario: str
    place: str
    """The module that the scenario is about, or empty."""
    modules: tuple[ModuleView, ...]
    doors: tuple[DoorView, ...]
    machines: tuple[MachineView, ...]
    groups: tuple[GroupView, ...]
    people: tuple[PersonView, ...]
    jobs: tuple[JobView, ...]
    alarms: tuple[AlarmView, ...]
    tanks: tuple[TankView, ...]
    lockers: tuple[LockerView, ...]
    vitals: tuple[VitalView, ...]
    log: tuple[LogLine, ...]
    coming: tuple[ComingView, ...]
    end: EndView | None
