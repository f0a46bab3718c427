"""What happened to things in lockers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GearWornOut:
    """Something worn or worked with came to the end of its life and was taken out of use."""

    item: str
    module: int
    """Entity of the module where that was seen."""


@dataclass(frozen=True, slots=True)
class GearOverhauled:
    """Something worn was overhauled in hours of prevention."""

    item: str
    module: int
    """Entity of the module where it lies."""
    by: str
    """Name of who signed for it."""
