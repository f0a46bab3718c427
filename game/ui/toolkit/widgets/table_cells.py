"""Drawing what stands in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pygame import Rect

from .. import paint
from ..canvas import Align, Canvas
from ..kit import Kit
from ..text import TextStyle
from ..theme import SizeName
from .table_data import Cell

_BELOW = TextStyle("small")
_SIZES: Final[tuple[SizeName, ...]] = ("lead", "body", "small")
"""Sizes of words in a cell; those that would not fit are set in the next."""


def paint_cell(canvas: Canvas, cell: Cell, box: Rect, align: Align, chosen: bool, two_lines: bool) -> None:
    """Draw a cell in ``box``: its text alone, or above a bar or a smaller second line."""
    kit = canvas.kit
    style = _main(cell, cell.strong or chosen)
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


def _main(cell: Cell, strong: bool) -> TextStyle:
    return TextStyle(cell.size, "strong" if strong else "plain")


def _words(canvas: Canvas, text: str, box: Rect, style: TextStyle, tone: str, align: Align) -> None:
    style = _fitting(canvas.kit, text, style, box.width)
    shown = canvas.kit.text.shorten(text, style, box.width)
    canvas.words_in(shown, box, style, canvas.kit.colour(tone), align)


def _fitting(kit: Kit, text: str, style: TextStyle, width: int) -> TextStyle:
    """The style, or a smaller one where the text would be cut: a word that is small says more than half a word."""
    for size in _SIZES[_SIZES.index(style.size) :]:
        style = style._replace(size=size)
        if kit.text.width(text, style) <= width:
            break
    return style


def cut_words(cells: Sequence[Cell], kit: Kit, widths: Sequence[int]) -> str:
    """What cells of these widths can show only in part, a line each."""
    cut: list[str] = []
    for cell, width in zip(cells, widths, strict=True):
        for text, style in ((cell.text, _main(cell, cell.strong)), (cell.below, _BELOW)):
            if text and kit.text.width(text, _fitting(kit, text, style, width)) > width:
                cut.append(text)
    return "\n".join(cut)
