"""Words and signs: labels, icons, counts, named facts."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from .. import paint
from ..canvas import Align, Canvas
from ..element import UNBOUNDED, Element, Size
from ..fonts import FaceName
from ..kit import Kit
from ..text import TextStyle
from ..theme import SizeName


class Label(Element, frozen=True):
    """Text, on as many lines as it needs. Line ends in it are kept."""

    text: str
    size_name: SizeName = "body"
    tone: str = "text"
    """The name of its colour."""
    face: FaceName = "plain"
    align: Align = "left"
    wraps: bool = True
    """If not, it asks for room for the whole of each line, and is shortened only if there is none."""

    @property
    def style(self) -> TextStyle:
        """How it is set."""
        return TextStyle(self.size_name, self.face)

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as its widest line."""
        lines = self._lines(kit, width)
        widest = max((kit.text.width(line, self.style) for line in lines), default=0)
        return (min(width, widest), kit.text.line_px(self.style) * len(lines))

    def least_width(self, kit: Kit) -> int:
        """Its widest word, or all of it if it does not wrap."""
        if self.wraps:
            return kit.text.widest_word(self.text, self.style)
        return self.size(kit, UNBOUNDED)[0]

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the lines from the top of ``rect``, or around its middle if it is higher."""
        lines = self._lines(canvas.kit, rect.width)
        high = canvas.kit.text.line_px(self.style)
        top = rect.y + max(0, rect.height - high * len(lines)) // 2
        colour = canvas.kit.colour(self.tone)
        for number, line in enumerate(lines):
            canvas.words_in(line, Rect(rect.x, top + number * high, rect.width, high), self.style, colour, self.align)

    def _lines(self, kit: Kit, width: int) -> tuple[str, ...]:
        if self.wraps:
            return kit.text.wrap(self.text, self.style, width)
        return tuple(kit.text.shorten(line, self.style, width) for line in self.text.split("\n"))


class Lead(Label, frozen=True):
    """What stands before the words of a line in a list: as wide as the widest, so that the words line up."""

    others: tuple[str, ...] = ()
    """What stands before the other lines."""

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as the widest of the list."""
        widest = max(kit.text.width(each, self.style) for each in (self.text, *self.others))
        return (min(width, widest), kit.text.line_px(self.style))

    def least_width(self, kit: Kit) -> int:
        """All of that."""
        return self.size(kit, UNBOUNDED)[0]


def strong(text: str, size_name: SizeName = "body", tone: str = "text", align: Align = "left") -> Label:
    """A name or number that matters."""
    return Label(text, size_name, tone, "strong", align)


def voice(text: str, size_name: SizeName = "lead", tone: str = "text") -> Label:
    """What somebody says."""
    return Label(text, size_name, tone, "voice")


def told(text: str, size_name: SizeName = "lead", tone: str = "text") -> Label:
    """What is told, to be read as one reads a page."""
    return Label(text, size_name, tone, "story")


class Icon(Element, frozen=True):
    """A line icon."""

    name: str
    tone: str = "dim"
    units: float = 20.0

    def size(self, kit: Kit, width: int) -> Size:
        """A square."""
        return (min(width, kit.px(self.units)), kit.px(self.units))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it in the middle of ``rect``."""
        canvas.icon(self.name, rect.center, self.units, canvas.kit.colour(self.tone))


class Count(Element, frozen=True):
    """A small rounded badge with a number in it."""

    text: str
    tone: str = "caution"

    def size(self, kit: Kit, width: int) -> Size:
        """Around its number."""
        style = TextStyle("small", "strong")
        return (min(width, kit.text.width(self.text, style) + kit.px(10)), kit.px(17))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw a pill with the number on it."""
        kit = canvas.kit
        paint.box(canvas.surface, rect, rect.height // 2, kit.colour(self.tone))
        canvas.words_in(self.text, rect, TextStyle("small", "strong"), kit.colour("ground"), "centre")


class KeyBadge(Element, frozen=True):
    """A key's name in a small box."""

    text: str
    tone: str = "dim"

    def size(self, kit: Kit, width: int) -> Size:
        """A square, or wider for a long name."""
        side = kit.px(26)
        return (
            min(width, max(side, kit.text.width(self.text, TextStyle("small", "strong")) + kit.px(14))),
            side,
        )

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the box and the name."""
        kit = canvas.kit
        paint.box(canvas.surface, rect, kit.px(5), kit.colour("ground"), kit.colour("edge"), kit.px(1))
        canvas.words_in(self.text, rect, TextStyle("small", "strong"), kit.colour(self.tone), "centre")


class Fact(Struct, frozen=True):
    """One named thing that is known."""

    name: str
    value: str
    tone: str = "text"
    strong: bool = False


class Facts(Element, frozen=True):
    """Names on the left, values in one column on the right of them, or below when it is narrow."""

    facts: tuple[Fact, ...]
    gap: float = 4.0
    """Between one fact and the next, in units."""
    values_right: bool = False
    """Whether values stand at the right edge rather than beside the names."""

    def size(self, kit: Kit, width: int) -> Size:
        """As high as all facts with the gaps between."""
        names = self._names(kit, width)
        heights = [self._height(kit, fact, names, width) for fact in self.facts]
        widest = max((kit.text.width(fact.value, _fact_style(fact)) for fact in self.facts), default=0)
        return (min(width, names + widest), sum(heights) + kit.px(self.gap) * max(0, len(heights) - 1))

    def least_width(self, kit: Kit) -> int:
        """The widest word of any name or value."""
        texts = [(fact.name, TextStyle()) for fact in self.facts]
        texts += [(fact.value, _fact_style(fact)) for fact in self.facts]
        return max((kit.text.widest_word(text, style) for text, style in texts), default=0)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw them one below the other."""
        kit = canvas.kit
        names = self._names(kit, rect.width)
        top = rect.y
        for fact in self.facts:
            height = self._height(kit, fact, names, rect.width)
            name = Label(fact.name, tone="dim")
            value = Label(fact.value, tone=fact.tone, face=_fact_style(fact).face, align=self._align(names))
            name_height = name.size(kit, names or rect.width)[1]
            if names:
                name.place(canvas, Rect(rect.x, top, names, name_height))
                value.place(canvas, Rect(rect.x + names, top, rect.width - names, height))
            else:
                name.place(canvas, Rect(rect.x, top, rect.width, name_height))
                value.place(canvas, Rect(rect.x, top + name_height, rect.width, height - name_height))
            top += height + kit.px(self.gap)

    def _align(self, names: int) -> Align:
        return "right" if self.values_right and names else "left"

    def _names(self, kit: Kit, width: int) -> int:
        """The width of the column of names; 0 when there is no room for two columns."""
        widest = max((kit.text.width(fact.name, TextStyle()) for fact in self.facts), default=0) + kit.px(16)
        words = max((kit.text.widest_word(fact.value, _fact_style(fact)) for fact in self.facts), default=0)
        if width >= UNBOUNDED:
            return widest
        if self.values_right:
            values = max((kit.text.width(fact.value, _fact_style(fact)) for fact in self.facts), default=0)
            widest = max(width - max(words, min(values, width // 2)), width // 3)
        else:
            widest = max(widest, min(kit.px(126), width // 3))
        return widest if widest + words <= width else 0

    def _height(self, kit: Kit, fact: Fact, names: int, width: int) -> int:
        name = Label(fact.name).size(kit, names or width)[1]
        value = Label(fact.value, face=_fact_style(fact).face).size(kit, max(1, width - names))[1]
        return max(name, value) if names else name + value


def _fact_style(fact: Fact) -> TextStyle:
    return TextStyle("body", "strong" if fact.strong else "plain")
