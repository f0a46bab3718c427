"""Ways along the floors of one module, and stretches of a way."""

from __future__ import annotations

import math
from itertools import pairwise

from .geometry import Point, along, length
from .places import ModulePlace


def along_floors(place: ModulePlace, a: Point, b: Point) -> tuple[Point, ...]:
    """Along the floors of one module, by its ladder where they differ, and down from or up to a bunk."""
    if place.form == "shaft":
        return (a, b)
    low, high = _level(place, a[1]), _level(place, b[1])
    way = [a, (a[0], low)]
    if low != high:
        way += [(place.ladder_x, low), (place.ladder_x, high)]
    return (*way, (b[0], high), b)


def _level(place: ModulePlace, y: float) -> float:
    """The floor that is at or below a height."""
    below = [floor.y for floor in place.floors if floor.y > y - 0.3]
    return min(below, default=place.floors[0].y)


def gather(place: ModulePlace, door: Point) -> Point:
    """Where one who arrives comes to: a few steps in, on the floor of the door."""
    floor = min(place.floors, key=lambda each: abs(each.y - door[1]))
    inward = 2.5 if place.box.middle[0] > door[0] else -2.5
    return (min(max(door[0] + inward, floor.left), floor.right), floor.y)


def between(points: tuple[Point, ...], start: float, end: float) -> list[Point]:
    """The bends of a way from one share of it to another, and the place at its end."""
    if start > end:
        return between(points[::-1], 1 - start, 1 - end)
    whole = length(points)
    passed = 0.0
    found: list[Point] = []
    for a, b in pairwise(points):
        passed += math.dist(a, b)
        if start * whole < passed < end * whole:
            found.append(b)
    return [*found, along(points, end * whole)]
