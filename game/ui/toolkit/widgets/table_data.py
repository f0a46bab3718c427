"""What a table shows and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from ..canvas import Align
from ..memory import Memory
from ..messages import Key, part_key
from ..theme import SizeName

SortValue: TypeAlias = float | str | None


class Cell(Struct, frozen=True):
    """What stands in one cell."""

    text: str = ""
    tone: str = "text"
    strong: bool = False
    size: SizeName = "lead"
    """At most so large: where rows say much, one size for all of them reads better than the largest for each."""
    below: str = ""
    """A second, smaller line."""
    below_tone: str = "dim"
    share: float | None = None
    """A small bar, 0 to 1 of the column's width."""
    share_tone: str = "dim"
    trough: bool = False
    """Whether the bar lies in a trough that shows the whole."""
    order: SortValue = None
    """What it is sorted by; its text if there is nothing."""
    tip: str = ""
    """What more there is to say of it, in a table that is walked by cells."""


class TableRow(Struct, frozen=True):
    """One row, with a cell for each column."""

    key: Key
    cells: tuple[Cell, ...]
    tip: str = ""


class TableColumn(Struct, frozen=True):
    """One column."""

    name: str
    title: str
    width: float = 80.0
    """In units; more if its title needs it."""
    share: float = 0.0
    """Its part of the width left over."""
    align: Align = "left"
    hue: str = ""
    """The colour of a small square before its title."""
    sortable: bool = True
    largest_first: bool = False
    """Whether the first press sorts it from the largest down."""
    tight: float = 0.0
    """Its width in units where columns have to stand closer; 0: the same."""
    tip: str = ""
    """What more there is to say of it."""


class TableState(Struct, frozen=True):
    """What the panel remembers of a table."""

    top: int = 0
    """The first row in sight."""
    row: Key | None = None
    """The row the cursor is on."""
    column: str = ""
    """The column the cursor is on, in a table that is walked by cells."""
    first_column: int = 1
    """The first column in sight after the leftmost, which always is."""
    sorted_by: str = ""
    descending: bool = False


class Hovered(Struct, frozen=True):
    """The row under the pointer, and the column in a table that is walked by cells."""

    row: Key | None = None
    column: str = ""


class RowOrder(Struct, frozen=True):
    """Rows put in order once, and kept while rows and order stay the same."""

    rows: Sequence[TableRow]
    sorted_by: str
    descending: bool
    indexes: Sequence[int]
    places: dict[Key, int]
    """Where each row stands, by its key."""


def row_order(
    key: Key, rows: Sequence[TableRow], columns: Sequence[TableColumn], state: TableState, memory: Memory
) -> RowOrder:
    """The rows' order as ``state`` asks for it; found anew only when the rows or the order are others."""
    kept_as = part_key(key, "order")
    nothing = RowOrder((), "", False, (), {})
    kept = memory.get(kept_as, nothing)
    if kept.rows is rows and (kept.sorted_by, kept.descending) == (state.sorted_by, state.descending):
        return kept
    names = [column.name for column in columns]
    indexes: Sequence[int] = range(len(rows))
    if state.sorted_by in names:
        column = names.index(state.sorted_by)
        filled = [at for at in indexes if _value(rows[at].cells[column]) is not None]
        # Empty cells stay at the end whichever way the rest is turned.
        empty = [at for at in indexes if _value(rows[at].cells[column]) is None]
        filled.sort(key=lambda at: _sort_key(rows[at].cells[column]), reverse=state.descending)
        indexes = filled + empty
    made = RowOrder(
        rows,
        state.sorted_by,
        state.descending,
        indexes,
        {rows[at].key: place for place, at in enumerate(indexes)},
    )
    memory.keep(kept_as, made)
    return made


def _value(cell: Cell) -> SortValue:
    return cell.order if cell.order is not None else cell.text or None


def _sort_key(cell: Cell) -> tuple[int, float, str]:
    value = _value(cell)
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, value or 0.0, "")
