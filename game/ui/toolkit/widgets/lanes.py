"""What comes, in lanes: marks along one axis of time, one lane for each kind of thing."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from .. import actions, paint
from ..canvas import Canvas
from ..element import UNBOUNDED, Element, Size
from ..kit import Kit
from ..memory import Memory
from ..messages import CellActivated, CellFocused, Key, Nudged, part_key
from ..spots import Behaviour, Point, Reply, Spot
from ..text import TextStyle
from .chart import Tick
from .lanes_places import LaneMark, Placing, place_marks
from .table_data import Hovered

_HEAD = 30.0
_LEAST, _MOST = 44.0, 96.0
"""Height of a lane, in units."""
_SMALL = TextStyle("small")
_MARK = 6.0


class Lane(Struct, frozen=True):
    """A kind of thing that comes."""

    name: str
    title: str
    hue: str = "dim"


class Lanes(Element, frozen=True):
    """Marks between two times, walked by keys: across in the order of time, down to the nearest in the next lane."""

    key: Key
    lanes: tuple[Lane, ...]
    marks: tuple[LaneMark, ...]
    """In the order of time."""
    ticks: tuple[Tick, ...]
    end: float
    """The last time shown; the first is 0, now."""
    chosen: Key | None = None

    def size(self, kit: Kit, width: int) -> Size:
        """All the width there is, and the least height of all lanes; it fills more if it is given more."""
        high = kit.px(_HEAD) + len(self.lanes) * kit.px(_LEAST)
        return (kit.px(560) if width >= UNBOUNDED else width, high)

    def least_width(self, kit: Kit) -> int:
        """Room for the names of the lanes and a few marks."""
        return self._names(kit) + kit.px(240)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the axis, the lanes, the marks and as many of their names as fit."""
        kit = canvas.kit
        high = min(kit.px(_MOST), (rect.height - kit.px(_HEAD)) // max(1, len(self.lanes)))
        names = self._names(kit)
        plot = Rect(rect.x + names, rect.y + kit.px(_HEAD), rect.width - names, high * len(self.lanes))
        inner = plot.inflate(-2 * kit.px(14), 0)
        placed: list[Placing] = []
        for number, lane in enumerate(self.lanes):
            stripe = Rect(rect.x, plot.y + number * high, rect.width, high)
            if number % 2 == 0:
                paint.box(canvas.surface, stripe, kit.px(kit.theme.shape.radius_small), kit.colour("panel"))
            name = Rect(rect.x + kit.px(12), stripe.y, names - kit.px(12), high)
            square = Rect(name.x, name.centery - kit.px(5), kit.px(10), kit.px(10))
            paint.box(canvas.surface, square, kit.px(2), kit.colour(lane.hue))
            words = Rect(name.x + kit.px(18), name.y, name.width - kit.px(18), high)
            canvas.words_in(lane.title, words, TextStyle("body"), kit.colour("dim"))
            room = Rect(inner.x, stripe.y + kit.px(3), inner.width, high - kit.px(6))
            mine = [mark for mark in self.marks if mark.lane == lane.name]
            placed += place_marks(kit, mine, room, self.end)
        self._axis(canvas, rect, plot, inner)
        view = _View(self.key, self.marks, tuple(lane.name for lane in self.lanes), tuple(placed), self.chosen)
        under = (
            canvas.memory.get(part_key(self.key, "hover"), Hovered()).row if canvas.look.hovered == self.key else None
        )
        lit = next((each for each in placed if each.mark.key == under), None)
        whole = Rect(rect.x, rect.y, rect.width, plot.bottom - rect.y)
        tip = lit.mark.tip if lit is not None else ""
        canvas.spot(self.key, whole, Walking(view), tip=tip, tip_at=lit.hot if lit is not None else None)
        for place in placed:
            self._mark(canvas, place, place is lit)
        if canvas.look.focused == self.key and not any(each.mark.key == self.chosen for each in placed):
            canvas.focus_ring(whole)

    def _mark(self, canvas: Canvas, place: Placing, lit: bool) -> None:
        kit, mark = canvas.kit, place.mark
        colour = kit.colour(mark.tone)
        here = mark.key == self.chosen
        radius = kit.px(kit.theme.shape.radius_small)
        if here or lit:
            paint.box(canvas.surface, place.hot, radius, kit.colour("lifted" if lit else "raised"), kit.colour("edge"))
        if place.until is not None:
            bar = Rect(place.x, place.y - kit.px(2), max(1, place.until - place.x), kit.px(4))
            paint.box(canvas.surface, bar, kit.px(2), colour, alpha=150)
        paint.ring(canvas.surface, (place.x, place.y), kit.px(_MARK), kit.colour("panel"), 0)
        filled = mark.tone in ("danger", "caution")
        paint.ring(canvas.surface, (place.x, place.y), kit.px(_MARK - 1), colour, 0 if filled else 2 * kit.scale)
        if place.words is not None:
            canvas.words_in(mark.label, place.words, place.style, kit.colour("text" if here else mark.words_tone))
        if here and canvas.look.focused == self.key:
            canvas.focus_ring(place.hot)

    def _axis(self, canvas: Canvas, rect: Rect, plot: Rect, inner: Rect) -> None:
        kit = canvas.kit
        written: list[Rect] = []
        for tick in self.ticks:
            x = inner.x + round(inner.width * tick.at / self.end) if self.end > 0.0 else inner.x
            canvas.surface.fill(kit.colour("line"), Rect(x, plot.y, 1, plot.height))
            width = kit.text.width(tick.label, _SMALL)
            place = Rect(x - width // 2, rect.y + kit.px(6), width, kit.px(18))
            place.clamp_ip(Rect(plot.x, place.y, plot.width, place.height))
            if not any(place.inflate(kit.px(10), 0).colliderect(other) for other in written):
                written.append(place)
                canvas.words_in(tick.label, place, _SMALL, kit.colour("dim"))

    def _names(self, kit: Kit) -> int:
        widest = max((kit.text.width(lane.title, TextStyle("body")) for lane in self.lanes), default=0)
        return widest + kit.px(12 + 18 + 14)


class _View(Struct, frozen=True):
    """Lanes as they were last drawn."""

    key: Key
    marks: tuple[LaneMark, ...]
    lanes: tuple[str, ...]
    placed: tuple[Placing, ...]
    chosen: Key | None


class Walking(Behaviour):
    """Moves along marks, and tells which is chosen. The scene keeps which one that is."""

    def __init__(self, view: _View) -> None:
        """Answer for the lanes as they were drawn."""
        self._view = view

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        """Move, press, or ask for more or less time; not taken at an end, so that the focus can leave."""
        marks, now = self._view.marks, self._now()
        if action in (actions.INCREASE, actions.DECREASE):
            return (Nudged(self._view.key, self._view.chosen or "", "", 1 if action == actions.INCREASE else -1),)
        if not marks:
            return None
        if action == actions.ACTIVATE:
            return (CellActivated(self._view.key, marks[now].key, ""),)
        if action in (actions.LEFT, actions.RIGHT):
            aim = now + (1 if action == actions.RIGHT else -1)
            return self._go(marks[aim]) if 0 <= aim < len(marks) else None
        if action in (actions.FIRST, actions.LAST):
            return self._go(marks[0 if action == actions.FIRST else -1])
        if action in (actions.UP, actions.DOWN):
            return self._across(marks[now], 1 if action == actions.DOWN else -1)
        return None

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Choose the mark under the pointer."""
        mark = self._at(at)
        if mark is None:
            return None
        if mark.key == self._view.chosen:
            return (CellActivated(self._view.key, mark.key, ""),)
        return self._go(mark)

    def hover(self, at: Point, spot: Spot, memory: Memory) -> None:
        """Light the mark under the pointer."""
        mark = self._at(at)
        memory.put(part_key(self._view.key, "hover"), Hovered(mark.key if mark is not None else None))

    def wheel(self, across: int, down: int, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Ask for more or less time."""
        return (Nudged(self._view.key, self._view.chosen or "", "", -down),) if down else None

    def _now(self) -> int:
        keys = [mark.key for mark in self._view.marks]
        return keys.index(self._view.chosen) if self._view.chosen in keys else 0

    def _go(self, mark: LaneMark) -> Reply:
        return (CellFocused(self._view.key, mark.key, ""),)

    def _across(self, mark: LaneMark, by: int) -> Reply:
        lanes = self._view.lanes
        lane = lanes.index(mark.lane) + by if mark.lane in lanes else 0
        while 0 <= lane < len(lanes):
            there = [each for each in self._view.marks if each.lane == lanes[lane]]
            if there:
                return self._go(min(there, key=lambda each: abs(each.at - mark.at)))
            lane += by
        return None

    def _at(self, at: Point) -> LaneMark | None:
        return next((place.mark for place in reversed(self._view.placed) if place.hot.collidepoint(at)), None)
