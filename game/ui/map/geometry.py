"""Places and outlines on the cutaway, in metres: x grows to the right, y downward, the ground is at y = 0."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""Right and down."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    x: float
    """Left edge."""
    y: float
    """Top edge."""
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    def holds(self, point: Point) -> bool:
        """Whether ``point`` lies in it or on its edge."""
        return self.x <= point[0] <= self.right and self.y <= point[1] <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two share some area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def grown(self, by: float) -> Box:
        """The same box with its edges moved outward."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box about all of them.

    Raises:
        ValueError: when there is none.
    """
    if not boxes:
        raise ValueError("there is nothing to put a box around")
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def inside(point: Point, outline: Sequence[Point]) -> bool:
    """Whether ``point`` lies within the closed ``outline``, by counting the edges to its right."""
    x, y = point
    within = False
    before = outline[-1]
    for corner in outline:
        (ax, ay), (bx, by) = before, corner
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            within = not within
        before = corner
    return within


def length(points: Sequence[Point]) -> float:
    """How long the way through ``points`` is."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def along(points: Sequence[Point], distance: float) -> Point:
    """The place ``distance`` along the way through ``points``; its ends hold beyond it."""
    left = max(0.0, distance)
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if left < step:
            share = left / step
            return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        left -= step
    return points[-1]


def rounded(box: Box, radius: float, *, upper_only: bool = False, steps: int = 6) -> tuple[Point, ...]:
    """The outline of a box with round corners; the lower ones square when ``upper_only``."""
    radius = min(radius, box.width / 2, box.height / 2)
    lower = radius * (0.25 if upper_only else 1.0)
    corners = (
        (box.x + radius, box.y + radius, radius, 2),
        (box.right - radius, box.y + radius, radius, 3),
        (box.right - lower, box.bottom - lower, lower, 0),
        (box.x + lower, box.bottom - lower, lower, 1),
    )
    points: list[Point] = []
    for x, y, bend, quarter in corners:
        for step in range(steps + 1):
            angle = (quarter + step / steps) * math.pi / 2
            points.append((x + bend * math.cos(angle), y + bend * math.sin(angle)))
    return tuple(points)


DOME_BEND = 2.35
"""Exponent of a dome's curve: 2 is an ellipse, more stands more upright at its foot."""


def dome(box: Box, steps: int = 40) -> tuple[Point, ...]:
    """The outline of a dome that fills ``box``."""
    points: list[Point] = []
    for step in range(steps + 1):
        angle = math.pi * (1 - step / steps)
        across, up = math.cos(angle), math.sin(angle)
        bend = 2 / DOME_BEND
        x = math.copysign(abs(across) ** bend, across)
        points.append((box.x + box.width / 2 * (1 + x), box.bottom - box.height * up**bend))
    return tuple(points)


def dome_half_width(box: Box, y: float) -> float:
    """Half the width of a dome's inside at height ``y``; nothing above it."""
    up = min(1.0, max(0.0, (box.bottom - y) / box.height))
    share: float = max(0.0, 1 - up**DOME_BEND) ** (1 / DOME_BEND)
    return box.width / 2 * share
