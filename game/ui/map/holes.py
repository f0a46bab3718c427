"""Holes and cracks that somebody has found: a bright spot in the hull, a plume while it vents, a patch when shut."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from zlib import crc32

import pygame
from pygame import Rect, Surface

from game.session.view import HoleView
from game.ui.toolkit.theme import Colour, Theme, mix

from .camera import Lens
from .geometry import Point
from .look import MapLook
from .places import Bay, MapPlan, ModulePlace
from .sheet import outline

_JETS = 26
_REACH_UNITS = 24.0
_REACH_M = 2.6
_SPREAD = 0.34
_FADES = 12
_PER_S = 1.35
_SPOT_UNITS = 2.4
_PATCH_UNITS = 9.0
_PATCH_M = 0.8


@dataclass(frozen=True, slots=True)
class HolePlace:
    """Where in the hull a hole is."""

    at: Point
    outward: Point
    """The way out, of length 1."""


@dataclass(frozen=True, slots=True)
class _Jet:
    """A wisp of what is blown out."""

    phase: float
    heading: Point
    pace: float


class Holes:
    """Draws holes. Where one is depends on its name and room alone."""

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme, units: float) -> None:
        """``units`` is the interface scale."""
        self._shade: Colour = look.colour("shade")
        self._plan = plan
        self._units = units
        self._places: dict[str, HolePlace | None] = {}
        self._rects: dict[str, Rect] = {}
        self._known: dict[str, HoleView] = {}
        self._jets: dict[str, tuple[_Jet, ...]] = {}
        self._bright: Colour = mix(theme.colour("lamp"), (255, 255, 255), 0.7)
        self._gone: Colour = look.colour("soil_middle")
        self._fading = tuple(mix(self._bright, self._gone, n / (_FADES - 1)) for n in range(_FADES))
        self._danger = theme.colour("danger")
        self._good = theme.colour("good")
        self._plate: Colour = look.colour("metal_lit")

    @property
    def rects(self) -> Mapping[str, Rect]:
        """Where each hole was drawn last, by id."""
        return self._rects

    def known(self, hole: str) -> HoleView | None:
        """The hole drawn last by that id."""
        return self._known.get(hole)

    def place(self, hole: HoleView) -> HolePlace | None:
        """Where it is; none when its module is not on the map."""
        if hole.id not in self._places:
            module = self._plan.modules.get(hole.module)
            bay = self._plan.rooms[hole.room][1] if hole.room in self._plan.rooms else None
            self._places[hole.id] = _find(module, bay, crc32(hole.id.encode())) if module is not None else None
        return self._places[hole.id]

    def draw(self, surface: Surface, lens: Lens, holes: tuple[HoleView, ...], time_s: float) -> None:
        """Draw those that are seen."""
        self._rects = {}
        for hole in holes:
            place = self.place(hole)
            if place is None:
                continue
            x, y = lens.to_screen(place.at)
            side = round(max(_PATCH_UNITS * self._units, _PATCH_M * lens.scale))
            rect = Rect(0, 0, side, side)
            rect.center = (round(x), round(y))
            if not rect.inflate(6 * side, 6 * side).colliderect(lens.viewport):
                continue
            self._rects[hole.id], self._known[hole.id] = rect, hole
            if hole.state == "open":
                self._vent(surface, lens, hole, place, time_s)
            if hole.crack:
                self._crack(surface, lens, hole, place)
            if hole.state == "open":
                self._spot(surface, (x, y))
            else:
                self._patch(surface, rect)

    def _vent(self, surface: Surface, lens: Lens, hole: HoleView, place: HolePlace, time_s: float) -> None:
        """What is blown out, thick at the hole and thinning as it goes."""
        size = min(1.6, 0.6 + hole.diameter_mm / 60)
        reach = max(_REACH_UNITS * self._units, _REACH_M * lens.scale) * size
        x, y = lens.to_screen(place.at)
        if hole.id not in self._jets:
            self._jets[hole.id] = _jets(hole.id, place.outward)
        for jet in self._jets[hole.id]:
            share = math.fmod(time_s * _PER_S * jet.pace + jet.phase, 1.0)
            far = reach * share * (0.6 + 0.4 * jet.pace)
            thick = max(1, round((1.2 + 2.6 * share) * self._units * size))
            spot = (round(x + jet.heading[0] * far), round(y + jet.heading[1] * far), thick, thick)
            surface.fill(self._fading[int(share**0.7 * (_FADES - 1))], spot)

    def _spot(self, surface: Surface, at: Point) -> None:
        radius = _SPOT_UNITS * self._units
        pygame.draw.aacircle(surface, self._shade, at, radius + 2.6 * self._units)
        pygame.draw.aacircle(surface, self._danger, at, radius + 1.8 * self._units)
        pygame.draw.aacircle(surface, self._bright, at, radius)

    def _crack(self, surface: Surface, lens: Lens, hole: HoleView, place: HolePlace) -> None:
        """A jagged seam along the hull."""
        along = (-place.outward[1], place.outward[0])
        half = max(9.0 * self._units, 1.1 * lens.scale)
        x, y = lens.to_screen(place.at)
        dice = Random(f"{hole.id} seam")
        points: list[Point] = []
        for n in range(9):
            share = n / 4 - 1
            off = dice.uniform(-0.13, 0.13) * half * (1 - abs(share) * 0.6)
            points.append(
                (
                    x + along[0] * half * share + place.outward[0] * off,
                    y + along[1] * half * share + place.outward[1] * off,
                )
            )
        tone = self._bright if hole.state == "open" else self._good
        outline(surface, self._shade, points, max(3, round(4 * self._units)))
        outline(surface, tone, points, max(1, round(1.5 * self._units)))

    def _patch(self, surface: Surface, rect: Rect) -> None:
        """A plate over it, held at its corners."""
        bend = max(1, rect.width // 5)
        pygame.draw.rect(surface, self._shade, rect.inflate(2, 2), border_radius=bend)
        pygame.draw.rect(surface, self._plate, rect, border_radius=bend)
        pygame.draw.rect(surface, self._good, rect, max(1, round(1.6 * self._units)), border_radius=bend)
        inner = rect.inflate(-rect.width // 2, -rect.height // 2)
        for corner in (inner.topleft, inner.topright, inner.bottomleft, inner.bottomright):
            surface.fill(self._shade, Rect(corner, (max(1, rect.width // 9),) * 2))


def _jets(name: str, outward: Point) -> tuple[_Jet, ...]:
    dice = Random(name)
    heading = math.atan2(outward[1], outward[0])
    found: list[_Jet] = []
    for _ in range(_JETS):
        angle = heading + dice.uniform(-1, 1) * _SPREAD
        found.append(_Jet(dice.random(), (math.cos(angle), math.sin(angle)), dice.uniform(0.75, 1.25)))
    return tuple(found)


def _find(place: ModulePlace, bay: Bay | None, seed: int) -> HolePlace:
    """At the room's own piece of hull: the roof, else a side; without a room anywhere on the upper half."""
    dice = Random(seed)
    if bay is None:
        turn = -math.pi * dice.uniform(0.12, 0.88)
        return _pierced(place, place.box.middle, (math.cos(turn), math.sin(turn)))
    row = [other.box for other in place.bays if other.floor == bay.floor]
    start = (bay.box.x + bay.box.width * dice.uniform(0.3, 0.75), bay.box.middle[1])
    if bay.floor == len(place.floors) - 1:
        return _pierced(place, start, (0.0, -1.0))
    west = bay.box.x - min(box.x for box in row) <= max(box.right for box in row) - bay.box.right
    inner = bay.box.x > min(box.x for box in row) + 0.1 and bay.box.right < max(box.right for box in row) - 0.1
    if inner and bay.floor == 0:
        return _pierced(place, start, (0.0, 1.0))
    y = bay.box.y + bay.box.height * dice.uniform(0.25, 0.6)
    return _pierced(place, (start[0], y), (-1.0 if west else 1.0, 0.0))


def _pierced(place: ModulePlace, start: Point, outward: Point) -> HolePlace:
    """Where a straight line from inside meets the hull."""
    best: float | None = None
    before = place.outline[-1]
    for corner in place.outline:
        far = _meets(start, outward, before, corner)
        if far is not None and (best is None or far > best):
            best = far
        before = corner
    far = best if best is not None else 0.0
    return HolePlace((start[0] + outward[0] * far, start[1] + outward[1] * far), outward)


def _meets(start: Point, heading: Point, a: Point, b: Point) -> float | None:
    """How far along a heading the edge from ``a`` to ``b`` is met; none where it is not."""
    ex, ey = b[0] - a[0], b[1] - a[1]
    turned = heading[0] * ey - heading[1] * ex
    if abs(turned) < 1e-9:
        return None
    ox, oy = a[0] - start[0], a[1] - start[1]
    far = (ox * ey - oy * ex) / turned
    share = (ox * heading[1] - oy * heading[0]) / turned
    return far if far > 0 and -1e-6 <= share <= 1 + 1e-6 else None
