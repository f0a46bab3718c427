"""The page after a scenario: what it tells stands in ``debrief``; here it is laid out and answered."""

from __future__ import annotations

from collections.abc import Mapping

from pygame import Rect

from game.session.view import ColonyView
from game.ui.console import Console
from game.ui.screens.debrief import EndModel, build_next, build_story, build_turns
from game.ui.screens.title import Veil
from game.ui.toolkit.messages import Activated, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scene import Scene

_STORY, _LOG = 700.0, 460.0
_PADDING = 28.0
_WIDE = 1_180.0
"""Width from which story and log stand side by side, in units."""


class EndScene(Scene):
    """The page after a scenario."""

    def __init__(
        self, console: Console, view: ColonyView, scenario: str, seed: int, axes: Mapping[str, str] | None = None
    ) -> None:
        """``view``: the last one, with its end; ``axes``: how hard the game was on each side."""
        super().__init__()
        if view.end is None:
            raise ValueError("a page about an end needs one")
        self._console = console
        self._scenario, self._seed, self._axes = scenario, seed, axes
        places = tuple((module.id, module.name) for module in view.modules)
        model = EndModel(view.end, places, view.log)
        chronicle = view.end.chronicle
        self._tells_days = chronicle is None or bool(chronicle.days)
        self._night = console.night
        self._veil = Veil("veil")
        self._veil.show(250)
        self._story: ElementPanel[EndModel] = ElementPanel("story", build_story, background="", padding=_PADDING)
        self._next: ElementPanel[EndModel] = ElementPanel("next", build_next, background="", padding=_PADDING)
        self._log: ElementPanel[EndModel] = ElementPanel("log", build_turns, background="panel", edges=("left",))
        for panel in (self._story, self._next, self._log):
            panel.show(model)
        self.stage.set_panels([self._night, self._veil, self._story, self._next, self._log])
        self.stage.focus_on("next", "again", seen=False)

    def entered(self) -> None:
        """Name the window."""
        model = self._story.model
        if model is not None:
            self._console.name_window(model.end.title)

    def layout(self, area: Rect) -> None:
        """The story at the left with what comes next below it, the log at the right where there is room for it."""
        kit = self.kit
        self._night.rect = Rect(area)
        wide = area.width >= kit.px(_WIDE)
        told = self._tells_days and wide
        log = kit.px(_LOG) if told else 0
        self._log.hidden = not told
        self._log.rect = Rect(area.right - log, area.y, log, area.height)
        room = area.width - log
        width = min(kit.px(_STORY), room)
        padding = kit.px(_PADDING)
        below = self._next.height_at(kit, width) - padding
        wanted = self._story.height_at(kit, width)
        below += padding // 2
        height = min(wanted - padding, area.height - below)
        left = area.x + min(kit.px(72), (room - width) // 2)
        top = area.y + (area.height - height - below) // 2
        self._veil.rect = Rect(area.x, area.y, min(area.width, (left + width) * 2), area.height)
        # What is told in full keeps the padding below it, which lies under the buttons' own: else it would scroll.
        self._story.rect = Rect(left, top, width, wanted if height == wanted - padding else height)
        self._next.rect = Rect(left, top + height - padding // 2, width, below + padding - padding // 2)

    def update(self, dt_s: float) -> None:
        """People move behind it."""
        self._night.advance(dt_s, self._console.loader.glimpse)

    def on_message(self, message: Message) -> None:
        """Play it again, or another way, or leave."""
        if not isinstance(message, Activated):
            return
        if message.key == "again":
            self._console.begin(self._scenario, self._seed, self._axes)
        elif message.key == "other":
            self._console.begin(self._scenario, axes=self._axes)
        elif message.key == "title":
            self._console.to_title()

    def on_action(self, action: str) -> bool:
        """Going back leads to the title."""
        if action == "back":
            self._console.to_title()
            return True
        return super().on_action(action)
