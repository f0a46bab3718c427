"""What Operations is told before it takes the desk."""

from __future__ import annotations

from pygame import Rect

from game.content.kinds.scenario import ScenarioKind
from game.ui.console import Console
from game.ui.keycaps import keycap
from game.ui.screens.title import Veil
from game.ui.toolkit.actions import ACTIVATE, BACK
from game.ui.toolkit.element import Element, Space
from game.ui.toolkit.layout import Column
from game.ui.toolkit.messages import Activated, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Label, strong, voice
from game.ui.words import say

_WIDTH = 640.0
_PADDING = 24.0


class BriefScene(Scene):
    """The brief, in the voice of whoever tells it, and one thing to press."""

    def __init__(self, console: Console, scenario: ScenarioKind, desk: Scene) -> None:
        """``desk`` is the screen that comes after."""
        super().__init__()
        self._console = console
        self._desk = desk
        self._night = console.night
        self._veil = Veil("veil")
        self._veil.show(245)
        self._page: ElementPanel[ScenarioKind] = ElementPanel("brief", self._build, background="", padding=_PADDING)
        self._page.show(scenario)
        self.stage.set_panels([self._night, self._veil, self._page])
        self.stage.focus_on("brief", "take", seen=True)

    def entered(self) -> None:
        """Name the window."""
        if self._page.model is not None:
            self._console.name_window(self._page.model.name)

    def layout(self, area: Rect) -> None:
        """The page at the left, over the picture."""
        kit = self.kit
        self._night.rect = Rect(area)
        self._veil.rect = Rect(area.x, area.y, min(area.width, kit.px(1400)), area.height)
        width = min(kit.px(_WIDTH) + 2 * kit.px(_PADDING), area.width)
        left = min(kit.px(88), (area.width - width) // 2)
        height = min(self._page.height_at(kit, width), area.height)
        self._page.rect = Rect(left, (area.height - height) // 2, width, height)

    def update(self, dt_s: float) -> None:
        """People move behind it."""
        self._night.advance(dt_s, self._console.loader.glimpse)

    def on_message(self, message: Message) -> None:
        """Take the desk, or not."""
        if isinstance(message, Activated) and message.key == "take":
            self.host.replace(self._desk)
        elif isinstance(message, Activated) and message.key == "back":
            self._give_up()

    def on_action(self, action: str) -> bool:
        """Going back leads to the title."""
        if action == "back":
            self._give_up()
            return True
        return super().on_action(action)

    def _give_up(self) -> None:
        """Leave the desk before it was taken: nothing else tells it to forget its colony."""
        self._desk.left()
        self._console.to_title()

    def _build(self, scenario: ScenarioKind) -> Element:
        paragraphs = tuple(
            voice(" ".join(paragraph.split()), "title") for paragraph in scenario.brief.strip().split("\n\n")
        )
        when = say("ui.brief.when", sol=str(scenario.start_sol))
        keys = self.host.action_map
        return Column(
            (
                Label(when, "body", "dim"),
                strong(scenario.name, "display"),
                *paragraphs,
                Space(8),
                Button("take", say("ui.brief.take"), badge=keycap(keys, ACTIVATE)),
                Button("back", say("ui.brief.back"), badge=keycap(keys, BACK)),
            ),
            gap=14,
        )
