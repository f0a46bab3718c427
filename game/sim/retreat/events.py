"""What is said about what was given up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HomeGivenUp:
    """Those who lived in a place were given beds elsewhere, and told to leave."""

    module: int
    people: int


@dataclass(frozen=True, slots=True)
class PlaceShut:
    """The last have left a place that was given up: it is dark, and its doors are shut."""

    module: int


@dataclass(frozen=True, slots=True)
class PlaceTakenBack:
    """A place that was given up is lived in again."""

    module: int


@dataclass(frozen=True, slots=True)
class MachineStripped:
    """Parts of a machine lie in the stores as spares."""

    machine: int
    item: str
    parts: int


@dataclass(frozen=True, slots=True)
class QuotaBroken:
    """Hours of the quota go to repair, or do so no more."""

    hours: float
    """Hours a sol; 0: the quota stands again."""
