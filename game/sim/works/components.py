"""Projects that were begun, what they hold, and what works have changed for good."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

WorkState = Literal["working", "waiting", "suspended", "done", "abandoned", "failed"]
Waiting = Literal["", "hours", "material", "machine", "time", "review"]
"""What a project waits for; ``review`` is another that stops all others."""


@dataclass(slots=True)
class Slip:
    """A delay, with its date."""

    sol: int
    """When it began."""
    why: Waiting
    what: str
    """Id of the item, machine, project or module that it waits for."""
    until_sol: int = -1
    """When it was over; negative: it is not."""


@dataclass(slots=True)
class Work:
    """A project or policy that was begun. Written only by the rules of works."""

    id: str
    """Its kind."""
    number: int
    """How many were begun before it, and one: names its draws of chance."""
    site: str
    """Id of its site: a well's, a module's or a machine's; empty: it has none."""
    lead: int
    """Entity of who leads it; 0: nobody."""
    begun_sol: int
    state: WorkState = "waiting"
    waits: Waiting = "hours"
    waits_for: str = ""
    """Id of what it waits for, where that has one."""
    stage: int = 0
    round: int = 0
    """How often a policy's last stage was done."""
    open: bool = False
    """Whether the materials of the stage are in it, and its length was drawn."""
    plan_h: float = 0.0
    """Hours of the stage by plan."""
    bias: float = 1.0
    """What its lead makes of that, in the middle: the more the better they are rested and skilled, the nearer to 1."""
    need_h: float = 0.0
    """Hours of the stage in truth. Nobody knows them."""
    done_h: float = 0.0
    """Hours that went into the stage, each times the pace of whoever worked."""
    extra_h: float = 0.0
    """Hours that what was found adds to the stages to come."""
    least_sols: float = 0.0
    """Sols that the stage takes at the least."""
    sols: int = 0
    """Sols on which the stage went on."""
    held: dict[str, int] = field(default_factory=dict)
    """Materials that are in the stage."""
    deeper: int = 0
    """How often a dry well was drilled on."""
    used_h: float = 0.0
    """Crew hours that it took in all."""
    today_h: float = 0.0
    """Crew hours that it took this sol."""
    per_sol_h: float = 0.0
    """What it got a sol lately, as hours of the stage."""
    today_done_h: float = 0.0
    """Hours of the stage that were done this sol."""
    found: int = 0
    """Faults that it found."""
    slips: list[Slip] = field(default_factory=list)
    """Its delays, the oldest first."""
    ended_sol: int = -1


@dataclass(slots=True)
class Shield:
    """What keeps fragments out of a place."""

    hole_share: float = 1.0
    """Diameter of a hole against what it would be."""
    stop_share: float = 0.0
    """Part of what hits that stays outside."""


@dataclass(slots=True)
class Works:
    """Everything about works. Singleton, written only by the rules of works."""

    sol: int = -1
    """The last sol that was seen to."""
    numbers: int = 0
    """How many were begun since the game began."""
    begun: list[Work] = field(default_factory=list)
    """Those that go on or wait, in the order in which hours go to them."""
    over: list[Work] = field(default_factory=list)
    """All that are done, and those that were worked on and abandoned, or have failed; the newest last."""
    done: dict[str, int] = field(default_factory=dict)
    """Sol on which each kind was last done."""
    surveyed: list[str] = field(default_factory=list)
    """Projects whose sites were surveyed."""
    wells: dict[str, float] = field(default_factory=dict)
    """Power, in kW, of wells that were tapped, by site."""
    shields: dict[str, Shield] = field(default_factory=dict)
    """By module."""
    forewarned_h: float = 0.0
    """Hours before it comes that debris is seen."""
    cleared: list[str] = field(default_factory=list)
    """Modules where nobody lives any more."""
    listed: dict[int, int] = field(default_factory=dict)
    """Parts that a review found urgent, by row of the arrays of upkeep: how many had sat there by then."""
    used: dict[str, int] = field(default_factory=dict)
    """What went into works since the game began, less what came back, by item."""
