"""Small means of drawing a cutaway: clipping to a room, keeping round corners clear, where lamps hang."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pygame import SRCALPHA, Rect, Surface, draw

from game.ui.toolkit.theme import Colour

from .geometry import Box, Point
from .places import ModulePlace
from .plan import BENDS
from .sheet import Sheet

PENDANT_M = 4.8
"""How far above the floor lamps hang in a high room."""


def lamps(box: Box) -> tuple[float, ...]:
    """Where lamps hang in a room."""
    count = max(1, round(box.width / 5.0))
    return tuple(box.x + box.width * (n + 0.5) / count for n in range(count))


def inset(box: Box, place: ModulePlace) -> Box:
    """A bay as wide as the hull lets it be: those at the sides reach it."""
    left = place.box.x + 0.1 if box.x - place.box.x < 0.8 else box.x
    right = place.box.right - 0.1 if place.box.right - box.right < 0.8 else box.right
    return Box(left, box.y, right - left, box.height)


@contextmanager
def clipped(sheet: Sheet, box: Box) -> Iterator[None]:
    """Draw only inside ``box`` meanwhile."""
    before = sheet.surface.get_clip()
    sheet.surface.set_clip(sheet.rect(box).clip(before) if sheet.sees(box) else Rect(0, 0, 0, 0))
    yield
    sheet.surface.set_clip(before)


class Corners:
    """What is behind the round upper corners of a hall, kept while light is laid over its rooms."""

    def __init__(self, sheet: Sheet, place: ModulePlace) -> None:
        box = place.box
        bend = min(BENDS[place.form], box.width / 2, box.height / 2)
        self._surface = sheet.surface
        self._kept: list[tuple[Surface, Rect]] = []
        for x, centre in ((box.x - 0.1, box.x + bend), (box.right - bend, box.right - bend)):
            corner = Box(x, box.y - 0.1, bend + 0.1, bend + 0.1)
            if not sheet.sees(corner):
                continue
            whole = sheet.rect(corner)
            rect = whole.clip(sheet.surface.get_rect())
            if rect.width > 0 and rect.height > 0:
                behind = Surface(rect.size, SRCALPHA, 32)
                behind.blit(sheet.surface, (0, 0), rect)
                cx, cy = sheet.at((centre, box.y + bend))
                draw.circle(behind, (0, 0, 0, 0), (cx - rect.x, cy - rect.y), bend * sheet.scale)
                self._kept.append((behind, rect))

    def restore(self) -> None:
        """Put it back, outside the bend."""
        for behind, rect in self._kept:
            self._surface.blit(behind, rect)


def dashed(sheet: Sheet, colour: Colour, a: Point, b: Point) -> None:
    """A dashed line."""
    count = max(1, round((abs(b[0] - a[0]) + abs(b[1] - a[1])) / 0.9))
    for n in range(0, count, 2):
        p = (a[0] + (b[0] - a[0]) * n / count, a[1] + (b[1] - a[1]) * n / count)
        q = (a[0] + (b[0] - a[0]) * (n + 1) / count, a[1] + (b[1] - a[1]) * (n + 1) / count)
        sheet.line(colour, p, q, 1.3)
