"""What happened to what grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Killer = Literal["frost", "dark", "air"]


@dataclass(frozen=True, slots=True)
class CropsDied:
    """Everything that stood in a farm is dead."""

    farm: str
    of: Killer
    kg: float


@dataclass(frozen=True, slots=True)
class FarmPlanted:
    """Works have handed a farm over, and its first tray is sown."""

    farm: str


@dataclass(frozen=True, slots=True)
class RationsSet:
    """Everybody eats another share of what they would."""

    share: float
    until_sol: int
    """Sol from which all is eaten again; negative: until somebody says so."""


@dataclass(frozen=True, slots=True)
class PeopleFast:
    """There is nothing to eat, or far too little, and it has gone on for so long that it shows."""

    degree: int
    """0: for days; 1: for more than a week; 2: for weeks, and soon some die of it."""
    share: float
    """What is used up of what bodies can live off."""


@dataclass(frozen=True, slots=True)
class CratesOpened:
    """Food from Earth was unpacked."""

    kg: float
