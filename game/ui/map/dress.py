"""What the air does to the picture: healthy rooms glow, ill ones are dim and hatched, lost ones dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame
from pygame import Rect, Surface

from game.ui.toolkit.theme import Colour, Theme, mix

from .geometry import Box
from .look import MapLook
from .places import MapPlan, ModulePlace
from .readings import WELL, Condition
from .ruin import cave_in
from .sheet import Sheet, outline, stretch

REACH_M = 15.0
"""How far a module's glow reaches."""
_GLOW = 0.30
_PASSAGE_GLOW = 0.35
_GLOW_PX_PER_M = 1.0
_BLUR_PX = 5
_INDOORS: Colour = (165, 165, 165)
_DIM: Mapping[str, Colour] = {"caution": (196, 176, 150), "danger": (138, 84, 74), "lost": (52, 44, 44)}
_HATCH_UNITS = 9.0


class Dresser:
    """Lays light and its loss over pictures of what is built."""

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme, units: float) -> None:
        """``units`` is the interface scale."""
        self._plan = plan
        self._look = look
        self._theme = theme
        self._units = units
        self._frame = plan.bounds.grown(REACH_M)
        self._stamps: dict[str, tuple[Surface, tuple[int, int]]] = {}
        self._glow: Surface | None = None
        self._glow_of: tuple[float, ...] = ()
        self._hatches: dict[tuple[Colour, int, int], Surface] = {}

    def dress(
        self,
        picture: Surface,
        tile: tuple[int, int],
        scale: float,
        seen: Sequence[ModulePlace],
        by_id: Mapping[str, Condition],
    ) -> Surface:
        """A copy of ``picture`` with light laid over it.

        ``tile`` is the picture's upper left corner in pixels of the world at ``scale``, ``seen`` what is on
        it.
        """
        dressed = picture.copy()
        sheet = Sheet(dressed, tile[0] / scale, tile[1] / scale, scale, self._units)
        self._lay_glow(sheet, by_id)
        for place in seen:
            condition = by_id.get(place.id, WELL)
            if condition != WELL and sheet.sees(place.box.grown(1.0)):
                self._lay(sheet, place, condition, tile)
        return dressed

    def _lay_glow(self, sheet: Sheet, by_id: Mapping[str, Condition]) -> None:
        glow = self._glow_map(by_id)
        x, y = sheet.at((self._frame.x, self._frame.y))
        stretch(sheet.surface, glow, (x, y, self._frame.width * sheet.scale, self._frame.height * sheet.scale))

    def _glow_map(self, by_id: Mapping[str, Condition]) -> Surface:
        """The light of the whole colony, small and soft."""
        lights = tuple(by_id.get(name, WELL).light for name in self._plan.modules)
        if self._glow is None or lights != self._glow_of:
            width, height = (round(side * _GLOW_PX_PER_M) for side in (self._frame.width, self._frame.height))
            glow = Surface((width, height), 0, 32)
            for (name, place), light in zip(self._plan.modules.items(), lights, strict=True):
                if light > 0 and place.form != "site":
                    stamp, spot = self._stamp(name, place)
                    if light < 1:
                        stamp = stamp.copy()
                        level = round(255 * light)
                        stamp.fill((level, level, level), special_flags=pygame.BLEND_RGB_MULT)
                    glow.blit(stamp, spot, special_flags=pygame.BLEND_RGB_ADD)
            self._glow, self._glow_of = glow, lights
        return self._glow

    def _stamp(self, name: str, place: ModulePlace) -> tuple[Surface, tuple[int, int]]:
        """One module's light, and where it goes on the glow map."""
        if name not in self._stamps:
            about = place.box.grown(REACH_M)
            picture = Surface((round(about.width) + 1, round(about.height) + 1), 0, 32)
            strength = _GLOW * (_PASSAGE_GLOW if place.passage else 1.0)
            tone = mix((0, 0, 0), self._look.colour("lamplight"), strength)
            pygame.draw.polygon(picture, tone, [(x - about.x, y - about.y) for x, y in place.outline])
            near = pygame.transform.gaussian_blur(picture, _BLUR_PX)
            # Indoors the lamps are drawn already; there the glow would only wash them out.
            shade = Surface(picture.get_size(), 0, 32)
            shade.fill((255, 255, 255))
            pygame.draw.polygon(shade, _INDOORS, [(x - about.x, y - about.y) for x, y in place.outline])
            near.blit(shade, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            spot = (round(about.x - self._frame.x), round(about.y - self._frame.y))
            self._stamps[name] = (near, spot)
        return self._stamps[name]

    def _lay(self, sheet: Sheet, place: ModulePlace, condition: Condition, tile: tuple[int, int]) -> None:
        rect = sheet.rect(place.box).clip(sheet.surface.get_rect())
        if rect.width <= 0 or rect.height <= 0:
            return
        points = [sheet.at(point) for point in place.outline]
        local = [(x - rect.x, y - rect.y) for x, y in points]
        if condition.tint is not None:
            layer = Surface(rect.size, pygame.SRCALPHA, 32)
            pygame.draw.polygon(layer, (*condition.tint, round(150 * condition.tint_share)), local)
            sheet.surface.blit(layer, rect)
        dim = "lost" if condition.lost else condition.tone
        if dim in _DIM:
            shade = Surface(rect.size, 0, 32)
            shade.fill((255, 255, 255))
            pygame.draw.polygon(shade, _DIM[dim], local)
            sheet.surface.blit(shade, rect, special_flags=pygame.BLEND_RGB_MULT)
        if condition.crushed:
            cave_in(sheet, self._look, self._theme, place)
        elif condition.tone != "plain" or condition.lost or condition.barred:
            ill = condition.tone != "plain"
            colour = self._theme.colour(condition.tone if ill else "dim")
            self._hatch(sheet.surface, rect, local, colour, tile, strong=condition.tone == "danger")
            if ill:
                width = sheet.width(2.2 if condition.tone == "danger" else 1.6)
                outline(sheet.surface, colour, points, width, closed=True)

    def _hatch(
        self,
        surface: Surface,
        rect: Rect,
        local: list[tuple[float, float]],
        colour: Colour,
        tile: tuple[int, int],
        *,
        strong: bool,
    ) -> None:
        step = round(_HATCH_UNITS * self._units)
        layer = Surface(rect.size, pygame.SRCALPHA, 32)
        pattern = self._pattern(colour, 110 if strong else 58, max(rect.size), step)
        layer.blit(pattern, (-((tile[0] + rect.x + tile[1] + rect.y) % step), 0))
        mask = Surface(rect.size, pygame.SRCALPHA, 32)
        mask.fill((255, 255, 255, 0))
        pygame.draw.polygon(mask, (255, 255, 255, 255), local)
        layer.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(layer, rect)

    def _pattern(self, colour: Colour, alpha: int, least: int, step: int) -> Surface:
        """Slanted lines on a square at least this large."""
        side = -(-least // 256) * 256
        key = (colour, alpha, side)
        if key not in self._hatches:
            layer = Surface((side + step, side), pygame.SRCALPHA, 32)
            layer.fill((*colour, 0))
            width = max(1, round(self._units))
            for foot in range(0, 2 * side + 2 * step, step):
                pygame.draw.aaline(layer, (*colour, alpha), (foot, 0), (foot - side, side), width)
            self._hatches[key] = layer
        return self._hatches[key]


def near(plan: MapPlan, window: Box) -> list[ModulePlace]:
    """The modules whose glow or hull is on a part of the world."""
    wide = window.grown(REACH_M)
    return [place for place in plan.modules.values() if place.box.meets(wide)]
