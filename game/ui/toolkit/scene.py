"""A scene: one screen, its panels and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from .actions import BACK
from .events import InputEvent
from .kit import Kit
from .messages import Message
from .stage import Stage

if TYPE_CHECKING:
    from .stack import SceneStack


class Scene:
    """One screen. Subclass it.

    Set panels' places in ``layout``, their models in ``update``, answer messages.
    """

    modal = False
    """Whether the scenes below stay in sight, dimmed, while this one takes all input."""

    def __init__(self) -> None:
        self.stage = Stage()
        self.host: SceneStack
        """The stack it lies on; set when it is pushed."""

    @property
    def kit(self) -> Kit:
        """Theme, type and icons at the present scale."""
        return self.host.kit

    def entered(self) -> None:
        """It has been put on the stack."""

    def left(self) -> None:
        """It has been taken off the stack."""

    def respoken(self) -> None:
        """The window speaks another language: make anew what keeps words. What is drawn is drawn anew anyway."""

    def layout(self, area: Rect) -> None:
        """Give each panel its place in ``area``, the whole window. Called when size or scale changes."""

    def lay_out_again(self) -> None:
        """Call ``layout`` again, as when a panel has become higher."""
        self.host.place(self)

    def update(self, dt_s: float) -> None:
        """Let ``dt_s`` real seconds pass and show the panels what there is to show now."""

    def on_input(self, event: InputEvent) -> bool:
        """See an input before anyone else; tell whether it was taken."""
        return False

    def on_message(self, message: Message) -> None:
        """Answer what was done with a widget."""

    def on_action(self, action: str) -> bool:
        """Answer an action that no widget took; tell whether it was taken.

        By default ``back`` leaves the scene.
        """
        if action == BACK and self.host.depth > 1:
            self.host.pop(self)
            return True
        return False
