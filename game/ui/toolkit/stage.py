"""The panels of one screen: which are drawn again, what is shown where, and who gets the input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from pygame import Rect, Surface

from .canvas import Look
from .events import (
    InputEvent,
    PointerLeft,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    Pressed,
    Typed,
    Wheeled,
)
from .kit import Kit
from .messages import Key, Message
from .panel import Panel
from .places import Found, Place, Places, place_of, window_rect
from .pointing import Pointing
from .spots import Reply
from .tooltip import Tip
from .walking import Walking


class Outcome(Struct, frozen=True):
    """What came of an input."""

    taken: bool = False
    messages: tuple[Message, ...] = ()
    action: str = ""
    """The action that was taken, if the input was a press."""


class Stage:
    """Holds panels from back to front. Tab order is their order, and in each the order of drawing."""

    def __init__(self, panels: Sequence[Panel[Any]] = ()) -> None:
        self._places = Places(panels)
        self._walking = Walking(self._places)
        self._pointing = Pointing(self._places, self._walking)
        self._tip = Tip()
        self._shown: dict[str, Rect] = {}
        self._damage: list[Rect] = []
        self.bounds = Rect(0, 0, 0, 0)
        """The whole window."""

    def __getitem__(self, key: str) -> Panel[Any]:
        """The panel named ``key``. Raises ``KeyError`` when there is none."""
        for panel in self.panels:
            if panel.key == key:
                return panel
        raise KeyError(f"no panel {key!r}")

    @property
    def panels(self) -> tuple[Panel[Any], ...]:
        """The panels from back to front."""
        return self._places.panels

    def set_panels(self, panels: Iterable[Panel[Any]]) -> None:
        """Show other panels from the next frame on."""
        self._places.panels = tuple(panels)

    # Drawing

    def refresh(self, kit: Kit) -> None:
        """Draw again every panel that shows something else than before, and note what must be composed."""
        # What is drawn decides what the pointer is over, which may change what is drawn: once more is enough.
        for _ in range(2):
            drawn = [panel for panel in self.panels if panel.refresh(kit, self._look(panel))]
            if not drawn:
                break
            self._damage.extend(Rect(panel.rect) for panel in drawn)
            self._walking.mend()
            self._pointing.settle()
        shown = {panel.key: Rect(panel.rect) for panel in self._places.seen()}
        for key in shown.keys() | self._shown.keys():
            if shown.get(key) != self._shown.get(key):
                self._damage.extend(rect for rect in (shown.get(key), self._shown.get(key)) if rect)
        self._shown = shown
        tipped = self._tipped()
        text, beside = (tipped[1].tip, _tip_rect(tipped)) if tipped else ("", Rect(0, 0, 0, 0))
        self._damage.extend(self._tip.show(kit, text, beside, self.bounds))

    def take_damage(self) -> list[Rect]:
        """The parts of the window to compose again since last asked."""
        damage, self._damage = self._damage, []
        return damage

    def paint(self, surface: Surface, area: Rect, kit: Kit, floor: bool = True) -> None:
        """Compose ``area`` of the window from the panels' pictures, by default on a plain floor."""
        panels = [panel for panel in self._places.seen() if panel.rect.colliderect(area)]
        covering = [at for at, panel in enumerate(panels) if panel.background and panel.rect.contains(area)]
        if covering:
            panels = panels[covering[-1] :]
        elif floor:
            surface.fill(kit.colour("ground"), area)
        for panel in panels:
            if panel.surface is not None:
                part = panel.rect.clip(area)
                surface.blit(panel.surface, part, part.move(-panel.rect.x, -panel.rect.y))
        self._tip.paint(surface, area)

    def update(self, dt_s: float) -> None:
        """Let time pass: a tip appears when the pointer or the focus has rested long enough."""
        self._tip.rest(place_of(self._tipped()), dt_s)

    # Input

    def handle(self, event: InputEvent) -> Outcome:
        """Give an input to the spot it is meant for."""
        if isinstance(event, Pressed):
            reply, action = self._walking.press(event)
            return Outcome(reply is not None, reply or (), action)
        if isinstance(event, Typed):
            return _outcome(self._walking.write(event))
        if isinstance(event, (PointerMoved, PointerPressed, PointerReleased, Wheeled)):
            reply = self._pointing.handle(event)
            pressed = self._tipped() if isinstance(event, PointerPressed) else None
            if pressed is not None and pressed[1].enabled:
                self._tip.put_away(_tip_rect(pressed))
            return _outcome(reply)
        if isinstance(event, PointerLeft):
            self._pointing.leave()
        return Outcome()

    def let_go(self) -> None:
        """Let go of what the pointer holds: it is another screen's from now on."""
        self._pointing.let_go()

    @property
    def takes_text(self) -> bool:
        """Whether typed characters go to a field now."""
        return self._walking.takes_text()

    @property
    def focused(self) -> Place | None:
        """The spot the keyboard is on."""
        return self._walking.place

    @property
    def hovered(self) -> Place | None:
        """The spot the pointer is over."""
        return self._pointing.over

    @property
    def focus_seen(self) -> bool:
        """Whether the focus is shown: while keys or a gamepad are used."""
        return self._walking.seen

    def focus_on(self, panel_key: str, spot_key: Key, seen: bool = True) -> None:
        """Put the keyboard on a spot, which may be one that is only drawn in the next frame."""
        self._walking.place, self._walking.seen = (panel_key, spot_key), seen

    def focus_nothing(self) -> None:
        """Take the keyboard away from where it is: typed characters go to no field any more."""
        self._walking.place = None

    def reveal(self, panel_key: str, spot_key: Key, *, at_top: bool = False) -> None:
        """Scroll a panel so that a spot of it can be seen; ``at_top``: as the first thing of it."""
        found = self._places.find((panel_key, spot_key))
        if found is not None:
            found[0].reveal(found[1], at_top=at_top)

    def stops(self) -> list[Place]:
        """Everything the keyboard can be on, in Tab order."""
        return self._places.stops()

    def _look(self, panel: Panel[Any]) -> Look:
        def mine(place: Place | None) -> Key | None:
            return place[1] if place is not None and place[0] == panel.key else None

        over, held, walked = self._pointing.over, self._pointing.held, self._walking.place
        return Look(mine(over), mine(held) if held == over else None, mine(walked) if self.focus_seen else None)

    def _tipped(self) -> Found | None:
        found = self._places.find(self._pointing.over)
        if found is None and self.focus_seen:
            found = self._places.find(self._walking.place)
        return found if found is not None and found[1].tip else None


def _tip_rect(found: Found) -> Rect:
    """What a tip stands beside, in the window."""
    panel, spot = found
    return spot.tip_at.move(panel.rect.topleft) if spot.tip_at is not None else window_rect(found)


def _outcome(reply: Reply) -> Outcome:
    return Outcome(reply is not None, reply or ())
