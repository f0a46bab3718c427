"""What happened between Earth and the colony."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EarthAsked:
    """The colony has asked Earth for something that it cannot make."""

    item: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class HoldClosed:
    """A ship's hold was closed; what is not in it waits for the next."""

    ship: str
    arrives_sol: int
    kg: float


@dataclass(frozen=True, slots=True)
class ShipLanded:
    """A ship has come, and what it brought is in store."""

    ship: str
    items: tuple[tuple[str, int], ...]
    kg: float
