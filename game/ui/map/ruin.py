"""A module that has come down: its roof caved in on dark rooms."""

from __future__ import annotations

import math
from random import Random

from game.ui.toolkit.theme import Theme, mix

from .geometry import Box, Point
from .look import MapLook
from .places import ModulePlace
from .sheet import Sheet

_TEETH = 11
_LEAST, _MOST = 0.16, 0.5


def cave_in(sheet: Sheet, look: MapLook, theme: Theme, place: ModulePlace) -> None:
    """Draw what has come down over a module, as it lies on a sheet."""
    box = place.box
    edge = broken_roof(place)
    rock = mix(look.colour("rock_cut"), look.colour("soil_high" if box.bottom > 0.5 else "ridge_far"), 0.6)
    over = Box(box.x - 0.15, box.y - 0.15, box.width + 0.3, 0.0)
    sheet.polygon(rock, [(over.x, over.y), (over.right, over.y), *reversed(edge)])
    dice = Random(f"{place.id} slabs")
    lit = mix(rock, look.colour("stone"), 0.55)
    for _ in range(max(10, round(box.width * box.height / 5))):
        x, share = box.x + box.width * dice.uniform(0.04, 0.96), dice.uniform(0.0, 0.8)
        top = min(y for ex, y in edge if abs(ex - x) <= box.width / _TEETH * 1.2)
        y, size = box.y + (top - box.y) * share, dice.uniform(0.12, 0.38)
        stone = [(x - size, y), (x - size * 0.3, y - size * 0.8), (x + size * 0.9, y - size * 0.4), (x + size * 0.4, y)]
        sheet.polygon(mix(rock, lit, dice.uniform(0.3, 1.0)), stone)
    slab = mix(look.colour("hull_dark"), look.colour("slab"), 0.45)
    for _ in range(max(4, round(box.width / 2.2))):
        x = box.x + box.width * dice.uniform(0.08, 0.92)
        foot = box.bottom - box.height * dice.uniform(0.0, 0.12)
        lean, long = dice.uniform(-1.3, 1.3), box.height * dice.uniform(0.2, 0.5)
        sheet.line(slab, (x, foot), (x + lean, foot - long), 3.0)
    for _ in range(max(6, round(box.width))):
        x = box.x + box.width * dice.uniform(0.06, 0.94)
        size = dice.uniform(0.25, 0.6)
        sheet.polygon(rock, [(x - size, box.bottom - 0.2), (x + size, box.bottom - 0.2), (x, box.bottom - 0.2 - size)])
    sheet.path(mix(theme.colour("danger"), look.colour("rock_cut"), 0.45), edge, 1.6)


def broken_roof(place: ModulePlace) -> list[Point]:
    """The jagged edge to which the roof has sunk, from left to right, deepest in the middle."""
    dice = Random(f"{place.id} roof")
    box = place.box
    found: list[Point] = []
    for tooth in range(_TEETH):
        share = tooth / (_TEETH - 1)
        deep = _LEAST + (_MOST - _LEAST) * math.sin(math.pi * share) + dice.uniform(-0.08, 0.08)
        found.append((box.x - 0.15 + (box.width + 0.3) * share, box.y + box.height * deep))
    return found
