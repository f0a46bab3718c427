"""What happened in the shop."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LotOpened:
    """Something is to be made."""

    number: int
    item: str
    count: int
    priority: int


@dataclass(frozen=True, slots=True)
class RunRejected:
    """Inspection has turned a run down."""

    number: int
    item: str
    second: bool
    """Whether it is kept as second grade."""


@dataclass(frozen=True, slots=True)
class LotDone:
    """The last of a lot is in store."""

    number: int
    item: str
    count: int
    priority: int
