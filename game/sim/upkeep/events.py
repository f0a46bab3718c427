"""What happened in upkeep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlawFound:
    """An inspection found something."""

    part: int
    by: str


@dataclass(frozen=True, slots=True)
class PartMended:
    """A crew replaced a part by itself."""

    part: int
    by: str


@dataclass(frozen=True, slots=True)
class CalledOut:
    """People were called out to a grave fault."""

    part: int
    by: str


@dataclass(frozen=True, slots=True)
class HullFound:
    """Somebody on their rounds found where a hull leaks."""

    module: int


@dataclass(frozen=True, slots=True)
class HullMended:
    """A crew patched a hole in a hull by itself."""

    module: int


@dataclass(frozen=True, slots=True)
class SpareLacking:
    """A repair waits for a spare that no locker holds."""

    part: int
    item: str
    answer: str
    """``opened``, ``raised``, ``ordered`` or ``cannot``."""
