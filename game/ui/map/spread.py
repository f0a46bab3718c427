"""Places on the map for modules whose plan names none: a neat row, grown with their volume."""

from __future__ import annotations

import math
from collections.abc import Sequence

from game.content.kinds.place import MapShape, ModulePlan

from .geometry import Box, around
from .places import Form

_GAP_M = 4.0
_ROW_M = 150.0
_LEVEL_M = 12.0
_DEEP_M = 8.0


def shaped(plans: Sequence[ModulePlan]) -> tuple[tuple[ModulePlan, MapShape], ...]:
    """Each plan with its shape, or with one found for it: in rows below what has a shape, in order."""
    given = [_box(plan.shape) for plan in plans if plan.shape is not None]
    x, y = 0.0, 0.0
    if given:
        about = around(given)
        x, y = about.x, max(about.bottom, 0.0) + _DEEP_M
    start, row_bottom = x, y
    found: list[tuple[ModulePlan, MapShape]] = []
    for plan in plans:
        if plan.shape is not None:
            found.append((plan, plan.shape))
            continue
        width, height, floors = _size(plan.volume_m3)
        if x > start and x + width > start + _ROW_M:
            x, y = start, row_bottom + _LEVEL_M
        surface = not given and y == 0.0
        top = y - height if surface else y
        form: Form = "lock" if plan.purpose == "airlock" else "hab" if surface else "hall"
        shape = MapShape(x_m=x, y_m=top, width_m=width, height_m=height, form=form, floors=floors)
        found.append((plan, shape))
        x += width + _GAP_M
        row_bottom = max(row_bottom, top + height)
    return tuple(found)


def _box(shape: MapShape) -> Box:
    return Box(shape.x_m, shape.y_m, shape.width_m, shape.height_m)


def _size(volume_m3: float) -> tuple[float, float, int]:
    """Width, height and floors of a hall of this volume: wider than high, and neither tiny nor endless."""
    area = volume_m3 / 6.0
    width = min(40.0, max(6.0, math.sqrt(area * 2.2)))
    height = min(16.0, max(4.0, area / width))
    return width, height, max(1, int(height / 4.6))
