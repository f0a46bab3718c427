"""Frames in trouble: members that bow with what they bear and break when it is too much; props under them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

from pygame import Surface

from game.session.view import FrameView, MemberView
from game.ui.toolkit.theme import Colour, Theme, mix

from .camera import Lens
from .geometry import Box, Point
from .look import MapLook
from .places import MapPlan, ModulePlace
from .sheet import outline

_LEAST_PX_PER_M = 6.0
_BOW_FROM = 0.45
_BOW_M = 1.0
_STEPS = 12


class Ribs:
    """Draws members side by side across their module."""

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme, units: float) -> None:
        """``units`` is the interface scale."""
        self._shade: Colour = look.colour("shade")
        self._plan = plan
        self._units = units
        steel = look.colour("hull")
        self._colours: Mapping[str, Colour] = {
            "sound": mix(steel, self._shade, 0.25),
            "bowed": theme.colour("caution"),
            "propped": theme.colour("good"),
            "failed": theme.colour("danger"),
        }
        self._laid_for: tuple[Lens, tuple[FrameView, ...]] | None = None
        self._lines: list[tuple[Colour, list[Point], int]] = []
        self._members: list[tuple[str, list[Point]]] = []
        self._modules: dict[str, str] = {}

    def module(self, frame: str) -> str:
        """The module that a frame holds up, as far as one was drawn; else nothing."""
        return self._modules.get(frame, "")

    def at(self, position: Point, reach: float) -> str:
        """The frame of which a member was drawn within so many pixels of a position; empty: none."""
        for frame, points in self._members:
            if any(_apart(position, a, b) <= reach for a, b in pairwise(points)):
                return frame
        return ""

    def draw(self, surface: Surface, lens: Lens, frames: tuple[FrameView, ...]) -> None:
        """Draw the frames that are seen, close enough to tell one member from the next."""
        if self._laid_for != (lens, frames):
            self._laid_for = (lens, frames)
            self._lines, self._members = [], []
            self._modules = {frame.id: frame.module for frame in frames}
            if lens.scale / self._units >= _LEAST_PX_PER_M:
                for frame in frames:
                    self._lay(lens, frame)
        for colour, points, width in self._lines:
            outline(surface, self._shade, points, width + max(2, round(1.6 * self._units)))
            outline(surface, colour, points, width)

    def _lay(self, lens: Lens, frame: FrameView) -> None:
        place = self._plan.modules.get(frame.module)
        if place is None or not frame.members or not lens.window.meets(place.box):
            return
        count = len(frame.members)
        for number, member in enumerate(frame.members):
            x = place.box.x + place.box.width * (number + 0.5) / count
            east = number >= count / 2
            before = len(self._lines)
            self._member(lens, place, member, x, east)
            self._members += [(frame.id, points) for _, points, _ in self._lines[before:]]
            if member.state == "propped":
                self._prop(lens, place, x)

    def _member(self, lens: Lens, place: ModulePlace, member: MemberView, x: float, east: bool) -> None:
        colour = self._colours.get(member.state, self._colours["sound"])
        inner = _inner(place)
        width = max(2, round(max(2.4 * self._units, 0.14 * lens.scale)))
        if member.state == "failed":
            for upper in (True, False):
                points = _broken(inner, x, upper=upper, east=east)
                self._lines.append((colour, [lens.to_screen(point) for point in points], width))
            return
        wide = place.box.width / 6
        bow = min(1.0, max(0.0, (member.load_share - _BOW_FROM) / (1 - _BOW_FROM))) * min(_BOW_M, wide)
        points = [
            (x + (bow if east else -bow) * math.sin(math.pi * n / _STEPS), inner.y + inner.height * n / _STEPS)
            for n in range(_STEPS + 1)
        ]
        self._lines.append((colour, [lens.to_screen(point) for point in points], width))

    def _prop(self, lens: Lens, place: ModulePlace, x: float) -> None:
        """A slanting post from the floor to the middle of the member, on a foot."""
        inner = _inner(place)
        foot, head = (x + 1.1, inner.bottom), (x, inner.y + inner.height * 0.45)
        width = max(2, round(2.4 * self._units))
        for points in ((foot, head), ((foot[0] - 0.4, foot[1]), (foot[0] + 0.4, foot[1]))):
            self._lines.append((self._colours["propped"], [lens.to_screen(point) for point in points], width))


def _apart(at: Point, a: Point, b: Point) -> float:
    """How far a point is from a stroke."""
    across, down = b[0] - a[0], b[1] - a[1]
    long = across * across + down * down
    share = 0.0 if long <= 0.0 else ((at[0] - a[0]) * across + (at[1] - a[1]) * down) / long
    share = min(1.0, max(0.0, share))
    return math.hypot(at[0] - a[0] - share * across, at[1] - a[1] - share * down)


def _inner(place: ModulePlace) -> Box:
    """From the roof to the lowest floor."""
    bottom = place.floors[0].y
    return Box(place.box.x, place.box.y + 0.15, place.box.width, bottom - place.box.y - 0.15)


def _broken(inner: Box, x: float, *, upper: bool, east: bool) -> list[Point]:
    """One half of a member that has given way: it hangs or leans aside, its end torn."""
    aside = 0.55 if east else -0.55
    middle = inner.y + inner.height * 0.5
    if upper:
        end = (x + aside, middle - inner.height * 0.09)
        return [
            (x, inner.y),
            (x + aside * 0.3, inner.y + inner.height * 0.25),
            end,
            (end[0] + aside * 0.3, end[1] - 0.3),
        ]
    start = (x + aside * 1.5, middle + inner.height * 0.07)
    return [
        (start[0] - aside * 0.4, start[1] - 0.25),
        start,
        (x + aside * 0.4, inner.bottom - inner.height * 0.2),
        (x, inner.bottom),
    ]
