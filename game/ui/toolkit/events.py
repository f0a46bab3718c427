"""Input as the interface sees it, whatever device it came from. Positions are window pixels."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

PointerButton: TypeAlias = Literal["main", "middle", "other"]


class Pressed(Struct, frozen=True):
    """A key or gamepad button went down, or is held and repeats."""

    actions: tuple[str, ...]
    """What it stands for; the first action that finds something to do is the one meant. May be empty."""
    repeats: bool = False


class Typed(Struct, frozen=True):
    """Characters were typed."""

    text: str


class PointerMoved(Struct, frozen=True):
    """The pointer is at a place."""

    x: int
    y: int


class PointerPressed(Struct, frozen=True):
    """A pointer button went down."""

    x: int
    y: int
    button: PointerButton = "main"


class PointerReleased(Struct, frozen=True):
    """A pointer button went up."""

    x: int
    y: int
    button: PointerButton = "main"


class PointerLeft(Struct, frozen=True):
    """The pointer left the window."""


class Wheeled(Struct, frozen=True):
    """The wheel was turned: ``down`` steps towards the user, ``across`` steps to the right."""

    x: int
    y: int
    across: int = 0
    down: int = 0


class WindowResized(Struct, frozen=True):
    """The window has a new size in pixels."""

    width: int
    height: int


class WindowExposed(Struct, frozen=True):
    """The window's picture was lost and must be shown again."""


class CloseAsked(Struct, frozen=True):
    """The player asked for the window to close."""


InputEvent: TypeAlias = (
    Pressed
    | Typed
    | PointerMoved
    | PointerPressed
    | PointerReleased
    | PointerLeft
    | Wheeled
    | WindowResized
    | WindowExposed
    | CloseAsked
)
