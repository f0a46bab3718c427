"""Machines, parts, stocks and lockers, as the control room knows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartView:
    """One part, as far as the colony knows."""

    id: str
    kind: str
    name: str
    state: str
    """``well``, ``worn`` or ``failed``."""
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
    """``ready``, ``engaged`` or ``dead``."""


@dataclass(frozen=True, slots=True)
class TankView:
    """A stock on the air ledger."""

    id: str
    name: str
    holds: str
    amount_kg: float
    capacity_kg: float
    kg_per_h: float
    """How fast it fills, or empties, now; food over a sol."""


@dataclass(frozen=True, slots=True)
class WornView:
    """What wear has done to the things of one kind in a locker, as their log cards say."""

    item: str
    shows: int
    """How many are so worn that they give less than they should, or soon will."""
    worst_share: float
    """How far through its life the worst is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class LockerView:
    """A locker."""

    id: str
    module: str
    items: tuple[tuple[str, int], ...]
    worn: tuple[WornView, ...] = ()
    """Those of its things that are no longer all new."""
