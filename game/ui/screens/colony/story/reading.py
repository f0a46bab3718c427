"""Pieces of a page that is read: lines that do not grow too long, and who says what."""

from __future__ import annotations

from pygame import Rect

from game.ui.screens.colony.story.portrait import Portrait, initials_of
from game.ui.toolkit import paint
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.element import Element, Size, content, fit, least_width
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.button import surface_colour
from game.ui.toolkit.widgets.label import Label, strong, voice

_PAD = 8.0


class Measure(Element, frozen=True):
    """A child that is never wider than eyes can follow from one line to the next."""

    child: Element
    most: float = 700.0
    """Its greatest width, in units."""

    def size(self, kit: Kit, width: int) -> Size:
        """The child's size at that width, or at less where there is less."""
        return fit(self.child, kit, min(width, kit.px(self.most)))

    def least_width(self, kit: Kit) -> int:
        """The child's least width."""
        return least_width(self.child, kit)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the child at the left."""
        wide = min(rect.width, canvas.kit.px(self.most))
        self.child.place(canvas, Rect(rect.x, rect.y, wide, rect.height))


class Speaker(Element, frozen=True):
    """Somebody who says something about a page; what colours it is told to whoever asks who is speaking."""

    key: Key
    person: str
    name: str
    role: str
    text: str
    leans: str = ""
    """The number of the answer that they would give, in words."""
    bias: str = ""

    def size(self, kit: Kit, width: int) -> Size:
        """Around the words, and no lower than the portrait."""
        around = 2 * kit.px(_PAD)
        across, down = fit(self._content(kit), kit, max(1, width - around))
        return (min(width, across + around), down + around)

    def least_width(self, kit: Kit) -> int:
        """What cannot wrap in it."""
        return least_width(self._content(kit), kit) + 2 * kit.px(_PAD)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it, on a surface while the pointer is on it."""
        kit = canvas.kit
        canvas.spot(self.key, rect, tip=self.bias)
        if canvas.look.hovered == self.key:
            paint.box(canvas.surface, rect, kit.px(4), surface_colour(canvas, self.key))
        self._content(kit).place(canvas, rect.inflate(-2 * kit.px(_PAD), -2 * kit.px(_PAD)))
        if canvas.look.focused == self.key:
            canvas.focus_ring(rect, 4)

    def _content(self, kit: Kit) -> Element:
        return content(self, kit, self._make_content)

    def _make_content(self) -> Element:
        who: list[Element] = [strong(self.name)]
        if self.role:
            who.append(Label(self.role, "small", "dim"))
        if self.leans:
            who.append(Label(self.leans, "small", "works"))
        words = Column((Row(tuple(who), gap=10, line_gap=0), voice(self.text)), gap=2)
        face = Portrait(self.person, initials_of(self.name), 40.0, 48.0)
        return Row((face, Flex(words)), gap=14, cross="start", breaks=False)
