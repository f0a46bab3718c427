"""What happened to places."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.place import DoorState, PassageState


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
class PassageMoved:
    """A passage stands differently now."""

    passage: int
    before: PassageState
    state: PassageState


@dataclass(frozen=True, slots=True)
class ModuleLost:
    """A module came down, and nobody can be in it again."""

    module: int


@dataclass(frozen=True, slots=True)
class HoleOpened:
    """Air has a new way out, or an old one is wider."""

    hole: int
    module: int
    part: int
    """Entity of the failed part that opened it; 0: the hull."""


@dataclass(frozen=True, slots=True)
class HoleClosed:
    """A way out was closed."""

    hole: int
    module: int
