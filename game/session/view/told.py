"""What the desk is told: alarms, forecasts, choices, lines, ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.content.kinds.alarm import Level
from game.session.orders import Order
from game.session.view.chronicle import ChronicleView

Foresight = Literal["what_if", "as_it_is", "none"]
"""How far the air is run ahead: with each order as if it came off, as if nothing were done, or not at all.

What is not looked into is told as not known.
"""

Foreseen = Literal["safe", "harm", "unknown"]
"""What an order leaves those who are there, as far as it was looked into."""


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
    """When it was raised, in seconds since the game began."""
    acknowledged: bool
    harm_s: float | None
    leave_s: float | None = None
    """Time until the oxygen there falls to where people must be out; none: not in sight, or past."""
    measure: str = ""
    """The reading that raised it."""


@dataclass(frozen=True, slots=True)
class ThreatView:
    """A place with people in it whose air is seen to go bad, by forecast, before any grave alarm stands there."""

    module: str
    harm_s: float | None
    """Time until people there come to harm; none: not in sight."""
    leave_s: float | None
    """Time until the oxygen there falls to where people must be out; none: not in sight."""
    machine: str = ""
    """Id of a machine there that serves the air and stands still; empty: none does."""


@dataclass(frozen=True, slots=True)
class VitalView:
    """One number of the top bar."""

    id: str
    value: float
    unit: str
    note: str
    tone: str
    """``plain``, ``good``, ``caution`` or ``danger``."""
    terms: str = ""
    """What it is made of, a line each."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """Something that was said or happened."""

    time_s: float
    """Seconds since midnight of sol 0."""
    text: str
    tone: str
    module: str
    alarm: str = ""
    """Kind of the alarm that it tells of; empty: none."""


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
    pressure_kpa: tuple[tuple[float, float], ...] = ()
    """Seconds from now and the pressure expected then."""
    of_harm: str = ""
    """What harms first: ``hypoxia``, ``carbon_dioxide``, ``collapse`` or empty."""
    death_s: float | None = None
    """Seconds until people inside begin to die of their breath; none: not within the forecast."""


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
    kind: str = ""
    """Id of its text without ``choice.``: ``replace``, ``evacuate``, ``carry``."""
    soonest_s: float | None = None
    """Earliest that its effect is there; none: at once, or not known."""
    latest_s: float | None = None
    """Latest, if it drags."""
    odds_share: float | None = None
    """Chance that every step comes off at the first try."""
    leaves_s: float | None = None
    """Time left to harm for people there if it goes as said; none: see ``foreseen``."""
    foreseen: Foreseen = "unknown"
    """What a forecast says of those there if it goes as said: ``safe``, ``harm`` in ``leaves_s``, or none was made."""
    dares: bool = False
    """Whether it is the order before it again, sooner and at a risk: in masks where the book says suits."""
    last: bool = False
    """Whether it is among what is left where nothing that is offered keeps people alive."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """Something that a crisis showed."""

    text: str
    job: str = ""
    """What is put on the list of work because of it; empty: nothing."""
    proposal: str = ""
    """What could be proposed because of it; empty: nothing."""


@dataclass(frozen=True, slots=True)
class CrisisView:
    """One crisis from its first alarm to its end."""

    id: int
    kind: str
    """``oxygen``, ``pressure``, ``carbon_dioxide``, ``strike``, ``collapse``."""
    module: str
    onset_s: float
    """Seconds since midnight of sol 0."""
    lethal_s: float | None
    """Time to harm at the onset, by the desk's forecast then; none: not in sight."""
    answered_s: float | None
    """When the first order about it was given, since midnight of sol 0; none: not yet."""
    answer: str
    """What that was, or empty."""
    outcome: str
    """``open``, ``held``, ``evacuated``, ``lost``: nothing yet, mended, left in time, or somebody died."""
    over: bool = False
    """Whether it is over. It may go on when somebody has died, and is then ``lost`` all the same."""
    dead: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    """Causes, the nearest first, as far as they are known."""
    reached: tuple[str, ...] = ()
    """Other modules that it has reached, in that order."""


@dataclass(frozen=True, slots=True)
class PrecautionView:
    """Whether the colony waits for the next strike."""

    on: bool
    since_s: float
    lost_h: float
    """Crew hours that it has cost."""


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
class EndView:
    """How it ended and why."""

    id: str
    good: bool
    title: str
    text: str
    dead: tuple[DeathView, ...]
    could_have: tuple[str, ...]
    """What could have saved whom, from the same equations."""
    saved: tuple[str, ...] = ()
    """Who was brought out of danger, as sentences."""
    harmed: tuple[str, ...] = ()
    """Who is marked by it, as sentences."""
    timeline: tuple[LogLine, ...] = ()
    """What turned it, in order: alarms, answers, deaths, rescues."""
    findings: tuple[FindingView, ...] = ()
    """What it showed, and what the colony makes of that."""
    crises: tuple[CrisisView, ...] = ()
    chronicle: ChronicleView | None = None
    """What a long game will be remembered by; nothing after a single night."""
