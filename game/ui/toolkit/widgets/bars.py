"""Amounts as pictures: progress, shares of a whole, a trend."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from .. import paint
from ..canvas import Canvas
from ..element import UNBOUNDED, Element, Size
from ..kit import Kit
from ..messages import Key
from ..spots import Behaviour
from ..text import TextStyle
from .label import Label


class Progress(Element, frozen=True):
    """A bar filled from the left."""

    share: float
    """0 to 1; what is beyond counts as full or empty."""
    tone: str = "air"
    height: float = 0.0
    """In units; the theme's thickness of bars by default."""

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as there is room."""
        high = kit.px(self.height or kit.theme.shape.bar)
        return (kit.px(80) if width >= UNBOUNDED else width, high)

    def least_width(self, kit: Kit) -> int:
        """Enough to tell a quarter from a half."""
        return kit.px(40)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the trough and the bar."""
        high = canvas.kit.px(self.height or canvas.kit.theme.shape.bar)
        bar = Rect(rect.x, rect.y + (rect.height - high) // 2, rect.width, high)
        radius = max(1, high // 2)
        paint.box(canvas.surface, bar, radius, canvas.kit.colour("line"))
        share = min(1.0, max(0.0, self.share))
        if share > 0:
            full = Rect(bar.x, bar.y, max(high, round(bar.width * share)), high)
            paint.box(canvas.surface, full, radius, canvas.kit.colour(self.tone))


class Portion(Struct, frozen=True):
    """One part of a whole."""

    amount: float
    tone: str


class Portions(Element, frozen=True):
    """A whole divided into its parts, each as long as its amount."""

    portions: tuple[Portion, ...]
    height: float = 16.0

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as there is room."""
        return (kit.px(160) if width >= UNBOUNDED else width, kit.px(self.height))

    def least_width(self, kit: Kit) -> int:
        """Enough for each part to be seen."""
        return kit.px(12) * max(1, len(self.portions))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the parts with thin gaps between."""
        kit = canvas.kit
        whole = sum(max(0.0, portion.amount) for portion in self.portions)
        gap, before = kit.px(2), 0.0
        for portion in self.portions:
            if whole <= 0 or portion.amount <= 0:
                continue
            left = rect.x + round(rect.width * before / whole)
            before += portion.amount
            right = rect.x + round(rect.width * before / whole)
            part = Rect(left, rect.y, max(1, right - left - gap), rect.height)
            paint.box(canvas.surface, part, min(kit.px(2), part.width // 2), kit.colour(portion.tone))


class Pips(Element, frozen=True):
    """A few small squares, some of them filled: how deep a skill is, how many stages are done."""

    filled: int
    total: int
    tone: str = "good"

    def size(self, kit: Kit, width: int) -> Size:
        """A row of squares."""
        return (min(width, kit.px(15) * self.total - kit.px(4)), kit.px(11))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the squares."""
        kit = canvas.kit
        side = kit.px(11)
        for number in range(self.total):
            tone = self.tone if number < self.filled else "line"
            square = Rect(rect.x + number * kit.px(15), rect.y + (rect.height - side) // 2, side, side)
            paint.box(canvas.surface, square, kit.px(2), kit.colour(tone))


class Sparkline(Element, frozen=True):
    """A trend without numbers."""

    values: tuple[float, ...]
    tone: str = "dim"
    width: float = 54.0
    height: float = 24.0

    def size(self, kit: Kit, width: int) -> Size:
        """Its own size."""
        return (min(width, kit.px(self.width)), kit.px(self.height))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the line from the first value to the last, its range filling the height."""
        if len(self.values) < 2:
            return
        kit = canvas.kit
        low, high = min(self.values), max(self.values)
        inner = rect.inflate(-kit.px(2), -kit.px(4))
        span = high - low
        points = [
            (
                inner.x + inner.width * at / (len(self.values) - 1),
                inner.bottom - inner.height * ((value - low) / span if span > 0 else 0.5),
            )
            for at, value in enumerate(self.values)
        ]
        paint.polyline(canvas.surface, points, kit.colour(self.tone), 1.6 * kit.scale)


class Reading(Element, frozen=True):
    """A vital sign: what it is, its value with unit, a remark, and its trend at the right."""

    label: str
    value: str
    note: str = ""
    tone: str = "text"
    """The colour of the value."""
    note_tone: str = "quiet"
    trend: tuple[float, ...] = ()
    trend_tone: str = "dim"
    key: Key | None = None
    """Names the place that has the tip."""
    tip: str = ""
    """What it is made of."""

    def size(self, kit: Kit, width: int) -> Size:
        """Two lines, and the trend beside them."""
        return (min(width, self._words(kit) + self._trend(kit)), kit.px(42))

    def least_width(self, kit: Kit) -> int:
        """Its words; the trend goes first when there is no room."""
        return self._words(kit)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it around the middle of ``rect``."""
        kit = canvas.kit
        if self.key is not None and self.tip:
            canvas.spot(self.key, rect, Behaviour(), tip=self.tip)
            if canvas.look.focused == self.key:
                canvas.focus_ring(rect)
        top = rect.y + max(0, rect.height - kit.px(42)) // 2
        name = Rect(rect.x, top, rect.width, kit.px(18))
        canvas.words_in(self.label, name, TextStyle("small"), kit.colour("dim"))
        line = Rect(rect.x, top + kit.px(18), rect.width, kit.px(24))
        canvas.words_in(self.value, line, TextStyle("title", "strong"), kit.colour(self.tone))
        if self.note:
            left = rect.x + kit.text.width(self.value, TextStyle("title", "strong")) + kit.px(8)
            beside = Rect(left, line.y + kit.px(3), max(0, rect.right - left), line.height - kit.px(3))
            Label(self.note, "small", self.note_tone, wraps=False).place(canvas, beside)
        if self.trend and rect.width >= self._words(kit) + self._trend(kit):
            place = Rect(rect.x + self._words(kit) + kit.px(8), top + kit.px(2), kit.px(54), kit.px(26))
            Sparkline(self.trend, self.trend_tone).place(canvas, place)

    def _words(self, kit: Kit) -> int:
        note = kit.text.width(self.note, TextStyle("small")) + kit.px(8) if self.note else 0
        value = kit.text.width(self.value, TextStyle("title", "strong"))
        return max(value + note, kit.text.width(self.label, TextStyle("small"))) + kit.px(2)

    def _trend(self, kit: Kit) -> int:
        return kit.px(62) if self.trend else 0
