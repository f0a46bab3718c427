"""What each kind of alarm does when it is raised: stop the clock, go there, sound, and be written in the log."""

from __future__ import annotations

from msgspec.structs import replace

from game.content.kinds.alarm import AlarmKind
from game.ui.console import Console
from game.ui.preferences import LEVELS, Routing
from game.ui.screens.card import CardScene
from game.ui.screens.colony.alarms import GRAVITY
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Fixed, Flex, Row
from game.ui.toolkit.messages import Activated, Chosen, Message
from game.ui.toolkit.widgets.alarm import Shape
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Label
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

EFFECTS = ("pause", "sound", "centre", "log")


class AlarmSettingsScene(CardScene):
    """One line for each kind of alarm, the gravest first. A kind that was never set does what its level does."""

    title = "ui.settings.kinds"
    width = 1020.0

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console

    def rows(self) -> tuple[Element, ...]:
        """The kinds."""
        kinds = sorted(self._console.told.of(AlarmKind).values(), key=lambda kind: (-LEVELS.index(kind.level), kind.id))
        now = self._console.preferences
        return (
            Label(say("ui.settings.kinds.line"), "body", "dim"),
            *(_line(kind, now.route(kind.level, kind.id)) for kind in kinds),
            Button("as_levels", say("ui.settings.kinds.as_levels"), centred=True),
        )

    def answer(self, message: Message) -> None:
        """Use what was set."""
        now = self._console.preferences
        if isinstance(message, Activated) and message.key == "as_levels":
            now = replace(now, own_routes={})
        elif isinstance(message, Chosen) and isinstance(message.key, tuple):
            kind = self._console.content.of(AlarmKind)[str(message.key[1])]
            route = replace(now.route(kind.level, kind.id), **{str(message.key[2]): message.option == "on"})
            now = replace(now, own_routes={**now.own_routes, kind.id: route})
        self._console.set_preferences(now, self.stage.bounds.size)
        self.changed()


def _line(kind: AlarmKind, route: Routing) -> Element:
    name = Row((Shape(GRAVITY[kind.level], 20), Flex(Label(kind.called or kind.id, "body"))), gap=10)
    return Row((Fixed(name, 230), *switches(kind.id, route, EFFECTS)), gap=18, line_gap=6)


def switches(name: str, route: Routing, effects: tuple[str, ...]) -> tuple[Element, ...]:
    """A switch for each effect of a level or kind."""
    options = (Option("off", say("ui.settings.off")), Option("on", say("ui.settings.on")))
    return tuple(
        Row(
            (
                Label(say(f"ui.settings.{effect}"), "small", "dim", wraps=False),
                Toggles(("route", name, effect), options, "on" if getattr(route, effect) else "off"),
            ),
            gap=8,
            breaks=False,
        )
        for effect in effects
    )
