"""A flow as a picture: where it comes from, what holds it, and what it is for, each as wide as it is large."""

from __future__ import annotations

from collections.abc import Sequence

import pygame
from msgspec import Struct
from pygame import Rect

from game.ui.toolkit import paint
from game.ui.toolkit.canvas import Align, Canvas
from game.ui.toolkit.element import UNBOUNDED, Element, Size
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.text import TextStyle
from game.ui.toolkit.theme import mix
from game.ui.toolkit.tracks import Track, share_out

_NAME, _VALUE = TextStyle("body"), TextStyle("small", "strong")
_STEPS = 20
"""Pieces that the edge of a ribbon is drawn of."""
_LINE = 38.0
"""Least height of an end, in units: two lines of words."""
_MIDDLE = 132.0
_DIM_SHARE = 0.62
"""How much of the ground is in a ribbon's colour."""


class FlowEnd(Struct, frozen=True):
    """A source or a use."""

    name: str
    value: float
    said: str
    """The value with its unit."""
    tone: str


class FlowPicture(Element, frozen=True):
    """Sources at the left, a store in the middle, uses at the right."""

    sources: tuple[FlowEnd, ...]
    uses: tuple[FlowEnd, ...]
    name: str
    said: str
    """What stands in the middle, below the name."""
    share: float
    """How full the store is, 0 to 1."""
    tone: str
    height: float = 320.0

    def size(self, kit: Kit, width: int) -> Size:
        """All the width there is, and room for every end."""
        ends = max(len(self.sources), len(self.uses), 1)
        return (kit.px(640) if width >= UNBOUNDED else width, max(kit.px(self.height), ends * kit.px(_LINE)))

    def least_width(self, kit: Kit) -> int:
        """Both columns of words, the middle, and something to flow between."""
        return 2 * self._words(kit) + kit.px(_MIDDLE) + 2 * kit.px(40)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the ribbons, then the store, then the words."""
        kit = canvas.kit
        words, middle = self._words(kit), kit.px(_MIDDLE)
        box = Rect(rect.centerx - middle // 2, rect.y, middle, rect.height)
        scale = self._scale(rect.height)
        left, right = rect.x + words, rect.right - words
        for ends, at_left in ((self.sources, True), (self.uses, False)):
            slots = _slots(ends, rect, kit, scale)
            joint = box.centery - round(sum(end.value for end in ends) * scale) // 2
            for end, slot in zip(ends, slots, strict=True):
                wide = max(1.0, end.value * scale)
                near = slot.centery - wide / 2
                colour = mix(kit.colour(end.tone), kit.colour("ground"), _DIM_SHARE)
                start = (left, near) if at_left else (right, near)
                stop = (box.left, joint) if at_left else (box.right, joint)
                _ribbon(canvas, start, stop, wide, colour)
                tip = Rect(left - kit.px(4) if at_left else right, round(near), kit.px(4), max(1, round(wide)))
                canvas.surface.fill(kit.colour(end.tone), tip)
                joint += round(wide)
                self._end(canvas, end, slot, at_left)
        self._store(canvas, box)

    def _scale(self, height: int) -> float:
        """Pixels of a unit of flow, so that the larger side fits with room for every end's words."""
        most = max(sum(end.value for end in ends) for ends in (self.sources, self.uses))
        return 0.62 * height / most if most > 0.0 else 0.0

    def _words(self, kit: Kit) -> int:
        ends = (*self.sources, *self.uses)
        widths = [
            kit.text.width(text, style) for end in ends for text, style in ((end.name, _NAME), (end.said, _VALUE))
        ]
        return max(widths, default=0) + kit.px(14)

    def _end(self, canvas: Canvas, end: FlowEnd, slot: Rect, at_left: bool) -> None:
        """The name of an end, and its value below it."""
        kit = canvas.kit
        high = kit.px(18)
        top = slot.centery - high
        align: Align = "left" if at_left else "right"
        place = Rect(slot.x, top, slot.width, high)
        canvas.words_in(end.name, place, _NAME, kit.colour("text"), align)
        canvas.words_in(end.said, place.move(0, high), _VALUE, kit.colour("dim"), align)

    def _store(self, canvas: Canvas, box: Rect) -> None:
        """The store, filled from below as far as it is full."""
        kit = canvas.kit
        radius = kit.px(kit.theme.shape.radius_large)
        inner = box.inflate(0, -kit.px(8))
        paint.box(canvas.surface, inner, radius, kit.colour("raised"), kit.colour("edge"), kit.px(1))
        share = min(1.0, max(0.0, self.share))
        full = round((inner.height - 2 * kit.px(1)) * share)
        if full > 0:
            level = Rect(inner.x + kit.px(1), inner.bottom - kit.px(1) - full, inner.width - 2 * kit.px(1), full)
            colour = mix(kit.colour(self.tone), kit.colour("ground"), 0.72)
            paint.box(canvas.surface, level, radius, colour)
            canvas.surface.fill(kit.colour(self.tone), Rect(level.x, level.y, level.width, kit.px(2)))
        lines = kit.text.wrap(self.said, TextStyle("small"), inner.width - 2 * kit.px(10))
        high = kit.px(18)
        # In the larger of the full and the empty part, so that the level never runs through the words.
        middle = inner.bottom - full // 2 if share >= 0.5 else inner.y + (inner.height - full) // 2
        top = middle - (len(lines) * high + kit.px(24)) // 2
        name = Rect(inner.x, top, inner.width, kit.px(24))
        canvas.words_in(self.name, name, TextStyle("lead", "strong"), kit.colour("text"), "centre")
        for number, line in enumerate(lines):
            place = Rect(inner.x, top + kit.px(24) + number * high, inner.width, high)
            canvas.words_in(line, place, TextStyle("small"), kit.colour("text"), "centre")


def _slots(ends: Sequence[FlowEnd], rect: Rect, kit: Kit, scale: float) -> list[Rect]:
    """Room for each end: as high as it is wide, and no less than its words."""
    least = float(kit.px(_LINE))
    tracks = [Track(max(least, end.value * scale + kit.px(6)), least, 1.0) for end in ends]
    slots, top = [], rect.y
    for high in share_out(rect.height, tracks):
        slots.append(Rect(rect.x, top, rect.width, high))
        top += high
    return slots


def _ribbon(
    canvas: Canvas, start: tuple[float, float], stop: tuple[float, float], wide: float, colour: tuple[int, int, int]
) -> None:
    """A band from one upper corner to another, bending smoothly."""
    (x0, y0), (x1, y1) = start, stop
    upper = []
    for step in range(_STEPS + 1):
        at = step / _STEPS
        ease = at * at * (3.0 - 2.0 * at)
        upper.append((x0 + (x1 - x0) * at, y0 + (y1 - y0) * ease))
    lower = [(x, y + wide) for x, y in reversed(upper)]
    if wide >= 2.0:
        pygame.draw.polygon(canvas.surface, colour, upper + lower)
    paint.polyline(canvas.surface, upper, colour, 1.0)
    paint.polyline(canvas.surface, lower, colour, 1.0)
