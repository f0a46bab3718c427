"""What the interface tells a scene: something was pressed, changed, chosen."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

Key: TypeAlias = str | tuple[str | int, ...]
"""The name of something on a screen, unique within its panel."""


def part_key(whole: Key, *parts: str | int) -> Key:
    """The name of a part of something that has a name."""
    return (*whole, *parts) if isinstance(whole, tuple) else (whole, *parts)


class Activated(Struct, frozen=True):
    """A button, card or mark was pressed, by whatever device."""

    key: Key


class Refused(Struct, frozen=True):
    """Something disabled was pressed; ``reason`` says why it is disabled."""

    key: Key
    reason: str


class Chosen(Struct, frozen=True):
    """One of a group of options was chosen."""

    key: Key
    option: str


class Slid(Struct, frozen=True):
    """A slider was moved to ``value``."""

    key: Key
    value: float


class Written(Struct, frozen=True):
    """The text in a field changed."""

    key: Key
    text: str


class Submitted(Struct, frozen=True):
    """The text in a field was confirmed."""

    key: Key
    text: str


class CellFocused(Struct, frozen=True):
    """The keyboard or the pointer went to a row of a table, and a column if it moves by cells."""

    key: Key
    row: Key
    column: str


class CellActivated(Struct, frozen=True):
    """A row of a table was pressed, or one of its cells if it moves by cells."""

    key: Key
    row: Key
    column: str


class Nudged(Struct, frozen=True):
    """A cell's value was asked to go up or down by ``steps``."""

    key: Key
    row: Key
    column: str
    steps: int


class Entered(Struct, frozen=True):
    """A digit was typed over a cell, or the last one was taken back."""

    key: Key
    row: Key
    column: str
    digit: str
    """Empty: the last one is taken back."""


class Sorted(Struct, frozen=True):
    """A table was put in another order."""

    key: Key
    column: str
    descending: bool


Message: TypeAlias = (
    Activated | Refused | Chosen | Slid | Written | Submitted | CellFocused | CellActivated | Nudged | Entered | Sorted
)
