"""One of several: the switch between overlays, tabs, a setting with few values."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from .. import paint
from ..canvas import Canvas
from ..element import Element, Size, content, fit, least_width
from ..kit import Kit
from ..layout import Row
from ..messages import Chosen, Key, part_key
from ..spots import Push
from ..text import TextStyle
from .button import surface_colour

_PAD = 12.0
_HEIGHT = 30.0


class Option(Struct, frozen=True):
    """One of the values of a group."""

    name: str
    """What the scene is told."""
    label: str
    hue: str = "dim"
    """The colour of its outline while it is chosen."""
    enabled: bool = True
    reason: str = ""
    action: str = ""
    tip: str = ""


class Toggles(Element, frozen=True):
    """Options side by side, one of them chosen. They break into lines when there is no room."""

    key: Key
    options: tuple[Option, ...]
    chosen: str

    def size(self, kit: Kit, width: int) -> Size:
        """Around its options."""
        around = 2 * kit.px(4)
        across, down = fit(self._row(kit), kit, max(1, width - around))
        return (min(width, across + around), down + around)

    def least_width(self, kit: Kit) -> int:
        """The widest option."""
        return least_width(self._row(kit), kit) + 2 * kit.px(4)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the box and the options in it."""
        kit = canvas.kit
        rect = Rect(rect.x, rect.y, self.size(kit, rect.width)[0], rect.height)
        radius = kit.px(kit.theme.shape.radius_small)
        paint.box(canvas.surface, rect, radius, kit.colour("panel"), kit.colour("line"), kit.px(1))
        self._row(kit).place(canvas, rect.inflate(-2 * kit.px(4), -2 * kit.px(4)))

    def _row(self, kit: Kit) -> Row:
        return content(self, kit, self._make_row)

    def _make_row(self) -> Row:
        return Row(
            tuple(_Segment(self.key, option, option.name == self.chosen) for option in self.options),
            gap=2,
            line_gap=2,
        )


def option_key(group: Key, option: str) -> Key:
    """The key of the spot of one option in a group."""
    return part_key(group, option)


class _Segment(Element, frozen=True):
    """One option as drawn."""

    group: Key
    option: Option
    chosen: bool

    def size(self, kit: Kit, width: int) -> Size:
        """Around its label."""
        return (min(width, self.least_width(kit)), kit.px(_HEIGHT))

    def least_width(self, kit: Kit) -> int:
        """Its label when strong, so that choosing moves nothing."""
        return kit.text.width(self.option.label, TextStyle("body", "strong")) + 2 * kit.px(_PAD)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it, outlined if chosen."""
        kit = canvas.kit
        option = self.option
        key = option_key(self.group, option.name)
        canvas.spot(
            key,
            rect,
            Push(Chosen(self.group, option.name)),
            enabled=option.enabled,
            reason=option.reason,
            action=option.action,
            tip=option.tip or option.reason,
        )
        radius = kit.px(kit.theme.shape.radius_small - 1)
        if self.chosen:
            fill, line = kit.colour("ground"), kit.colour(option.hue)
            paint.box(canvas.surface, rect, radius, fill, line, kit.px(1.25))
        elif canvas.look.hovered == key:
            paint.box(canvas.surface, rect, radius, surface_colour(canvas, key, option.enabled))
        tone = "text" if self.chosen else "dim" if option.enabled else "quiet"
        style = TextStyle("body", "strong" if self.chosen else "plain")
        canvas.words_in(option.label, rect, style, kit.colour(tone), "centre")
        if canvas.look.focused == key:
            canvas.focus_ring(rect, kit.theme.shape.radius_small - 1)
