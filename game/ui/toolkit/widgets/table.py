"""A table of any length: only the rows in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from pygame import Rect

from .. import paint
from ..actions import DECREASE, INCREASE
from ..canvas import Canvas
from ..element import UNBOUNDED, Element, Size
from ..kit import Kit
from ..messages import Key, part_key
from ..spots import Behaviour
from ..text import TextStyle
from .table_cells import cut_words, paint_cell
from .table_columns import PAD, TIGHT_PAD, TITLE, columns_in_sight, is_tight, least_widths
from .table_data import Hovered, TableColumn, TableRow, TableState, row_order
from .table_moves import Browsing, Nudging, Shifting, Sorting, TableView, hover_key


class Table(Element, frozen=True):
    """Rows and columns; sortable by its titles, walked by keys, scrolled by wheel.

    It asks for the height of all its rows, so put it in a ``Shrink``: it then scrolls when there is less.
    """

    key: Key
    columns: tuple[TableColumn, ...]
    rows: Sequence[TableRow]
    """Keep the same object while the rows are the same: their order is then found only once."""
    footer: tuple[TableRow, ...] = ()
    """Rows that stay below the others: sums."""
    two_lines: bool = False
    """Whether rows are high enough for a bar or a second line."""
    by_cells: bool = False
    """Whether the cursor walks cells rather than rows, and values can be nudged up and down."""
    chosen: Key | None = None
    """The row that stands for what is shown elsewhere on the screen."""
    empty: str = ""
    """What to say when there are no rows."""

    def size(self, kit: Kit, width: int) -> Size:
        """All the width there is, and room for all rows."""
        rows = max(1, len(self.rows))
        high = self._head(kit) + rows * self._row(kit) + self._foot(kit)
        return (sum(least_widths(self.columns, kit)) if width >= UNBOUNDED else width, high)

    def least_width(self, kit: Kit) -> int:
        """Its first column and one other: the rest can be scrolled to."""
        return sum(least_widths(self.columns, kit)[:2])

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw titles, the rows in sight, the bar and the sums."""
        kit = canvas.kit
        state = canvas.memory.get(self.key, TableState())
        order = row_order(self.key, self.rows, self.columns, state, canvas.memory)
        body = Rect(rect.x, rect.y + self._head(kit), rect.width, rect.height - self._head(kit) - self._foot(kit))
        in_sight = max(1, body.height // self._row(kit))
        overflows = len(self.rows) > in_sight
        room = rect.width - (kit.px(kit.theme.shape.scrollbar + 6) if overflows else 0)
        tight = is_tight(self.columns, kit, room)
        lefts, first = columns_in_sight(self.columns, kit, rect.x, room, state.first_column, tight)
        top = max(0, min(state.top, len(self.rows) - in_sight))
        if (top, first) != (state.top, state.first_column):
            state = replace(state, top=top, first_column=first)
            canvas.memory.keep(self.key, state)
        all_fit = len(lefts) == len(self.columns)
        view = TableView(
            self.key,
            order,
            self.columns,
            tuple(lefts),
            body,
            self._row(kit),
            top,
            in_sight,
            self.by_cells,
            all_fit,
            tight,
        )
        self._titles(canvas, rect, view, state)
        if self.rows:
            told, about = self._tip(canvas, view, state)
            canvas.spot(self.key, body, Browsing(view), tip=told, tip_at=about)
        else:
            # the keyboard stays where rows will be, rather than on whatever is near
            place = Rect(body.x, body.y, body.width, self._row(kit))
            canvas.spot(self.key, place, Behaviour(), focusable=False)
            canvas.words_in(self.empty, place.inflate(-2 * kit.px(PAD), 0), TextStyle(), kit.colour("dim"))
        with canvas.clipped(body):
            for line in range(min(in_sight, len(self.rows) - top)):
                self._line(canvas, view, state, line, room)
        if overflows:
            self._bar(canvas, body, top, in_sight)
        shown = min(in_sight, len(self.rows) - top)
        self._sums(canvas, Rect(body.x, body.y + shown * self._row(kit), room, 0), view)
        if canvas.look.focused == self.key and not self._cursor_shown(view, state):
            canvas.focus_ring(body)

    def _line(self, canvas: Canvas, view: TableView, state: TableState, line: int, room: int) -> None:
        kit = canvas.kit
        row = self.rows[view.order.indexes[view.top + line]]
        place = Rect(view.body.x, view.body.y + line * view.row_px, room, view.row_px)
        focused = canvas.look.focused == self.key
        here = row.key == state.row or (focused and line == 0 and state.row not in view.order.places)
        under = canvas.memory.get(hover_key(self.key), Hovered())
        signs = [part_key(self.key, "over", action) for action in (INCREASE, DECREASE)]
        hovered = canvas.look.hovered in (self.key, *signs) and under.row == row.key
        radius = kit.px(kit.theme.shape.radius_small)
        if row.key == self.chosen or hovered:
            paint.box(canvas.surface, place, radius, kit.colour("lifted" if hovered else "raised"))
        elif (view.top + line) % 2 == 0:
            paint.box(canvas.surface, place, radius, kit.colour(self._stripe(canvas)))
        for number, left, width in view.lefts:
            box = Rect(left, place.y, width, place.height)
            column = self.columns[number]
            paint_cell(
                canvas,
                row.cells[number],
                box.inflate(-2 * self._pad(kit, view), 0),
                column.align,
                row.key == self.chosen,
                self.two_lines,
            )
            if self.by_cells and here and column.name == state.column and number:
                self._outline(canvas, box, focused)
                self._nudges(canvas, box)
            elif self.by_cells and hovered and column.name == under.column and number:
                self._nudges(canvas, box, (row.key, column.name))
        if row.key == self.chosen:
            paint.box(canvas.surface, place, radius, None, kit.colour("edge"), kit.px(1))
        if here and focused and not (self.by_cells and state.column):
            canvas.focus_ring(place)

    def _stripe(self, canvas: Canvas) -> str:
        return "panel" if canvas.backdrop == canvas.kit.colour("ground") else "raised"

    def _outline(self, canvas: Canvas, box: Rect, focused: bool) -> None:
        """Mark the cell of the cursor."""
        kit = canvas.kit
        if focused:
            canvas.focus_ring(box)
        else:
            paint.box(canvas.surface, box, kit.px(kit.theme.shape.radius_small), None, kit.colour("edge"), kit.px(1))

    def _nudges(self, canvas: Canvas, box: Rect, cell: tuple[Key, str] | None = None) -> None:
        """Give the pointer two signs to nudge a cell by: that of the cursor, or the ``cell`` under the pointer."""
        kit = canvas.kit
        across, down = kit.px(22), box.height // 2
        for action, sign, top in ((INCREASE, "plus", box.y), (DECREASE, "minus", box.y + down)):
            hot = Rect(box.right - across - kit.px(2), top, across, down)
            key = part_key(self.key, "over", action) if cell else part_key(self.key, action)
            lit = canvas.look.hovered == key
            canvas.icon(sign, hot.center, 14, kit.colour("text" if lit else "dim"))
            canvas.spot(key, hot, Nudging(self.key, action, cell), focusable=False)

    def _titles(self, canvas: Canvas, rect: Rect, view: TableView, state: TableState) -> None:
        kit = canvas.kit
        for number, left, width in view.lefts:
            column = self.columns[number]
            box = Rect(left, rect.y, width, self._head(kit) - kit.px(4))
            key = part_key(self.key, "sort", column.name)
            lit = canvas.look.hovered == key or state.sorted_by == column.name
            inner = box.inflate(-2 * self._pad(kit, view), 0)
            words = kit.text.width(column.title, TITLE)
            before = kit.px(16) if column.hue and not view.tight else 0
            start = inner.x if column.align == "left" else inner.right - words - before
            if column.hue and view.tight:
                below = Rect(start, inner.bottom - kit.px(4), words, kit.px(2))
                canvas.surface.fill(kit.colour(column.hue), below)
            elif column.hue:
                square = Rect(start, inner.centery - kit.px(5), kit.px(10), kit.px(10))
                paint.box(canvas.surface, square, kit.px(2), kit.colour(column.hue))
            place = Rect(start + before, inner.y, inner.right - start - before, inner.height)
            canvas.words_in(column.title, place, TITLE, kit.colour("text" if lit else "dim"))
            if state.sorted_by == column.name:
                sign = "down" if state.descending else "up"
                end = start + before + words + kit.px(8)
                if column.align != "left":
                    end = start - kit.px(8)
                canvas.icon(f"arrow_{sign}", (end, inner.centery), 12, kit.colour("text"))
            if column.sortable:
                canvas.spot(key, box, Sorting(self.key, column, state), tip=column.tip)
            elif column.tip:
                canvas.spot(part_key(self.key, "title", column.name), box, Behaviour(), tip=column.tip, focusable=False)
            if canvas.look.focused == key:
                canvas.focus_ring(box)
        if not view.all_columns_fit:
            self._more_columns(canvas, rect, view)

    def _more_columns(self, canvas: Canvas, rect: Rect, view: TableView) -> None:
        """Arrows to columns further left or right, for the pointer; keys walk there by themselves."""
        shown = [number for number, _, _ in view.lefts]
        middle = rect.y + self._head(canvas.kit) // 2
        if shown[-1] < len(self.columns) - 1:
            self._arrow(canvas, "arrow", (rect.right - canvas.kit.px(8), middle), shown[1] + 1)
        if len(shown) > 1 and shown[1] > 1:
            self._arrow(canvas, "arrow_left", (view.lefts[1][1] - canvas.kit.px(2), middle), shown[1] - 1)

    def _arrow(self, canvas: Canvas, sign: str, centre: tuple[int, int], first: int) -> None:
        kit = canvas.kit
        key = part_key(self.key, sign)
        hot = Rect(0, 0, kit.px(22), kit.px(26))
        hot.center = centre
        canvas.icon(sign, centre, 14, kit.colour("text" if canvas.look.hovered == key else "dim"))
        canvas.spot(key, hot, Shifting(self.key, first), focusable=False)

    def _sums(self, canvas: Canvas, rect: Rect, view: TableView) -> None:
        if not self.footer:
            return
        kit = canvas.kit
        top = rect.y + kit.px(8)
        canvas.surface.fill(kit.colour("line"), Rect(rect.x, top, rect.width, kit.px(1)))
        top += kit.px(8)
        for row in self.footer:
            for number, left, width in view.lefts:
                box = Rect(left, top, width, kit.px(kit.theme.shape.row)).inflate(-2 * self._pad(kit, view), 0)
                paint_cell(canvas, row.cells[number], box, self.columns[number].align, False, False)
                if row.cells[number].tip:
                    key = part_key(self.key, "sum", number, str(row.key))
                    canvas.spot(key, box, Behaviour(), tip=row.cells[number].tip, focusable=False)
            top += kit.px(kit.theme.shape.row)

    def _bar(self, canvas: Canvas, body: Rect, top: int, in_sight: int) -> None:
        kit = canvas.kit
        wide = kit.px(kit.theme.shape.scrollbar)
        high = max(kit.px(24), body.height * in_sight // len(self.rows))
        at = body.y + (body.height - high) * top // max(1, len(self.rows) - in_sight)
        paint.box(canvas.surface, Rect(body.right - wide, at, wide, high), wide // 2, kit.colour("edge"))

    def _tip(self, canvas: Canvas, view: TableView, state: TableState) -> tuple[str, Rect | None]:
        """What there is to say of the row or cell under the pointer, or of the cursor's row, and where it is.

        Of the cell of the cursor only the scene tells: a tip would hide the rows that the cursor goes to next.
        """
        under = canvas.memory.get(hover_key(self.key), Hovered())
        hovered = canvas.look.hovered == self.key
        if self.by_cells and not hovered:
            return "", None
        place = view.order.places.get((under.row if hovered else state.row) or "")
        if place is None:
            return "", None
        row = self.rows[view.order.indexes[place]]
        if not self.by_cells:
            return row.tip or self._cut(canvas.kit, row, view), None
        line = view.body.y + (place - view.top) * view.row_px
        for number, left, width in view.lefts:
            if self.columns[number].name == under.column:
                return row.cells[number].tip or row.tip, Rect(left, line, width, view.row_px)
        return row.tip, None

    def _cut(self, kit: Kit, row: TableRow, view: TableView) -> str:
        """What the row can show only in part."""
        around = 2 * self._pad(kit, view)
        cells = [row.cells[number] for number, _, _ in view.lefts]
        return cut_words(cells, kit, [width - around for _, _, width in view.lefts])

    def _cursor_shown(self, view: TableView, state: TableState) -> bool:
        place = view.order.places.get(state.row, -1) if state.row is not None else view.top
        return view.top <= place < view.top + view.rows_in_sight

    def _pad(self, kit: Kit, view: TableView) -> int:
        return kit.px(TIGHT_PAD if view.tight else PAD)

    def _head(self, kit: Kit) -> int:
        return kit.px(34)

    def _row(self, kit: Kit) -> int:
        return kit.px(52 if self.two_lines else kit.theme.shape.row + 2)

    def _foot(self, kit: Kit) -> int:
        return kit.px(16) + len(self.footer) * kit.px(kit.theme.shape.row) if self.footer else 0
