"""Grids, boxes with padding, and two things side by side."""

from __future__ import annotations

from typing import ClassVar

from pygame import Rect

from . import paint
from .canvas import Canvas
from .element import UNBOUNDED, Element, Size, fit, least_width
from .kit import Kit
from .layout import Flex, Row


class Grid(Element, frozen=True):
    """Children in columns of one width, as many columns as fit."""

    children: tuple[Element, ...]
    least: float = 240.0
    """The least width of a column, in units."""
    gap: float = 16.0
    most: int = 12
    """The most columns."""

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as its columns and as high as its lines."""
        columns, across = self._columns(kit, width)
        heights = self._heights(kit, columns, across)
        gap = kit.px(self.gap)
        return (
            columns * across + gap * (columns - 1),
            sum(heights) + gap * max(0, len(heights) - 1),
        )

    def least_width(self, kit: Kit) -> int:
        """Its widest child's least."""
        return max((least_width(child, kit) for child in self.children), default=0)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the children, each as high as its line."""
        kit = canvas.kit
        gap = kit.px(self.gap)
        columns, across = self._columns(kit, rect.width)
        top = rect.y
        for line, height in enumerate(self._heights(kit, columns, across)):
            for place, child in enumerate(self.children[line * columns : (line + 1) * columns]):
                child.place(canvas, Rect(rect.x + place * (across + gap), top, across, height))
            top += height + gap

    def _columns(self, kit: Kit, width: int) -> tuple[int, int]:
        gap = kit.px(self.gap)
        most = max(1, min(self.most, len(self.children)))
        if width >= UNBOUNDED:
            widest = max((fit(child, kit, width)[0] for child in self.children), default=0)
            return (most, max(kit.px(self.least), widest))
        least = max(kit.px(self.least), self.least_width(kit))
        columns = max(1, min(most, (width + gap) // (least + gap)))
        return (columns, (width - gap * (columns - 1)) // columns)

    def _heights(self, kit: Kit, columns: int, across: int) -> list[int]:
        lines = range(0, len(self.children), columns)
        return [max(fit(c, kit, across)[1] for c in self.children[at : at + columns]) for at in lines]


class Box(Element, frozen=True):
    """A child with padding around it, on a surface of its own if ``fill`` names a colour."""

    stretches: ClassVar[bool] = True

    child: Element
    padding: float = 16.0
    fill: str = ""
    line: str = ""

    def size(self, kit: Kit, width: int) -> Size:
        """The child's size and the padding."""
        around = 2 * kit.px(self.padding)
        across, down = fit(self.child, kit, max(1, width - around))
        return (min(width, across + around), down + around)

    def least_width(self, kit: Kit) -> int:
        """The child's least and the padding."""
        return least_width(self.child, kit) + 2 * kit.px(self.padding)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the surface, then the child."""
        kit = canvas.kit
        fill = kit.colour(self.fill) if self.fill else None
        line = kit.colour(self.line) if self.line else None
        if fill is not None or line is not None:
            radius = kit.px(kit.theme.shape.radius_large)
            paint.box(canvas.surface, rect, radius, fill, line, kit.px(kit.theme.shape.line))
        around = kit.px(self.padding)
        self.child.place(canvas, rect.inflate(-2 * around, -2 * around))


def split(first: Element, second: Element, share: float = 0.5, gap: float = 24.0, least: float = 240.0) -> Row:
    """Two things side by side, the first with ``share`` of the room.

    One below the other when it is narrow.
    """
    return Row(
        (Flex(first, share, least), Flex(second, 1.0 - share, least)),
        gap=gap,
        line_gap=gap,
        cross="start",
    )
