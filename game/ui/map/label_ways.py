"""Ways to set a name and a reading about a module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pygame import Rect

from game.ui.toolkit.text import TextStyle
from game.ui.toolkit.theme import Colour


@dataclass(frozen=True, slots=True)
class Part:
    """A name or a reading, and how large it is when set."""

    text: str
    style: TextStyle
    colour: Colour
    size: tuple[int, int]


Set: TypeAlias = tuple[Part, Rect]
"""A part where it is to be drawn."""


def ends(rect: Rect, y: int, name: Part, value: Part | None, apart: int) -> list[Set] | None:
    """The name at the left end, the reading at the right."""
    if value is None:
        return _alone(rect, y, name) if name.size[0] <= rect.width else None
    if name.size[0] + apart + value.size[0] > rect.width - 4:
        return None
    right = Rect(rect.right - value.size[0] - 2, y, *value.size)
    return [(name, Rect(rect.x + 2, y, *name.size)), (value, right)]


def _row(left: int, y: int, name: Part, value: Part | None, apart: int) -> list[Set]:
    row = [(name, Rect(left, y, *name.size))]
    if value is not None:
        row.append((value, Rect(left + name.size[0] + apart, y, *value.size)))
    return row


def _wide(name: Part, value: Part | None, apart: int) -> int:
    return name.size[0] + (apart + value.size[0] if value is not None else 0)


def start(rect: Rect, y: int, name: Part, value: Part | None, apart: int) -> list[Set]:
    """From the left edge on, past the right one if it must."""
    return _row(rect.x + 2, y, name, value, apart * 2 // 3)


def finish(rect: Rect, y: int, name: Part, value: Part | None, apart: int) -> list[Set]:
    """Up to the right edge, from before the left one if it must."""
    apart = apart * 2 // 3
    return _row(rect.right - 2 - _wide(name, value, apart), y, name, value, apart)


def middle(rect: Rect, y: int, name: Part, value: Part | None, apart: int) -> list[Set]:
    """Over the middle."""
    return _row(rect.centerx - _wide(name, value, apart) // 2, y, name, value, apart)


def _alone(rect: Rect, y: int, name: Part) -> list[Set]:
    return [(name, Rect(rect.x + 2, y, *name.size))]


def corner(rect: Rect, y: int, value: Part, side: int) -> list[Set]:
    """The reading inside the upper right corner."""
    return [(value, Rect(rect.right - value.size[0] - side, y, *value.size))]
