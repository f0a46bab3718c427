"""Where marks and their names go in a lane, so that none lies on another."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from pygame import Rect

from ..kit import Kit
from ..messages import Key
from ..text import TextStyle
from .timeline import rank

_ROW = 18.0
_GAP = 14.0
_MARK = 7.0


class LaneMark(Struct, frozen=True):
    """Something that will happen."""

    key: Key
    lane: str
    at: float
    label: str
    tone: str = "dim"
    until: float | None = None
    """The latest time, for what happens somewhere between two."""
    tip: str = ""

    @property
    def words_tone(self) -> str:
        """The colour of its name."""
        return self.tone if self.tone in ("danger", "caution") else "dim"


class Placing(Struct, frozen=True):
    """A mark and where it was put, in the panel's pixels."""

    mark: LaneMark
    x: int
    y: int
    """The middle of its sign."""
    until: int | None
    words: Rect | None
    """Where its name is; nothing: there was no room, its tip has it."""
    hot: Rect
    style: TextStyle


def place_marks(kit: Kit, marks: Sequence[LaneMark], room: Rect, end: float) -> list[Placing]:
    """Put the marks of one lane into as many rows as it has room for; then name those whose names hide nothing."""
    rows = max(1, room.height // kit.px(_ROW))
    high = min(kit.px(_ROW) + kit.px(6), room.height // rows)
    top = room.y + (room.height - rows * high) // 2
    free = [room.x - kit.px(_GAP)] * rows
    near = kit.px(_MARK)
    found: list[Placing] = []
    for mark in marks:
        if not 0.0 <= mark.at <= end:
            continue
        x = _x(room, mark.at, end)
        until = _x(room, min(mark.until, end), end) if mark.until is not None else None
        style = TextStyle("small", "strong" if mark.words_tone != "dim" else "plain")
        fits = [row for row in range(rows) if free[row] + kit.px(_GAP) <= x - near]
        row = fits[0] if fits else min(range(rows), key=lambda each: free[each])
        y = top + row * high + high // 2
        hot = Rect(x - near - kit.px(2), y - high // 2, 2 * near + kit.px(4), high)
        free[row] = max(x + near, until or 0) + kit.px(6) + kit.text.width(mark.label, style)
        found.append(Placing(mark, x, y, until, None, hot, style))
    return _named(kit, found, room)


def _named(kit: Kit, placed: list[Placing], room: Rect) -> list[Placing]:
    """Give names to as many as have room for one beside them, the gravest first."""
    taken = [place.hot for place in placed]
    taken += [Rect(place.x, place.y - 2, place.until - place.x, 4) for place in placed if place.until is not None]
    order = sorted(range(len(placed)), key=lambda at: (rank(placed[at].mark.tone), placed[at].x))
    named = list(placed)
    for number in order:
        place = placed[number]
        wide = kit.text.width(place.mark.label, place.style)
        lefts = (max(place.hot.right, place.until or 0) + kit.px(4), place.hot.left - kit.px(4) - wide)
        for left in lefts:
            words = Rect(left, place.hot.y, wide, place.hot.height)
            inside = words.left >= room.left - kit.px(_MARK) and words.right <= room.right + kit.px(_MARK)
            if inside and words.inflate(kit.px(4), -2).collidelist(taken) < 0:
                taken.append(words)
                named[number] = replace(place, words=words, hot=place.hot.union(words.inflate(kit.px(8), 0)))
                break
    return named


def _x(room: Rect, at: float, end: float) -> int:
    return room.x + round(room.width * at / end) if end > 0.0 else room.x
