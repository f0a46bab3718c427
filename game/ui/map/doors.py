"""Doors: a bar when shut, two dots when open, and the slide between the two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import pygame
from pygame import SRCALPHA, Rect, Surface

from game.content.kinds.place import DoorState
from game.session.view import DoorView
from game.ui.toolkit.theme import Colour, Theme, mix

from .camera import Lens
from .look import MapLook
from .places import DoorPlace, MapPlan

_OPEN: Mapping[DoorState, float] = {"open": 1.0, "ajar": 0.3, "closed": 0.0, "sealed": 0.0, "jammed": 0.38}
_SLIDE_PER_S = 2.2
_LEAST_UNITS = 3.0
_Look: TypeAlias = tuple[tuple[int, int], bool, DoorState, int]


class Doors:
    """Draws all doors and lets them slide."""

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme) -> None:
        self._shade: Colour = look.colour("shade")
        self._plan = plan
        self._colours: dict[DoorState, Colour] = {
            "open": theme.colour("good"),
            "ajar": theme.colour("caution"),
            "jammed": theme.colour("caution"),
            "closed": look.colour("closed"),
            "sealed": theme.colour("danger"),
        }
        self._open: dict[str, float] = {}
        self._rects: dict[str, Rect] = {}
        self._doors: tuple[DoorView, ...] = ()
        self._sliding = False
        self._lens: Lens | None = None
        self._blits: list[tuple[Surface, tuple[int, int]]] = []
        self._leaves: dict[_Look, Surface] = {}

    @property
    def rects(self) -> Mapping[str, Rect]:
        """Where each door was drawn last, by id."""
        return self._rects

    def draw(self, surface: Surface, lens: Lens, doors: tuple[DoorView, ...], dt_s: float, units: float) -> None:
        """Draw each door that is seen; those whose state has changed slide on by ``dt_s``."""
        if doors is not self._doors or self._sliding:
            self._slide(doors, dt_s)
            self._lens = None
        if lens != self._lens:
            self._lens = lens
            self._lay(lens, doors, round(_LEAST_UNITS * units))
        surface.fblits(self._blits)

    def _slide(self, doors: tuple[DoorView, ...], dt_s: float) -> None:
        self._doors = doors
        self._sliding = False
        step = _SLIDE_PER_S * dt_s
        for door in doors:
            aim = _OPEN[door.state]
            now = self._open.get(door.id, aim)
            if abs(aim - now) > step:
                self._sliding = True
                now += step if aim > now else -step
            else:
                now = aim
            self._open[door.id] = now

    def _lay(self, lens: Lens, doors: tuple[DoorView, ...], least: int) -> None:
        self._rects = {}
        self._blits = []
        for door in doors:
            place = self._plan.doors.get(door.id)
            if place is None:
                continue
            rect = _thick(lens.rect(place.bar), place, least)
            if rect.colliderect(lens.viewport):
                self._rects[door.id] = rect
                look = (rect.size, place.upright, door.state, round(self._open[door.id] * 100))
                leaf = self._leaves.get(look)
                if leaf is None:
                    leaf = self._leaves[look] = self._leaf(*look)
                self._blits.append((leaf, (rect.x - 1, rect.y - 1)))

    def _leaf(self, size: tuple[int, int], upright: bool, state: DoorState, open_percent: int) -> Surface:
        """A door's picture, with a dark rim of one pixel."""
        surface = Surface((size[0] + 2, size[1] + 2), SRCALPHA, 32)
        rect = Rect((1, 1), size)
        colour = self._colours[state]
        long = rect.height if upright else rect.width
        thick = rect.width if upright else rect.height
        # What is left of each half of the leaf: open, a dot at either end; the gap is in the middle.
        half = max(thick, round(long / 2 * (1 - open_percent / 100)))
        half = min(half, long // 2)
        bend = thick // 3 if thick >= 6 else 0
        for first in (True, False):
            if upright:
                part = Rect(rect.x, rect.y if first else rect.bottom - half, thick, half)
            else:
                part = Rect(rect.x if first else rect.right - half, rect.y, half, thick)
            pygame.draw.rect(surface, self._shade, part.inflate(2, 2), border_radius=bend + 1 if bend else 0)
            pygame.draw.rect(surface, colour, part, border_radius=bend)
        if state == "sealed" and thick >= 4:
            self._bolt(surface, rect, colour)
        return surface

    def _bolt(self, surface: Surface, rect: Rect, colour: Colour) -> None:
        """A dark bolt across the middle: the mark of a sealed door beside its colour."""
        size = max(2, min(rect.width, rect.height) - 2)
        bolt = Rect(0, 0, size, size)
        bolt.center = rect.center
        surface.fill(mix(colour, self._shade, 0.75), bolt)


def _thick(rect: Rect, place: DoorPlace, least: int) -> Rect:
    """The bar at its least thickness or more, about the same middle."""
    if place.upright and rect.width < least:
        return Rect(rect.centerx - least // 2, rect.y, least, rect.height)
    if not place.upright and rect.height < least:
        return Rect(rect.x, rect.centery - least // 2, rect.width, least)
    return rect
