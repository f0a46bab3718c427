"""Setting words: measuring, wrapping and drawing them, with a memory of what was drawn last."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import pygame

from .bounded import BoundedCache
from .fonts import FaceName, FontShelf
from .theme import Colour, SizeName, Theme

_PICTURE_BYTES = 24_000_000
_MEASURES = 20_000
_ELLIPSIS = "\u2026"


class TextStyle(NamedTuple):
    """How a stretch of text is set, its colour apart."""

    size: SizeName = "body"
    face: FaceName = "plain"


class Typesetter:
    """Sets text at one interface scale. Widths and heights are in pixels."""

    def __init__(self, theme: Theme, scale: float, fonts: FontShelf) -> None:
        self._theme = theme
        self._scale = scale
        self._fonts = fonts
        self._pictures: BoundedCache[tuple[str, TextStyle, Colour], pygame.Surface] = BoundedCache(
            _PICTURE_BYTES, lambda picture: picture.get_width() * picture.get_height() * 4
        )
        self._widths: BoundedCache[tuple[str, TextStyle], int] = BoundedCache(_MEASURES)
        self._overhangs: BoundedCache[tuple[str, TextStyle], int] = BoundedCache(_MEASURES)
        self._wraps: BoundedCache[tuple[str, TextStyle, int], tuple[str, ...]] = BoundedCache(_MEASURES)

    def size_px(self, style: TextStyle) -> int:
        """The type size."""
        return int(self._theme.sizes[style.size] * self._scale + 0.5)

    def line_px(self, style: TextStyle) -> int:
        """The height of one line, its leading included."""
        return int(self._theme.sizes[style.size] * self._scale * self._theme.line_height + 0.5)

    def width(self, text: str, style: TextStyle) -> int:
        """The width of ``text`` on one line."""
        return self._widths.get((text, style), lambda: self._measure(text, style))

    def overhang(self, text: str, style: TextStyle) -> int:
        """How far the first letter reaches to the left of where it stands, as an italic f does."""
        first = text[:1]
        return self._overhangs.get((first, style), lambda: self._reach(first, style)) if first else 0

    def widest_word(self, text: str, style: TextStyle) -> int:
        """The width of the widest word: what ``text`` needs at least to wrap without breaking a word."""
        return max(self.width(word, style) for word in re.split(r"[ \n]", text))

    def wrap(self, text: str, style: TextStyle, width: int) -> tuple[str, ...]:
        """``text`` in lines no wider than ``width``.

        Lines break at spaces and line ends; a word breaks only when it is wider than a whole line.
        """
        key = (text, style, width)
        return self._wraps.get(key, lambda: tuple(self._lines(text, style, max(1, width))))

    def shorten(self, text: str, style: TextStyle, width: int) -> str:
        """``text``, its end replaced by an ellipsis if it is wider than ``width``. The last resort."""
        if self.width(text, style) <= width:
            return text
        fits, too_long = 0, len(text)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self.width(text[:middle].rstrip() + _ELLIPSIS, style) <= width:
                fits = middle
            else:
                too_long = middle
        return text[:fits].rstrip() + _ELLIPSIS

    def picture(self, text: str, style: TextStyle, colour: Colour) -> pygame.Surface:
        """``text`` on one line, drawn; shared between callers, so not to be drawn upon."""
        return self._pictures.get((text, style, colour), lambda: self._draw(text, style, colour))

    @property
    def picture_bytes(self) -> int:
        """What the kept pictures weigh."""
        return self._pictures.weight

    def _measure(self, text: str, style: TextStyle) -> int:
        runs = self._fonts.runs(text, style.face, self.size_px(style))
        return sum(run.font.size(run.text)[0] for run in runs)

    def _reach(self, letter: str, style: TextStyle) -> int:
        run = self._fonts.runs(letter, style.face, self.size_px(style))[0]
        metrics = run.font.metrics(letter)[0]
        return max(0, -metrics[0]) if metrics is not None else 0

    def _lines(self, text: str, style: TextStyle, width: int) -> list[str]:
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                trial = f"{line} {word}" if line else word
                if self.width(trial, style) <= width:
                    line = trial
                    continue
                if line:
                    lines.append(line)
                *full, line = self._break(word, style, width)
                lines.extend(full)
            lines.append(line)
        return lines

    def _break(self, word: str, style: TextStyle, width: int) -> list[str]:
        pieces: list[str] = []
        piece = ""
        for character in word:
            if piece and self.width(piece + character, style) > width:
                pieces.append(piece)
                piece = ""
            piece += character
        return [*pieces, piece]

    def _draw(self, text: str, style: TextStyle, colour: Colour) -> pygame.Surface:
        size_px = self.size_px(style)
        runs = self._fonts.runs(text, style.face, size_px)
        if len(runs) == 1 and not runs[0].drop_px:
            return runs[0].font.render(runs[0].text, True, colour)
        main = self._fonts.font(style.face, size_px)
        pieces = [run.font.render(run.text, True, colour) for run in runs]
        lefts = [0]
        for piece in pieces:
            lefts.append(lefts[-1] + piece.get_width())
        tops = [main.get_ascent() - run.font.get_ascent() + run.drop_px for run in runs]
        line = pygame.Surface((max(1, lefts[-1]), main.get_height()), pygame.SRCALPHA)
        line.fill((*colour, 0))
        for piece, (left, _), top in zip(pieces, pairwise(lefts), tops, strict=True):
            line.blit(piece, (left, top))
        return line
