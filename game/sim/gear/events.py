"""What happened to what people wear and carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BreatherPutOn:
    """Somebody has got, or was given, a mask or suit; it is on when its component says so."""

    person: int
    item: str


@dataclass(frozen=True, slots=True)
class CanisterSwapped:
    """Somebody has put a full canister in place of one that was nearly empty."""

    person: int
    item: str


@dataclass(frozen=True, slots=True)
class BreatherLow:
    """Somebody has less than a few minutes left to breathe, and no canister."""

    person: int
    left_s: float


@dataclass(frozen=True, slots=True)
class BreatherPutAway:
    """Somebody has taken off their mask or suit in good air, or it was taken off the dead there."""

    person: int
    item: str
