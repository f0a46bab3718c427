"""Works and the outlook as the control room knows them: what goes on, what could, and where nothing leads."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.orders import Order


@dataclass(frozen=True, slots=True)
class SiteView:
    """A place where a project could stand."""

    id: str
    name: str
    distance_km: float = 0.0
    depth_m: float = 0.0
    gradient_k_per_km: tuple[float, float] = (0.0, 0.0)
    """Least and most, nine times in ten, by what is known."""
    power_kw: tuple[float, float] = (0.0, 0.0)
    drilling_sols: float = 0.0
    risk_share: float = 0.0
    """Chance that the well is dry at that depth."""
    surveyed: bool = False


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of a project."""

    id: str
    name: str
    state: str
    """``done``, ``open`` or ``to_come``."""
    plan_h: float
    """Hours by plan."""
    least_sols: float
    materials: tuple[tuple[str, int], ...]
    missing: tuple[tuple[str, int], ...]
    """What of them the stock lacks; only of the stage that comes next."""
    changes: tuple[str, ...]
    """What it would change, as sentences."""


@dataclass(frozen=True, slots=True)
class SlipView:
    """A delay, with its date."""

    sol: int
    text: str
    until_sol: int | None
    """Nothing while it lasts."""


@dataclass(frozen=True, slots=True)
class WorkView:
    """A project or policy: one that goes on, could begin, or is over."""

    id: str
    name: str
    summary: str
    policy: bool
    """Whether it goes on until it is abandoned."""
    aim: str
    """``hold``, ``grow`` or ``either``."""
    skill: str
    state: str
    """``offered``, ``working``, ``waiting``, ``suspended``, ``done``, ``abandoned`` or ``failed``."""
    waits: str
    """What it waits for, as a sentence; empty: nothing."""
    site: str
    site_name: str
    sites: tuple[SiteView, ...]
    """Where it could stand, for one that is offered or is a well."""
    lead: str
    """Id of who leads it; for one that is offered, of who would. Empty: nobody."""
    lead_name: str
    lead_load: int
    """How many projects they have at their door."""
    stages: tuple[StageView, ...]
    stage: int
    """Number of the stage that it is in, from 0."""
    stage_share: float
    """How much of that is thought to be done."""
    left_h: tuple[float, float]
    """Hours of competent, well-led people that are left; nine in ten times it is between these."""
    left_sols: tuple[float, float | None]
    """Sols that are left at the hours it gets; no end where it gets none."""
    per_sol_h: float
    """Hours of that kind that it got a sol lately."""
    used_h: float
    """Crew hours that it took so far."""
    found: int
    """Faults that it brought to light."""
    slips: tuple[SlipView, ...]
    refund: tuple[tuple[str, int], ...]
    """Materials that come back if it is abandoned now; the hours never do."""
    disrupts: tuple[tuple[str, float], ...]
    """Part of everybody's other hours that it takes, by use."""
    stops_others: bool
    draw_kw: float
    argued: tuple[str, ...]
    """What crises have shown that argues for it, as sentences."""
    refused: str
    """Why it cannot begin now, for one that is offered; empty: it can."""
    done_h: float = 0.0
    """Hours of competent, well-led people that are in the stage that it is in."""
    stage_h: float = 0.0
    """Hours that this stage is thought to take in all."""
    before_h: float = 0.0
    """Hours that went into it before the game began."""
    longer_share: float = 0.0
    """What its lead, as they are now, adds to the planned hours of what is still to come."""


@dataclass(frozen=True, slots=True)
class WorksView:
    """Everything about works."""

    begun: tuple[WorkView, ...]
    """In the order in which hours go to them."""
    offered: tuple[WorkView, ...]
    over: tuple[WorkView, ...]
    """The newest first."""
    hours_per_sol: float
    """Crew hours that all plans give to projects in a sol."""
    given_h: float | None
    """What of them projects had use for in the last sol; nothing where none has passed."""
    draw_kw: float
    listed: int = 0
    """Parts that a review has found urgent so far."""
    mended: int = 0
    """Those of them that are new since."""
    put_off: int = 0
    """Those of them that were put off, or are left alone by order."""


@dataclass(frozen=True, slots=True)
class OutlookRow:
    """When something runs out, or is past saving, if nothing changes."""

    id: str
    """``debt``, ``hands`` or a system."""
    title: str
    text: str
    """What runs out, how it is known, and what comes of it."""
    tone: str
    now: float
    need: float
    """What it comes to when it is past saving."""
    per_sol: float
    low_sols: float | None
    """Nine in ten times it happens between this, in sols from now, and ``high_sols``; nothing: not in sight."""
    high_sols: float | None
    from_sol: int | None
    to_sol: int | None
    unit: str = ""
    """What it is counted in, ``kg`` or ``h``; nothing for things and people."""
    turns: bool = False
    """Whether it goes away from the line, and would have to turn to be past saving."""
    what: str = ""
    """The first sentence of the text: what runs out."""


@dataclass(frozen=True, slots=True)
class ExitView:
    """An ugly way out of what is past saving soon, with its price."""

    kind: str
    """``abandon``, ``strip`` or ``quota``; what was taken already: ``abandoned``, ``stripping``, ``stripped`` or
    ``broken``."""
    row: str
    target: str
    title: str
    price: str
    gain_sols: float | None
    """How much later it happens; nothing: never, as far as can be seen."""
    hours_per_sol: float
    order: Order | None = None
    """What orders it, or undoes what was taken."""


@dataclass(frozen=True, slots=True)
class OutlookView:
    """Where the colony goes if nothing is done."""

    sol: int
    """Sol on which it was worked out."""
    rows: tuple[OutlookRow, ...]
    """The soonest first."""
    exits: tuple[ExitView, ...]
    taken: tuple[ExitView, ...] = ()
    """What was given up already, each with the order that undoes it."""
