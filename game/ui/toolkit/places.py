"""Finding panels and spots on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from pygame import Rect

from .messages import Key
from .panel import Panel
from .spots import Point, Spot

Place: TypeAlias = tuple[str, Key]
"""A panel's key and a spot's key in it."""

Found: TypeAlias = tuple[Panel[Any], Spot]


class Places:
    """The panels of a screen from back to front, and what is where on them."""

    def __init__(self, panels: Sequence[Panel[Any]] = ()) -> None:
        self.panels: tuple[Panel[Any], ...] = tuple(panels)

    def seen(self) -> Iterator[Panel[Any]]:
        """The panels that are to be shown, from back to front."""
        return (panel for panel in self.panels if panel.seen)

    def panel_at(self, at: Point | None) -> Panel[Any] | None:
        """The topmost panel at a place in the window; a see-through one only where it has a spot."""
        if at is None:
            return None
        here = [panel for panel in self.seen() if panel.rect.collidepoint(at)]
        solid = [p for p in here if p.background or p.spot_at(inside(p, at)) is not None]
        return solid[-1] if solid else None

    def find(self, place: Place | None) -> Found | None:
        """The panel and the spot as last drawn; ``None`` when there is no such spot now."""
        if place is not None:
            for panel in self.seen():
                if panel.key == place[0]:
                    spot = panel.spot(place[1])
                    return (panel, spot) if spot is not None else None
        return None

    def stops(self) -> list[Place]:
        """Everything the keyboard can be on, in Tab order."""
        return [(panel.key, spot.key) for panel in self.seen() for spot in panel.spots if spot.focusable]

    def neighbours(self, of: Found) -> list[tuple[Place, Rect]]:
        """All other stops and where they are in the window.

        Those scrolled out of sight count only within the region of ``of`` itself, which would scroll to them.
        """
        others: list[tuple[Place, Rect]] = []
        for panel in self.seen():
            for spot in panel.spots:
                if not spot.focusable or (panel is of[0] and spot.key == of[1].key):
                    continue
                near = panel is of[0] and spot.region == of[1].region
                rect = spot.rect if near else spot.visible
                if rect:
                    others.append(((panel.key, spot.key), rect.move(panel.rect.topleft)))
        return others


def place_of(found: Found | None) -> Place | None:
    """The place that was found."""
    return (found[0].key, found[1].key) if found is not None else None


def window_rect(found: Found) -> Rect:
    """Where a spot is in the window."""
    return found[1].rect.move(found[0].rect.topleft)


def inside(panel: Panel[Any], at: Point) -> Point:
    """A place in the window as a place in ``panel``."""
    return (at[0] - panel.rect.x, at[1] - panel.rect.y)
