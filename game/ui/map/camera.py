"""Where the map is looked at from: a scale and a centre that ease toward what was asked."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pygame import Rect

from .geometry import Box, Point

_EASE_PER_S = 13.0
_AT_REST = 0.0015
_EDGE_M = 14.0
_MARGIN_UNITS = 26.0
_LABEL_UNITS = 30.0
_FIT_MARGIN_UNITS = 18.0


@dataclass(frozen=True, slots=True)
class Lens:
    """How the world lies on the screen at one moment."""

    scale: float
    """Pixels for one metre."""
    left: int
    """The world's x at the viewport's left edge, in pixels of this scale."""
    top: int
    """The world's y at its upper edge, likewise."""
    viewport: Rect

    def to_screen(self, point: Point) -> Point:
        """Where a place of the world is on the screen."""
        x, y = point
        return (x * self.scale - self.left + self.viewport.x, y * self.scale - self.top + self.viewport.y)

    def to_world(self, position: Point) -> Point:
        """The place of the world at a position on the screen."""
        x, y = position
        return (
            (x - self.viewport.x + self.left) / self.scale,
            (y - self.viewport.y + self.top) / self.scale,
        )

    def rect(self, box: Box) -> Rect:
        """What a box covers on the screen."""
        x, y = self.to_screen((box.x, box.y))
        right, bottom = self.to_screen((box.right, box.bottom))
        left, top = round(x), round(y)
        return Rect(left, top, max(1, round(right) - left), max(1, round(bottom) - top))

    @property
    def window(self) -> Box:
        """The part of the world that is seen."""
        x, y = self.to_world(self.viewport.topleft)
        return Box(x, y, self.viewport.width / self.scale, self.viewport.height / self.scale)


class Camera:
    """Zooms in even steps, so that what was drawn at a step can be kept; moves by the time given to it."""

    def __init__(self, bounds: Box, step: float, greatest_px_per_m: float) -> None:
        """Look at ``bounds``; one step enlarges by the factor ``step``."""
        self._bounds = bounds
        self._step = step
        self._greatest = greatest_px_per_m
        self._viewport = Rect(0, 0, 1, 1)
        self._clear = Rect(0, 0, 1, 1)
        self.parts: tuple[Rect, ...] = ()
        """Parts of the viewport that nothing lies over now; a thing is fitted into the one that shows it largest."""
        self._units = 1.0
        self._fit = 1.0
        self._level = 0
        self._scale = 1.0
        self._centre = bounds.middle
        self._goal = bounds.middle
        self._anchor: tuple[Point, Point] | None = None

    @property
    def scale(self) -> float:
        """Pixels for one metre, now."""
        return self._scale

    @property
    def target_scale(self) -> float:
        """Pixels for one metre where the zoom ends."""
        return self._fit * float(self._step**self._level)

    @property
    def zooming(self) -> bool:
        """Whether the scale is between two steps."""
        return self._scale != self.target_scale

    @property
    def whole(self) -> bool:
        """Whether the whole colony is seen, or will be where the zoom ends."""
        return self._level == 0

    @property
    def aim(self) -> tuple[int, Point]:
        """Where it is going: how many steps in, and to which centre."""
        return (self._level, self._goal)

    def place(self, viewport: Rect, clear: Rect | None = None, units: float = 1.0) -> None:
        """Draw in ``viewport``; the whole colony is to fit in its part ``clear``.

        ``units`` is the interface scale.
        """
        clear = Rect(clear or viewport).clip(viewport)
        if clear.width < 8 or clear.height < 8:
            clear = Rect(viewport)
        if (viewport, clear, units) == (self._viewport, self._clear, self._units):
            return
        whole = self._level == 0
        self._viewport, self._clear, self._units = Rect(viewport), clear, units
        margin = _MARGIN_UNITS * units
        wide = max(8.0, clear.width - 2 * margin)
        high = max(8.0, clear.height - 2 * margin - _LABEL_UNITS * units)
        self._fit = min(wide / self._bounds.width, high / self._bounds.height, self._greatest * units)
        self._level = min(self._level, self._levels)
        self._scale = self.target_scale
        self._anchor = None
        if whole:
            self._goal = self._home(self._scale)
        self._goal = self._centre = self._limited(self._goal, self._scale)

    @property
    def _levels(self) -> int:
        return max(0, int(math.log(self._greatest * self._units / self._fit, self._step)))

    def _home(self, scale: float) -> Point:
        """The centre at which the colony lies in the middle of the clear part."""
        x, y = self._bounds.middle
        aside = (self._clear.centerx - self._viewport.centerx) / scale
        below = (self._clear.centery + _LABEL_UNITS * self._units * 0.4 - self._viewport.centery) / scale
        return (x - aside, y - below)

    def _limited(self, centre: Point, scale: float) -> Point:
        home = self._home(scale)
        room_x = max(0.0, (self._bounds.width / 2 + _EDGE_M) - self._viewport.width / scale / 2)
        room_y = max(0.0, (self._bounds.height / 2 + _EDGE_M) - self._viewport.height / scale / 2)
        if self._level == 0 and scale <= self._fit * 1.001:
            room_x = room_y = 0.0
        return (
            min(max(centre[0], home[0] - room_x), home[0] + room_x),
            min(max(centre[1], home[1] - room_y), home[1] + room_y),
        )

    def zoom(self, steps: int, about: Point | None = None) -> None:
        """Zoom in (or out, for less than nothing) by whole steps; what is at pixel ``about`` stays."""
        level = min(max(self._level + steps, 0), self._levels)
        if level == self._level:
            return
        self._level = level
        about = about or self._viewport.center
        self._anchor = (self.lens().to_world(about), about)

    def pan(self, right: float, down: float) -> None:
        """Drag the world by pixels."""
        x, y = self._centre
        self._anchor = None
        moved = (x - right / self._scale, y - down / self._scale)
        self._centre = self._goal = self._limited(moved, self._scale)

    def fit_all(self) -> None:
        """Ease to where the whole colony is seen."""
        self._level = 0
        self._anchor = None
        self._goal = self._home(self._fit)

    def fit(self, box: Box, least_px_per_m: float = 0.0, about: Point | None = None) -> None:
        """Ease to where ``box`` fills a clear part.

        Where that would be smaller than ``least_px_per_m`` at interface scale 1, go nearer, to where ``about``
        or the middle of the box is in the middle.
        """
        parts = [part.clip(self._viewport) for part in self.parts] or [self._clear]
        part = max(parts, key=lambda each: self._fitting(box, each))
        level = math.floor(math.log(max(self._fitting(box, part), 1e-6) / self._fit, self._step) + 1e-9)
        least = math.ceil(math.log(max(least_px_per_m * self._units, 1e-6) / self._fit, self._step) - 1e-9)
        middle = box.middle
        if least > level:
            level, part, middle = least, self._clear, about or middle
        self._level = min(max(level, 0), self._levels)
        self._anchor = None
        scale = self.target_scale
        aside = (part.centerx - self._viewport.centerx) / scale
        below = (part.centery + _LABEL_UNITS * self._units * 0.4 - self._viewport.centery) / scale
        self._goal = self._limited((middle[0] - aside, middle[1] - below), scale)

    def _fitting(self, box: Box, part: Rect) -> float:
        """The scale at which a box and its label fit a part of the viewport."""
        margin = 2 * _FIT_MARGIN_UNITS * self._units
        wide = max(8.0, part.width - margin) / box.width
        high = max(8.0, part.height - margin - _LABEL_UNITS * self._units) / box.height
        return min(wide, high)

    def look(self, point: Point) -> None:
        """Ease to a centre, as near as the limits allow."""
        self._anchor = None
        self._goal = self._limited(point, self.target_scale)

    def advance(self, dt_s: float) -> None:
        """Ease on by the time that has passed."""
        share = 1 - math.exp(-_EASE_PER_S * max(0.0, dt_s))
        target = self.target_scale
        self._scale *= (target / self._scale) ** share
        if abs(self._scale / target - 1) < _AT_REST:
            self._scale = target
        if self._anchor is not None:
            (wx, wy), (px, py) = self._anchor
            x = wx - (px - self._viewport.x - self._viewport.width / 2) / self._scale
            y = wy - (py - self._viewport.y - self._viewport.height / 2) / self._scale
            self._centre = self._goal = self._limited((x, y), self._scale)
            if not self.zooming:
                self._anchor = None
            return
        (x, y), (gx, gy) = self._centre, self._goal
        self._centre = (x + (gx - x) * share, y + (gy - y) * share)
        if math.dist(self._centre, self._goal) * self._scale < 0.5:
            self._centre = self._goal

    def settle(self) -> None:
        """Be at once where it was easing to."""
        self._scale = self.target_scale
        self.advance(0.0)
        self._centre = self._goal

    def lens(self) -> Lens:
        """How the world lies on the screen now."""
        scale = self._scale
        left = round(self._centre[0] * scale - self._viewport.width / 2)
        top = round(self._centre[1] * scale - self._viewport.height / 2)
        return Lens(scale, left, top, Rect(self._viewport))
