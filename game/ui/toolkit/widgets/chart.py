"""A chart of something over time: what was, what is now, and what may come."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct
from pygame import Rect

from .. import paint
from ..canvas import Canvas
from ..element import UNBOUNDED, Element, Size
from ..kit import Kit
from ..paint import Spot2
from ..text import TextStyle
from .chart_labels import label_place, samples

Sample: TypeAlias = tuple[float, float]
"""Time and value, in whatever units the ticks explain."""

_STYLE = TextStyle("small")
_PADDING = 16.0


class Line(Struct, frozen=True):
    """What was measured."""

    points: tuple[Sample, ...]
    tone: str = "air"


class Branch(Struct, frozen=True):
    """What may come, dashed, with a few words on what it depends on."""

    points: tuple[Sample, ...]
    tone: str = "air"
    label: str = ""


class Threshold(Struct, frozen=True):
    """A value that matters, as a dotted line across."""

    value: float
    tone: str = "danger"
    label: str = ""
    """Words at the line; a tick at the same value takes the line's colour without them."""


class Tick(Struct, frozen=True):
    """A place on an axis and what is written there."""

    at: float
    label: str


class LineChart(Element, frozen=True):
    """Lines over time with thresholds, a line at now, and forecasts. As wide as there is room."""

    lines: tuple[Line, ...] = ()
    branches: tuple[Branch, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    across: tuple[Tick, ...] = ()
    """Ticks of time. The first and last are kept whatever the room."""
    up: tuple[Tick, ...] = ()
    """Ticks of value."""
    now: float | None = None
    height: float = 172.0
    """In units."""
    time_range: Sample | None = None
    """First and last time shown; by default what holds everything."""
    value_range: Sample | None = None
    """Least and greatest value shown; by default what holds everything."""
    fill: str = "raised"

    def size(self, kit: Kit, width: int) -> Size:
        """All the width there is."""
        return (kit.px(360) if width >= UNBOUNDED else width, kit.px(self.height))

    def least_width(self, kit: Kit) -> int:
        """Enough to read."""
        return kit.px(200)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw axes, lines and forecasts, then the words where they hide nothing."""
        kit = canvas.kit
        if self.fill:
            paint.box(canvas.surface, rect, kit.px(kit.theme.shape.radius_large), kit.colour(self.fill))
        plot = self._plot(kit, rect)
        if plot.width <= 0 or plot.height <= 0:
            return
        scales = self._scales(plot)
        self._axes(canvas, rect, scales)
        strokes: list[Spot2] = []
        for threshold in self.thresholds:
            y = scales.y(threshold.value)
            level = [(float(plot.left), y), (float(plot.right), y)]
            dash = kit.px(2.5)
            paint.dashed(canvas.surface, level, kit.colour(threshold.tone), kit.px(1), dash, dash * 2)
            strokes.extend(samples(level))
        with canvas.clipped(plot.inflate(kit.px(4), kit.px(4))):
            for line in self.lines:
                points = [scales.at(point) for point in line.points]
                paint.polyline(canvas.surface, points, kit.colour(line.tone), 2.5 * kit.scale)
                strokes.extend(samples(points))
            for branch in self.branches:
                points = [scales.at(point) for point in branch.points]
                dash = kit.px(6)
                paint.dashed(canvas.surface, points, kit.colour(branch.tone), 2 * kit.scale, dash, dash * 0.8)
                strokes.extend(samples(points))
        self._labels(canvas, scales, strokes)

    def _labels(self, canvas: Canvas, scales: _Scales, strokes: list[Spot2]) -> None:
        kit, plot = canvas.kit, scales.plot
        taken: list[Rect] = []
        said = [(b.label, b.tone, scales.at(b.points[-1])) for b in self.branches if b.label and b.points]
        said += [(t.label, t.tone, (float(plot.right), scales.y(t.value))) for t in self.thresholds if t.label]
        for label, tone, anchor in said:
            text = kit.text.shorten(label, _STYLE, plot.width)
            size = (kit.text.width(text, _STYLE), kit.px(16))
            others = [end for _, _, end in said if end != anchor]
            place = label_place(size, anchor, plot, taken, strokes, others)
            taken.append(place)
            canvas.words_in(text, place, _STYLE, kit.colour(tone))

    def _axes(self, canvas: Canvas, rect: Rect, scales: _Scales) -> None:
        kit, plot = canvas.kit, scales.plot
        tones = {threshold.value: threshold.tone for threshold in self.thresholds}
        high = kit.px(16)
        written: list[Rect] = []
        for tick in sorted(self.up, key=lambda tick: tick.at not in tones):
            y = scales.y(tick.at)
            if tick.at not in tones:
                level = [(float(plot.left), y), (float(plot.right), y)]
                paint.dashed(canvas.surface, level, kit.colour("line"), kit.px(1), kit.px(2), kit.px(4))
            colour = kit.colour(tones.get(tick.at, "dim"))
            left = rect.x + kit.px(12)
            place = Rect(left, round(y) - high // 2, plot.left - kit.px(8) - left, high)
            if not place.collidelistall(written):  # thresholds come first; what would lie on them is left out
                written.append(place)
                canvas.words_in(tick.label, place, _STYLE, colour, "right")
        if self.now is not None:
            x = round(scales.x(self.now))
            canvas.surface.fill(kit.colour("edge"), Rect(x, plot.top - kit.px(8), kit.px(1), plot.height + kit.px(14)))
        written = []
        order = sorted(range(len(self.across)), key=lambda at: at not in (0, len(self.across) - 1))
        for number in order:
            tick = self.across[number]
            width = kit.text.width(tick.label, _STYLE)
            x = round(scales.x(tick.at))
            place = Rect(x - width // 2, rect.bottom - kit.px(10) - high, width, high)
            place.clamp_ip(Rect(rect.x + kit.px(8), place.y, rect.width - 2 * kit.px(8), high))
            if not any(place.inflate(kit.px(8), 0).colliderect(other) for other in written):
                written.append(place)
                canvas.words_in(tick.label, place, _STYLE, kit.colour("dim"), "centre")

    def _plot(self, kit: Kit, rect: Rect) -> Rect:
        pad = kit.px(_PADDING)
        widest = max((kit.text.width(tick.label, _STYLE) for tick in self.up), default=0)
        left = rect.x + pad + (widest + kit.px(8) if widest else 0)
        bottom = rect.bottom - (kit.px(34) if self.across else pad)
        top = rect.y + pad + kit.px(4)
        return Rect(left, top, rect.right - pad - left, bottom - top)

    def _scales(self, plot: Rect) -> _Scales:
        points = [point for line in self.lines for point in line.points]
        points += [point for branch in self.branches for point in branch.points]
        times = [time for time, _ in points] + [tick.at for tick in self.across]
        values = [value for _, value in points] + [tick.at for tick in self.up]
        values += [threshold.value for threshold in self.thresholds]
        return _Scales(
            plot,
            self.time_range or (min(times, default=0.0), max(times, default=1.0)),
            self.value_range or (min(values, default=0.0), max(values, default=1.0)),
        )


class _Scales(Struct, frozen=True):
    """Where times and values lie in a plot."""

    plot: Rect
    times: Sample
    values: Sample

    def x(self, time: float) -> float:
        first, last = self.times
        return self.plot.left + self.plot.width * ((time - first) / (last - first) if last > first else 0.5)

    def y(self, value: float) -> float:
        low, high = self.values
        return self.plot.bottom - self.plot.height * ((value - low) / (high - low) if high > low else 0.5)

    def at(self, point: Sample) -> Spot2:
        return (self.x(point[0]), self.y(point[1]))
