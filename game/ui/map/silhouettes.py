"""Furniture and machines as small silhouettes against a lit wall. Each is drawn in a box, in shares of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from game.ui.toolkit.theme import Colour, Theme, mix

from .geometry import Box
from .look import MapLook
from .sheet import Sheet


class Brush:
    """Draws in shares of one box: 0, 0 is its upper left corner and 1, 1 its lower right."""

    def __init__(self, sheet: Sheet, look: MapLook, theme: Theme, box: Box, seed: int) -> None:
        self.sheet, self.look, self.theme, self.box, self.seed = sheet, look, theme, box, seed

    def colour(self, name: str) -> Colour:
        """A colour of the map."""
        return self.look.colour(name)

    def fill(
        self, colour: Colour, x: float, y: float, width: float, height: float, bend_m: float = 0.0
    ) -> None:
        """A filled part of the box."""
        box = self.box
        part = Box(box.x + x * box.width, box.y + y * box.height, width * box.width, height * box.height)
        self.sheet.fill(colour, part, bend_m)

    def disc(self, colour: Colour, x: float, y: float, radius_m: float) -> None:
        """A filled circle."""
        self.sheet.disc(colour, (self.box.x + x * self.box.width, self.box.y + y * self.box.height), radius_m)

    def line(self, colour: Colour, x0: float, y0: float, x1: float, y1: float, units: float = 1.0) -> None:
        """A line."""
        box = self.box
        a = (box.x + x0 * box.width, box.y + y0 * box.height)
        b = (box.x + x1 * box.width, box.y + y1 * box.height)
        self.sheet.line(colour, a, b, units)

    def body(
        self, x: float, y: float, width: float, height: float, what: str = "wood", bend_m: float = 0.0
    ) -> None:
        """A dark body with a lit upper edge."""
        self.fill(self.colour(what), x, y, width, height, bend_m)
        if self.box.height * height > 0.12:
            self.fill(self.colour(f"{what}_lit"), x, y, width, min(height, 0.07 / self.box.height))


Draw: TypeAlias = Callable[[Brush], None]


def _bunk(b: Brush) -> None:
    for x in (0.0, 0.955):
        b.fill(b.colour("wood"), x, 0.0, 0.045, 1.0)
    tiers = 3
    for tier in range(tiers):
        y = 0.24 + tier * 0.305
        b.fill(b.colour("wood"), 0.0, y, 1.0, 0.06)
        b.fill(b.colour("cloth"), 0.05, y - 0.045, 0.9, 0.045)
        b.fill(mix(b.colour("cloth"), b.theme.colour("lamp"), 0.35), 0.06, y - 0.07, 0.18, 0.05)


def _locker(b: Brush) -> None:
    b.body(0.0, 0.0, 1.0, 1.0)
    b.fill(b.colour("wood_lit"), 0.48, 0.06, 0.05, 0.9)


def _table(b: Brush) -> None:
    b.body(0.0, 0.0, 1.0, 0.13)
    for x in (0.12, 0.82):
        b.fill(b.colour("wood"), x, 0.1, 0.06, 0.9)
    b.fill(b.theme.colour("lamp"), 0.3 + b.seed % 4 * 0.1, -0.16, 0.05, 0.16)


def _desk(b: Brush) -> None:
    b.body(0.0, 0.42, 1.0, 0.09)
    b.fill(b.colour("wood"), 0.06, 0.5, 0.06, 0.5)
    b.fill(b.colour("wood"), 0.7, 0.5, 0.24, 0.5)
    b.fill(b.colour("metal"), 0.12, 0.0, 0.34, 0.32)
    b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.55), 0.15, 0.04, 0.28, 0.24)


def _plant(b: Brush) -> None:
    b.body(0.3, 0.7, 0.4, 0.3)
    for x, y, size in ((0.5, 0.2, 0.26), (0.25, 0.4, 0.22), (0.75, 0.42, 0.22), (0.5, 0.5, 0.24)):
        b.disc(b.colour("leaf_lit" if x == 0.5 else "leaf"), x, y, size)


def _sofa(b: Brush) -> None:
    b.fill(b.colour("cloth"), 0.0, 0.1, 1.0, 0.5, 0.15)
    b.fill(mix(b.colour("cloth"), b.colour("wood"), 0.5), 0.0, 0.5, 1.0, 0.35)
    b.fill(b.colour("wood"), 0.08, 0.85, 0.06, 0.15)
    b.fill(b.colour("wood"), 0.86, 0.85, 0.06, 0.15)


def _rack(b: Brush) -> None:
    for x in (0.0, 0.965):
        b.fill(b.colour("metal"), x, 0.0, 0.035, 1.0)
    for shelf in range(3):
        y = 0.3 + shelf * 0.33
        b.fill(mix(b.theme.colour("lamp"), b.theme.colour("co2"), 0.3), 0.04, y - 0.27, 0.92, 0.025)
        b.fill(b.colour("metal_lit"), 0.0, y, 1.0, 0.035)
        _sprouts(b, y, 0.05, 0.95, 0.14)


def _crops(b: Brush) -> None:
    b.body(0.0, 0.68, 1.0, 0.32, "metal")
    _sprouts(b, 0.68, 0.04, 0.96, 0.5)


def _sprouts(b: Brush, y: float, left: float, right: float, height: float) -> None:
    count = max(3, int(b.box.width * 3.2))
    for n in range(count):
        x = left + (right - left) * (n + 0.5) / count
        tall = height * (0.65 + 0.35 * ((b.seed // (n + 3)) % 7) / 6)
        b.disc(b.colour("leaf"), x, y - tall * 0.35, tall * b.box.height * 0.42)
        b.disc(b.colour("leaf_lit"), x, y - tall * 0.75, tall * b.box.height * 0.26)


def _bench(b: Brush) -> None:
    b.body(0.0, 0.25, 1.0, 0.14)
    b.fill(b.colour("wood"), 0.04, 0.3, 0.3, 0.7)
    b.fill(b.colour("wood"), 0.9, 0.3, 0.06, 0.7)
    b.fill(b.colour("metal_lit"), 0.15, 0.05, 0.16, 0.2)
    b.fill(b.colour("metal"), 0.6, 0.1, 0.1, 0.15)


def _lathe(b: Brush) -> None:
    b.body(0.0, 0.55, 1.0, 0.45, "metal")
    b.body(0.04, 0.1, 0.3, 0.45, "metal")
    b.fill(b.colour("metal_lit"), 0.34, 0.3, 0.4, 0.08)
    b.body(0.76, 0.22, 0.14, 0.33, "metal")


def _crates(b: Brush) -> None:
    b.body(0.0, 0.5, 0.46, 0.5)
    b.body(0.52, 0.5, 0.46, 0.5)
    if b.seed % 3:
        b.body(0.2 + b.seed % 2 * 0.2, 0.0, 0.42, 0.47)


def _shelf(b: Brush) -> None:
    for x in (0.0, 0.97):
        b.fill(b.colour("metal"), x, 0.0, 0.03, 1.0)
    for shelf in range(4):
        y = 0.22 + shelf * 0.25
        b.fill(b.colour("metal_lit"), 0.0, y, 1.0, 0.025)
        for n in range(4):
            tall = 0.07 + 0.025 * ((b.seed >> (n + shelf)) % 4)
            what = "wood_lit" if (b.seed >> (n * 2 + shelf)) % 4 == 0 else "wood"
            b.fill(b.colour(what), 0.06 + n * 0.23, y - tall, 0.19, tall)


def _console(b: Brush) -> None:
    b.body(0.0, 0.5, 0.8, 0.5, "metal")
    b.fill(b.colour("metal"), 0.1, 0.0, 0.6, 0.42)
    tint = b.theme.colour("air" if b.seed % 3 else "good")
    b.fill(mix(b.colour("metal"), tint, 0.6), 0.14, 0.04, 0.52, 0.32)
    b.fill(b.theme.colour("caution"), 0.6, 0.6, 0.06, 0.06)


def _screen(b: Brush) -> None:
    b.fill(b.colour("metal"), 0.0, 0.0, 1.0, 0.6, 0.08)
    b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.30), 0.03, 0.05, 0.94, 0.5)
    for n in range(5):
        tall = 0.08 + 0.06 * ((b.seed >> n) % 5)
        b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.75), 0.1 + n * 0.17, 0.5 - tall, 0.1, tall)
    b.fill(b.colour("metal"), 0.47, 0.6, 0.06, 0.4)


def _cot(b: Brush) -> None:
    b.fill(b.colour("metal_lit"), 0.0, 0.45, 1.0, 0.07)
    b.fill(mix(b.colour("cloth"), b.theme.colour("text"), 0.45), 0.02, 0.32, 0.96, 0.13)
    for x in (0.06, 0.9):
        b.fill(b.colour("metal"), x, 0.5, 0.04, 0.5)
    b.fill(b.colour("metal_lit"), 0.97, -0.7, 0.02, 1.7)
    b.fill(mix(b.colour("metal"), b.theme.colour("good"), 0.6), 0.85, -0.7, 0.2, 0.3)


def _cabinet(b: Brush) -> None:
    b.body(0.0, 0.0, 1.0, 1.0, "metal")
    b.fill(b.colour("metal_lit"), 0.08, 0.48, 0.84, 0.03)
    b.fill(mix(b.colour("metal"), b.theme.colour("good"), 0.5), 0.7, 0.12, 0.12, 0.05)


def _tank(b: Brush) -> None:
    b.fill(b.colour("metal"), 0.05, 0.0, 0.9, 0.92, 0.5)
    b.fill(b.colour("metal_lit"), 0.16, 0.14, 0.07, 0.6)
    b.fill(mix(b.colour("metal"), b.theme.colour("water"), 0.6), 0.66, 0.3, 0.1, 0.45)
    b.fill(b.colour("metal"), 0.15, 0.85, 0.1, 0.15)
    b.fill(b.colour("metal"), 0.75, 0.85, 0.1, 0.15)


def _vessel(b: Brush) -> None:
    b.fill(b.colour("metal"), 0.0, 0.25, 1.0, 0.55, 0.6)
    b.fill(b.colour("metal_lit"), 0.1, 0.33, 0.8, 0.045)
    b.fill(b.colour("metal"), 0.3, 0.0, 0.07, 0.3)
    b.fill(b.colour("metal"), 0.18, 0.75, 0.1, 0.25)
    b.fill(b.colour("metal"), 0.72, 0.75, 0.1, 0.25)


def _flasks(b: Brush) -> None:
    b.body(0.0, 0.5, 1.0, 0.12)
    b.fill(b.colour("wood"), 0.05, 0.6, 0.4, 0.4)
    b.fill(b.colour("wood"), 0.9, 0.6, 0.05, 0.4)
    for n, name in enumerate(("air", "good", "co2")):
        b.fill(mix(b.colour("metal"), b.theme.colour(name), 0.6), 0.15 + n * 0.2, 0.26, 0.09, 0.24)


def _suits(b: Brush) -> None:
    b.fill(b.colour("metal_lit"), 0.0, 0.0, 1.0, 0.03)
    for n in range(3):
        x = 0.06 + n * 0.33
        b.fill(mix(b.colour("cloth"), b.theme.colour("text"), 0.35), x, 0.2, 0.22, 0.5, 0.2)
        b.fill(mix(b.colour("cloth"), b.theme.colour("text"), 0.2), x + 0.03, 0.6, 0.06, 0.35)
        b.fill(mix(b.colour("cloth"), b.theme.colour("text"), 0.2), x + 0.13, 0.6, 0.06, 0.35)
        b.disc(mix(b.theme.colour("text"), b.colour("wood"), 0.25), x + 0.11, 0.13, 0.2)


def _scaffold(b: Brush) -> None:
    pipe = b.colour("metal_lit")
    for x in (0.0, 0.97):
        b.fill(pipe, x, 0.0, 0.03, 1.0)
    for y in (0.05, 0.5):
        b.fill(pipe, 0.0, y, 1.0, 0.02)
    b.line(pipe, 0.0, 0.5, 1.0, 0.05)
    b.line(pipe, 0.0, 1.0, 1.0, 0.5)


def _counter(b: Brush) -> None:
    b.body(0.0, 0.2, 1.0, 0.12)
    b.fill(b.colour("wood"), 0.03, 0.3, 0.94, 0.7)
    for n in range(3):
        b.fill(b.colour("wood_lit"), 0.15 + n * 0.28, 0.06, 0.1, 0.14)


def _cells(b: Brush) -> None:
    b.body(0.0, 0.0, 1.0, 1.0, "metal")
    for row in range(3):
        for column in range(3):
            lit = mix(
                b.colour("metal"), b.theme.colour("power"), 0.55 if (b.seed >> (row + column)) % 3 else 0.2
            )
            b.fill(b.colour("wood"), 0.08 + column * 0.3, 0.1 + row * 0.3, 0.24, 0.22)
            b.fill(lit, 0.1 + column * 0.3, 0.13 + row * 0.3, 0.05, 0.16)


def _coil(b: Brush) -> None:
    b.fill(b.colour("metal"), 0.1, 0.3, 0.8, 0.7, 0.1)
    for n in range(3):
        b.fill(b.colour("metal_lit"), 0.2 + n * 0.25, 0.0, 0.05, 0.32)
        b.disc(b.colour("metal_lit"), 0.225 + n * 0.25, 0.02, 0.12)
    b.fill(b.theme.colour("power"), 0.44, 0.55, 0.12, 0.06)


def _treadmill(b: Brush) -> None:
    b.body(0.0, 0.85, 1.0, 0.15, "metal")
    b.line(b.colour("metal_lit"), 0.85, 0.85, 0.95, 0.1, 1.5)


def _oxygen(b: Brush) -> None:
    b.body(0.0, 0.62, 1.0, 0.38, "metal")
    for n in range(3):
        x = 0.06 + n * 0.31
        b.fill(b.colour("metal"), x, 0.02, 0.25, 0.7, 0.28)
        b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.7), x + 0.1, 0.16, 0.06, 0.36)
    b.fill(b.colour("metal_lit"), 0.1, 0.78, 0.5, 0.05)


def _scrubber(b: Brush) -> None:
    b.body(0.0, 0.0, 1.0, 1.0, "metal", 0.1)
    for n in range(5):
        b.fill(b.colour("wood"), 0.12, 0.14 + n * 0.1, 0.76, 0.05)
    b.fill(mix(b.colour("metal"), b.theme.colour("co2"), 0.7), 0.12, 0.72, 0.3, 0.06)


def _condenser(b: Brush) -> None:
    b.body(0.0, 0.1, 1.0, 0.9, "metal", 0.1)
    for n in range(4):
        b.fill(b.colour("metal_lit"), 0.12 + n * 0.21, 0.22, 0.06, 0.5)
    b.disc(b.theme.colour("water"), 0.5, 0.86, 0.09)


def _bottle(b: Brush) -> None:
    for x in (0.0, 0.52):
        b.fill(b.colour("metal"), x, 0.1, 0.44, 0.9, 0.22)
        b.fill(b.colour("metal_lit"), x + 0.16, 0.0, 0.12, 0.12)
        b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.5), x + 0.04, 0.3, 0.36, 0.06)


def _fan(b: Brush) -> None:
    b.fill(b.colour("metal"), 0.0, 0.0, 1.0, 1.0, 0.2)
    b.disc(b.colour("wood"), 0.5, 0.5, min(b.box.width, b.box.height) * 0.42)
    for x0, y0, x1, y1 in ((0.2, 0.3, 0.8, 0.7), (0.7, 0.2, 0.3, 0.8)):
        b.line(b.colour("metal_lit"), x0, y0, x1, y1, 1.4)
    b.disc(b.colour("metal_lit"), 0.5, 0.5, 0.1)


def _water(b: Brush) -> None:
    b.fill(b.colour("metal"), 0.0, 0.05, 0.42, 0.95, 0.4)
    b.fill(mix(b.colour("metal"), b.theme.colour("water"), 0.7), 0.12, 0.3, 0.08, 0.5)
    b.body(0.48, 0.4, 0.52, 0.6, "metal")
    b.fill(b.colour("metal_lit"), 0.36, 0.2, 0.4, 0.05)
    b.fill(b.colour("metal_lit"), 0.72, 0.2, 0.04, 0.22)


def _power(b: Brush) -> None:
    b.body(0.0, 0.25, 1.0, 0.75, "metal")
    b.fill(b.colour("wood"), 0.08, 0.36, 0.84, 0.26)
    b.fill(mix(b.colour("metal"), b.theme.colour("power"), 0.75), 0.14, 0.44, 0.5, 0.05)
    for n in range(3):
        b.fill(b.colour("metal_lit"), 0.2 + n * 0.26, 0.05, 0.07, 0.22)


def _reactor(b: Brush) -> None:
    b.fill(b.colour("metal"), 0.08, 0.16, 0.84, 0.84, 0.7)
    b.fill(b.colour("metal_lit"), 0.18, 0.3, 0.05, 0.5)
    b.fill(mix(b.colour("metal"), b.theme.colour("power"), 0.8), 0.42, 0.36, 0.16, 0.34, 0.1)
    b.fill(b.colour("metal"), 0.35, 0.0, 0.3, 0.2)
    b.fill(b.colour("metal_lit"), 0.0, 0.86, 1.0, 0.05)


def _lamps(b: Brush) -> None:
    b.fill(b.colour("metal"), 0.0, 0.0, 1.0, 0.55)
    b.fill(b.theme.colour("lamp"), 0.04, 0.55, 0.92, 0.3)


DRAWN: Mapping[str, Draw] = {
    "bunk": _bunk, "locker": _locker, "table": _table, "desk": _desk, "plant": _plant, "sofa": _sofa, "rack": _rack,
    "crops": _crops, "bench": _bench, "lathe": _lathe, "crates": _crates, "shelf": _shelf, "console": _console,
    "screen": _screen, "cot": _cot, "cabinet": _cabinet, "tank": _tank, "vessel": _vessel, "flasks": _flasks,
    "suits": _suits, "scaffold": _scaffold, "counter": _counter, "cells": _cells, "coil": _coil,
    "treadmill": _treadmill, "oxygen": _oxygen, "scrubber": _scrubber, "condenser": _condenser, "bottle": _bottle,
    "fan": _fan, "water": _water, "battery": _cells, "power": _power, "reactor": _reactor, "lamps": _lamps,
}  # fmt: skip
"""Every silhouette by its name."""


def draw(sheet: Sheet, look: MapLook, theme: Theme, kind: str, box: Box, seed: int = 0) -> None:
    """Draw one silhouette, where any of it is on the sheet.

    Raises:
        KeyError: when there is no silhouette of that name.
    """
    if sheet.sees(box.grown(0.8)):
        DRAWN[kind](Brush(sheet, look, theme, box, seed))
