"""Where a panel draws: a surface, the kit, and what the pointer and keyboard are on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace
from pygame import Rect, Surface

from . import paint
from .keeping import Picture
from .kit import Kit
from .memory import Memory
from .messages import Key
from .spots import Behaviour, Push, Spot
from .text import TextStyle
from .theme import Colour

if TYPE_CHECKING:
    from .element import Element

Align: TypeAlias = Literal["left", "centre", "right"]


class Look(Struct, frozen=True):
    """Which spot of the panel the pointer is over, pressed on, and which has the keyboard."""

    hovered: Key | None = None
    pressed: Key | None = None
    focused: Key | None = None


class Word(Struct, frozen=True):
    """A line of text as it was drawn, in the panel's pixels."""

    text: str
    rect: Rect
    visible: Rect
    """The part of ``rect`` that is not scrolled out of sight."""


class Placed(Struct, frozen=True):
    """An element as it was laid out, and how deep it is nested."""

    element: Element
    rect: Rect
    depth: int


class Canvas(Struct):
    """One drawing of one panel. Spots, words and places are noted as they are drawn. Pixels throughout."""

    surface: Surface
    kit: Kit
    look: Look = Look()
    memory: Memory = field(default_factory=Memory)
    backdrop: Colour = (0, 0, 0)
    """The colour behind what is drawn."""
    spots: list[Spot] = []
    words: list[Word] = []
    placed: list[Placed] = []
    _depth: int = 0
    _region: Key | None = None

    @property
    def clip(self) -> Rect:
        """The part of the surface that can be drawn on now."""
        return self.surface.get_clip()

    def spot(
        self,
        key: Key,
        rect: Rect,
        behaviour: Behaviour | None = None,
        *,
        enabled: bool = True,
        reason: str = "",
        action: str = "",
        tip: str = "",
        focusable: bool = True,
        tip_at: Rect | None = None,
    ) -> Spot:
        """Make ``rect`` answer to input under the name ``key``; see ``Spot`` for the rest."""
        made = Spot(
            key,
            Rect(rect),
            rect.clip(self.clip),
            behaviour or Push(),
            enabled,
            reason,
            action,
            tip,
            focusable,
            self._region,
            tip_at,
        )
        self.spots.append(made)
        return made

    def words_in(
        self,
        text: str,
        rect: Rect,
        style: TextStyle,
        colour: Colour,
        align: Align = "left",
    ) -> None:
        """One line of text in ``rect``, its middle on the rectangle's middle line."""
        if not text:
            return
        picture = self.kit.text.picture(text, style, colour)
        free = rect.width - picture.get_width()
        hang = -self.kit.text.overhang(text, style)
        left = rect.x + (hang if align == "left" else free if align == "right" else free // 2)
        place = Rect(left, rect.y + (rect.height - picture.get_height()) // 2, *picture.get_size())
        self.words.append(Word(text, place, place.clip(self.clip)))
        self.surface.blit(picture, place)

    def icon(self, name: str, centre: tuple[int, int], units: float, colour: Colour) -> None:
        """The icon ``name`` around ``centre``, ``units`` in size."""
        size = self.kit.px(units)
        picture = self.kit.icons.picture(name, size, colour)
        self.surface.blit(picture, (centre[0] - size // 2, centre[1] - size // 2))

    def focus_ring(self, rect: Rect, radius_units: float | None = None) -> None:
        """The ring that shows where the keyboard is, just inside ``rect``."""
        shape = self.kit.theme.shape
        radius = self.kit.px(shape.radius_small if radius_units is None else radius_units)
        colour = self.kit.colour("focus")
        paint.box(self.surface, rect, radius, None, colour, self.kit.px(shape.ring))

    @contextmanager
    def clipped(self, rect: Rect, region: Key | None = None) -> Iterator[None]:
        """Draw only inside ``rect`` meanwhile; spots made then belong to ``region``."""
        before, outer = self.surface.get_clip(), self._region
        self.surface.set_clip(rect.clip(before))
        self._region = region if region is not None else outer
        try:
            yield
        finally:
            self.surface.set_clip(before)
            self._region = outer

    def copy(self, picture: Picture, rect: Rect) -> None:
        """What was drawn by itself, in ``rect``, with its spots, words and places."""
        self.surface.blit(picture.surface, rect)
        clip, at = self.clip, rect.topleft
        for spot in picture.spots:
            visible = spot.visible.move(at).clip(clip)
            tip_at = spot.tip_at.move(at) if spot.tip_at is not None else None
            self.spots.append(
                replace(spot, rect=spot.rect.move(at), visible=visible, region=self._region, tip_at=tip_at)
            )
        for word in picture.words:
            self.words.append(Word(word.text, word.rect.move(at), word.visible.move(at).clip(clip)))
        for each in picture.placed:
            self.placed.append(Placed(each.element, each.rect.move(at), each.depth + self._depth))

    def enter(self, element: Element, rect: Rect) -> None:
        """Note where ``element`` is laid out, and that what comes until ``leave`` is nested in it."""
        self.placed.append(Placed(element, Rect(rect), self._depth))
        self._depth += 1

    def leave(self) -> None:
        """End what ``enter`` began."""
        self._depth -= 1
