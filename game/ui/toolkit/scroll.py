"""A region that scrolls when what is in it is higher than the room there is."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from . import paint
from .canvas import Canvas
from .element import Element, Size, fit, least_width
from .kit import Kit
from .memory import Memory
from .messages import Key
from .spots import Behaviour, Point, Reply, Spot

_STEP = 48.0
_BAR_ROOM = 16.0
_LEAST_THUMB = 24.0
_FADE = 20.0


class ScrollState(Struct, frozen=True):
    """How far a region is scrolled, in pixels."""

    top: int = 0


class Scrolling(Behaviour):
    """Moves a region by wheel, page keys and, when it has nothing else to focus, arrow keys."""

    def __init__(self, room: int, content: int, step: int) -> None:
        """A region showing ``room`` of ``content`` pixels, moving by ``step``."""
        self.room, self.content, self.step = room, content, step

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        """Scroll by keys; not taken at an end, so that the focus can move on."""
        page = max(self.step, self.room - self.step)
        moves = {"up": -self.step, "down": self.step, "page_up": -page, "page_down": page}
        moves |= {"first": -self.content, "last": self.content}
        return self._move(moves[action], spot, memory) if action in moves else None

    def wheel(self, across: int, down: int, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Scroll by the wheel."""
        return self._move(down * self.step, spot, memory)

    def show(self, top: int, bottom: int, spot: Spot, memory: Memory, *, at_top: bool = False) -> None:
        """Scroll just so far that ``top`` to ``bottom``, in panel pixels as drawn last, can be seen, or ``at_top``."""
        view_top, view_bottom = spot.rect.top + self.step // 4, spot.rect.bottom - self.step // 4
        if at_top or top < view_top:
            self._move(top - view_top, spot, memory)
        elif bottom > view_bottom:
            self._move(min(bottom - view_bottom, top - view_top), spot, memory)

    def _move(self, by: int, spot: Spot, memory: Memory) -> Reply:
        before = memory.get(spot.key, ScrollState())
        top = max(0, min(self.content - self.room, before.top + by))
        if top == before.top:
            return None
        memory.put(spot.key, ScrollState(top))
        return ()


class Scroll(Element, frozen=True):
    """A child that may be higher than the room it is given."""

    key: Key
    child: Element
    height: float = 0.0
    """The room it asks for in a column, in units; 0 asks for the whole height of the child."""
    padding: float = 0.0
    """Around the child and scrolled with it, in units. The bar lies in it."""

    def size(self, kit: Kit, width: int) -> Size:
        """The child's size, no higher than ``height``."""
        around = 2 * kit.px(self.padding)
        across, down = fit(self.child, kit, max(1, width - around))
        return (
            min(width, across + around),
            min(down + around, kit.px(self.height)) if self.height else down + around,
        )

    def least_width(self, kit: Kit) -> int:
        """The child's least and the padding."""
        return least_width(self.child, kit) + 2 * kit.px(self.padding)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the part that can be seen, and a bar when there is more."""
        kit = canvas.kit
        pad = kit.px(self.padding)
        across = max(1, rect.width - 2 * pad)
        down = fit(self.child, kit, across)[1] + 2 * pad
        if down > rect.height:
            across = max(1, rect.width - pad - max(pad, kit.px(_BAR_ROOM)))
            down = fit(self.child, kit, across)[1] + 2 * pad
        down = max(down, rect.height)
        top = max(0, min(canvas.memory.get(self.key, ScrollState()).top, down - rect.height))
        canvas.memory.keep(self.key, ScrollState(top))
        behaviour = Scrolling(rect.height, down, kit.px(_STEP))
        overflows = down > rect.height
        if overflows:
            canvas.spot(self.key, rect, behaviour, focusable=False)
        place = len(canvas.spots)
        with canvas.clipped(rect, self.key if overflows else None):
            high = down - 2 * pad if self.child.stretches else fit(self.child, kit, across)[1]
            self.child.place(canvas, Rect(rect.x + pad, rect.y + pad - top, across, high))
        if overflows:
            self._fade(canvas, rect, top, down)
            self._bar(canvas, rect, top, down)
            if not any(spot.focusable for spot in canvas.spots[place:]):
                # Nothing inside to walk to: the region itself takes the focus, so that keys can scroll it.
                canvas.spots[place - 1] = canvas.spot(self.key, rect, behaviour)
                canvas.spots.pop()
                if canvas.look.focused == self.key:
                    canvas.focus_ring(rect)

    def _fade(self, canvas: Canvas, rect: Rect, top: int, down: int) -> None:
        """Let what goes on beyond an edge fade out there, so that it is seen to go on."""
        high = min(canvas.kit.px(_FADE), rect.height // 4)
        if top > 0:
            paint.fade(canvas.surface, Rect(rect.x, rect.y, rect.width, high), canvas.backdrop, upwards=True)
        if top < down - rect.height:
            edge = Rect(rect.x, rect.bottom - high, rect.width, high)
            paint.fade(canvas.surface, edge, canvas.backdrop, upwards=False)

    def _bar(self, canvas: Canvas, rect: Rect, top: int, down: int) -> None:
        kit = canvas.kit
        wide = kit.px(kit.theme.shape.scrollbar)
        edge = kit.px(4)
        track = Rect(rect.right - wide - edge, rect.y + edge, wide, rect.height - 2 * edge)
        high = min(track.height, max(kit.px(_LEAST_THUMB), track.height * rect.height // down))
        at = track.y + (track.height - high) * top // max(1, down - rect.height)
        paint.box(canvas.surface, Rect(track.x, at, wide, high), wide // 2, kit.colour("line"))
