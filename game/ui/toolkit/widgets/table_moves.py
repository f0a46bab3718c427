"""How a table answers keys, pointer and wheel."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from pygame import Rect

from .. import actions
from ..memory import Memory
from ..messages import CellActivated, CellFocused, Entered, Key, Message, Nudged, Sorted, part_key
from ..spots import Behaviour, Point, Push, Reply, Spot
from .table_data import Hovered, RowOrder, TableColumn, TableState

_WHEEL_ROWS = 3
_DRAG_STEP = 6
"""Part of a row's height by which the pointer is dragged for one step."""
_DIGITS = {f"choose_{digit}": str(digit) for digit in range(10)}
_CHANGES = frozenset((actions.INCREASE, actions.DECREASE, actions.ERASE, *_DIGITS))
"""What changes a cell: the cell of the cursor is marked even while the focus is not shown."""


class Dragged(Struct, frozen=True):
    """How far a cell was dragged beyond the last whole step, in pixels."""

    px: int = 0


class TableView(Struct, frozen=True):
    """A table as it was last drawn. Pixels in the panel."""

    key: Key
    order: RowOrder
    columns: Sequence[TableColumn]
    lefts: tuple[tuple[int, int, int], ...]
    """Number, left and width of each column in sight."""
    body: Rect
    row_px: int
    top: int
    """The first row in sight."""
    rows_in_sight: int
    by_cells: bool
    all_columns_fit: bool
    tight: bool = False
    """Whether columns stand closer than they like to."""


def hover_key(table: Key) -> Key:
    """Under which key the row under the pointer is remembered."""
    return part_key(table, "hover")


class Browsing(Behaviour):
    """Moves a cursor over the rows, and over the cells of a table that is walked by cells."""

    def __init__(self, view: TableView) -> None:
        """Answer for the table as it was drawn."""
        self._view = view
        if view.by_cells:
            self.unseen = _CHANGES

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        """Move, press or change; not taken at an edge, so that the focus can leave the table."""
        view = self._view
        state = memory.get(view.key, TableState())
        count = len(view.order.indexes)
        if not count:
            return None
        page = max(1, view.rows_in_sight - 1)
        moves = {actions.UP: -1, actions.DOWN: 1, actions.PAGE_UP: -page, actions.PAGE_DOWN: page}
        moves |= {actions.FIRST: -count, actions.LAST: count}
        if action in moves:
            return self._go_down(moves[action], state, memory)
        if action in (actions.LEFT, actions.RIGHT):
            return self._go_across(1 if action == actions.RIGHT else -1, state, memory)
        row = self._row(state)
        if action == actions.ACTIVATE:
            return (CellActivated(view.key, row, state.column),)
        if action in (actions.INCREASE, actions.DECREASE) and view.by_cells:
            return (Nudged(view.key, row, state.column, 1 if action == actions.INCREASE else -1),)
        if view.by_cells and state.column and (action in _DIGITS or action == actions.ERASE):
            return (Entered(view.key, row, state.column, _DIGITS.get(action, "")),)
        return None

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Put the cursor under the pointer."""
        row = self._row_at(at)
        if row is None:
            return ()
        column = self._column_at(at)
        state = replace(memory.get(self._view.key, TableState()), row=row, column=column)
        memory.put(self._view.key, state)
        memory.keep(part_key(self._view.key, "dragged"), Dragged())
        return (CellFocused(self._view.key, row, column),)

    def drag(self, at: Point, moved: Point, spot: Spot, memory: Memory) -> Reply:
        """Change the value of the cell: more towards the right or up, less towards the left or down."""
        view = self._view
        state = memory.get(view.key, TableState())
        if not view.by_cells or state.row is None or not state.column:
            return None
        key, step = part_key(view.key, "dragged"), max(4, view.row_px // _DRAG_STEP)
        px = memory.get(key, Dragged()).px + moved[0] - moved[1]
        steps = int(px / step)
        memory.keep(key, Dragged(px - steps * step))
        return (Nudged(view.key, state.row, state.column, steps),) if steps else ()

    def release(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Press the row under the cursor if the pointer is still there."""
        state = memory.get(self._view.key, TableState())
        row = self._row_at(at)
        return (CellActivated(self._view.key, row, state.column),) if row is not None and row == state.row else ()

    def hover(self, at: Point, spot: Spot, memory: Memory) -> None:
        """Light the row under the pointer."""
        memory.put(hover_key(self._view.key), Hovered(self._row_at(at), self._column_at(at)))

    def wheel(self, across: int, down: int, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Scroll by rows, or by columns when they do not all fit; over the cell of the cursor change its value."""
        view = self._view
        state = memory.get(view.key, TableState())
        if down and state.row is not None and state.column and view.by_cells:
            inner = state.column != view.columns[0].name
            if inner and (state.row, state.column) == (self._row_at(at), self._column_at(at)):
                return (Nudged(view.key, state.row, state.column, -down),)
        last_top = max(0, len(view.order.indexes) - view.rows_in_sight)
        top = max(0, min(last_top, state.top + down * _WHEEL_ROWS))
        first = state.first_column
        if across and not view.all_columns_fit:
            first = max(1, min(len(view.columns) - 1, first + across))
        moved = replace(state, top=top, first_column=first)
        if moved == state:
            return None
        memory.put(view.key, moved)
        return ()

    def _go_down(self, by: int, state: TableState, memory: Memory) -> Reply:
        view = self._view
        place = view.order.places.get(self._row(state), 0)
        aim = max(0, min(len(view.order.indexes) - 1, place + by))
        if aim == place and state.row is not None:
            return None
        top = min(state.top, aim)
        top = max(top, aim - view.rows_in_sight + 1)
        row = view.order.rows[view.order.indexes[aim]].key
        memory.put(view.key, replace(state, row=row, top=top))
        return (CellFocused(view.key, row, state.column),)

    def _go_across(self, by: int, state: TableState, memory: Memory) -> Reply:
        view = self._view
        if not view.by_cells:
            return None if view.all_columns_fit else self.wheel(by, 0, (0, 0), _NOWHERE, memory)
        names = [column.name for column in view.columns]
        aim = (names.index(state.column) if state.column in names else 0) + by
        if not 0 <= aim < len(names):
            return None
        first = state.first_column
        shown = [number for number, _, _ in view.lefts]
        if aim > 0 and aim not in shown:
            first = aim if by < 0 else first + 1
        row = self._row(state)
        memory.put(view.key, replace(state, row=row, column=names[aim], first_column=first))
        return (CellFocused(view.key, row, names[aim]),)

    def _row(self, state: TableState) -> Key:
        """The row of the cursor, or the first in sight when there is none."""
        view = self._view
        if state.row is not None and state.row in view.order.places:
            return state.row
        return view.order.rows[view.order.indexes[min(state.top, len(view.order.indexes) - 1)]].key

    def _row_at(self, at: Point) -> Key | None:
        view = self._view
        if not view.body.collidepoint(at):
            return None
        place = view.top + (at[1] - view.body.y) // view.row_px
        return view.order.rows[view.order.indexes[place]].key if place < len(view.order.indexes) else None

    def _column_at(self, at: Point) -> str:
        view = self._view
        if not view.by_cells:
            return ""
        return next((view.columns[n].name for n, left, width in view.lefts if left <= at[0] < left + width), "")


_NOWHERE = Spot("", Rect(0, 0, 0, 0), Rect(0, 0, 0, 0))


class Sorting(Push):
    """Sorts by a column; pressed again, the other way round."""

    def __init__(self, table: Key, column: TableColumn, state: TableState) -> None:
        """Answer for one column's title."""
        again = state.sorted_by == column.name
        self._sorted = Sorted(table, column.name, not state.descending if again else column.largest_first)
        super().__init__(self._sorted)

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        """Sort when activated."""
        return self._sort(memory) if action == actions.ACTIVATE else None

    def release(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Sort when pressed."""
        return self._sort(memory) if spot.visible.collidepoint(at) else ()

    def _sort(self, memory: Memory) -> Reply:
        told: Message = self._sorted
        state = memory.get(self._sorted.key, TableState())
        ordered = replace(state, sorted_by=self._sorted.column, descending=self._sorted.descending, top=0)
        memory.put(self._sorted.key, ordered)
        return (told,)


class Nudging(Behaviour):
    """Nudges a cell up or down when pressed by the pointer, by default that of the cursor."""

    def __init__(self, table: Key, action: str, cell: tuple[Key, str] | None = None) -> None:
        """``action`` is ``increase`` or ``decrease``; ``cell``: the row and column to put the cursor on before."""
        self._table = table
        self._cell = cell
        self._steps = 1 if action == actions.INCREASE else -1

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Nudge at once."""
        state = memory.get(self._table, TableState())
        if self._cell is not None:
            row, column = self._cell
            memory.put(self._table, replace(state, row=row, column=column))
            return (CellFocused(self._table, row, column), Nudged(self._table, row, column, self._steps))
        return (Nudged(self._table, state.row, state.column, self._steps),) if state.row is not None else ()


class Shifting(Behaviour):
    """Brings further columns in sight when pressed by the pointer."""

    def __init__(self, table: Key, first: int) -> None:
        """``first`` is the column that is to come after the leftmost."""
        self._table = table
        self._first = first

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Shift at once."""
        state = memory.get(self._table, TableState())
        memory.put(self._table, replace(state, first_column=self._first))
        return ()
