"""What is kept of drawn elements, and drawing ahead of time a part in each frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from pygame import Surface

from .bounded import BoundedCache
from .theme import Colour

if TYPE_CHECKING:
    from .canvas import Placed, Word
    from .element import Element, Size
    from .messages import Key
    from .spots import Spot

T = TypeVar("T")

_PICTURE_BYTES = 16_000_000
_CHILDREN = 2_000


class OutOfTime(Exception):
    """There is no time for more now: what was begun goes on in a later frame."""


class Haste:
    """Ends work when its time is up, though never before a first part of it is done."""

    def __init__(self, clock: Callable[[], float], for_s: float) -> None:
        """``clock`` gives real seconds, of which ``for_s`` may be spent from now on."""
        self._clock = clock
        self._ends_s = clock() + for_s
        self._begun = False

    def ask(self) -> None:
        """Allow a further part of the work. Raises ``OutOfTime`` when there is no time for it."""
        if self._begun and self._clock() >= self._ends_s:
            raise OutOfTime
        self._begun = True


class Picture(Struct, frozen=True):
    """An element as it was drawn by itself: its pixels, and what lies where on them."""

    surface: Surface
    spots: tuple[Spot, ...]
    words: tuple[Word, ...]
    placed: tuple[Placed, ...]
    keys: frozenset[Key]
    """The names of its spots."""


class Keeping:
    """What elements look like and how large they are, by their value. One for each kit."""

    def __init__(self) -> None:
        self._known: BoundedCache[Element, Element] = BoundedCache(_CHILDREN)
        self._pictures: BoundedCache[tuple[Element, Size, Colour], Picture] = BoundedCache(
            _PICTURE_BYTES, lambda kept: kept.surface.get_width() * kept.surface.get_height() * 4
        )
        self.haste: Haste | None = None
        """Asked before anything is measured or drawn that was not kept; none: there is time for all."""

    def known(self, element: Element) -> Element:
        """The first element of this value, whose sizes were found already. Raises ``OutOfTime`` if it has to wait."""
        return self._known.get(element, lambda: self._asked(element))

    def picture(self, element: Element, size: Size, backdrop: Colour, make: Callable[[], Picture]) -> Picture:
        """The picture of an element, made now if there is none. Raises ``OutOfTime`` if it has to wait."""
        return self._pictures.get((element, size, backdrop), lambda: self._asked(make)())

    def _asked(self, wanted: T) -> T:
        if self.haste is not None:
            self.haste.ask()
        return wanted
