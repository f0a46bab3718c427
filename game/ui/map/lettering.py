"""Words on the picture itself: with a dark rim, so that they can be read over lit rooms and dusk alike."""

from __future__ import annotations

import pygame
from pygame import Surface

from game.ui.toolkit.bounded import BoundedCache
from game.ui.toolkit.text import TextStyle, Typesetter
from game.ui.toolkit.theme import Colour

_KEPT_BYTES = 12_000_000
_RIM: Colour = (14, 10, 8)
_RIM_ALPHA = 120
_SHADE_ALPHA = 190
_AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, 1), (0, 2))


class Lettering:
    """Sets words with a rim; each picture is as large as the word, its rim reaching out by ``rim`` pixels."""

    def __init__(self, text: Typesetter, units: float) -> None:
        """``units`` is the interface scale."""
        self._text = text
        self.rim = max(2, round(2 * units))
        self._step = max(1, round(units))
        self._pictures: BoundedCache[tuple[str, TextStyle, Colour], Surface] = BoundedCache(
            _KEPT_BYTES, lambda picture: picture.get_width() * picture.get_height() * 4
        )

    def picture(self, text: str, style: TextStyle, colour: Colour) -> Surface:
        """The words with their rim; to be drawn ``rim`` pixels up and left of the words' place. Shared."""
        return self._pictures.get((text, style, colour), lambda: self._draw(text, style, colour))

    def shade(self, size: tuple[int, int]) -> Surface:
        """What dims as much of the picture as lies under words and is brighter than they are."""
        surface = Surface(size, pygame.SRCALPHA, 32)
        surface.fill((*_RIM, _SHADE_ALPHA))
        return surface

    def _draw(self, text: str, style: TextStyle, colour: Colour) -> Surface:
        word = self._text.picture(text, style, colour)
        dark = self._text.picture(text, style, _RIM).copy()
        dark.set_alpha(_RIM_ALPHA)
        size = (word.get_width() + 2 * self.rim, word.get_height() + 2 * self.rim)
        picture = Surface(size, pygame.SRCALPHA, 32)
        picture.fill((*_RIM, 0))
        for x, y in _AROUND:
            picture.blit(dark, (self.rim + x * self._step, self.rim + y * self._step))
        picture.blit(word, (self.rim, self.rim))
        return picture
