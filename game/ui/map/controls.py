"""What hands do to the map: wheel, drag, click, and the keys that zoom and move the choice."""

from __future__ import annotations

from pygame import Rect

from .geometry import Point
from .painter import MapPainter
from .picking import Direction, MapThing, neighbour

_DOUBLE_S = 0.4
_DRAG_UNITS = 5.0
_KEEP_UNITS = 40.0


class MapControls:
    """Turns what the pointer and keys do into camera moves and a choice.

    The caller decides which event is meant for the map.
    """

    def __init__(self, painter: MapPainter) -> None:
        self._painter = painter
        self.selection: MapThing | None = None
        """What is chosen."""
        self.hover: MapThing | None = None
        """What the pointer is over."""
        self._pressed: Point | None = None
        self._last: Point = (0.0, 0.0)
        self._dragging = False
        self._clicked_s = -1.0
        self._clicked: MapThing | None = None

    @property
    def dragging(self) -> bool:
        """Whether the world is being dragged now."""
        return self._dragging

    def wheel(self, steps: int, position: Point) -> None:
        """Zoom about the pointer: ``steps`` above nothing zoom in."""
        self._painter.camera.zoom(steps, position)

    def zoom(self, steps: int) -> None:
        """Zoom about the middle, as keys do."""
        self._painter.camera.zoom(steps)

    def press(self, position: Point) -> None:
        """The pointer went down on the map."""
        self._pressed = self._last = position
        self._dragging = False

    def move(self, position: Point) -> None:
        """The pointer moved, held down or not."""
        self.hover = None if self._dragging else self._painter.at(position)
        if self._pressed is None:
            return
        far = abs(position[0] - self._pressed[0]) + abs(position[1] - self._pressed[1])
        if self._dragging or far > _DRAG_UNITS * self._painter.kit.scale:
            self._dragging = True
            self._painter.camera.pan(position[0] - self._last[0], position[1] - self._last[1])
        self._last = position

    def leave(self) -> None:
        """The pointer is no longer over the map."""
        self.hover = None

    def let_go(self) -> None:
        """The pointer is somebody else's: what it does next is not meant for the map."""
        self._pressed, self._dragging, self.hover = None, False, None

    def release(self, position: Point, time_s: float) -> bool:
        """The pointer came up: a click chooses, a second one soon after fits. Tells if the choice changed."""
        pressed, dragged = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        if pressed is None or dragged:
            return False
        thing = self._painter.at(position)
        if thing is not None and thing == self._clicked and time_s - self._clicked_s <= _DOUBLE_S:
            self._clicked = None
            self.fit(thing)
            return False
        self._clicked, self._clicked_s = thing, time_s
        changed = thing != self.selection
        self.selection = thing
        return changed

    def fit(self, thing: MapThing | None = None) -> None:
        """Fit something, or what is chosen.

        When that fills the view already, or nothing is chosen, fit the whole colony.
        """
        thing = thing or self.selection
        camera = self._painter.camera
        if thing is None or self._painter.box(thing) is None:
            camera.fit_all()
            return
        before = camera.aim
        self._painter.fit(thing)
        if camera.aim == before:
            camera.fit_all()

    def step(self, direction: Direction) -> MapThing:
        """Move the choice to the nearest module in a direction, and the view with it when it lies outside."""
        self.selection = neighbour(self._painter.plan, self._painter.home(self.selection), direction)
        lens, box = self._painter.lens, self._painter.box(self.selection)
        if lens is not None and box is not None:
            keep = round(_KEEP_UNITS * self._painter.kit.scale)
            inner = lens.viewport.inflate(-2 * keep, -2 * keep)
            rect: Rect = lens.rect(box)
            if not inner.contains(rect):
                self._painter.camera.look(box.middle)
        return self.selection
