"""Laying out the tiles; between two steps of the zoom, what was last drawn is stretched instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pygame
from pygame import Rect, Surface

from game.ui.toolkit.theme import Colour, Theme

from .camera import Lens
from .look import MapLook
from .places import MapPlan
from .readings import Condition
from .tiles import SIDE_PX, Key, Tiles


class Ground:
    """The still part of the map as it is seen through a lens."""

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme, units: float) -> None:
        """``units`` is the interface scale."""
        self._tiles = Tiles(plan, look, theme, units)
        self._void: Colour = look.colour("soil_low")
        self._rest: Lens | None = None
        self._rested = False
        self._kept: tuple[Surface, Lens] | None = None
        self._whole: tuple[Surface, Lens] | None = None

    def draw(self, surface: Surface, lens: Lens, by_id: Mapping[str, Condition], *, moving: bool, whole: bool) -> None:
        """Draw in the lens's viewport, which is the surface's clip.

        ``moving`` says that the scale is between two steps; ``whole`` that the whole colony is seen.
        """
        if moving:
            self._keep(by_id)
            self._stretched(surface, lens)
            return
        keys = _keys(lens)
        missing = [key for key, _ in keys if not self._tiles.ready(key)]
        if missing and self._rested:
            # What is missing is made one by one, from the middle outward; until then something coarser shows.
            middle = (lens.left + lens.viewport.width / 2, lens.top + lens.viewport.height / 2)
            missing.sort(key=lambda key: _far(key, middle))
            self._tiles.picture(missing.pop(0), by_id)
            if missing:
                self._stretched(surface, lens)
                keys = [(key, spot) for key, spot in keys if self._tiles.ready(key)]
        surface.fblits([(self._tiles.picture(key, by_id), spot) for key, spot in keys])
        self._rest, self._rested = lens, True
        if whole and not missing and (self._whole is None or self._whole[1] != lens):
            self._whole = (self._compose(lens, by_id), lens)

    def settle(self, lens: Lens, by_id: Mapping[str, Condition]) -> None:
        """Make every tile that the lens sees, so that the next drawing is complete."""
        for key, _ in _keys(lens):
            self._tiles.picture(key, by_id)

    def _keep(self, by_id: Mapping[str, Condition]) -> None:
        """Compose what was last seen at rest, once, when the zoom leaves it."""
        if self._rest is not None:
            self._kept = (self._compose(self._rest, by_id), self._rest)
            self._rest = None

    def _compose(self, lens: Lens, by_id: Mapping[str, Condition]) -> Surface:
        """What a lens sees, as far as it is drawn; where it is not, what was seen before, stretched."""
        picture = Surface(lens.viewport.size, 0, 32)
        here = replace(lens, viewport=picture.get_rect())
        self._stretched(picture, here)
        picture.fblits([(self._tiles.picture(key, by_id), spot) for key, spot in _keys(here) if self._tiles.ready(key)])
        return picture

    def _stretched(self, surface: Surface, lens: Lens) -> None:
        surface.fill(self._void, lens.viewport)
        for kept in (self._whole, self._kept):
            if kept is not None:
                _stretch(surface, lens, *kept)


def _keys(lens: Lens) -> list[tuple[Key, tuple[int, int]]]:
    """The tiles that a lens sees, each with where it goes."""
    view = lens.viewport
    columns = range(lens.left // SIDE_PX, (lens.left + view.width - 1) // SIDE_PX + 1)
    rows = range(lens.top // SIDE_PX, (lens.top + view.height - 1) // SIDE_PX + 1)
    return [
        (
            (lens.scale, column, row),
            (column * SIDE_PX - lens.left + view.x, row * SIDE_PX - lens.top + view.y),
        )
        for row in rows
        for column in columns
    ]


def _far(key: Key, middle: tuple[float, float]) -> float:
    return abs((key[1] + 0.5) * SIDE_PX - middle[0]) + abs((key[2] + 0.5) * SIDE_PX - middle[1])


def _stretch(surface: Surface, lens: Lens, picture: Surface, old: Lens) -> None:
    """Draw the picture of an old lens where it lies under the new one, coarsely but at once."""
    ratio = lens.scale / old.scale
    left = old.left * ratio - lens.left
    top = old.top * ratio - lens.top
    size = picture.get_size()
    view = lens.viewport
    x0, y0 = max(0, int(-left / ratio)), max(0, int(-top / ratio))
    x1 = min(size[0], int((view.width - left) / ratio) + 2)
    y1 = min(size[1], int((view.height - top) / ratio) + 2)
    if x1 - x0 < 1 or y1 - y0 < 1:
        return
    part = picture.subsurface(Rect(x0, y0, x1 - x0, y1 - y0))
    scaled = pygame.transform.scale(part, (max(1, round((x1 - x0) * ratio)), max(1, round((y1 - y0) * ratio))))
    surface.blit(scaled, (view.x + round(left + x0 * ratio), view.y + round(top + y0 * ratio)))
