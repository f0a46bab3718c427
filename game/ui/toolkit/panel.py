"""Panels: pictures of a model that are drawn again only when the model has changed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

import pygame
from pygame import Rect, Surface

from .canvas import Canvas, Look, Placed, Word
from .element import Element, fit
from .kit import Kit
from .memory import Memory
from .messages import Key
from .scroll import Scroll, Scrolling
from .spots import Point, Reply, Spot

M = TypeVar("M")


class Panel(ABC, Generic[M]):
    """A rectangle of the window that shows one model. Subclass it to draw freely, as the map does."""

    background = "panel"
    """The colour it lies on; empty for a see-through panel."""
    edges: tuple[str, ...] = ()
    """Sides (``left``, ``right``, ``top``, ``bottom``) that have a line."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.rect = Rect(0, 0, 0, 0)
        """Where it lies in the window, in pixels. Set by the scene's ``layout``."""
        self.hidden = False
        self.model: M | None = None
        self.memory = Memory()
        self.surface: Surface | None = None
        self.spots: tuple[Spot, ...] = ()
        self.words: tuple[Word, ...] = ()
        self.placed: tuple[Placed, ...] = ()
        self.drawings = 0
        """How often it was drawn."""
        self._drawn: tuple[object, ...] = ()
        self._drawn_model: M | None = None

    @abstractmethod
    def draw(self, canvas: Canvas, model: M) -> None:
        """Draw ``model`` on the whole of ``canvas.surface``, and make its hot spots."""

    def show(self, model: M) -> None:
        """Show ``model`` from the next frame on. It costs nothing if it equals what is shown."""
        self.model = model

    def wheel(self, across: int, down: int, at: Point) -> Reply:
        """Answer a wheel that no spot took, at a place in the panel."""
        return None

    def drag(self, at: Point, moved: Point) -> Reply:
        """Answer the pointer having been dragged to a place in the panel from no spot."""
        return None

    @property
    def seen(self) -> bool:
        """Whether it is to be shown at all."""
        return not self.hidden and self.model is not None and self.rect.width > 0 and self.rect.height > 0

    def refresh(self, kit: Kit, look: Look) -> bool:
        """Draw it again if anything it shows has changed; tell whether it was drawn."""
        model = self.model
        if model is None or not self.seen:
            return False
        state = (kit, self.rect.size, look, self.memory.version)
        if state == self._drawn and (model is self._drawn_model or model == self._drawn_model):
            return False
        self._draw(kit, look, model)
        self._drawn, self._drawn_model = state, model
        return True

    def spot(self, key: Key) -> Spot | None:
        """The spot named ``key``, as last drawn."""
        return next((spot for spot in self.spots if spot.key == key), None)

    def spot_at(self, at: Point) -> Spot | None:
        """The topmost spot at a place in the panel."""
        return next((spot for spot in reversed(self.spots) if spot.visible.collidepoint(at)), None)

    def reveal(self, spot: Spot, *, at_top: bool = False) -> None:
        """Scroll so that ``spot`` can be seen; ``at_top``: as the first thing there."""
        region = self.spot(spot.region) if spot.region is not None else None
        if region is not None and isinstance(region.behaviour, Scrolling):
            region.behaviour.show(spot.rect.top, spot.rect.bottom, region, self.memory, at_top=at_top)

    def _draw(self, kit: Kit, look: Look, model: M) -> None:
        if self.surface is None or self.surface.get_size() != self.rect.size:
            flags = 0 if self.background else pygame.SRCALPHA
            # Thirty-two bits like the window's own surface, so that copying it there is a plain copy.
            self.surface = Surface(self.rect.size, flags, 32)
        self.surface.set_clip(None)
        self.surface.fill(kit.colour(self.background) if self.background else (0, 0, 0, 0))
        backdrop = kit.colour(self.background or "ground")
        canvas = Canvas(self.surface, kit, look, self.memory, backdrop)
        kit.forget_drawing()
        self.draw(canvas, model)
        kit.forget_drawing()
        self._draw_edges(canvas)
        self.spots, self.words, self.placed = tuple(canvas.spots), tuple(canvas.words), tuple(canvas.placed)
        self.drawings += 1

    def _draw_edges(self, canvas: Canvas) -> None:
        line = canvas.kit.px(canvas.kit.theme.shape.line)
        width, height = self.rect.size
        sides = {
            "left": Rect(0, 0, line, height),
            "right": Rect(width - line, 0, line, height),
            "top": Rect(0, 0, width, line),
            "bottom": Rect(0, height - line, width, line),
        }
        for side in self.edges:
            canvas.surface.fill(canvas.kit.colour("line"), sides[side])


class ElementPanel(Panel[M]):
    """A panel whose picture is an element built from the model; it scrolls when it lacks room."""

    def __init__(
        self,
        key: str,
        build: Callable[[M], Element],
        *,
        padding: float | None = None,
        background: str = "panel",
        edges: tuple[str, ...] = (),
    ) -> None:
        """``build`` describes the model; ``padding`` is in units, the theme's by default."""
        super().__init__(key)
        self.build = build
        self.padding = padding
        self.background = background
        self.edges = edges

    def draw(self, canvas: Canvas, model: M) -> None:
        """Build the element and place it."""
        whole = Rect((0, 0), canvas.surface.get_size())
        self.element(canvas.kit, model).place(canvas, whole)

    def height_at(self, kit: Kit, width: int) -> int:
        """How high it would have to be at ``width`` to show its model without scrolling; pixels."""
        if self.model is None:
            return 0
        kit.forget_drawing()
        height = fit(self.element(kit, self.model), kit, width)[1]
        kit.forget_drawing()
        return height

    def element(self, kit: Kit, model: M) -> Element:
        """What is placed: the built element in a region that scrolls."""
        padding = kit.theme.space.padding if self.padding is None else self.padding
        return Scroll(("scroll", self.key), self.build(model), padding=padding)
