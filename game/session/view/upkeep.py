"""Upkeep as the control room knows it: parts with their logs, debt and grave faults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordView:
    """A line of a part's log."""

    sol: int
    did: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class UpkeepRow:
    """A part, as upkeep sees it."""

    part: str
    """Its address."""
    kind: str
    """Id of its kind."""
    name: str
    module: str
    owner: str
    """What it belongs to, as people say it."""
    known_share: float | None
    """How worn it was thought to be when it was last looked at; nothing if nobody knows."""
    state: str
    """``well``, ``degrading``, ``urgent``, ``failed`` or ``unknown``, as far as is known."""
    inspected_sols: float
    """Sols since it was last looked at."""
    inspect_in_sols: float
    """Sols until the next look is due; negative: overdue."""
    serviced_sols: float
    """Sols since its last service."""
    service_in_sols: float
    """Sols until service is due; negative: overdue."""
    urgency: float
    """The higher, the sooner; 0: nothing waits."""
    repair_h: float
    """Crew hours that replacing it still takes."""
    spare: str
    """Name of what replaces it; empty: nothing does."""
    spares: int
    """How many lie in the colony's lockers."""
    deferred_sol: int | None
    """Sol since which work on it waits, by order or for want of hours; nothing while nothing is due."""
    deferred_until_sol: int | None
    """Sol to which it was put off by order."""
    deferred_by: str
    deferred_why: str
    """The reason that was given; empty: none."""
    flagged: bool
    priority: int
    forbidden: bool
    orders: tuple[str, ...]
    """Orders that make sense now, by tag."""


@dataclass(frozen=True, slots=True)
class DebtView:
    """Upkeep that is overdue, in crew hours, and its terms."""

    total_h: float
    repairs_h: float
    small_h: float
    services_h: float
    inspections_h: float
    repairs: int
    failed: int
    services: int
    inspections: int
    degrading: int
    """Parts known to degrade; an audit would find more."""
    urgent: int
    """Parts known to be urgent, the failed among them."""


@dataclass(frozen=True, slots=True)
class UpkeepView:
    """Everything about upkeep."""

    debt: DebtView
    rows: tuple[UpkeepRow, ...]
    """The parts on which something waits, the most urgent first, at most two hundred; then those that were put off."""
    callouts: tuple[tuple[str, str, float], ...]
    """Grave faults that people were called to: address, who leads, seconds until they are done."""
    waiting: tuple[str, ...]
    """Grave faults that nobody is at, by address."""
