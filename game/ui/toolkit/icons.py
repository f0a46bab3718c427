"""Line icons: rasterised at the size needed, in the colour needed, and kept."""

from __future__ import annotations

import io

import pygame

from .assets import asset
from .bounded import BoundedCache
from .theme import Colour

_KEPT = 400


class IconShelf:
    """Gives icons by name, which is the name of their SVG file in the assets."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._pictures: BoundedCache[tuple[str, int, Colour], pygame.Surface] = BoundedCache(_KEPT)

    def picture(self, name: str, size_px: int, colour: Colour) -> pygame.Surface:
        """The icon ``name`` in a square of ``size_px`` pixels; shared, so not to be drawn upon.

        Raises:
            FileNotFoundError: when there is no such icon.
        """
        return self._pictures.get((name, size_px, colour), lambda: self._draw(name, size_px, colour))

    def _draw(self, name: str, size_px: int, colour: Colour) -> pygame.Surface:
        if name not in self._sources:
            self._sources[name] = asset(f"icons/{name}.svg").read_text(encoding="utf-8")
        tinted = self._sources[name].replace("currentColor", "#{:02x}{:02x}{:02x}".format(*colour))
        return pygame.image.load_sized_svg(io.BytesIO(tinted.encode()), (size_px, size_px))
