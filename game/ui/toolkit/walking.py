"""The keyboard's and gamepad's way through a screen."""

from __future__ import annotations

from pygame import Rect

from . import actions, focus
from .events import Pressed, Typed
from .places import Place, Places, window_rect
from .spots import Push, Reply

_PAGING = (actions.PAGE_UP, actions.PAGE_DOWN, actions.FIRST, actions.LAST)


class Walking:
    """Which spot has the keyboard, and what a press does there."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self.place: Place | None = None
        """The spot with the focus."""
        self.seen = False
        """Whether the focus is shown: while keys or a gamepad are used."""
        self._rect = Rect(0, 0, 0, 0)

    def put(self, place: Place | None) -> None:
        """The pointer was pressed on ``place``: the focus goes there unseen, but for a field's caret."""
        self.place = place
        self.seen = self.takes_text()

    def takes_text(self) -> bool:
        """Whether typed characters go to a field."""
        found = self._places.find(self.place)
        return found is not None and found[1].behaviour.takes_text

    def press(self, event: Pressed) -> tuple[Reply, str]:
        """Do the first of the event's actions that finds something to do; the reply and that action."""
        for action in event.actions:
            reply = self._act(action)
            if reply is not None:
                return (reply, action)
        return (None, "")

    def write(self, event: Typed) -> Reply:
        """Give typed characters to the spot with the focus."""
        found = self._places.find(self.place)
        return found[1].behaviour.write(event.text, found[1], found[0].memory) if found else None

    def mend(self) -> None:
        """Follow the focused spot; when it is gone, go to the one nearest to where it was."""
        found = self._places.find(self.place)
        if found is not None:
            self._rect = window_rect(found)
            return
        if self.place is None or not self._rect:
            return
        for panel in self._places.seen():
            rest = [spot for spot in panel.spots if spot.focusable]
            if panel.key == self.place[0] and rest:
                x, y = self._rect.move(-panel.rect.x, -panel.rect.y).center
                key = min(rest, key=lambda spot: abs(spot.rect.centerx - x) + abs(spot.rect.centery - y)).key
                self.place = (panel.key, key)

    def _act(self, action: str) -> Reply:
        found = self._places.find(self.place)
        if found is not None and (self.seen or found[1].behaviour.takes_text or action in found[1].behaviour.unseen):
            panel, spot = found
            reply = spot.behaviour.act(action, spot, panel.memory)
            if reply is not None:
                return reply
        reply = self._shortcut(action)
        if reply is not None:
            return reply
        if action in (actions.NEXT, actions.PREVIOUS):
            by = 1 if action == actions.NEXT else -1
            return self._go(focus.step(self._places.stops(), self.place, by))
        if action in focus.DIRECTIONS:
            return self._go(self._towards(action))
        if action == actions.ACTIVATE and not self.seen:
            return self._go(self.place)  # nothing is done that could not be seen coming, but not nothing at all
        return self._page(action) if action in _PAGING else None

    def _shortcut(self, action: str) -> Reply:
        for panel in self._places.seen():
            for spot in panel.spots:
                if spot.action == action and isinstance(spot.behaviour, Push):
                    return spot.behaviour.fire(spot)
        return None

    def _go(self, place: Place | None) -> Reply:
        if place is None:
            return None
        if self.seen or self._places.find(self.place) is None:
            self.place = place
        # Otherwise the first key after the pointer only shows where the focus is.
        self.seen = True
        found = self._places.find(self.place)
        if found is not None:
            found[0].reveal(found[1])
        return ()

    def _towards(self, direction: str) -> Place | None:
        found = self._places.find(self.place)
        if found is None:
            return next(iter(self._places.stops()), None)
        return focus.nearest(window_rect(found), self._places.neighbours(found), direction)

    def _page(self, action: str) -> Reply:
        """Scroll the region that the focus is in."""
        found = self._places.find(self.place)
        if found is None or found[1].region is None:
            return None
        panel, region = found[0], found[0].spot(found[1].region)
        return region.behaviour.act(action, region, panel.memory) if region is not None else None
