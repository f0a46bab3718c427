"""Doors: a bar when shut, two dots when open, and the slide between the two."""

from __future__ import annotations

from collections.abc import Mapping

import pygame
from pygame import Rect, Surface

from game.content.kinds.place import DoorState
from game.session.view import DoorView
from game.ui.toolkit.theme import Colour, Theme, mix

from .camera import Lens
from .look import MapLook
from .places import DoorPlace, MapPlan

_OPEN: Mapping[DoorState, float] = {"open": 1.0, "ajar": 0.3, "closed": 0.0, "sealed": 0.0, "jammed": 0.38}
_SLIDE_PER_S = 2.2
_LEAST_UNITS = 3.0
_SHADE: Colour = (12, 10, 9)


class Doors:
    """Draws all doors and lets them slide."""

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme) -> None:
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

    @property
    def rects(self) -> Mapping[str, Rect]:
        """Where each door was drawn last, by id."""
        return self._rects

    def draw(
        self, surface: Surface, lens: Lens, doors: tuple[DoorView, ...], dt_s: float, units: float
    ) -> None:
        """Draw each door that is seen; those whose state has changed slide on by ``dt_s``."""
        self._rects = {}
        for door in doors:
            place = self._plan.doors.get(door.id)
            if place is None:
                continue
            aim = _OPEN[door.state]
            now = self._open.get(door.id, aim)
            step = _SLIDE_PER_S * dt_s
            now = aim if abs(aim - now) <= step else now + (step if aim > now else -step)
            self._open[door.id] = now
            rect = _thick(lens.rect(place.bar), place, round(_LEAST_UNITS * units))
            if rect.colliderect(lens.viewport):
                self._rects[door.id] = rect
                self._leaf(surface, rect, place, door.state, now)

    def _leaf(
        self, surface: Surface, rect: Rect, place: DoorPlace, state: DoorState, open_share: float
    ) -> None:
        colour = self._colours[state]
        long = rect.height if place.upright else rect.width
        thick = rect.width if place.upright else rect.height
        # What is left of each half of the leaf: open, a dot at either end; the gap is in the middle.
        half = max(thick, round(long / 2 * (1 - open_share)))
        half = min(half, long // 2)
        bend = max(1, thick // 4)
        for first in (True, False):
            if place.upright:
                part = Rect(rect.x, rect.y if first else rect.bottom - half, thick, half)
            else:
                part = Rect(rect.x if first else rect.right - half, rect.y, half, thick)
            surface.fill(_SHADE, part.inflate(2, 2))
            if thick >= 8:
                pygame.draw.rect(surface, colour, part, border_radius=bend)
            else:
                surface.fill(colour, part)
        if state == "sealed" and thick >= 4:
            self._bolt(surface, rect, colour)

    def _bolt(self, surface: Surface, rect: Rect, colour: Colour) -> None:
        """A dark bolt across the middle: the mark of a sealed door beside its colour."""
        size = max(2, min(rect.width, rect.height) - 2)
        bolt = Rect(0, 0, size, size)
        bolt.center = rect.center
        surface.fill(mix(colour, _SHADE, 0.75), bolt)


def _thick(rect: Rect, place: DoorPlace, least: int) -> Rect:
    """The bar at its least thickness or more, about the same middle."""
    if place.upright and rect.width < least:
        return Rect(rect.centerx - least // 2, rect.y, least, rect.height)
    if not place.upright and rect.height < least:
        return Rect(rect.x, rect.centery - least // 2, rect.width, least)
    return rect
