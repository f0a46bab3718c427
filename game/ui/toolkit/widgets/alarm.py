"""Alarm cards and the shapes that say how grave something is without colour."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pygame import Rect

from .. import paint
from ..canvas import Canvas
from ..element import Element, Size, content, fit, least_width
from ..kit import Kit
from ..layout import Column, Flex, Row
from ..messages import Key
from .button import surface_colour
from .label import Label, strong

Gravity: TypeAlias = Literal["danger", "caution", "notice"]

TONES: dict[Gravity, str] = {"danger": "danger", "caution": "caution", "notice": "dim"}
"""The colour of each gravity; its icon has the gravity's own name."""


class Shape(Element, frozen=True):
    """Triangle, diamond or circle: danger, caution, notice."""

    gravity: Gravity
    units: float = 26.0

    def size(self, kit: Kit, width: int) -> Size:
        """A square."""
        return (min(width, kit.px(self.units)), kit.px(self.units))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the shape in the middle of ``rect``."""
        canvas.icon(self.gravity, rect.center, self.units, canvas.kit.colour(TONES[self.gravity]))


class AlarmCard(Element, frozen=True):
    """What is wrong, how grave it is, and how long until it harms. Pressing it goes there."""

    key: Key
    gravity: Gravity
    title: str
    detail: str
    time_left: str = ""
    time_note: str = ""
    tip: str = ""
    action: str = ""

    def size(self, kit: Kit, width: int) -> Size:
        """Around its words."""
        across, down = fit(self._content(kit), kit, max(1, width - self._left(kit) - kit.px(16)))
        return (min(width, across + self._left(kit) + kit.px(16)), max(kit.px(54), down + kit.px(14)))

    def least_width(self, kit: Kit) -> int:
        """Its longest word or time, the shape and the padding."""
        return least_width(self._content(kit), kit) + self._left(kit) + kit.px(16)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the card: a bar at its left, the shape, the words; danger is hatched."""
        kit = canvas.kit
        canvas.spot(self.key, rect, tip=self.tip, action=self.action)
        tone = kit.colour(TONES[self.gravity])
        fill = surface_colour(canvas, self.key, resting="panel")
        radius = kit.px(kit.theme.shape.radius_small)
        paint.box(canvas.surface, rect, radius, fill, kit.colour("line"), kit.px(1))
        bar = Rect(rect.x, rect.y, kit.px(4), rect.height)
        if self.gravity == "danger":
            shaded = Rect(
                bar.right,
                rect.y + kit.px(1),
                self._left(kit) - bar.width - kit.px(8),
                rect.height - kit.px(2),
            )
            paint.hatch(canvas.surface, shaded, tone, kit.px(7), kit.px(1), 46)
        paint.box(canvas.surface, bar, kit.px(2), tone)
        Shape(self.gravity).place(canvas, Rect(bar.right, rect.y, self._left(kit) - bar.width - kit.px(8), rect.height))
        words = Rect(rect.x + self._left(kit), rect.y, rect.width - self._left(kit) - kit.px(16), rect.height)
        inside = self._content(kit)
        down = fit(inside, kit, words.width)[1]
        inside.place(canvas, Rect(words.x, words.y + max(0, words.height - down) // 2, words.width, down))
        if canvas.look.focused == self.key:
            canvas.focus_ring(rect)

    def _left(self, kit: Kit) -> int:
        return kit.px(54)

    def _content(self, kit: Kit) -> Element:
        return content(self, kit, self._make_content)

    def _make_content(self) -> Element:
        said = Column((strong(self.title, "lead"), Label(self.detail, "body", "dim")), gap=0)
        if not self.time_left:
            return said
        left = Column(
            (
                Label(self.time_left, "title", TONES[self.gravity], "strong", "right", wraps=False),
                Label(self.time_note, "small", "quiet", align="right", wraps=False),
            ),
            gap=0,
        )
        return Row((Flex(said, least=120), left), gap=16, line_gap=0)
