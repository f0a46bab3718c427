"""The still part of the map in square pictures, kept for each step of the zoom."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pygame
from pygame import Surface

from game.ui.toolkit.theme import Theme

from .backdrop import Backdrop
from .dress import Dresser, near
from .geometry import Box
from .look import MapLook
from .places import MapPlan, ModulePlace
from .readings import WELL, Condition
from .sheet import Sheet
from .shells import Shells

SIDE_PX = 256
"""Width and height of a tile."""
_FINER = 2
_KEPT = 320

Key: TypeAlias = tuple[float, int, int]
"""Scale, and number of the tile from the world's origin to the right and downward."""


@dataclass(slots=True)
class _Tile:
    built: Surface
    """What stands there when all is well."""
    seen: tuple[ModulePlace, ...]
    """Modules that shine on it."""
    worn: tuple[Condition, ...]
    """The conditions it is dressed for."""
    dressed: Surface


class Tiles:
    """Makes and keeps tiles; those not used for longest are forgotten."""

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme, units: float) -> None:
        """``units`` is the interface scale."""
        self._plan = plan
        self._units = units
        self._backdrop = Backdrop(look, plan.bounds, [place.box for place in plan.modules.values() if place.box.y < 0])
        self._shells = Shells(look, theme)
        self._dresser = Dresser(plan, look, theme, units)
        self._order = sorted(plan.modules.values(), key=lambda place: not place.passage)
        self._tiles: OrderedDict[Key, _Tile] = OrderedDict()

    def ready(self, key: Key) -> bool:
        """Whether the tile has been drawn; dressing it anew is quick."""
        return key in self._tiles

    def picture(self, key: Key, by_id: Mapping[str, Condition]) -> Surface:
        """The tile as it looks under these conditions; shared, so not to be drawn upon."""
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._tiles[key] = self._make(key)
            while len(self._tiles) > _KEPT:
                self._tiles.popitem(last=False)
        self._tiles.move_to_end(key)
        conditions = tuple(by_id.get(place.id, WELL) for place in tile.seen)
        if conditions != tile.worn:
            scale, column, row = key
            corner = (column * SIDE_PX, row * SIDE_PX)
            tile.dressed = self._dresser.dress(tile.built, corner, scale, tile.seen, by_id)
            tile.worn = conditions
        return tile.dressed

    def _make(self, key: Key) -> _Tile:
        scale, column, row = key
        x, y = column * SIDE_PX / scale, row * SIDE_PX / scale
        behind = Surface((SIDE_PX, SIDE_PX), 0, 32)
        self._backdrop.draw(Sheet(behind, x, y, scale, self._units))
        window = Box(x, y, SIDE_PX / scale, SIDE_PX / scale)
        built = self._build(behind, window, scale)
        # A tile that no module shines on is never dressed; any other is when it is first asked for.
        seen = tuple(near(self._plan, window))
        return _Tile(built, seen, (), built)

    def _build(self, behind: Surface, window: Box, scale: float) -> Surface:
        """The modules over the backdrop, drawn at twice the size and halved, so that all edges are smooth."""
        wide = window.grown(1.5)
        modules = [place for place in self._order if place.box.meets(wide)]
        doors = [place for place in self._plan.doors.values() if any(pipe.meets(wide) for pipe in place.pipes)]
        if not modules and not doors:
            return behind
        side = SIDE_PX * _FINER
        large = pygame.transform.scale(behind, (side, side))
        sheet = Sheet(large, window.x, window.y, scale * _FINER, self._units * _FINER)
        for place in modules:
            self._shells.shadow(sheet, place)
        for door in doors:
            self._shells.pipe(sheet, door)
        for place in modules:
            self._shells.module(sheet, place)
        for ladder in (door.ladder for door in self._plan.doors.values()):
            if ladder is not None and ladder.meets(wide):
                self._shells.ladder(sheet, ladder.middle[0], ladder.y, ladder.bottom)
        return pygame.transform.smoothscale(large, (SIDE_PX, SIDE_PX))
