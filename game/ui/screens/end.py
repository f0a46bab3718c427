"""How it ended: what happened, who died of what, what could have been, and the log of it."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Rect

from game.session.view import ColonyView, DeathView, EndView, LogLine
from game.ui.console import Console
from game.ui.figures import clock
from game.ui.screens.title import Veil
from game.ui.toolkit.element import Element, Rule, Space
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.messages import Activated, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Label, strong, voice
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import say

_STORY, _LOG = 700.0, 460.0
_PADDING = 28.0
_WIDE = 1_180.0
"""Width from which story and log stand side by side, in units."""


@dataclass(frozen=True, slots=True)
class EndModel:
    """Everything the page shows."""

    end: EndView
    places: tuple[tuple[str, str], ...]
    """Names of modules by id."""
    log: tuple[LogLine, ...]


class EndScene(Scene):
    """The page after a scenario."""

    def __init__(self, console: Console, view: ColonyView, scenario: str, seed: int) -> None:
        """``view``: the last one, with its end."""
        super().__init__()
        if view.end is None:
            raise ValueError("a page about an end needs one")
        self._console = console
        self._scenario, self._seed = scenario, seed
        places = tuple((module.id, module.name) for module in view.modules)
        model = EndModel(view.end, places, view.log)
        self._night = console.night
        self._veil = Veil("veil")
        self._veil.show(250)
        self._story: ElementPanel[EndModel] = ElementPanel("story", build_story, background="", padding=_PADDING)
        self._log: ElementPanel[EndModel] = ElementPanel("log", build_log, background="panel", edges=("left",))
        self._story.show(model)
        self._log.show(model)
        self.stage.set_panels([self._night, self._veil, self._story, self._log])
        self.stage.focus_on("story", "again", seen=False)

    def entered(self) -> None:
        """Name the window."""
        model = self._story.model
        if model is not None:
            self._console.name_window(model.end.title)

    def layout(self, area: Rect) -> None:
        """The story at the left, the log at the right where there is room for it."""
        kit = self.kit
        self._night.rect = Rect(area)
        wide = area.width >= kit.px(_WIDE)
        log = kit.px(_LOG) if wide else 0
        self._log.hidden = not wide
        self._log.rect = Rect(area.right - log, area.y, log, area.height)
        room = area.width - log
        width = min(kit.px(_STORY), room)
        height = min(self._story.height_at(kit, width), area.height)
        left = area.x + min(kit.px(72), (room - width) // 2)
        self._veil.rect = Rect(area.x, area.y, min(area.width, (left + width) * 2), area.height)
        self._story.rect = Rect(left, area.y + (area.height - height) // 2, width, height)

    def update(self, dt_s: float) -> None:
        """People move behind it."""
        self._night.advance(dt_s, self._console.loader.glimpse)

    def on_message(self, message: Message) -> None:
        """Play it again, or another way, or leave."""
        if not isinstance(message, Activated):
            return
        if message.key == "again":
            self._console.begin(self._scenario, self._seed)
        elif message.key == "other":
            self._console.begin(self._scenario)
        elif message.key == "title":
            self._console.to_title()

    def on_action(self, action: str) -> bool:
        """Going back leads to the title."""
        if action == "back":
            self._console.to_title()
            return True
        return super().on_action(action)


def build_story(model: EndModel) -> Element:
    """Headline, what happened, the dead, what could have been, and what can be done now."""
    end = model.end
    tone = "good" if end.good else "danger" if end.dead else "caution"
    rows: list[Element] = [
        Label(say("ui.end.good" if end.good else "ui.end.bad"), "body", tone, "strong"),
        strong(end.title, "display"),
        *(voice(" ".join(part.split()), "title") for part in end.text.strip().split("\n\n")),
    ]
    if end.dead:
        rows += [Rule(), strong(say("ui.end.dead", count=str(len(end.dead))), "lead"), *_deaths(model)]
    if end.could_have:
        rows += [Rule(), strong(say("ui.end.could_have"), "lead")]
        rows += [Label(" ".join(line.split()), "body", "good") for line in end.could_have]
    buttons = (
        Flex(Button("again", say("ui.end.again"), centred=True), least=150),
        Flex(Button("other", say("ui.end.other"), centred=True), least=150),
        Flex(Button("title", say("ui.end.title"), centred=True), least=150),
    )
    rows += [Space(4), Row(buttons, gap=8)]
    return Column(tuple(rows), gap=12)


def _deaths(model: EndModel) -> tuple[Element, ...]:
    """Those who died of the same causes in the same place together, the chain of causes told once."""
    names = dict(model.places)
    groups: dict[tuple[str, tuple[str, ...]], list[DeathView]] = {}
    for death in model.end.dead:
        groups.setdefault((death.module, death.chain), []).append(death)
    found: list[Element] = []
    for (module, chain), dead in groups.items():
        who = ", ".join(say("ui.end.died", name=death.name, time=clock(death.time_s)) for death in dead)
        found.append(strong(say("ui.end.in", place=names.get(module, module)), "body", "danger"))
        found.append(Label(who, "body"))
        found += [
            Row(
                (
                    Label(say("ui.end.link"), "body", "quiet", wraps=False),
                    Flex(Label(" ".join(link.split()), "body", "dim")),
                ),
                gap=10,
                cross="start",
                breaks=False,
            )
            for link in chain
        ]
    return (Column(tuple(found), gap=4),)


def build_log(model: EndModel) -> Element:
    """The log from its beginning."""
    rows = tuple(
        ListRow(line.text, lead=clock(line.time_s), tone="dim" if line.tone == "plain" else line.tone)
        for line in model.log
    )
    return Column((strong(say("ui.end.log"), "lead"), Column(rows, gap=2)), gap=12)
