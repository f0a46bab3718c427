"""A line of text to write in."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from pygame import Rect

from .. import actions, paint
from ..canvas import Canvas
from ..element import UNBOUNDED, Element, Size
from ..kit import Kit
from ..memory import Memory
from ..messages import Key, Submitted, Written
from ..spots import Behaviour, Point, Reply, Spot
from ..text import TextStyle

_STYLE = TextStyle("lead")


class Draft(Struct, frozen=True):
    """What is written, and before which of its characters the next one goes."""

    text: str = ""
    caret: int = 0


class Writing(Behaviour):
    """Edits a draft."""

    takes_text = True

    def __init__(self, field: Field, draft: Draft, edges: tuple[int, ...]) -> None:
        """``edges`` are where in the panel each character of the draft begins, and where the last ends."""
        self._field = field
        self._draft = draft
        self._edges = edges

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        """Move the caret, erase, or confirm."""
        draft = memory.get(spot.key, self._draft)
        text, caret = draft.text, draft.caret
        carets = {
            actions.LEFT: max(0, caret - 1),
            actions.RIGHT: min(len(text), caret + 1),
            actions.FIRST: 0,
            actions.LAST: len(text),
        }
        if action in carets:
            memory.put(spot.key, replace(draft, caret=carets[action]))
            return ()
        if action == actions.ERASE:
            return self._write(Draft(text[: max(0, caret - 1)] + text[caret:], max(0, caret - 1)), spot, memory)
        if action == actions.ERASE_NEXT:
            return self._write(Draft(text[:caret] + text[caret + 1 :], caret), spot, memory)
        if action == actions.ACTIVATE:
            return (Submitted(spot.key, text),)
        return None

    def write(self, text: str, spot: Spot, memory: Memory) -> Reply:
        """Put typed characters at the caret, as many as there is room for."""
        draft = memory.get(spot.key, self._draft)
        room = self._field.longest - len(draft.text)
        more = "".join(character for character in text if character.isprintable())[: max(0, room)]
        longer = draft.text[: draft.caret] + more + draft.text[draft.caret :]
        return self._write(Draft(longer, draft.caret + len(more)), spot, memory)

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Put the caret where the pointer is."""
        draft = memory.get(spot.key, self._draft)
        caret = min(range(len(self._edges)), key=lambda number: abs(self._edges[number] - at[0]))
        memory.put(spot.key, replace(draft, caret=min(caret, len(draft.text))))
        return ()

    def _write(self, draft: Draft, spot: Spot, memory: Memory) -> Reply:
        changed = draft.text != memory.get(spot.key, self._draft).text
        memory.put(spot.key, draft)
        return (Written(spot.key, draft.text),) if changed else ()


class Field(Element, frozen=True):
    """Holds one line of text that the player writes. The panel's memory keeps the draft."""

    key: Key
    text: str = ""
    """What is in it before anything is written."""
    hint: str = ""
    """What is shown while it is empty."""
    longest: int = 60
    """The most characters it takes."""

    def size(self, kit: Kit, width: int) -> Size:
        """All the width there is."""
        return (kit.px(280) if width >= UNBOUNDED else width, kit.px(44))

    def least_width(self, kit: Kit) -> int:
        """Room for a few words."""
        return kit.px(120)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the box, the text around the caret, and the caret while it has the keyboard."""
        kit = canvas.kit
        draft = canvas.memory.get(self.key, Draft(self.text, len(self.text)))
        inner = rect.inflate(-2 * kit.px(12), 0)
        first = self._first(kit, draft, inner.width)
        shown = draft.text[first:]
        while shown and kit.text.width(shown, _STYLE) > inner.width:
            shown = shown[:-1]
        edges = [inner.x + kit.text.width(shown[:number], _STYLE) for number in range(len(shown) + 1)]
        behind = tuple(inner.x - 1_000 for _ in range(first))
        canvas.spot(self.key, rect, Writing(self, draft, behind + tuple(edges)))
        focused = canvas.look.focused == self.key
        line = kit.colour("dim" if canvas.look.hovered == self.key else "line")
        paint.box(canvas.surface, rect, kit.px(kit.theme.shape.radius_small), kit.colour("ground"), line, kit.px(1))
        if shown or not self.hint:
            canvas.words_in(shown, inner, _STYLE, kit.colour("text"))
        else:
            canvas.words_in(kit.text.shorten(self.hint, _STYLE, inner.width), inner, _STYLE, kit.colour("quiet"))
        high = kit.text.line_px(_STYLE)
        if focused:
            caret = Rect(edges[draft.caret - first], rect.centery - high // 2, kit.px(1.5), high)
            canvas.surface.fill(kit.colour("text"), caret)
            canvas.focus_ring(rect)

    def _first(self, kit: Kit, draft: Draft, room: int) -> int:
        """The first character shown, so that the caret is in sight."""
        first = 0
        while kit.text.width(draft.text[first : draft.caret], _STYLE) > room:
            first += 1
        return first
