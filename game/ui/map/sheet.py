"""A surface with a place in the world: drawing in metres, and stretching soft pictures over parts of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import pygame
from pygame import Rect, Surface

from game.ui.toolkit.theme import Colour

from .geometry import Box, Point

_SOFT_PX = 96


class Sheet:
    """Draws on ``surface``, whose upper left corner is ``(x, y)`` in metres, ``scale`` pixels to a metre."""

    def __init__(self, surface: Surface, x: float, y: float, scale: float, pen: float = 1.0) -> None:
        """Lines are ``pen`` pixels wide for each unit of their thickness."""
        self.surface = surface
        self.x, self.y, self.scale, self.pen = x, y, scale, pen
        self.window = Box(x, y, surface.get_width() / scale, surface.get_height() / scale)

    def at(self, point: Point) -> Point:
        """Where a place of the world is on the surface."""
        return ((point[0] - self.x) * self.scale, (point[1] - self.y) * self.scale)

    def rect(self, box: Box) -> Rect:
        """The pixels that a box covers; neighbours that touch in the world touch here."""
        left, top = round((box.x - self.x) * self.scale), round((box.y - self.y) * self.scale)
        right = round((box.right - self.x) * self.scale)
        bottom = round((box.bottom - self.y) * self.scale)
        return Rect(left, top, max(1, right - left), max(1, bottom - top))

    def sees(self, box: Box) -> bool:
        """Whether any of the box is on the surface."""
        return self.window.meets(box)

    def width(self, units: float) -> int:
        """A thickness in pixels."""
        return max(1, round(units * self.pen))

    def fill(self, colour: Colour, box: Box, bend_m: float = 0.0) -> None:
        """A filled box, with round corners where ``bend_m`` is given."""
        if self.sees(box):
            bend = round(bend_m * self.scale)
            if bend < 2:
                self.surface.fill(colour, self.rect(box))
            else:
                pygame.draw.rect(self.surface, colour, self.rect(box), border_radius=bend)

    def polygon(self, colour: Colour, points: Iterable[Point]) -> None:
        """A filled shape."""
        pygame.draw.polygon(self.surface, colour, [self.at(point) for point in points])

    def line(self, colour: Colour, a: Point, b: Point, units: float = 1.0) -> None:
        """A straight line."""
        pygame.draw.aaline(self.surface, colour, self.at(a), self.at(b), self.width(units))

    def path(self, colour: Colour, points: Sequence[Point], units: float = 1.0, *, closed: bool = False) -> None:
        """A line through ``points``."""
        outline(self.surface, colour, [self.at(point) for point in points], self.width(units), closed=closed)

    def disc(self, colour: Colour, middle: Point, radius_m: float) -> None:
        """A filled circle; a dot where it is tiny."""
        x, y = self.at(middle)
        radius = radius_m * self.scale
        if radius < 0.8:
            self.surface.fill(colour, (round(x), round(y), 1, 1))
        else:
            pygame.draw.circle(self.surface, colour, (x, y), radius)

    def orb(self, colour: Colour, middle: Point, radius_m: float) -> None:
        """A filled circle with a smooth edge, on a sheet that is not drawn finer than it is shown."""
        x, y = self.at(middle)
        if self.sees(Box(middle[0] - radius_m, middle[1] - radius_m, 2 * radius_m, 2 * radius_m).grown(1.0)):
            pygame.draw.aacircle(self.surface, colour, (x, y), max(1.5, radius_m * self.scale))

    def glow(self, colour: Colour, box: Box, strength: float) -> None:
        """Light of this colour, soft toward the edges of ``box``, added to what is there."""
        if strength > 0 and self.sees(box):
            stretch(self.surface, _soft(colour, round(strength * 100)), self._exact(box))

    def _exact(self, box: Box) -> tuple[float, float, float, float]:
        x, y = self.at((box.x, box.y))
        return x, y, box.width * self.scale, box.height * self.scale


def outline(surface: Surface, colour: Colour, points: Sequence[Point], width: int, *, closed: bool = False) -> None:
    """A smooth line through pixel ``points``, without gaps at its bends."""
    ends = [*points, points[0]] if closed else list(points)
    if width <= 1:
        pygame.draw.aalines(surface, colour, False, ends)
        return
    before = ends[0]
    for point in ends[1:]:
        pygame.draw.aaline(surface, colour, before, point, width)
        before = point
    if width >= 3:
        for x, y in ends:
            pygame.draw.circle(surface, colour, (x, y), width / 2)


@cache
def _soft(colour: Colour, percent: int) -> Surface:
    """A round light, brightest in the middle and gone at the edge."""
    picture = Surface((_SOFT_PX, _SOFT_PX), 0, 32)
    middle = (_SOFT_PX - 1) / 2
    for y in range(_SOFT_PX // 2):
        for x in range(y, _SOFT_PX // 2):
            far = ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 / middle
            light = max(0.0, 1 - far * far)
            share = light * light * percent / 100
            value = tuple(int(part * share + 0.5) for part in colour)
            if not any(value):
                continue
            last = _SOFT_PX - 1
            for px, py in ((x, y), (y, x)):
                for spot in ((px, py), (last - px, py), (px, last - py), (last - px, last - py)):
                    picture.set_at(spot, value)
    return picture


def stretch(
    surface: Surface,
    picture: Surface,
    place: tuple[float, float, float, float],
    flags: int = pygame.BLEND_RGB_ADD,
) -> None:
    """Blit ``picture`` stretched over ``place`` (left, top, width, height), making only what is seen."""
    left, top, width, height = place
    clip = surface.get_clip()
    across, down = width / picture.get_width(), height / picture.get_height()
    x = _span(left, width, across, picture.get_width(), clip.left, clip.right)
    y = _span(top, height, down, picture.get_height(), clip.top, clip.bottom)
    if x is None or y is None:
        return
    part = picture.subsurface((x[0], y[0], x[1] - x[0], y[1] - y[0]))
    scaled = pygame.transform.smoothscale(part, (x[3], y[3]))
    surface.blit(scaled, (x[2], y[2]), special_flags=flags)


def _span(
    start: float, extent: float, each: float, count: int, low: int, high: int
) -> tuple[int, int, int, int] | None:
    """Along one direction: the first and the end of the pixels needed, where they go, and how far they reach.

    ``each`` is how far one of the ``count`` pixels is stretched. Stretching lays the middle of the first
    pixel on the near edge and that of the last on the far one; neighbours meet only if that is allowed for.
    """
    if min(start + extent, high) - max(start, low) < 0.5:
        return None
    first = max(0, int((max(start, low) - start) / each) - 2)
    end = min(count, int((min(start + extent, high) - start) / each) + 3)
    if end - first < 2:
        return None
    if each <= 1:
        return first, end, round(start + first * each), max(1, round((end - first) * each))
    return first, end, round(start + (first + 0.5) * each), max(1, round((end - first - 1) * each))
