"""Where doors are: the leaf, the piece of tunnel it closes, and the way a person takes through it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from .geometry import Box, Point, dome_half_width
from .places import DoorPlace, Floor, Form

OPENING_M = 2.4
"""Height of a doorway and width of a hatch."""
_LEAF_M = 0.5
_TOUCH_M = 0.05
_STEP_IN_M = 1.4


class Walled(Protocol):
    """What a door needs to know of a module."""

    @property
    def id(self) -> str:
        """Its name for doors."""

    @property
    def form(self) -> Form:
        """How it is drawn."""

    @property
    def box(self) -> Box:
        """Where it is."""

    @property
    def floors(self) -> tuple[Floor, ...]:
        """From below."""


def join(door: str, a: Walled, b: Walled, shift_m: float = 0.0) -> DoorPlace:
    """The place of a door between two modules, ``shift_m`` aside where they have several."""
    gap_x = max(a.box.x, b.box.x) - min(a.box.right, b.box.right)
    gap_y = max(a.box.y, b.box.y) - min(a.box.bottom, b.box.bottom)
    if gap_y < 0 and (gap_x >= gap_y or gap_x >= 0):
        return _beside(door, a, b, shift_m)
    if gap_x < 0:
        return _stacked(door, a, b, shift_m)
    return _elbow(door, a, b)


def _beside(door: str, a: Walled, b: Walled, shift_m: float) -> DoorPlace:
    west, east = (a, b) if a.box.middle[0] <= b.box.middle[0] else (b, a)
    bottom = min(west.box.bottom, east.box.bottom) - shift_m
    top = max(west.box.y, east.box.y, bottom - OPENING_M)
    left, right = west.box.right, east.box.x
    x = (left + right) / 2
    start, end = _wall(west, bottom - 1.0, left), _wall(east, bottom - 1.0, right)
    pipes: tuple[Box, ...] = ()
    if end - start > _TOUCH_M:
        pipes = (Box(start, top, end - start, bottom - top),)
    way = (*_enter(west, left - _STEP_IN_M, bottom), *_enter(east, right + _STEP_IN_M, bottom)[::-1])
    bar = Box(x - _LEAF_M / 2, top, _LEAF_M, bottom - top)
    return DoorPlace(door, a.id, b.id, bar, True, pipes, None, way if west is a else way[::-1])


def _wall(module: Walled, y: float, edge: float) -> float:
    """Where the hull is at height ``y``, on the side of ``edge``; a dome's leans inward."""
    if module.form != "dome":
        return edge
    middle = module.box.middle[0]
    half = dome_half_width(module.box, y)
    return middle - half if edge < middle else middle + half


def _enter(module: Walled, x: float, y: float) -> tuple[Point, ...]:
    """From the floor nearest to a doorway at height ``y`` into the doorway."""
    floor = min(module.floors, key=lambda each: abs(each.y - y))
    inner = min(max(x, floor.left), floor.right)
    return ((inner, floor.y), (inner, y - 0.1)) if abs(floor.y - y) > 0.4 else ((inner, floor.y),)


def _stacked(door: str, a: Walled, b: Walled, shift_m: float) -> DoorPlace:
    upper, lower = (a, b) if a.box.middle[1] <= b.box.middle[1] else (b, a)
    left, right = max(a.box.x, b.box.x), min(a.box.right, b.box.right)
    narrow = min(a.box.width, b.box.width, right - left)
    width = min(OPENING_M, max(narrow - 0.6, narrow * 0.6))
    x = min(max((left + right) / 2 + shift_m, left + width / 2), right - width / 2)
    top, bottom = upper.box.bottom, lower.box.y
    pipes: tuple[Box, ...] = ()
    if bottom - top > _TOUCH_M:
        pipes = (Box(x - width / 2, top, width, bottom - top),)
    y = (top + bottom) / 2
    lowest = upper.floors[0]
    highest = lower.floors[-1]
    above = (min(max(x, lowest.left), lowest.right), lowest.y)
    below = (min(max(x, highest.left), highest.right), highest.y)
    ladder = None
    if lower.form != "shaft":
        ladder = Box(x - 0.3, lower.box.y, 0.6, highest.y - lower.box.y)
    way = (above, (x, above[1]), (x, below[1]), below)
    bar = Box(x - width / 2, y - _LEAF_M / 2, width, _LEAF_M)
    return DoorPlace(door, a.id, b.id, bar, False, pipes, ladder, way if upper is a else way[::-1])


def _elbow(door: str, a: Walled, b: Walled) -> DoorPlace:
    """A bent piece of tunnel between modules that lie neither beside nor above each other."""
    upper, lower = (a, b) if a.box.middle[1] <= b.box.middle[1] else (b, a)
    eastward = lower.box.middle[0] > upper.box.middle[0]
    x = lower.box.middle[0]
    floor = upper.floors[0]
    top = floor.y - OPENING_M
    edge = upper.box.right if eastward else upper.box.x
    across = Box(min(edge, x - OPENING_M / 2), top, abs(x - edge) + OPENING_M / 2, OPENING_M)
    down = Box(x - OPENING_M / 2, top, OPENING_M, lower.box.y - top)
    bar_x = (edge + x) / 2
    inner = floor.right if eastward else floor.left
    foot = lower.floors[-1]
    way = ((inner, floor.y), (x, floor.y), (x, foot.y))
    bar = Box(bar_x - _LEAF_M / 2, top, _LEAF_M, OPENING_M)
    return DoorPlace(door, a.id, b.id, bar, True, (across, down), None, way if upper is a else way[::-1])


def shifts(pairs: Sequence[tuple[str, str]], apart_m: float = 3.0) -> tuple[float, ...]:
    """How far aside each door stands, so that several between the same two modules do not coincide."""
    seen: dict[frozenset[str], int] = {}
    found: list[float] = []
    for pair in pairs:
        key = frozenset(pair)
        count = seen.get(key, 0)
        seen[key] = count + 1
        found.append(((count + 1) // 2) * apart_m * (1 if count % 2 else -1) if count else 0.0)
    return tuple(found)
