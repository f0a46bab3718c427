"""What happened to places."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.place import DoorState


@dataclass(frozen=True, slots=True)
class DoorMoved:
    """A door stands differently now."""

    door: int
    state: DoorState
    by_itself: bool


@dataclass(frozen=True, slots=True)
class DoorFailed:
    """A door was told to move and could not."""

    door: int


@dataclass(frozen=True, slots=True)
class HoleOpened:
    """Air has a new way out."""

    hole: int
    module: int
    part: int
    """Entity of the failed part that opened it; 0: the hull."""


@dataclass(frozen=True, slots=True)
class HoleClosed:
    """A way out was closed."""

    hole: int
    module: int
