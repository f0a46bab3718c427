"""Elements: values that describe what a panel shows, and know how much room they need."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, TypeAlias, TypeVar, cast

from msgspec import Struct
from pygame import Rect

from .canvas import Canvas
from .kit import Kit

Size: TypeAlias = tuple[int, int]
"""Width and height in pixels."""

E = TypeVar("E")

UNBOUNDED = 1_000_000
"""A width no screen has: to ask how wide something would like to be."""


class Element(Struct, frozen=True):
    """A piece of a panel. Concrete elements are frozen data classes, built anew from the panel's model.

    Widths and heights are pixels at the kit's scale; the fields of elements are units.
    """

    stretches: ClassVar[bool] = False
    """Whether it fills a panel that is higher than it needs, as containers do."""

    @abstractmethod
    def size(self, kit: Kit, width: int) -> Size:
        """The room it takes when at most ``width`` wide; no wider than ``width``."""

    def least_width(self, kit: Kit) -> int:
        """The least width at which nothing of it is cut. By default the width it likes."""
        return self.size(kit, UNBOUNDED)[0]

    @abstractmethod
    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it in ``rect``; use ``place`` to draw one element inside another."""

    def place(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it in ``rect`` and note where it is."""
        canvas.enter(self, rect)
        self.paint(canvas, rect)
        canvas.leave()


def fit(element: Element, kit: Kit, width: int) -> Size:
    """The element's size, asked only once however often its containers ask."""
    key = (id(element), width)
    found = kit.fits.get(key)
    if found is None:
        # The element is kept with its size, so that no other can get its identity meanwhile.
        found = kit.fits[key] = (element, element.size(kit, width))
    return found[1]


def least_width(element: Element, kit: Kit) -> int:
    """The element's least width, asked only once."""
    key = (id(element), -1)
    found = kit.fits.get(key)
    if found is None:
        found = kit.fits[key] = (element, (element.least_width(kit), 0))
    return found[1][0]


def content(element: Element, kit: Kit, make: Callable[[], E], width: int = 0) -> E:
    """What a composite element is made of, at a width if that matters, made only once."""
    key = (id(element), width)
    found = kit.contents.get(key)
    if found is None:
        found = kit.contents[key] = (element, make())
    return cast(E, found[1])


class Drawing(Element, frozen=True):
    """Something drawn by a function of its own: a small map, a row of squares."""

    width: float
    """In units."""
    height: float
    """In units."""
    draw: Callable[[Canvas, Rect], None]
    """Draws it in the rectangle given, which may be wider than asked."""

    def size(self, kit: Kit, width: int) -> Size:
        """Its own size, narrowed if it must."""
        return (min(width, kit.px(self.width)), kit.px(self.height))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Call the function."""
        self.draw(canvas, rect)


class Space(Element, frozen=True):
    """Nothing, ``height`` units high and ``width`` wide."""

    height: float = 8.0
    width: float = 0.0

    def size(self, kit: Kit, width: int) -> Size:
        """Its own size."""
        return (min(width, kit.px(self.width)), kit.px(self.height))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw nothing."""


class Rule(Element, frozen=True):
    """A line across that parts one thing from the next."""

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as there is room."""
        return (0 if width >= UNBOUNDED else width, kit.px(kit.theme.shape.line))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the line."""
        line = Rect(rect.x, rect.y, rect.width, canvas.kit.px(canvas.kit.theme.shape.line))
        canvas.surface.fill(canvas.kit.colour("line"), line)
