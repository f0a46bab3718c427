"""Lines of lists."""

from __future__ import annotations

from pygame import Rect

from .. import paint
from ..canvas import Canvas
from ..element import Element, Size, content, fit, least_width
from ..kit import Kit
from ..layout import Flex, Row
from ..messages import Key
from .button import surface_colour
from .label import Icon, Label, Lead


class ListRow(Element, frozen=True):
    """One line of a list: a sign, words, a value at the right.

    Pressable if it has a key.
    """

    label: str
    value: str = ""
    key: Key | None = None
    sign: str = ""
    """The name of an icon before the words."""
    tone: str = "text"
    value_tone: str = ""
    sign_tone: str = ""
    chosen: bool = False
    tip: str = ""
    lead: str = ""
    """Something short before the words, such as a time of day."""
    leads: tuple[str, ...] = ()
    """What stands before the words of the other lines, where it may be wider."""

    def size(self, kit: Kit, width: int) -> Size:
        """Around its words, no lower than a row."""
        pad = self._pad(kit)
        across, down = fit(self._content(kit), kit, max(1, width - 2 * pad))
        return (min(width, across + 2 * pad), max(kit.px(kit.theme.shape.row), down))

    def least_width(self, kit: Kit) -> int:
        """What cannot wrap in it."""
        return least_width(self._content(kit), kit) + 2 * self._pad(kit)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it, on a surface if it is chosen or under the pointer."""
        kit = canvas.kit
        if self.key is not None:
            canvas.spot(self.key, rect, tip=self.tip)
            if self.chosen or canvas.look.hovered == self.key:
                paint.box(canvas.surface, rect, kit.px(4), surface_colour(canvas, self.key))
        self._content(kit).place(canvas, rect.inflate(-2 * self._pad(kit), 0))
        if self.key is not None and canvas.look.focused == self.key:
            canvas.focus_ring(rect, 4)

    def _pad(self, kit: Kit) -> int:
        return kit.px(8) if self.key is not None else 0

    def _content(self, kit: Kit) -> Element:
        return content(self, kit, self._make_content)

    def _make_content(self) -> Element:
        parts: list[Element] = []
        if self.sign:
            parts.append(Icon(self.sign, self.sign_tone or self.tone, 18))
        if self.lead:
            parts.append(Lead(self.lead, "body", "quiet", align="right", wraps=False, others=self.leads))
        parts.append(Flex(Label(self.label, "body", self.tone, "strong" if self.chosen else "plain")))
        if self.value:
            parts.append(Label(self.value, "body", self.value_tone or self.tone, align="right"))
        return Row(tuple(parts), gap=12, line_gap=0)
