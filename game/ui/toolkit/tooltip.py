"""The tip that appears beside what the pointer or the focus rests on."""

from __future__ import annotations

from pygame import Rect, Surface

from . import paint
from .kit import Kit
from .messages import Key
from .text import TextStyle

_AFTER_S = 0.45
_LASTS_S, _LETTER_S = 4.0, 0.08
"""How long it stands, and how much longer for each letter: time to read it twice."""
_WIDEST = 340.0
_PADDING = 12.0
_STYLE = TextStyle("body")


class Tip:
    """A few lines of text after a moment's rest. It goes when it was read, the rest ends or the place is pressed."""

    def __init__(self) -> None:
        self.rect = Rect(0, 0, 0, 0)
        """Where it is in the window; empty while it is not shown."""
        self.text = ""
        self._resting_on: tuple[str, Key] | None = None
        self._rested_s = 0.0
        self._beside = Rect(0, 0, 0, 0)
        self._put_away = False
        self._picture: Surface | None = None

    def rest(self, place: tuple[str, Key] | None, dt_s: float) -> None:
        """``dt_s`` seconds have passed with the pointer or focus on ``place``."""
        if place != self._resting_on:
            self._resting_on, self._rested_s = place, 0.0
        elif place is not None:
            self._rested_s += dt_s

    def put_away(self, beside: Rect) -> None:
        """The place it stands beside was pressed: it does not come back until the pointer has been elsewhere."""
        self._beside, self._put_away = Rect(beside), True

    def show(self, kit: Kit, text: str, beside: Rect, bounds: Rect) -> list[Rect]:
        """Show ``text`` beside a place if it has been rested on; the parts of the window that changed."""
        if beside != self._beside:
            self._beside, self._put_away = Rect(beside), False
            self._rested_s = min(self._rested_s, _AFTER_S)
        lasts_s = _LASTS_S + _LETTER_S * len(text)
        if self._put_away or not _AFTER_S <= self._rested_s < _AFTER_S + lasts_s:
            text = ""
        before, other = Rect(self.rect), text != self.text
        if other:
            self.text = text
            self._picture = _drawn(kit, text) if text else None
        size = self._picture.get_size() if self._picture else (0, 0)
        self.rect = _beside(beside, size, bounds, kit.px(8)) if text else Rect(0, 0, 0, 0)
        return [rect for rect in (before, self.rect) if rect] if other or self.rect != before else []

    def paint(self, surface: Surface, area: Rect) -> None:
        """Compose the part of it that lies in ``area``."""
        part = self.rect.clip(area)
        if self._picture is not None and part:
            surface.blit(self._picture, part, part.move(-self.rect.x, -self.rect.y))


def _drawn(kit: Kit, text: str) -> Surface:
    lines = kit.text.wrap(text, _STYLE, kit.px(_WIDEST))
    widest = max(kit.text.width(line, _STYLE) for line in lines)
    pad, high = kit.px(_PADDING), kit.text.line_px(_STYLE)
    picture = Surface((widest + 2 * pad, high * len(lines) + 2 * pad - kit.px(4)), 0, 32)
    picture.fill(kit.colour("line"))
    inner = picture.get_rect().inflate(-2 * kit.px(1), -2 * kit.px(1))
    paint.box(picture, inner, 0, kit.colour("lifted"))
    for number, line in enumerate(lines):
        words = kit.text.picture(line, _STYLE, kit.colour("text"))
        picture.blit(words, (pad, pad - kit.px(2) + number * high + (high - words.get_height()) // 2))
    return picture


def _beside(place: Rect, size: tuple[int, int], bounds: Rect, gap: int) -> Rect:
    """Below the place if there is room, else above it; always wholly in the window."""
    rect = Rect(place.x, place.bottom + gap, *size)
    if rect.bottom > bounds.bottom - gap:
        rect.bottom = place.top - gap
    rect.clamp_ip(bounds.inflate(-2 * gap, -2 * gap))
    return rect
