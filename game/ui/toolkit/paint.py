"""Drawing smooth shapes on surfaces. All lengths here are pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import pygame
from pygame import Rect, Surface

from .bounded import BoundedCache
from .theme import Colour

Spot2: TypeAlias = tuple[float, float]
"""A place on a surface."""

_FINER = 4
_SMALL_PX = 2_000
_corners: BoundedCache[tuple[int, int, Colour | None, Colour | None, int], Surface] = BoundedCache(400)
_boxes: BoundedCache[tuple[tuple[int, int], int, int, Colour | None, Colour | None], Surface] = BoundedCache(2_000)
_hatches: BoundedCache[tuple[int, int, int, int, int, Colour, int], Surface] = BoundedCache(
    24_000_000, lambda picture: picture.get_width() * picture.get_height() * 4
)


def box(
    surface: Surface,
    rect: Rect,
    radius: int,
    fill: Colour | None = None,
    line: Colour | None = None,
    thickness: int = 1,
    alpha: int = 255,
) -> None:
    """A box with smooth round corners, filled, outlined on its inside, or both."""
    radius = max(0, min(radius, rect.width // 2, rect.height // 2))
    if rect.width <= 0 or rect.height <= 0:
        return
    if alpha < 255:
        layer = Surface(rect.size, pygame.SRCALPHA)
        box(layer, layer.get_rect(), radius, fill, line, thickness)
        layer.set_alpha(alpha)
        surface.blit(layer, rect)
        return
    if radius and rect.width * rect.height <= _SMALL_PX:
        small = (rect.size, radius, thickness, fill, line)
        surface.blit(_boxes.get(small, lambda: _whole(rect.size, radius, fill, line, thickness)), rect)
        return
    _box(surface, rect, radius, fill, line, thickness)


def _whole(size: tuple[int, int], radius: int, fill: Colour | None, line: Colour | None, thickness: int) -> Surface:
    """A small box drawn once, to be copied in one go: tables hold hundreds of bars."""
    picture = Surface(size, pygame.SRCALPHA)
    _box(picture, picture.get_rect(), radius, fill, line, thickness)
    return picture


def _box(surface: Surface, rect: Rect, radius: int, fill: Colour | None, line: Colour | None, thickness: int) -> None:
    if radius:
        tile = _corners.get(
            (radius, thickness, fill, line, _FINER), lambda: _corner_tile(radius, thickness, fill, line)
        )
        right, bottom = rect.right - radius, rect.bottom - radius
        surface.blit(tile, rect.topleft, (0, 0, radius, radius))
        surface.blit(tile, (right, rect.y), (radius, 0, radius, radius))
        surface.blit(tile, (rect.x, bottom), (0, radius, radius, radius))
        surface.blit(tile, (right, bottom), (radius, radius, radius, radius))
    across, down = rect.width - 2 * radius, rect.height - 2 * radius
    if fill is not None:
        surface.fill(fill, (rect.x + radius, rect.y, across, rect.height))
        surface.fill(fill, (rect.x, rect.y + radius, radius, down))
        surface.fill(fill, (rect.right - radius, rect.y + radius, radius, down))
    if line is not None:
        surface.fill(line, (rect.x + radius, rect.y, across, thickness))
        surface.fill(line, (rect.x + radius, rect.bottom - thickness, across, thickness))
        surface.fill(line, (rect.x, rect.y + radius, thickness, down))
        surface.fill(line, (rect.right - thickness, rect.y + radius, thickness, down))


def _corner_tile(radius: int, thickness: int, fill: Colour | None, line: Colour | None) -> Surface:
    """The four corners of a box, drawn large and made small, so that they are smooth."""
    outer = line if line is not None else fill
    if outer is None:
        return Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
    size = 2 * radius * _FINER
    large = Surface((size, size), pygame.SRCALPHA)
    # Transparent in the outline's own colour: made small, the rim then mixes with that and not with black.
    large.fill((*outer, 0))
    middle = (size // 2, size // 2)
    pygame.draw.circle(large, (*outer, 255), middle, size // 2)
    if line is not None:
        inner = (*fill, 255) if fill is not None else (*line, 0)
        pygame.draw.circle(large, inner, middle, size // 2 - thickness * _FINER)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))


def polyline(surface: Surface, points: Sequence[Spot2], colour: Colour, thickness: float) -> None:
    """A smooth line through ``points``."""
    width = max(1, round(thickness))
    for start, end in pairwise(points):
        pygame.draw.aaline(surface, colour, start, end, width)


def dashes(points: Sequence[Spot2], dash: float, gap: float) -> Iterator[tuple[Spot2, Spot2]]:
    """The strokes of a dashed line through ``points``, the pattern running on around its bends."""
    period = dash + gap
    done = 0.0
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        if length <= 0:
            continue
        along = 0.0
        while along < length:
            phase = (done + along) % period
            left = (dash if phase < dash else period) - phase
            step = min(max(left, 0.01), length - along)
            if phase < dash:
                a, b = along / length, (along + step) / length
                yield (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a), (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
            along += step
        done += length


def dashed(
    surface: Surface,
    points: Sequence[Spot2],
    colour: Colour,
    thickness: float,
    dash: float,
    gap: float,
) -> None:
    """A smooth dashed line through ``points``."""
    width = max(1, round(thickness))
    for start, end in dashes(points, dash, gap):
        pygame.draw.aaline(surface, colour, start, end, width)


def hatch(surface: Surface, rect: Rect, colour: Colour, step: int, thickness: int, alpha: int = 255) -> None:
    """Slanted lines over ``rect``: the sign of danger that needs no colour.

    They line up across neighbours.
    """
    if rect.width <= 0 or rect.height <= 0:
        return
    shift = (rect.x + rect.y) % step
    key = (rect.width, rect.height, step, thickness, shift, colour, alpha)
    surface.blit(_hatches.get(key, lambda: _hatched(rect, colour, step, thickness, alpha)), rect)


def _hatched(rect: Rect, colour: Colour, step: int, thickness: int, alpha: int) -> Surface:
    layer = Surface(rect.size, pygame.SRCALPHA)
    layer.fill((*colour, 0))
    shift = (rect.x + rect.y) % step
    for foot in range(-shift, rect.width + rect.height + step, step):
        pygame.draw.aaline(layer, (*colour, alpha), (foot, -1), (foot - rect.height - 2, rect.height + 1), thickness)
    return layer


def ring(surface: Surface, centre: Spot2, radius: float, colour: Colour, thickness: float) -> None:
    """A smooth circle; filled when ``thickness`` is 0."""
    if thickness <= 0:
        pygame.draw.aacircle(surface, colour, centre, radius)
    else:
        pygame.draw.aacircle(surface, colour, centre, radius, max(1, round(thickness)))


def fade(surface: Surface, rect: Rect, colour: Colour, upwards: bool) -> None:
    """A veil over ``rect`` that grows to full ``colour`` at its top or bottom edge."""
    if rect.width <= 0 or rect.height <= 0:
        return
    line = Surface((1, rect.height), pygame.SRCALPHA)
    for y in range(rect.height):
        share = (rect.height - y if upwards else y + 1) / rect.height
        line.set_at((0, y), (*colour, round(235 * share)))
    surface.blit(pygame.transform.scale(line, rect.size), rect)
