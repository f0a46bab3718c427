"""A card over the present screen: settings, saved games, keys. What is in it scrolls when it lacks room."""

from __future__ import annotations

from abc import abstractmethod

from pygame import Rect

from game.ui.keycaps import keycap
from game.ui.toolkit.actions import BACK
from game.ui.toolkit.boxes import Box
from game.ui.toolkit.element import Element, fit
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Activated, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.scroll import Scroll
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import strong
from game.ui.words import say

_MARGIN = 24.0
_PADDING = 28.0
_GAP = 16.0
_LEAST = 160.0
"""What is left of the rows at least where there is no room, in units."""


class CardScene(Scene):
    """A titled card in the middle. Subclass it: say what is in it, answer what is done with it."""

    modal = True
    width = 640.0
    """In units."""
    title = ""
    """Id of its headline."""

    def __init__(self) -> None:
        super().__init__()
        self._version = 0
        self._panel: ElementPanel[int] = ElementPanel("card", self._build, padding=0, background="")
        self._panel.show(0)
        self.stage.set_panels([self._panel])

    @abstractmethod
    def rows(self) -> tuple[Element, ...]:
        """What is in it, from above to below."""

    def answer(self, message: Message) -> None:
        """Answer what was done with anything but the button that closes it."""

    def closing(self) -> tuple[Element, ...]:
        """The buttons at its foot."""
        return (Flex(Button("close", say("ui.card.close"), badge=keycap(self.host.action_map, BACK), centred=True)),)

    def changed(self) -> None:
        """Draw it anew: what it shows has changed."""
        self._version += 1
        self._panel.show(self._version)
        self.lay_out_again()

    def layout(self, area: Rect) -> None:
        """In the middle, as high as it needs if there is room."""
        kit = self.kit
        margin = kit.px(_MARGIN)
        width = min(kit.px(self.width), area.width - 2 * margin)
        kit.forget_drawing()
        height = min(fit(self._card(Column(self.rows(), gap=_GAP)), kit, width)[1], area.height - 2 * margin)
        kit.forget_drawing()
        self._panel.rect = Rect(0, 0, width, height)
        self._panel.rect.center = area.center

    def on_message(self, message: Message) -> None:
        """Close, or pass it on."""
        if isinstance(message, Activated) and message.key == "close":
            self.host.pop(self)
        else:
            self.answer(message)

    def on_action(self, action: str) -> bool:
        """Going back closes it; nothing else reaches the screen below."""
        super().on_action(action)
        return True

    def _build(self, version: int) -> Element:
        return self._card(Shrink(Scroll("rows", Column(self.rows(), gap=_GAP)), least=_LEAST))

    def _card(self, content: Element) -> Element:
        """The headline, what is in it, and the buttons at its foot, which stay in sight."""
        foot = Row(self.closing(), gap=8, cross="stretch")
        return Box(Column((strong(say(self.title), "display"), content, foot), gap=_GAP), _PADDING, "panel", "edge")
