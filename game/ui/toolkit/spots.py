"""Hot spots: the places in a panel that answer to keyboard, gamepad and pointer alike."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct, field
from pygame import Rect

from .memory import Memory
from .messages import Activated, Key, Message, Refused

Point: TypeAlias = tuple[int, int]
Reply: TypeAlias = tuple[Message, ...] | None
"""What came of an input: nothing to do with it (``None``), or taken, with what the scene should be told."""


class Behaviour:
    """How a spot answers. Each answer says whether the input was taken.

    Positions are in the panel, in pixels.
    """

    takes_text = False
    """Whether typed characters go to the spot rather than to shortcuts."""
    unseen: frozenset[str] = frozenset()
    """Actions it answers even while the focus is not shown, since the pointer was pressed on it last."""

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        """Answer an action, such as ``activate`` or ``left``, while the spot has the focus."""
        return None

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Answer the pointer being pressed on the spot."""
        return None

    def drag(self, at: Point, moved: Point, spot: Spot, memory: Memory) -> Reply:
        """Answer the pointer having ``moved`` to ``at`` while pressed on the spot."""
        return None

    def release(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Answer the pointer being released, anywhere, after being pressed on the spot."""
        return None

    def let_go(self, spot: Spot, memory: Memory) -> None:
        """Forget that the pointer was pressed on the spot: its release will never be heard of."""

    def hover(self, at: Point, spot: Spot, memory: Memory) -> None:
        """Take note of the pointer being over the spot."""

    def wheel(self, across: int, down: int, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Answer the wheel being turned over the spot by whole steps."""
        return None

    def write(self, text: str, spot: Spot, memory: Memory) -> Reply:
        """Answer typed characters while the spot has the focus."""
        return None


class Push(Behaviour):
    """Answers like a button: one message when activated, or when pressed and released on the spot."""

    def __init__(self, message: Message | None = None) -> None:
        """Tell the scene ``message``, by default ``Activated`` with the spot's key."""
        self._message = message

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        """Fire on ``activate`` and on the spot's own shortcut."""
        if action == "activate" or (spot.action and action == spot.action):
            return self.fire(spot)
        return None

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Wait for the release."""
        return ()

    def release(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        """Fire if the pointer is still on the spot."""
        return self.fire(spot) if spot.visible.collidepoint(at) else ()

    def fire(self, spot: Spot) -> Reply:
        """The message, or the reason why not."""
        if not spot.enabled:
            return (Refused(spot.key, spot.reason),)
        return (self._message or Activated(spot.key),)


class Spot(Struct, frozen=True):
    """A hot spot as it was last drawn."""

    key: Key
    rect: Rect
    """Where it is in the panel, in pixels; it may be scrolled out of sight."""
    visible: Rect
    """The part of ``rect`` that can be seen and pressed."""
    behaviour: Behaviour = field(default_factory=Push)
    enabled: bool = True
    reason: str = ""
    """Why it is disabled, in words for the player."""
    action: str = ""
    """An action that presses it from anywhere on the screen."""
    tip: str = ""
    """What more there is to say when the focus or the pointer rests on it."""
    focusable: bool = True
    region: Key | None = None
    """The scrolled region it lies in, if any."""
    tip_at: Rect | None = None
    """What part of it the tip is about, in the panel; by default all of it."""
