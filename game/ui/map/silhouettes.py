"""The silhouettes of furniture and machines by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from game.ui.toolkit.theme import Theme

from . import furniture_shapes, machine_shapes
from .brush import Brush
from .geometry import Box
from .look import MapLook
from .sheet import Sheet

Draw: TypeAlias = Callable[[Brush], None]

DRAWN: Mapping[str, Draw] = {
    "bunk": furniture_shapes.bunk,
    "locker": furniture_shapes.locker,
    "table": furniture_shapes.table,
    "desk": furniture_shapes.desk,
    "plant": furniture_shapes.plant,
    "sofa": furniture_shapes.sofa,
    "rack": furniture_shapes.rack,
    "crops": furniture_shapes.crops,
    "bench": furniture_shapes.bench,
    "lathe": furniture_shapes.lathe,
    "crates": furniture_shapes.crates,
    "shelf": furniture_shapes.shelf,
    "console": furniture_shapes.console,
    "screen": furniture_shapes.screen,
    "cot": furniture_shapes.cot,
    "cabinet": furniture_shapes.cabinet,
    "tank": furniture_shapes.tank,
    "vessel": furniture_shapes.vessel,
    "flasks": furniture_shapes.flasks,
    "suits": furniture_shapes.suits,
    "scaffold": furniture_shapes.scaffold,
    "counter": furniture_shapes.counter,
    "cells": furniture_shapes.cells,
    "coil": furniture_shapes.coil,
    "treadmill": furniture_shapes.treadmill,
    "tree": furniture_shapes.tree,
    "oxygen": machine_shapes.oxygen,
    "scrubber": machine_shapes.scrubber,
    "condenser": machine_shapes.condenser,
    "bottle": machine_shapes.bottle,
    "fan": machine_shapes.fan,
    "water": machine_shapes.water,
    "power": machine_shapes.power,
    "reactor": machine_shapes.reactor,
    "lamps": machine_shapes.lamps,
    "battery": furniture_shapes.cells,
}
"""Every silhouette by its name."""


def draw(sheet: Sheet, look: MapLook, theme: Theme, kind: str, box: Box, seed: int = 0) -> None:
    """Draw one silhouette, where any of it is on the sheet.

    Raises:
        KeyError: when there is no silhouette of that name.
    """
    if sheet.sees(box.grown(0.8)):
        DRAWN[kind](Brush(sheet, look, theme, box, seed))
