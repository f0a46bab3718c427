"""What goes between the colony and its ships: holds, and what was asked of Earth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlightView:
    """A ship from Earth: open to orders, on its way, or here."""

    ship: str
    name: str
    state: str
    """``open``, ``loaded``, ``flying`` or ``landed``."""
    closes_sol: int
    """Sol from which its hold takes nothing more."""
    leaves_sol: int
    arrives_sol: int
    hold_kg: float
    free_kg: float
    """Mass that no order fills; Earth fills it with what it usually sends."""
    items: tuple[tuple[str, int], ...]
    """What is in it, or would be."""
    people: int = 0
    """Who comes in it to stay, or would."""


@dataclass(frozen=True, slots=True)
class AskView:
    """Something that was asked of Earth and is in no hold yet."""

    id: int
    item: str
    name: str
    count: int
    kg: float
    """Mass of all of it."""
    priority: int
    why: str
    arrives_sol: int | None
    """Sol on which the last of it comes as things stand; nothing if no hold that is known has room."""


@dataclass(frozen=True, slots=True)
class SupplyView:
    """Everything between the colony and its ships."""

    flights: tuple[FlightView, ...]
    """By arrival."""
    landed: tuple[FlightView, ...]
    """The last that came, the newest first."""
    asks: tuple[AskView, ...]
    """What waits, the most urgent first."""
    allotment_share: float
    """What Earth gives of each hold."""
