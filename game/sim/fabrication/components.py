"""The shop: what it is making, what it can make, and what it has made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LotState = Literal["hours", "station", "material", "working", "inspecting", "done", "cancelled"]
"""Waiting for hours, a station or material; in work; being inspected; over."""


@dataclass(slots=True)
class Lot:
    """Some of one thing to be made. Written only by the fabrication rules."""

    number: int
    """Name by which orders find it; the older first."""
    recipe: str
    item: str
    count: int
    """How many are still to come, those of the run in work among them."""
    priority: int
    """1 to 9; the highest is worked on first."""
    whys: list[str]
    """What it is for: addresses of parts, or empty when somebody simply ordered it."""
    stock: bool = False
    """Whether it keeps up the stock; it goes back to that priority when nobody waits for it any more."""
    urgent: int = 0
    """How many of it somebody waits for."""
    hurry: bool = False
    state: LotState = "hours"
    runs: int = 0
    """How many runs were begun."""
    left_h: float = 0.0
    """Hours of work left on the run, by a competent person; 0: none is in work."""
    craft_h: float = 0.0
    """Hours of the run so far, each times the skill that went into it."""
    hurried_h: float = 0.0
    """Hours of the run that were hurried."""
    good: int = 0
    """How many came of it."""
    rejected: int = 0
    """How many runs inspection turned down."""


@dataclass(slots=True)
class Shop:
    """Everything about making. Singleton, written only by the fabrication rules."""

    capability: float
    """How able the shop is, 0 to 1; what each recipe needs is compared with it."""
    sol: int = -1
    """The last sol that was seen to."""
    numbers: int = 0
    """How many lots were numbered."""
    lots: list[Lot] = field(default_factory=list)
    """What is being made or waits, by number."""
    over: list[Lot] = field(default_factory=list)
    """The last lots that are over, the newest last."""
    keep: dict[str, int] = field(default_factory=dict)
    """How many of each thing are kept in the colony's lockers, by making or asking for more."""
    station_h: dict[str, float] = field(default_factory=dict)
    """Hours of each station that are free now."""
    worked_h: dict[str, float] = field(default_factory=dict)
    """Hours that each was worked at this sol."""
    counted_s: float = 0.0
    """Up to when the hours of stations were counted, in seconds since the game began."""
    hours_today: float = 0.0
    """People's hours that were used this sol."""
    hours_per_sol: float = 0.0
    """The same, averaged over the last sols."""
    flawed: dict[str, list[float]] = field(default_factory=dict)
    """Of what lies in the lockers: the life left in faulty ones that nobody has noticed. The desk never sees it."""
    seconds: dict[str, list[float]] = field(default_factory=dict)
    """Second grade, set apart: the life left in each, by item."""
    made: dict[str, int] = field(default_factory=dict)
    """What was made and put into store since the game began, second grade not among it."""
    used: dict[str, int] = field(default_factory=dict)
    """What was used up in making since the game began."""
    scrap_kg: float = 0.0
    """Scrap that does not fill a piece yet."""
    lost_kg: float = 0.0
    """Dust, fumes and film since the game began, and what was thrown away of worn gear."""
    worn_out: int = 0
    """How many pieces of worn gear another was asked for."""
    stripped_kg: float = 0.0
    """Scrap taken off parts that were replaced, since the game began."""
    recent_kg: float = 0.0
    """Mass of what was made lately, fading over the sols by which Earth measures."""
