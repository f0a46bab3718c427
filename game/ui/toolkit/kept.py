"""Elements whose pictures are kept, so that what is drawn again as it was is only copied."""

from __future__ import annotations

import pygame
from pygame import Rect, Surface

from .canvas import Canvas, Look
from .element import Element, Size, content, fit, least_width
from .keeping import Picture
from .kit import Kit
from .memory import Memory
from .theme import Colour


class Kept(Element, frozen=True):
    """A child whose picture is kept by its value.

    For children that draw nothing but their own fields and what the pointer and keyboard are on: nothing that a panel
    remembers. It stands on the panel's own colour, not in a box of another.
    """

    child: Element

    def size(self, kit: Kit, width: int) -> Size:
        """The child's size."""
        return fit(self._known(kit), kit, width)

    def least_width(self, kit: Kit) -> int:
        """The child's least width."""
        return least_width(self._known(kit), kit)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Copy the kept picture; draw the child anew where hands are on it, or on a see-through panel."""
        kit, look, child = canvas.kit, canvas.look, self._known(canvas.kit)
        if canvas.surface.get_flags() & pygame.SRCALPHA or not rect:
            child.place(canvas, rect)
            return
        size, backdrop = rect.size, canvas.backdrop
        picture = kit.kept.picture(child, size, backdrop, lambda: _drawn(child, kit, size, backdrop))
        if picture.keys.isdisjoint((look.hovered, look.pressed, look.focused)):
            canvas.copy(picture, rect)
        else:
            child.place(canvas, rect)

    def _known(self, kit: Kit) -> Element:
        return content(self, kit, lambda: kit.kept.known(self.child))


def _drawn(child: Element, kit: Kit, size: Size, backdrop: Colour) -> Picture:
    """The child by itself, with no hands on it."""
    surface = Surface(size, 0, 32)
    surface.fill(backdrop)
    canvas = Canvas(surface, kit, Look(), Memory(), backdrop)
    child.place(canvas, Rect((0, 0), size))
    keys = frozenset(spot.key for spot in canvas.spots)
    return Picture(surface, tuple(canvas.spots), tuple(canvas.words), tuple(canvas.placed), keys)
