"""A question over the screen that wants an answer first."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from pygame import Rect

from ..actions import BACK
from ..boxes import Box
from ..element import Element, fit
from ..layout import Column, Flex, Row
from ..messages import Activated, Key, Message, Submitted
from ..panel import ElementPanel
from ..scene import Scene
from .button import Button
from .label import strong

_WIDTH = 520.0
_PADDING = 24.0
_MARGIN = 24.0


class Answer(Struct, frozen=True):
    """One of the answers to a dialog."""

    key: Key
    label: str
    badge: str = ""
    action: str = ""
    effect: str = ""
    tone: str = "text"


class Question(Struct, frozen=True):
    """What a dialog shows."""

    title: str
    body: tuple[Element, ...]
    answers: tuple[Answer, ...]


class Dialog(Scene):
    """Shows a question over the scenes below and goes when it is answered, or when the player goes back."""

    modal = True

    def __init__(
        self,
        question: Question,
        answered: Callable[[Key], None],
        *,
        back: Key | None = None,
        told: Callable[[Message], None] | None = None,
        first: Key | None = None,
    ) -> None:
        """Ask ``question``.

        Args:
            question: what to show.
            answered: called with the key of the answer, after the dialog has been taken off.
            back: the answer that going back stands for; without one, going back does nothing.
            told: gets the messages of other widgets in the body. A submitted field gives the first answer.
            first: the spot that has the keyboard at first; by default the first answer.
        """
        super().__init__()
        self._question = question
        self._answered = answered
        self._back = back
        self._told = told or (lambda message: None)
        self._panel: ElementPanel[Question] = ElementPanel("dialog", self._build, padding=0, background="")
        self._panel.show(question)
        self.stage.set_panels([self._panel])
        self.stage.focus_on("dialog", first if first is not None else question.answers[0].key)

    def ask(self, question: Question) -> None:
        """Show another question in the same place."""
        self._question = question
        self._panel.show(question)
        self.layout(self.stage.bounds)

    def layout(self, area: Rect) -> None:
        """In the middle, as high as it needs if there is room."""
        kit = self.kit
        margin = kit.px(_MARGIN)
        width = min(kit.px(_WIDTH), area.width - 2 * margin)
        kit.forget_drawing()
        height = min(fit(self._build(self._question), kit, width)[1], area.height - 2 * margin)
        self._panel.rect = Rect(0, 0, width, height)
        self._panel.rect.center = area.center

    def on_message(self, message: Message) -> None:
        """Give the answer, or pass on what other widgets say."""
        keys = [answer.key for answer in self._question.answers]
        if isinstance(message, Activated) and message.key in keys:
            self._give(message.key)
        elif isinstance(message, Submitted):
            self._give(keys[0])
        else:
            self._told(message)

    def on_action(self, action: str) -> bool:
        """Going back gives the answer that stands for it; nothing else reaches the scenes below."""
        if action == BACK and self._back is not None:
            self._give(self._back)
        return True

    def _give(self, key: Key) -> None:
        self.host.pop(self)
        self._answered(key)

    def _build(self, question: Question) -> Element:
        answers = tuple(
            Flex(Button(a.key, a.label, a.badge, a.effect, a.tone, action=a.action, centred=not a.effect))
            for a in question.answers
        )
        stacked = any(answer.effect for answer in question.answers)
        buttons: Element = Column(answers) if stacked else Row(answers, gap=8, cross="stretch")
        content = Column((strong(question.title, "title"), *question.body, buttons), gap=16)
        return Box(content, _PADDING, "panel", "edge")
