"""Drawing what stands in a cell."""

from __future__ import annotations

from pygame import Rect

from .. import paint
from ..canvas import Align, Canvas
from ..text import TextStyle
from .table_data import Cell

_MAIN = TextStyle("lead")
_MAIN_STRONG = TextStyle("lead", "strong")
_BELOW = TextStyle("small")


def paint_cell(canvas: Canvas, cell: Cell, box: Rect, align: Align, chosen: bool, two_lines: bool) -> None:
    """Draw a cell in ``box``: its text alone, or above a bar or a smaller second line."""
    kit = canvas.kit
    style = _MAIN_STRONG if cell.strong or chosen else _MAIN
    bar = kit.px(8 if cell.trough else 6)
    if not two_lines:
        _words(canvas, cell.text, box, style, cell.tone, align)
        return
    line, small = kit.text.line_px(style), kit.text.line_px(_BELOW)
    # The first line is at the same height in all cells of a row, whatever is below it.
    top = box.y + max(0, box.height - line - small) // 2
    if cell.text:
        _words(canvas, cell.text, Rect(box.x, top, box.width, line), style, cell.tone, align)
        top += line
    elif cell.share is not None:
        top += kit.px(5)
    if cell.share is not None:
        whole = Rect(box.x, top + kit.px(2), box.width, bar)
        share = min(1.0, max(0.0, cell.share))
        if cell.trough:
            paint.box(canvas.surface, whole, kit.px(3), kit.colour("line"))
        if share > 0:
            full = Rect(whole.x, whole.y, max(kit.px(2), round(whole.width * share)), bar)
            if align == "right" and not cell.trough:
                full.right = box.right
            paint.box(canvas.surface, full, kit.px(3 if cell.trough else 2), kit.colour(cell.share_tone))
        top += bar + kit.px(5)
    _words(canvas, cell.below, Rect(box.x, top, box.width, small), _BELOW, cell.below_tone, align)


def _words(canvas: Canvas, text: str, box: Rect, style: TextStyle, tone: str, align: Align) -> None:
    shown = canvas.kit.text.shorten(text, style, box.width)
    canvas.words_in(shown, box, style, canvas.kit.colour(tone), align)
