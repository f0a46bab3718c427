"""Things to press."""

from __future__ import annotations

from pygame import Rect

from .. import paint
from ..canvas import Canvas
from ..element import Element, Size, content, fit, least_width
from ..kit import Kit
from ..layout import Column, Flex, Row
from ..messages import Key, Message
from ..spots import Push
from ..text import TextStyle
from ..theme import Colour
from .label import Count, Icon, KeyBadge, Label, strong

_PADDING = 10.0
_WHOLE = 140.0
"""A name of this width and less is kept on one line, in units."""
_NAMED = 46.0
"""Height from which an item of the rail has its name below its icon, in units."""
_TIP_UP = 28.0
"""How far above the middle of an item of the rail what its tip stands below is, in units: so it stands at its right."""


class Button(Element, frozen=True):
    """A thing to press, with what it is called, its key, and what would come of it."""

    key: Key
    label: str
    badge: str = ""
    """The key that presses it, as shown; ``action`` is what makes the key work."""
    effect: str = ""
    """What would come of it, on the right."""
    tone: str = "text"
    """The colour of the effect: ``good``, ``caution``, ``danger``."""
    icon: str = ""
    enabled: bool = True
    reason: str = ""
    """Why it cannot be pressed now; shown below the label."""
    action: str = ""
    """An action that presses it from anywhere on the screen."""
    tip: str = ""
    chosen: bool = False
    """Whether it stands for what is so already."""
    centred: bool = False
    message: Message | None = None
    """What the scene is told; ``Activated(key)`` if nothing else."""

    def size(self, kit: Kit, width: int) -> Size:
        """Around its words, and no lower than a control."""
        around = 2 * kit.px(_PADDING)
        across, down = fit(self._content(kit), kit, max(1, width - around))
        return (min(width, across + around), max(kit.px(kit.theme.shape.control), down + around))

    def least_width(self, kit: Kit) -> int:
        """The widest thing in it that cannot wrap, and the padding."""
        return least_width(self._content(kit), kit) + 2 * kit.px(_PADDING)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it as it is: resting, hovered, pressed, focused or disabled."""
        kit = canvas.kit
        canvas.spot(
            self.key,
            rect,
            Push(self.message),
            enabled=self.enabled,
            reason=self.reason,
            action=self.action,
            tip=self.tip or self.reason,
        )
        radius = kit.px(kit.theme.shape.radius_small)
        line = kit.colour("edge" if self.chosen else "line")
        paint.box(canvas.surface, rect, radius, surface_colour(canvas, self.key, self.enabled), line, kit.px(1))
        around = kit.px(_PADDING)
        inner = rect.inflate(-2 * around, 0)
        inside = self._content(kit)
        down = fit(inside, kit, inner.width)[1]
        if self.centred:
            inner = inner.inflate(min(0, fit(inside, kit, inner.width)[0] - inner.width), 0)
        inside.place(canvas, Rect(inner.x, rect.y + (rect.height - down) // 2, inner.width, down))
        if canvas.look.focused == self.key:
            canvas.focus_ring(rect)

    def _content(self, kit: Kit) -> Element:
        return content(self, kit, lambda: self._make_content(kit))

    def _make_content(self, kit: Kit) -> Element:
        tone = "text" if self.enabled else "quiet"
        name: Element = strong(self.label, "body" if self.centred else "lead", tone)
        if self.reason and not self.enabled:
            name = Column((name, Label(self.reason, "small", "quiet")), gap=0)
        # A long effect wraps before a short name does.
        whole = min(_WHOLE, kit.text.width(self.label, TextStyle("lead", "strong")) / kit.scale)
        words: tuple[Element, ...] = (Flex(name, least=whole) if not self.centred else name,)
        if self.effect:
            words += (Label(self.effect, "body", self.tone if self.enabled else "quiet"),)
        parts: list[Element] = []
        if self.badge:
            parts.append(KeyBadge(self.badge, "dim" if self.enabled else "quiet"))
        if self.icon:
            parts.append(Icon(self.icon, "dim" if self.enabled else "faint"))
        row = Row(words, gap=16, line_gap=0)
        return Row((*parts, row if self.centred else Flex(row)), gap=12) if parts else row


def surface_colour(canvas: Canvas, key: Key, enabled: bool = True, resting: str = "raised") -> Colour:
    """The colour of a control's surface: resting, under the pointer, or pressed."""
    if not enabled:
        return canvas.kit.colour("panel")
    if canvas.look.pressed == key:
        return canvas.kit.colour("line")
    return canvas.kit.colour("lifted" if canvas.look.hovered == key else resting)


class IconButton(Element, frozen=True):
    """A thing to press that shows only an icon; its tip says what it is."""

    key: Key
    icon: str
    tip: str
    chosen: bool = False
    enabled: bool = True
    reason: str = ""
    action: str = ""
    width: float = 36.0
    tone: str = ""
    """The icon's colour, by default bright when chosen and dim otherwise."""

    def size(self, kit: Kit, width: int) -> Size:
        """A box of its width, 34 high."""
        return (min(width, kit.px(self.width)), kit.px(34))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the box and the icon."""
        kit = canvas.kit
        canvas.spot(
            self.key,
            rect,
            enabled=self.enabled,
            reason=self.reason,
            action=self.action,
            tip=self.tip if self.enabled else self.reason or self.tip,
        )
        lit = self.chosen or canvas.look.hovered == self.key
        resting = "raised" if self.chosen else "panel"
        fill = surface_colour(canvas, self.key, self.enabled, resting)
        line = kit.colour("dim" if self.chosen else "line")
        paint.box(canvas.surface, rect, kit.px(kit.theme.shape.radius_small), fill, line, kit.px(1))
        tone = self.tone or ("text" if lit else "dim")
        canvas.icon(self.icon, rect.center, 22, kit.colour(tone if self.enabled else "faint"))
        if canvas.look.focused == self.key:
            canvas.focus_ring(rect)


class RailItem(Element, frozen=True):
    """One screen in the rail at the left: an icon, a name below it, and perhaps a count.

    Where it is given less height than 46 only the icon is drawn, and its tip has the name; that stands beside it, so
    that it covers none of the others.
    """

    key: Key
    label: str
    icon: str
    chosen: bool = False
    count: str = ""
    count_tone: str = "caution"
    action: str = ""
    tip: str = ""
    height: float = 62.0
    """In units."""

    def size(self, kit: Kit, width: int) -> Size:
        """64 wide unless its name is longer."""
        return (min(width, max(kit.px(64), self.least_width(kit))), kit.px(self.height))

    def least_width(self, kit: Kit) -> int:
        """Its name and 8 on either side."""
        return kit.text.width(self.label, TextStyle("small", "strong")) + 2 * kit.px(8)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the icon and the name; the chosen screen has a bar at its left."""
        kit = canvas.kit
        named = rect.height >= kit.px(_NAMED)
        beside = Rect(rect.right, rect.centery - kit.px(_TIP_UP), 1, 1)
        tip = self.tip or ("" if named else self.label)
        canvas.spot(self.key, rect, action=self.action, tip=tip, tip_at=beside)
        lit = self.chosen or canvas.look.hovered == self.key
        if lit:
            canvas.surface.fill(surface_colour(canvas, self.key, resting="raised"), rect)
        if self.chosen:
            canvas.surface.fill(kit.colour("text"), Rect(rect.x, rect.y, kit.px(3), rect.height))
        colour = kit.colour("text" if lit else "dim")
        top = rect.y + (rect.height - kit.px(46 if named else 24)) // 2
        canvas.icon(self.icon, (rect.centerx, top + kit.px(12)), 24, colour)
        if named:
            line = Rect(rect.x, top + kit.px(28), rect.width, kit.px(18))
            style = TextStyle("small", "strong" if self.chosen else "plain")
            canvas.words_in(self.label, line, style, colour, "centre")
        if self.count:
            badge = Count(self.count, self.count_tone)
            across, down = badge.size(kit, rect.width)
            left = min(rect.right - kit.px(8) - across // 2, rect.right - across - kit.px(2))
            badge.place(canvas, Rect(left, max(rect.y, top - kit.px(6)), across, down))
        if canvas.look.focused == self.key:
            canvas.focus_ring(rect, 2)
