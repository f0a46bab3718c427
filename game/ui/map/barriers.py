"""What lies in passages: rubble, a leaf askew, a beam across, a wall that can be cut."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from random import Random
from typing import TypeAlias
from zlib import crc32

import pygame
from pygame import SRCALPHA, Rect, Surface

from game.content.kinds.place import PassageState
from game.session.view import PassageView
from game.ui.toolkit.theme import Colour, Theme, mix

from .camera import Lens
from .geometry import Point
from .look import MapLook
from .passages import PassagePlace, Passages
from .sheet import outline

_FINER = 3
_AROUND_M = 0.9
_LEAST_UNITS = 10.0
_DASH_UNITS = 5.0
_Look: TypeAlias = tuple[PassageState, tuple[int, int], int]


class Barriers:
    """Draws what bars passages, in the colours of doors: caution where it can be forced, danger where not."""

    def __init__(self, look: MapLook, theme: Theme, passages: Passages, units: float) -> None:
        """``units`` is the interface scale."""
        self._shade: Colour = look.colour("shade")
        self._passages = passages
        self._units = units
        self._least = look.measures.room_names_px_per_m
        self._stone = mix(look.colour("stone"), theme.colour("caution"), 0.45)
        self._colours: Mapping[PassageState, Colour] = {
            "clear": theme.colour("good"),
            "debris": theme.colour("caution"),
            "jammed": theme.colour("caution"),
            "blocked": theme.colour("danger"),
            "walled": look.colour("closed"),
        }
        self._rects: dict[str, Rect] = {}
        self._blits: list[tuple[Surface, tuple[int, int]]] = []
        self._lines: list[tuple[Colour, list[Point]]] = []
        self._laid_for: tuple[Lens, tuple[PassageView, ...]] | None = None
        self._pictures: dict[_Look, Surface] = {}

    @property
    def rects(self) -> Mapping[str, Rect]:
        """Where each passage that can be seen was drawn last, by id."""
        return self._rects

    def draw(self, surface: Surface, lens: Lens, passages: tuple[PassageView, ...]) -> None:
        """Draw every passage that is not clear, close by."""
        if self._laid_for != (lens, passages):
            self._laid_for = (lens, passages)
            self._lay(lens, passages)
        width = max(1, round(1.4 * self._units))
        for colour, points in self._lines:
            outline(surface, colour, points, width)
        surface.fblits(self._blits)

    def _lay(self, lens: Lens, passages: tuple[PassageView, ...]) -> None:
        self._rects, self._blits, self._lines = {}, [], []
        if lens.scale / self._units < self._least:
            return
        for passage in passages:
            place = self._passages.places.get(passage.id)
            if place is None or (passage.state == "clear" and not place.line):
                continue
            rect = lens.rect(place.bar)
            around = round(_AROUND_M * lens.scale)
            if not lens.viewport.colliderect(rect.inflate(4 * around, 4 * around)):
                continue
            least = round(_LEAST_UNITS * self._units)
            self._rects[passage.id] = rect.inflate(max(0, least - rect.width), max(0, least - rect.height))
            if place.line:
                points = [lens.to_screen(point) for point in place.line]
                whole = passage.state == "clear"
                strokes = [list(pair) for pair in pairwise(points)] if whole else self._dashes(points)
                shown = lens.viewport.inflate(round(_DASH_UNITS * self._units) * 2, 0)
                colour = self._colours[passage.state]
                self._lines += [(colour, stroke) for stroke in strokes if shown.clipline(stroke[0], stroke[-1])]
            picture = self._picture(passage.state, rect.size, place, lens.scale)
            self._blits.append((picture, (rect.x - around, rect.y - around)))

    def _picture(self, state: PassageState, size: tuple[int, int], place: PassagePlace, scale: float) -> Surface:
        key = (state, size, crc32(place.id.encode()) % 5)
        if key not in self._pictures:
            around = round(_AROUND_M * scale)
            large = Surface(((size[0] + 2 * around) * _FINER, (size[1] + 2 * around) * _FINER), SRCALPHA, 32)
            large.fill((*self._shade, 0))
            inner = Rect(around * _FINER, around * _FINER, size[0] * _FINER, size[1] * _FINER)
            self._draw(large, inner, state, scale * _FINER, Random(key[2]))
            small = pygame.transform.smoothscale(large, (size[0] + 2 * around, size[1] + 2 * around))
            self._pictures[key] = small
        return self._pictures[key]

    def _draw(self, layer: Surface, rect: Rect, state: PassageState, scale: float, dice: Random) -> None:
        colour = self._colours[state]
        match state:
            case "debris":
                self._heap(layer, rect, scale, dice)
            case "jammed":
                # The leaf hangs out of its frame, so that it is no plain bar.
                self._bar(layer, colour, rect, 0.24, min(rect.size))
            case "blocked":
                long = max(rect.size)
                cross = Rect(0, 0, round(0.32 * scale), round(math.hypot(long, 1.4 * scale)))
                cross.center = rect.center
                self._bar(layer, colour, cross, 0.62, cross.width)
                self._bar(layer, mix(colour, self._shade, 0.35), cross, -0.5, cross.width)
            case "walled":
                step = round(_DASH_UNITS * self._units * _FINER)
                upright = rect.height >= rect.width
                for at in range(0, max(rect.size), 2 * step):
                    long = min(step, max(rect.size) - at)
                    part = (
                        Rect(rect.x, rect.y + at, rect.width, long)
                        if upright
                        else Rect(rect.x + at, rect.y, long, rect.height)
                    )
                    pygame.draw.rect(layer, self._shade, part.inflate(2 * _FINER, 2 * _FINER))
                    pygame.draw.rect(layer, colour, part)
            case "clear":
                size = min(rect.size)
                for end in ((rect.centerx, rect.top + size // 2), (rect.centerx, rect.bottom - size // 2)):
                    pygame.draw.circle(layer, self._shade, end, size / 2 + _FINER)
                    pygame.draw.circle(layer, colour, end, size / 2)

    def _bar(self, layer: Surface, colour: Colour, rect: Rect, turn: float, thick: int) -> None:
        """A bar along the rectangle, turned by some radians, with a dark rim."""
        long = max(rect.size) / 2
        angle = turn + (math.pi / 2 if rect.height >= rect.width else 0.0)
        ahead, aside = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        x, y = rect.center
        for more, tone in ((_FINER * self._units, self._shade), (0.0, colour)):
            points = [
                (
                    x + ahead[0] * (long + more) * end + aside[0] * (thick / 2 + more) * side,
                    y + ahead[1] * (long + more) * end + aside[1] * (thick / 2 + more) * side,
                )
                for end, side in ((-1, -1), (1, -1), (1, 1), (-1, 1))
            ]
            pygame.draw.polygon(layer, tone, points)

    def _heap(self, layer: Surface, rect: Rect, scale: float, dice: Random) -> None:
        """Rubble on the floor: a heap of broken pieces, lit along its upper edge."""
        wide, high = 1.7 * scale, 0.95 * scale
        left, bottom = rect.centerx - wide / 2, rect.bottom if rect.height >= rect.width else rect.top
        for row, count in ((0, 5), (1, 4), (2, 2)):
            for n in range(count):
                share = (n + 0.5) / count
                x = left + wide * (0.5 + (share - 0.5) * (1 - row * 0.27)) + dice.uniform(-0.05, 0.05) * scale
                y = bottom - high * row * 0.33
                size = dice.uniform(0.2, 0.3) * scale
                points = _shard(x, y, size, dice)
                tone = mix(self._stone, self._shade, dice.uniform(0.1, 0.5))
                pygame.draw.polygon(layer, tone, points)
                pygame.draw.lines(layer, self._colours["debris"], False, points[3:6], max(1, round(_FINER * 0.9)))

    def _dashes(self, points: Sequence[Point]) -> list[list[Point]]:
        """A line through points as strokes with gaps between."""
        step = _DASH_UNITS * self._units
        found: list[list[Point]] = []
        for (ax, ay), (bx, by) in pairwise(points):
            count = max(1, round(math.hypot(bx - ax, by - ay) / step))
            for n in range(0, count, 2):
                ends = (n / count, (n + 1) / count)
                found.append([(ax + (bx - ax) * share, ay + (by - ay) * share) for share in ends])
        return found


def _shard(x: float, y: float, size: float, dice: Random) -> list[Point]:
    """A broken piece that lies on ``y``: clockwise from its lower left, its upper edge the last three corners."""
    return [
        (x - size * 0.9, y),
        (x + size * 0.9, y),
        (x + size * dice.uniform(0.7, 1.0), y - size * 0.5),
        (x + size * dice.uniform(0.3, 0.7), y - size * dice.uniform(0.9, 1.3)),
        (x - size * dice.uniform(0.0, 0.4), y - size * dice.uniform(1.0, 1.5)),
        (x - size * dice.uniform(0.8, 1.0), y - size * 0.6),
    ]
