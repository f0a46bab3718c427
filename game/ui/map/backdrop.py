"""Mars around the colony: a dusk sky with a low sun and ridges, and ground with strata, stones and dust."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from random import Random

import pygame

from game.ui.toolkit.theme import Colour, mix

from .geometry import Box, Point
from .look import MapLook
from .sheet import Sheet

_SEED = 561
_SKY_M = 74.0
_SKY_BEND = 0.42
_GROUND_M = 90.0
_CELL_M = 9.0
_STEP_M = 2.0
_GRAIN_PX = 128
_SUN_ROOM_M = 8.0
_SHADES = 600


class Backdrop:
    """Draws what lies behind a colony. The same for the same bounds, on every machine."""

    def __init__(self, look: MapLook, bounds: Box, roofs: Sequence[Box]) -> None:
        """``roofs`` are the modules that stand before the sky; the sun hangs low, clear of them."""
        self._look = look
        self._bounds = bounds
        self._sky_shades = self._shades("sky", 1 - _SKY_BEND)
        self._soil_shades = self._shades("soil", _SKY_BEND)
        self._cells: dict[tuple[int, int], tuple[tuple[Box, Colour], ...]] = {}
        self._stars: dict[int, tuple[tuple[Point, float], ...]] = {}
        self._sun = _above(roofs, bounds)
        self._sun_size = max(34.0, bounds.width * 0.31)

    def draw(self, sheet: Sheet) -> None:
        """Everything behind the modules, on all of the sheet."""
        if sheet.window.y < 1:
            self._rows(sheet, above=True)
            self._sky(sheet)
        if sheet.window.bottom > -1:
            self._rows(sheet, above=False)
            self._ground(sheet)
        self._grain(sheet.surface)

    def _rows(self, sheet: Sheet, *, above: bool) -> None:
        """The plain colour of the sky, or of the ground, row by row."""
        surface = sheet.surface
        width = surface.get_width()
        for row in range(surface.get_height()):
            y = sheet.y + (row + 0.5) / sheet.scale
            if (y < 0) == above:
                surface.fill(self._shade(y), (0, row, width, 1))

    def _shade(self, y: float) -> Colour:
        """The plain colour at a height."""
        if y < 0:
            return self._sky_shades[int(max(0.0, 1 + y / _SKY_M) * _SHADES)]
        return self._soil_shades[int(math.sqrt(min(1.0, y / _GROUND_M)) * _SHADES)]

    def _shades(self, what: str, bend: float) -> tuple[Colour, ...]:
        """Colours from the upper through the middle, which lies at ``bend``, to the lower one."""
        high, middle, low = (self._look.colour(f"{what}_{part}") for part in ("high", "middle", "low"))
        shares = [n / _SHADES for n in range(_SHADES + 1)]
        return tuple(
            mix(high, middle, share / bend) if share < bend else mix(middle, low, (share - bend) / (1 - bend))
            for share in shares
        )

    def _sky(self, sheet: Sheet) -> None:
        colour = self._look.colour
        self._draw_stars(sheet)
        x, y = self._sun
        size = self._sun_size
        sheet.glow(colour("sun"), Box(x - size * 1.9, y - size * 0.95, size * 3.8, size * 1.9), 0.09)
        sheet.glow(colour("sun"), Box(x - size * 0.7, y - size * 0.7, size * 1.4, size * 1.4), 0.13)
        sheet.glow(colour("sun"), Box(x - 6.5, y - 6.5, 13, 13), 0.45)
        sheet.orb(mix(colour("sun"), (255, 255, 255), 0.3), (x, y), 1.25)
        self._ridge(sheet, colour("ridge_far"), 13.0, 21, 0.9)
        self._ridge(sheet, colour("ridge_near"), 7.0, 34, 1.6)

    def _draw_stars(self, sheet: Sheet) -> None:
        window = sheet.window
        high, low = self._look.colour("star"), self._look.colour("sky_middle")
        for column in range(math.floor(window.x / _CELL_M), math.floor(window.right / _CELL_M) + 1):
            if column not in self._stars:
                dice = Random(f"{_SEED} stars {column}")
                self._stars[column] = tuple(
                    ((column * _CELL_M + dice.random() * _CELL_M, -22 - dice.random() * 110), dice.random())
                    for _ in range(5)
                )
            for point, light in self._stars[column]:
                fade = light * light * min(1.0, (-point[1] - 20) / 50)
                x, y = sheet.at(point)
                size = max(1, round(sheet.pen * (0.6 + light)))
                sheet.surface.fill(mix(low, high, 0.15 + 0.6 * fade), (round(x), round(y), size, size))

    def _ridge(self, sheet: Sheet, colour: Colour, height: float, number: int, rough: float) -> None:
        """A line of hills along the horizon."""
        window = sheet.window
        if window.y > 0 or window.bottom < -height * 1.6:
            return
        first = math.floor(window.x / _STEP_M) - 1
        last = math.ceil(window.right / _STEP_M) + 1
        crest = [(step * _STEP_M, -_hill(step * _STEP_M, number, rough) * height) for step in range(first, last + 1)]
        sheet.polygon(colour, [*crest, (last * _STEP_M, 0.3), (first * _STEP_M, 0.3)])
        edge = mix(colour, self._look.colour("sun"), 0.10)
        sheet.path(edge, crest, 1.0)

    def _ground(self, sheet: Sheet) -> None:
        colour = self._look.colour
        window = sheet.window
        first, last = math.floor(window.x / _STEP_M) - 1, math.ceil(window.right / _STEP_M) + 1
        xs = [step * _STEP_M for step in range(first, last + 1)]
        for number, (depth, thick) in enumerate(((9.0, 2.4), (22.0, 3.6), (38.5, 2.2), (48.0, 4.2), (70.0, 5.0))):
            if depth - 4 < window.bottom and depth + thick + 4 > window.y:
                self._stratum(sheet, xs, depth, thick, number)
        self._stones(sheet)
        if window.y < 3:
            top = [(x, _swell(x)) for x in xs]
            under = [(x, y + 0.55 + 0.25 * math.sin(x * 0.7)) for x, y in reversed(top)]
            sheet.polygon(mix(colour("crust"), colour("soil_high"), 0.35), [*top, *under])
            sheet.path(colour("crust"), top, 1.2)

    def _grain(self, surface: pygame.Surface) -> None:
        """A breath of noise, which also hides the steps of the soft lights."""
        grain = _noise(self._look.colour("stone"))
        side = grain.get_width()
        for top in range(0, surface.get_height(), side):
            for left in range(0, surface.get_width(), side):
                surface.blit(grain, (left, top), special_flags=pygame.BLEND_RGB_ADD)

    def _stratum(self, sheet: Sheet, xs: list[float], depth: float, thick: float, number: int) -> None:
        """A layer of another tone, thinning out here and there."""
        share = min(1.0, depth / _GROUND_M)
        tone = mix(self._shade(depth), self._look.colour("stratum"), 0.34 - 0.2 * share)
        upper = [(x, depth + 1.3 * _wave(x, number)) for x in xs]
        lower = [(x, y + thick * (0.15 + 0.85 * abs(_wave(x * 0.6 + 40, number + 9)))) for x, y in upper]
        sheet.polygon(tone, [*upper, *reversed(lower)])
        sheet.path(tone, upper)
        sheet.path(tone, lower)

    def _stones(self, sheet: Sheet) -> None:
        window = sheet.window.grown(1.0)
        for column in range(math.floor(window.x / _CELL_M), math.floor(window.right / _CELL_M) + 1):
            for row in range(max(0, math.floor(window.y / _CELL_M)), math.floor(window.bottom / _CELL_M) + 1):
                for box, tone in self._cell(column, row):
                    rect = sheet.rect(box)
                    if rect.width < 3 or rect.height < 3:
                        sheet.surface.fill(tone, rect)
                    else:
                        pygame.draw.ellipse(sheet.surface, tone, rect)

    def _cell(self, column: int, row: int) -> tuple[tuple[Box, Colour], ...]:
        """The stones of a square of ground."""
        if (column, row) not in self._cells:
            dice = Random(f"{_SEED} stones {column} {row}")
            self._cells[column, row] = tuple(self._stone(dice, column, row) for _ in range(9 if row < 3 else 6))
        return self._cells[column, row]

    def _stone(self, dice: Random, column: int, row: int) -> tuple[Box, Colour]:
        x, y = (column + dice.random()) * _CELL_M, (row + dice.random()) * _CELL_M + 0.8
        size = dice.random() * dice.random()
        wide = 0.15 + 1.1 * size * size * (1 if row else 0.6)
        high = wide * (0.45 + 0.35 * dice.random())
        light = dice.random()
        other = self._look.colour("stone" if light > 0.35 else "rock_cut")
        return Box(x - wide / 2, y - high / 2, wide, high), mix(self._shade(y), other, 0.10 + 0.22 * light)


@cache
def _noise(colour: Colour) -> pygame.Surface:
    dice = Random(f"{_SEED} grain")
    picture = pygame.Surface((_GRAIN_PX, _GRAIN_PX), 0, 32)
    levels = [mix((0, 0, 0), colour, n / 4 * 0.055) for n in range(5)]
    for y in range(_GRAIN_PX):
        for x in range(_GRAIN_PX):
            picture.set_at((x, y), levels[int(dice.random() ** 1.6 * 5)])
    return picture


def _above(roofs: Sequence[Box], bounds: Box) -> Point:
    """A low place in the western sky that no roof hides."""
    found: list[tuple[float, float]] = []
    for step in range(21):
        x = bounds.x + bounds.width * (0.16 + 0.44 * step / 20)
        tops = [-box.y for box in roofs if box.x - _SUN_ROOM_M < x < box.right + _SUN_ROOM_M]
        found.append((max(tops, default=0.0), x))
    height, x = min(found)
    return (x, -max(9.0, height + _SUN_ROOM_M * 0.7))


def _wave(x: float, number: int) -> float:
    """A quiet wave between about -1 and 1, another for each number."""
    shift = number * 17.3
    return (
        0.5 * math.sin(x * 0.043 + shift) + 0.3 * math.sin(x * 0.111 + 2.1 * shift) + 0.2 * math.sin(x * 0.27 + shift)
    )


def _hill(x: float, number: int, rough: float) -> float:
    """Height of a ridge, 0 to about 1.4: broad mesas with broken tops."""
    broad = 0.55 + 0.45 * math.sin(x * 0.019 + number)
    mesa = min(1.0, max(0.0, 1.7 * math.sin(x * 0.047 * rough + number * 2.0)))
    return broad * 0.55 + mesa * 0.42 + 0.09 * math.sin(x * 0.31 * rough + number) + 0.05 * math.sin(x * 0.83 + number)


def _swell(x: float) -> float:
    """The line of the ground: nearly level, so that modules stand on it."""
    return 0.10 * math.sin(x * 0.21) + 0.06 * math.sin(x * 0.53 + 1.0)
