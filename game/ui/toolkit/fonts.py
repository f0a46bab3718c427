"""The faces text is set in, opened only when first needed."""

from __future__ import annotations

import io
from importlib import resources
from typing import Literal, TypeAlias

import pygame
from msgspec import Struct

FaceName: TypeAlias = Literal["plain", "strong", "voice", "story"]
"""Plain and strong (semibold) for the interface; voice, a serif italic, for what people say; story, its upright,
for what is told."""

# The hinted TrueType outlines are the crisper of the two at regular weight, the OpenType ones elsewhere.
_FILES: dict[FaceName, tuple[str, str]] = {
    "plain": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "strong": ("font_source_sans_pro", "SourceSansPro-Semibold.otf"),
    "voice": ("font_source_serif_pro", "SourceSerifPro-It.otf"),
    "story": ("font_source_serif_pro", "SourceSerifPro-Regular.otf"),
}

# What to show for characters that no face has. Keys are code points, so that the reader sees which.
_STAND_INS = {0x2011: "-", 0x2009: "\u00a0", 0x202F: "\u00a0", 0x2197: "\u2191", 0x2198: "\u2193"}
_SUBSCRIPT_ZERO = 0x2080
_SUBSCRIPT_SHARE = 0.62
_PROBE_PX = 64
_NO_GLYPH = "\ue123"


class Run(Struct, frozen=True):
    """A stretch of text that one font can set."""

    text: str
    font: pygame.font.Font
    drop_px: int
    """How far the run's baseline lies below the line's."""


class FontShelf:
    """Opens fonts by face and pixel size, each once."""

    def __init__(self) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self._bytes: dict[FaceName, bytes] = {}
        self._fonts: dict[tuple[FaceName, int], pygame.font.Font] = {}
        self._has: dict[tuple[FaceName, str], bool] = {}

    def font(self, face: FaceName, size_px: int) -> pygame.font.Font:
        """The font of ``face`` at ``size_px`` pixels."""
        key = (face, size_px)
        if key not in self._fonts:
            self._fonts[key] = pygame.font.Font(io.BytesIO(self._read(face)), size_px)
        return self._fonts[key]

    def has(self, face: FaceName, character: str) -> bool:
        """Whether ``face`` has a drawing for ``character``."""
        if " " <= character <= "~":
            return True
        key = (face, character)
        if key not in self._has:
            # A missing character is measured as the empty box that stands for it.
            missing, asked = self.font(face, _PROBE_PX).metrics(_NO_GLYPH + character)
            self._has[key] = asked is not None and asked != missing
        return self._has[key]

    def runs(self, text: str, face: FaceName, size_px: int) -> tuple[Run, ...]:
        """``text`` in stretches that can each be set, characters that ``face`` lacks in the nearest way."""
        font = self.font(face, size_px)
        if text.isascii() or all(self.has(face, character) for character in text):
            return (Run(text, font, 0),)
        runs: list[Run] = []
        for character in text:
            run = self._stand_in(character, face, size_px)
            if runs and runs[-1].font is run.font and runs[-1].drop_px == run.drop_px:
                run = Run(runs.pop().text + run.text, run.font, run.drop_px)
            runs.append(run)
        return tuple(runs)

    def _stand_in(self, character: str, face: FaceName, size_px: int) -> Run:
        font = self.font(face, size_px)
        if self.has(face, character):
            return Run(character, font, 0)
        if face != "plain" and self.has("plain", character):
            return Run(character, self.font("plain", size_px), 0)
        digit = ord(character) - _SUBSCRIPT_ZERO
        if 0 <= digit <= 9:
            small = self.font(face, max(1, round(size_px * _SUBSCRIPT_SHARE)))
            return Run(str(digit), small, round(size_px * 0.14))
        return Run(_STAND_INS.get(ord(character), character), font, 0)

    def _read(self, face: FaceName) -> bytes:
        if face not in self._bytes:
            package, name = _FILES[face]
            self._bytes[face] = resources.files(package).joinpath("files", name).read_bytes()
        return self._bytes[face]
