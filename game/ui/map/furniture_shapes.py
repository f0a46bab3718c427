"""Furniture as small silhouettes against a lit wall."""

from __future__ import annotations

from game.ui.toolkit.theme import mix

from .brush import Brush


def bunk(b: Brush) -> None:
    """A bunk with three tiers."""
    for x in (0.0, 0.955):
        b.fill(b.colour("wood"), x, 0.0, 0.045, 1.0)
    tiers = 3
    for tier in range(tiers):
        y = 0.24 + tier * 0.305
        b.fill(b.colour("wood"), 0.0, y, 1.0, 0.06)
        b.fill(b.colour("cloth"), 0.05, y - 0.045, 0.9, 0.045)
        b.fill(mix(b.colour("cloth"), b.theme.colour("lamp"), 0.35), 0.06, y - 0.07, 0.18, 0.05)


def locker(b: Brush) -> None:
    """A locker."""
    b.body(0.0, 0.0, 1.0, 1.0)
    b.fill(b.colour("wood_lit"), 0.48, 0.06, 0.05, 0.9)


def table(b: Brush) -> None:
    """A table with a cup."""
    b.body(0.0, 0.0, 1.0, 0.13)
    for x in (0.12, 0.82):
        b.fill(b.colour("wood"), x, 0.1, 0.06, 0.9)
    b.fill(b.theme.colour("lamp"), 0.3 + b.seed % 4 * 0.1, -0.16, 0.05, 0.16)


def desk(b: Brush) -> None:
    """A desk with a screen."""
    b.body(0.0, 0.42, 1.0, 0.09)
    b.fill(b.colour("wood"), 0.06, 0.5, 0.06, 0.5)
    b.fill(b.colour("wood"), 0.7, 0.5, 0.24, 0.5)
    b.fill(b.colour("metal"), 0.12, 0.0, 0.34, 0.32)
    b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.55), 0.15, 0.04, 0.28, 0.24)


def plant(b: Brush) -> None:
    """A plant in a pot."""
    b.body(0.3, 0.7, 0.4, 0.3)
    for x, y, size in ((0.5, 0.2, 0.26), (0.25, 0.4, 0.22), (0.75, 0.42, 0.22), (0.5, 0.5, 0.24)):
        b.disc(b.colour("leaf_lit" if x == 0.5 else "leaf"), x, y, size)


def sofa(b: Brush) -> None:
    """A sofa."""
    b.fill(b.colour("cloth"), 0.0, 0.1, 1.0, 0.5, 0.15)
    b.fill(mix(b.colour("cloth"), b.colour("wood"), 0.5), 0.0, 0.5, 1.0, 0.35)
    b.fill(b.colour("wood"), 0.08, 0.85, 0.06, 0.15)
    b.fill(b.colour("wood"), 0.86, 0.85, 0.06, 0.15)


def rack(b: Brush) -> None:
    """Trays of plants under grow lamps."""
    for x in (0.0, 0.965):
        b.fill(b.colour("metal"), x, 0.0, 0.035, 1.0)
    for shelf in range(3):
        y = 0.3 + shelf * 0.33
        b.fill(mix(b.theme.colour("lamp"), b.theme.colour("co2"), 0.3), 0.04, y - 0.27, 0.92, 0.025)
        b.fill(b.colour("metal_lit"), 0.0, y, 1.0, 0.035)
        _sprouts(b, y, 0.05, 0.95, 0.14)


def crops(b: Brush) -> None:
    """A bed of crops."""
    b.body(0.0, 0.68, 1.0, 0.32, "metal")
    _sprouts(b, 0.68, 0.04, 0.96, 0.5)


def _sprouts(b: Brush, y: float, left: float, right: float, height: float) -> None:
    count = max(3, int(b.box.width * 3.2))
    for n in range(count):
        x = left + (right - left) * (n + 0.5) / count
        tall = height * (0.65 + 0.35 * ((b.seed // (n + 3)) % 7) / 6)
        b.disc(b.colour("leaf"), x, y - tall * 0.35, tall * b.box.height * 0.42)
        b.disc(b.colour("leaf_lit"), x, y - tall * 0.75, tall * b.box.height * 0.26)


def bench(b: Brush) -> None:
    """A workbench."""
    b.body(0.0, 0.25, 1.0, 0.14)
    b.fill(b.colour("wood"), 0.04, 0.3, 0.3, 0.7)
    b.fill(b.colour("wood"), 0.9, 0.3, 0.06, 0.7)
    b.fill(b.colour("metal_lit"), 0.15, 0.05, 0.16, 0.2)
    b.fill(b.colour("metal"), 0.6, 0.1, 0.1, 0.15)


def lathe(b: Brush) -> None:
    """A lathe."""
    b.body(0.0, 0.55, 1.0, 0.45, "metal")
    b.body(0.04, 0.1, 0.3, 0.45, "metal")
    b.fill(b.colour("metal_lit"), 0.34, 0.3, 0.4, 0.08)
    b.body(0.76, 0.22, 0.14, 0.33, "metal")


def crates(b: Brush) -> None:
    """Crates."""
    b.body(0.0, 0.5, 0.46, 0.5)
    b.body(0.52, 0.5, 0.46, 0.5)
    if b.seed % 3:
        b.body(0.2 + b.seed % 2 * 0.2, 0.0, 0.42, 0.47)


def shelf(b: Brush) -> None:
    """Shelves with goods."""
    for x in (0.0, 0.97):
        b.fill(b.colour("metal"), x, 0.0, 0.03, 1.0)
    for shelf in range(4):
        y = 0.22 + shelf * 0.25
        b.fill(b.colour("metal_lit"), 0.0, y, 1.0, 0.025)
        for n in range(4):
            tall = 0.07 + 0.025 * ((b.seed >> (n + shelf)) % 4)
            what = "wood_lit" if (b.seed >> (n * 2 + shelf)) % 4 == 0 else "wood"
            b.fill(b.colour(what), 0.06 + n * 0.23, y - tall, 0.19, tall)


def console(b: Brush) -> None:
    """A console."""
    b.body(0.0, 0.5, 0.8, 0.5, "metal")
    b.fill(b.colour("metal"), 0.1, 0.0, 0.6, 0.42)
    tint = b.theme.colour("air" if b.seed % 3 else "good")
    b.fill(mix(b.colour("metal"), tint, 0.6), 0.14, 0.04, 0.52, 0.32)
    b.fill(b.theme.colour("caution"), 0.6, 0.6, 0.06, 0.06)


def screen(b: Brush) -> None:
    """A large screen on a foot."""
    b.fill(b.colour("metal"), 0.0, 0.0, 1.0, 0.6, 0.08)
    b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.30), 0.03, 0.05, 0.94, 0.5)
    for n in range(5):
        tall = 0.08 + 0.06 * ((b.seed >> n) % 5)
        b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.75), 0.1 + n * 0.17, 0.5 - tall, 0.1, tall)
    b.fill(b.colour("metal"), 0.47, 0.6, 0.06, 0.4)


def cot(b: Brush) -> None:
    """A sickbed with its monitor."""
    b.fill(b.colour("metal_lit"), 0.0, 0.45, 1.0, 0.07)
    b.fill(mix(b.colour("cloth"), b.theme.colour("text"), 0.45), 0.02, 0.32, 0.96, 0.13)
    for x in (0.06, 0.9):
        b.fill(b.colour("metal"), x, 0.5, 0.04, 0.5)
    b.fill(b.colour("metal_lit"), 0.97, -0.7, 0.02, 1.7)
    b.fill(mix(b.colour("metal"), b.theme.colour("good"), 0.6), 0.85, -0.7, 0.2, 0.3)


def cabinet(b: Brush) -> None:
    """A cabinet."""
    b.body(0.0, 0.0, 1.0, 1.0, "metal")
    b.fill(b.colour("metal_lit"), 0.08, 0.48, 0.84, 0.03)
    b.fill(mix(b.colour("metal"), b.theme.colour("good"), 0.5), 0.7, 0.12, 0.12, 0.05)


def tank(b: Brush) -> None:
    """A standing tank."""
    b.fill(b.colour("metal"), 0.05, 0.0, 0.9, 0.92, 0.5)
    b.fill(b.colour("metal_lit"), 0.16, 0.14, 0.07, 0.6)
    b.fill(mix(b.colour("metal"), b.theme.colour("water"), 0.6), 0.66, 0.3, 0.1, 0.45)
    b.fill(b.colour("metal"), 0.15, 0.85, 0.1, 0.15)
    b.fill(b.colour("metal"), 0.75, 0.85, 0.1, 0.15)


def vessel(b: Brush) -> None:
    """A lying vessel."""
    b.fill(b.colour("metal"), 0.0, 0.25, 1.0, 0.55, 0.6)
    b.fill(b.colour("metal_lit"), 0.1, 0.33, 0.8, 0.045)
    b.fill(b.colour("metal"), 0.3, 0.0, 0.07, 0.3)
    b.fill(b.colour("metal"), 0.18, 0.75, 0.1, 0.25)
    b.fill(b.colour("metal"), 0.72, 0.75, 0.1, 0.25)


def flasks(b: Brush) -> None:
    """A laboratory bench."""
    b.body(0.0, 0.5, 1.0, 0.12)
    b.fill(b.colour("wood"), 0.05, 0.6, 0.4, 0.4)
    b.fill(b.colour("wood"), 0.9, 0.6, 0.05, 0.4)
    for n, name in enumerate(("air", "good", "co2")):
        b.fill(mix(b.colour("metal"), b.theme.colour(name), 0.6), 0.15 + n * 0.2, 0.26, 0.09, 0.24)


def suits(b: Brush) -> None:
    """Suits on their rail."""
    b.fill(b.colour("metal_lit"), 0.0, 0.0, 1.0, 0.03)
    for n in range(3):
        x = 0.06 + n * 0.33
        b.fill(mix(b.colour("cloth"), b.theme.colour("text"), 0.35), x, 0.2, 0.22, 0.5, 0.2)
        b.fill(mix(b.colour("cloth"), b.theme.colour("text"), 0.2), x + 0.03, 0.6, 0.06, 0.35)
        b.fill(mix(b.colour("cloth"), b.theme.colour("text"), 0.2), x + 0.13, 0.6, 0.06, 0.35)
        b.disc(mix(b.theme.colour("text"), b.colour("wood"), 0.25), x + 0.11, 0.13, 0.2)


def scaffold(b: Brush) -> None:
    """Scaffolding."""
    pipe = b.colour("metal_lit")
    for x in (0.0, 0.97):
        b.fill(pipe, x, 0.0, 0.03, 1.0)
    for y in (0.05, 0.5):
        b.fill(pipe, 0.0, y, 1.0, 0.02)
    b.line(pipe, 0.0, 0.5, 1.0, 0.05)
    b.line(pipe, 0.0, 1.0, 1.0, 0.5)


def counter(b: Brush) -> None:
    """A counter."""
    b.body(0.0, 0.2, 1.0, 0.12)
    b.fill(b.colour("wood"), 0.03, 0.3, 0.94, 0.7)
    for n in range(3):
        b.fill(b.colour("wood_lit"), 0.15 + n * 0.28, 0.06, 0.1, 0.14)


def cells(b: Brush) -> None:
    """Racks of batteries."""
    b.body(0.0, 0.0, 1.0, 1.0, "metal")
    for row in range(3):
        for column in range(3):
            lit = mix(b.colour("metal"), b.theme.colour("power"), 0.55 if (b.seed >> (row + column)) % 3 else 0.2)
            b.fill(b.colour("wood"), 0.08 + column * 0.3, 0.1 + row * 0.3, 0.24, 0.22)
            b.fill(lit, 0.1 + column * 0.3, 0.13 + row * 0.3, 0.05, 0.16)


def coil(b: Brush) -> None:
    """A transformer."""
    b.fill(b.colour("metal"), 0.1, 0.3, 0.8, 0.7, 0.1)
    for n in range(3):
        b.fill(b.colour("metal_lit"), 0.2 + n * 0.25, 0.0, 0.05, 0.32)
        b.disc(b.colour("metal_lit"), 0.225 + n * 0.25, 0.02, 0.12)
    b.fill(b.theme.colour("power"), 0.44, 0.55, 0.12, 0.06)


def treadmill(b: Brush) -> None:
    """A treadmill."""
    b.body(0.0, 0.85, 1.0, 0.15, "metal")
    b.line(b.colour("metal_lit"), 0.85, 0.85, 0.95, 0.1, 1.5)


def tree(b: Brush) -> None:
    """A small tree."""
    b.fill(b.colour("wood"), 0.44, 0.5, 0.1, 0.5)
    b.body(0.3, 0.9, 0.4, 0.1)
    for x, y, size in ((0.5, 0.24, 0.30), (0.26, 0.36, 0.24), (0.74, 0.38, 0.24), (0.5, 0.46, 0.27)):
        b.disc(b.colour("leaf"), x, y, size * b.box.width)
    for x, y in ((0.42, 0.18), (0.66, 0.34), (0.28, 0.30)):
        b.disc(b.colour("leaf_lit"), x, y, 0.11 * b.box.width)
