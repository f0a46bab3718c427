"""The board of hours as the control room knows it: crews, and what their hours go to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UseView:
    """Hours of one use, of a crew or of all."""

    use: str
    """``operations``, ``repair``, ``inspection``, ``prevention``, ``fabrication``, ``training``, ``projects``,
    ``quota`` or ``rest``."""
    planned_h: float
    """What the plan in force gives it in a sol, by those who can work."""
    given_h: float | None
    """What it got on the last sol; nothing while no sol has been worked."""
    needed_h: float
    """What it would take to leave nothing undone."""
    put_off_h: float
    """What the plan leaves undone: needed and not planned for."""
    buys: str
    """What the planned hours buy, in words."""
    plan_h: float = 0.0
    """What the plan says, as if nobody were ill: what an order to give it hours would change."""
    brings_h: float = 0.0
    """What of the need is not overdue yet: what a sol brings anew. Of all crews together only."""


@dataclass(frozen=True, slots=True)
class CrewView:
    """A crew and its hours."""

    id: str
    name: str
    department: str
    lead: str
    """Name of who leads it."""
    people: int
    """How many of it live."""
    working: int
    """How many worked in its last three shifts."""
    off: int
    """How many are ill or burnt out."""
    kept_out: int
    """How many cannot get to where they work now: a door is shut fast on their way, or the air there is bad."""
    tired_share: float
    """How worn they are on average, 0 fit to 1 spent."""
    tired: str
    """The same in a word."""
    stress_share: float
    operations_share: float
    """What operations got of what they need, in the last shift."""
    hours_h: float
    """Hours a sol that it has, overtime of the plan included."""
    overtime_h: float
    uses: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class HoursView:
    """The board of hours."""

    there_h: float
    """Hours a sol that all crews have."""
    template: str
    """The plan in force by name; empty once it was changed by hand."""
    templates: tuple[tuple[str, str], ...]
    """Plans that can be put in force: id and name."""
    crews: tuple[CrewView, ...]
    totals: tuple[UseView, ...]
    """All crews together."""
    auto: tuple[tuple[str, bool], ...]
    """What runs by itself, by area."""
    crowded: tuple[tuple[str, float], ...]
    """Homes with more people than beds, and how many too many as a share of the beds."""
    kept_out: tuple[tuple[str, int], ...] = ()
    """Places where people work who cannot get there now, by name, and how many of them."""
