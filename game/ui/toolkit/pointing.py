"""The pointer's way with a screen: hovering, pressing, dragging, turning the wheel."""

from __future__ import annotations

from typing import Any

from .events import PointerButton, PointerMoved, PointerPressed, PointerReleased, Wheeled
from .panel import Panel
from .places import Found, Place, Places, inside, place_of
from .spots import Point, Reply
from .walking import Walking


class Pointing:
    """Where the pointer is, what it is over and what it holds."""

    def __init__(self, places: Places, walking: Walking) -> None:
        self._places = places
        self._walking = walking
        self.at: Point | None = None
        """The pointer in the window; ``None`` while it is outside."""
        self.over: Place | None = None
        """The spot it is over."""
        self._grip: Found | None = None
        self._dragged: Panel[Any] | None = None
        self._button: PointerButton | None = None
        """The button that holds either; the others do nothing until it is released."""

    @property
    def held(self) -> Place | None:
        """The spot it was pressed on and has not been released from."""
        return place_of(self._grip)

    def settle(self) -> None:
        """Find anew what the pointer is over, after it or the panels have moved."""
        self.over = None
        panel = self._places.panel_at(self.at)
        if panel is None or self.at is None:
            return
        at = inside(panel, self.at)
        spot = panel.spot_at(at)
        if spot is not None:
            self.over = (panel.key, spot.key)
            spot.behaviour.hover(at, spot, panel.memory)

    def handle(self, event: PointerMoved | PointerPressed | PointerReleased | Wheeled) -> Reply:
        """Give the event to the spot or panel it is meant for."""
        before = self.at
        self.at = (event.x, event.y)
        self.settle()
        if isinstance(event, PointerMoved):
            return self._drag(before or self.at, self.at)
        if isinstance(event, PointerPressed):
            return self._press(event)
        if isinstance(event, PointerReleased):
            return self._release(event)
        return self._wheel(event)

    def leave(self) -> None:
        """The pointer has left the window."""
        self.at = None
        self.settle()

    def let_go(self) -> None:
        """Forget where the pointer is and what it holds: somebody else gets what it does from now on."""
        self._drop()
        self.over, self.at = None, None

    def _drop(self) -> None:
        """Let go of what is held, which does not hear of a release."""
        if self._grip is not None:
            panel, spot = self._grip
            spot.behaviour.let_go(spot, panel.memory)
        self._grip, self._dragged, self._button = None, None, None

    def _press(self, event: PointerPressed) -> Reply:
        if self._button not in (None, event.button):
            return ()
        at = (event.x, event.y)
        panel = self._places.panel_at(at)
        if panel is None:
            return None
        spot = panel.spot_at(inside(panel, at))
        if spot is not None and event.button == "main":
            reply = spot.behaviour.press(inside(panel, at), spot, panel.memory)
            if reply is not None:
                self._grip, self._button = (panel, spot), event.button
                if spot.focusable:
                    self._walking.put(self.held)
                return reply
        self._dragged, self._button = panel, event.button
        return ()

    def _drag(self, before: Point, at: Point) -> Reply:
        moved = (at[0] - before[0], at[1] - before[1])
        if self._dragged is not None:
            return self._dragged.drag(inside(self._dragged, at), moved)
        found = self._places.find(self.held)
        if found is None:
            return None
        panel, spot = found
        return spot.behaviour.drag(inside(panel, at), moved, spot, panel.memory)

    def _release(self, event: PointerReleased) -> Reply:
        if event.button != self._button:
            return None
        found = self._places.find(self.held)
        if found is None:
            self._drop()
            return None
        self._grip, self._dragged, self._button = None, None, None
        panel, spot = found
        return spot.behaviour.release(inside(panel, (event.x, event.y)), spot, panel.memory)

    def _wheel(self, event: Wheeled) -> Reply:
        panel = self._places.panel_at((event.x, event.y))
        if panel is None:
            return None
        at = inside(panel, (event.x, event.y))
        for spot in reversed(panel.spots):
            if spot.visible.collidepoint(at):
                reply = spot.behaviour.wheel(event.across, event.down, at, spot, panel.memory)
                if reply is not None:
                    return reply
        return panel.wheel(event.across, event.down, at)
