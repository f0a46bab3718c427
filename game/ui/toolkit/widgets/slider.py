"""A value set by sliding a knob."""

from __future__ import annotations

from pygame import Rect

from .. import actions, paint
from ..canvas import Canvas
from ..element import UNBOUNDED, Element, Size
from ..kit import Kit
from ..memory import Memory
from ..messages import Key, Slid
from ..spots import Behaviour, Point, Reply, Spot
from ..text import TextStyle


class Sliding(Behaviour):
    """Moves a value by keys in steps, and to where the pointer is."""

    def __init__(self, slider: Slider, trough: Rect) -> None:
        """``trough`` is where the knob can go, in the panel."""
        self._slider = slider
        self._trough = trough

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        """Go one step, or ten by page keys, or to an end."""
        span = self._slider.high - self._slider.low
        steps = {
            actions.LEFT: -1.0,
            actions.DECREASE: -1.0,
            actions.RIGHT: 1.0,
            actions.INCREASE: 1.0,
            actions.PAGE_UP: 10.0,
            actions.PAGE_DOWN: -10.0,
            actions.FIRST: -span / self._slider.step,
            actions.LAST: span / self._slider.step,
        }
        if action not in steps:
            return None
        return self._to(self._slider.value + steps[action] * self._slider.step)

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Go to the pointer."""
        share = (at[0] - self._trough.x) / max(1, self._trough.width)
        return self._to(self._slider.low + share * (self._slider.high - self._slider.low))

    def drag(self, at: Point, moved: Point, spot: Spot, memory: Memory) -> Reply:
        """Follow the pointer."""
        return self.press(at, spot, memory)

    def _to(self, value: float) -> Reply:
        slider = self._slider
        steps = round((value - slider.low) / slider.step)
        value = min(slider.high, max(slider.low, slider.low + steps * slider.step))
        return (Slid(slider.key, value),) if value != slider.value else ()


class Slider(Element, frozen=True):
    """A knob in a trough between two values, and the value in words at the right."""

    key: Key
    value: float
    low: float
    high: float
    step: float
    shown: str = ""
    """The value in words."""
    tip: str = ""

    def size(self, kit: Kit, width: int) -> Size:
        """All the width there is."""
        return (kit.px(240) if width >= UNBOUNDED else width, kit.px(32))

    def least_width(self, kit: Kit) -> int:
        """Room to slide and for the words."""
        return kit.px(120) + self._words(kit)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw trough, knob and words."""
        kit = canvas.kit
        knob = kit.px(8)
        left, right = rect.x + kit.px(8) + knob, rect.right - self._words(kit) - kit.px(8) - knob
        trough = Rect(left, rect.centery - kit.px(2), max(1, right - left), kit.px(4))
        hot = Rect(rect.x, rect.y, trough.right + knob + kit.px(8) - rect.x, rect.height)
        canvas.spot(self.key, hot, Sliding(self, trough), tip=self.tip)
        span = self.high - self.low
        share = min(1.0, max(0.0, (self.value - self.low) / span)) if span > 0 else 0.0
        paint.box(canvas.surface, trough, kit.px(2), kit.colour("line"))
        x = trough.x + round(trough.width * share)
        paint.box(
            canvas.surface,
            Rect(trough.x, trough.y, max(1, x - trough.x), trough.height),
            1,
            kit.colour("dim"),
        )
        lit = self.key in (canvas.look.hovered, canvas.look.focused)
        paint.ring(canvas.surface, (x, trough.centery), knob, kit.colour("text" if lit else "dim"), 0)
        words = Rect(hot.right, rect.y, rect.right - hot.right, rect.height)
        canvas.words_in(self.shown, words, TextStyle("body", "strong"), kit.colour("text"), "right")
        if canvas.look.focused == self.key:
            canvas.focus_ring(hot)

    def _words(self, kit: Kit) -> int:
        return (
            max(kit.px(48), kit.text.width(self.shown, TextStyle("body", "strong")) + kit.px(12)) if self.shown else 0
        )
