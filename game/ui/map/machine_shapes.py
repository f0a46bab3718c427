"""Machines as small silhouettes, each with a mark in the colour of what it handles."""

from __future__ import annotations

from game.ui.toolkit.theme import mix

from .brush import Brush


def oxygen(b: Brush) -> None:
    """An electrolysis stack."""
    b.body(0.0, 0.62, 1.0, 0.38, "metal")
    for n in range(3):
        x = 0.06 + n * 0.31
        b.fill(b.colour("metal"), x, 0.02, 0.25, 0.7, 0.28)
        b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.7), x + 0.1, 0.16, 0.06, 0.36)
    b.fill(b.colour("metal_lit"), 0.1, 0.78, 0.5, 0.05)


def scrubber(b: Brush) -> None:
    """A scrubber."""
    b.body(0.0, 0.0, 1.0, 1.0, "metal", 0.1)
    for n in range(5):
        b.fill(b.colour("wood"), 0.12, 0.14 + n * 0.1, 0.76, 0.05)
    b.fill(mix(b.colour("metal"), b.theme.colour("co2"), 0.7), 0.12, 0.72, 0.3, 0.06)


def condenser(b: Brush) -> None:
    """A condenser."""
    b.body(0.0, 0.1, 1.0, 0.9, "metal", 0.1)
    for n in range(4):
        b.fill(b.colour("metal_lit"), 0.12 + n * 0.21, 0.22, 0.06, 0.5)
    b.disc(b.theme.colour("water"), 0.5, 0.86, 0.09)


def bottle(b: Brush) -> None:
    """Gas bottles."""
    for x in (0.0, 0.52):
        b.fill(b.colour("metal"), x, 0.1, 0.44, 0.9, 0.22)
        b.fill(b.colour("metal_lit"), x + 0.16, 0.0, 0.12, 0.12)
        b.fill(mix(b.colour("metal"), b.theme.colour("air"), 0.5), x + 0.04, 0.3, 0.36, 0.06)


def fan(b: Brush) -> None:
    """A fan."""
    b.fill(b.colour("metal"), 0.0, 0.0, 1.0, 1.0, 0.2)
    b.disc(b.colour("wood"), 0.5, 0.5, min(b.box.width, b.box.height) * 0.42)
    blade = mix(b.colour("metal"), b.colour("metal_lit"), 0.6)
    for x, y in ((0.5, 0.26), (0.29, 0.62), (0.71, 0.62)):
        b.disc(blade, x, y, min(b.box.width, b.box.height) * 0.17)
    b.disc(b.colour("metal_lit"), 0.5, 0.5, 0.1)


def water(b: Brush) -> None:
    """A water unit."""
    b.fill(b.colour("metal"), 0.0, 0.05, 0.42, 0.95, 0.4)
    b.fill(mix(b.colour("metal"), b.theme.colour("water"), 0.7), 0.12, 0.3, 0.08, 0.5)
    b.body(0.48, 0.4, 0.52, 0.6, "metal")
    b.fill(b.colour("metal_lit"), 0.36, 0.2, 0.4, 0.05)
    b.fill(b.colour("metal_lit"), 0.72, 0.2, 0.04, 0.22)


def power(b: Brush) -> None:
    """A generator set."""
    b.body(0.0, 0.25, 1.0, 0.75, "metal")
    b.fill(b.colour("wood"), 0.08, 0.36, 0.84, 0.26)
    b.fill(mix(b.colour("metal"), b.theme.colour("power"), 0.75), 0.14, 0.44, 0.5, 0.05)
    for n in range(3):
        b.fill(b.colour("metal_lit"), 0.2 + n * 0.26, 0.05, 0.07, 0.22)


def reactor(b: Brush) -> None:
    """A reactor."""
    b.fill(b.colour("metal"), 0.08, 0.16, 0.84, 0.84, 0.7)
    b.fill(b.colour("metal_lit"), 0.18, 0.3, 0.05, 0.5)
    b.fill(mix(b.colour("metal"), b.theme.colour("power"), 0.8), 0.42, 0.36, 0.16, 0.34, 0.1)
    b.fill(b.colour("metal"), 0.35, 0.0, 0.3, 0.2)
    b.fill(b.colour("metal_lit"), 0.0, 0.86, 1.0, 0.05)


def lamps(b: Brush) -> None:
    """A row of lamps."""
    b.fill(b.colour("metal"), 0.0, 0.0, 1.0, 0.55)
    b.fill(b.theme.colour("lamp"), 0.04, 0.55, 0.92, 0.3)
