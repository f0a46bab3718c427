"""Boxes with padding, and two things side by side."""

from __future__ import annotations

from typing import ClassVar

from pygame import Rect

from . import paint
from .canvas import Canvas
from .element import Element, Size, fit, least_width
from .kit import Kit
from .layout import Flex, Row


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
