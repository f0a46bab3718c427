"""A strip of what comes: marks along a line of time, their names above and below."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from .. import paint
from ..canvas import Canvas
from ..element import UNBOUNDED, Element, Size
from ..kit import Kit
from ..messages import Key
from ..text import TextStyle
from .chart import Tick

_GRAVEST_FIRST = ("danger", "caution")


class Mark(Struct, frozen=True):
    """Something that will happen."""

    key: Key
    at: float
    label: str
    tone: str = "dim"
    tip: str = ""


class Timeline(Element, frozen=True):
    """Marks between two times. Names that find no room are left to the marks' tips, the gravest last."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    start: float
    end: float

    def size(self, kit: Kit, width: int) -> Size:
        """All the width there is."""
        return (kit.px(480) if width >= UNBOUNDED else width, kit.px(92))

    def least_width(self, kit: Kit) -> int:
        """Enough for a few marks."""
        return kit.px(240)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the line, its ticks, the marks and as many names as fit."""
        kit = canvas.kit
        top = rect.y + max(0, rect.height - kit.px(92)) // 2
        axis = Rect(rect.x, top + kit.px(36), rect.width, kit.px(1))
        axis.inflate_ip(-2 * kit.px(16), 0)
        canvas.surface.fill(kit.colour("edge"), axis)
        self._ticks(canvas, rect, axis)
        lanes = [
            Rect(rect.x, axis.y - kit.px(34), rect.width, kit.px(20)),
            Rect(rect.x, 0, rect.width, kit.px(20)),
        ]
        lanes[1].y = axis.y + kit.px(32)
        named = self._names(kit, axis, lanes)
        for number, mark in enumerate(self.marks):
            centre = (self._x(axis, mark.at), axis.centery)
            hot = Rect(0, 0, kit.px(22), kit.px(22))
            hot.center = centre
            canvas.spot(mark.key, hot, tip=mark.tip or ("" if number in named else mark.label))
            lit = mark.key in (canvas.look.hovered, canvas.look.focused)
            paint.ring(canvas.surface, centre, kit.px(7), kit.colour("lifted" if lit else "panel"), 0)
            paint.ring(canvas.surface, centre, kit.px(6), kit.colour(mark.tone), 2 * kit.scale)
            if canvas.look.focused == mark.key:
                canvas.focus_ring(hot, 11)
            if number in named:
                grave = mark.tone in _GRAVEST_FIRST
                style = TextStyle("body", "strong" if grave else "plain")
                canvas.words_in(mark.label, named[number], style, kit.colour(mark.tone))

    def _ticks(self, canvas: Canvas, rect: Rect, axis: Rect) -> None:
        kit = canvas.kit
        style = TextStyle("small")
        written: list[Rect] = []
        for tick in self.ticks:
            x = self._x(axis, tick.at)
            canvas.surface.fill(kit.colour("edge"), Rect(x, axis.y - kit.px(4), kit.px(1), kit.px(9)))
            width = kit.text.width(tick.label, style)
            place = Rect(x - width // 2, axis.y + kit.px(10), width, kit.px(16))
            place.clamp_ip(Rect(rect.x, place.y, rect.width, place.height))
            if tick.label and not any(place.inflate(kit.px(8), 0).colliderect(other) for other in written):
                written.append(place)
                canvas.words_in(tick.label, place, style, kit.colour("quiet"))

    def _names(self, kit: Kit, axis: Rect, lanes: list[Rect]) -> dict[int, Rect]:
        """Where names go, by the number of their mark: the gravest choose first, each the freer lane."""
        order = sorted(range(len(self.marks)), key=lambda at: (rank(self.marks[at].tone), self.marks[at].at))
        placed: dict[int, Rect] = {}
        for number in order:
            mark = self.marks[number]
            style = TextStyle("body", "strong" if mark.tone in _GRAVEST_FIRST else "plain")
            width = kit.text.width(mark.label, style)
            for lane in lanes:
                place = Rect(self._x(axis, mark.at) - width // 2, lane.y, width, lane.height)
                place.clamp_ip(lane)
                if width <= lane.width and place.inflate(kit.px(16), 0).collidelist(list(placed.values())) < 0:
                    placed[number] = place
                    break
        return placed

    def _x(self, axis: Rect, at: float) -> int:
        share = (at - self.start) / (self.end - self.start) if self.end > self.start else 0.5
        return axis.x + round(axis.width * min(1.0, max(0.0, share)))


def rank(tone: str) -> int:
    """How early a mark of a tone gets its name: the gravest first."""
    return _GRAVEST_FIRST.index(tone) if tone in _GRAVEST_FIRST else len(_GRAVEST_FIRST)
