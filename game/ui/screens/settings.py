"""Settings: how large, how loud, and what each level of alarm does."""

from __future__ import annotations

from msgspec.structs import replace

from game.content.catalogues.translating import languages, own_name
from game.content.kinds.alarm import Level
from game.ui.console import Console
from game.ui.preferences import LEVELS, Routing
from game.ui.screens.alarm_settings import AlarmSettingsScene, switches
from game.ui.screens.card import CardScene
from game.ui.screens.colony.alarms import GRAVITY
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Fixed, Flex, Row
from game.ui.toolkit.messages import Activated, Chosen, Key, Message, Slid
from game.ui.toolkit.widgets.alarm import Shape
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.slider import Slider
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import numbered, say

_SCALES = ("0", "1", "1.25", "1.5", "1.75", "2")
_EFFECTS = ("pause", "sound", "centre")


class SettingsScene(CardScene):
    """The settings, used at once and kept."""

    title = "ui.settings.title"
    width = 760.0

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        roots = console.pack_roots
        self._languages = tuple(Option(code, own_name(code, roots)) for code in languages(roots))
        self.stage.focus_on("card", ("scale", "0"), seen=False)

    def rows(self) -> tuple[Element, ...]:
        """Size, sound, window, then one line for each level of alarm."""
        now = self._console.preferences
        scale = next((name for name in _SCALES if float(name) == now.scale), "0")
        scales = tuple(
            Option(name, say("ui.settings.scale.auto") if name == "0" else numbered(f"{float(name):g}×"))
            for name in _SCALES
        )
        shown = say("ui.figure.percent", value=f"{100 * now.volume:.0f}")
        return (
            _line("ui.settings.scale", Toggles("scale", scales, scale)),
            _line("ui.settings.volume", Slider("volume", now.volume, 0.0, 1.0, 0.05, shown)),
            _line("ui.settings.muted", _switch("muted", now.muted)),
            _line("ui.settings.fullscreen", _switch("fullscreen", self._console.fills_screen)),
            *self._language(),
            Rule(),
            strong(say("ui.settings.alarms"), "lead"),
            Label(say("ui.settings.alarms.line"), "body", "dim"),
            *(self._level(level, now.route(level)) for level in LEVELS),
            Button("kinds", say("ui.settings.kinds.open"), centred=True),
            Rule(),
            _line("ui.settings.page_pauses", _switch("page_pauses", now.page_pauses)),
            *([] if self._console.settings_kept else [Label(say("ui.settings.not_kept"), "body", "danger")]),
        )

    def answer(self, message: Message) -> None:
        """Use what was set."""
        if isinstance(message, Activated) and message.key == "kinds":
            self.host.push(AlarmSettingsScene(self._console))
            return
        now = self._console.preferences
        size_px = self.stage.bounds.size
        if isinstance(message, Chosen) and message.key == "language":
            self._console.set_language(message.option, size_px)
            self.changed()
            return
        if isinstance(message, Chosen) and message.key == "fullscreen":
            self._console.fill_screen(message.option == "on", size_px)
            self.changed()
            return
        if isinstance(message, Slid):
            now = replace(now, volume=round(message.value, 2))
        elif isinstance(message, Chosen) and message.key == "scale":
            now = replace(now, scale=float(message.option))
        elif isinstance(message, Chosen) and message.key in ("muted", "page_pauses"):
            now = replace(now, **{str(message.key): message.option == "on"})
        elif isinstance(message, Chosen) and isinstance(message.key, tuple):
            level = next(name for name in LEVELS if name == message.key[1])
            route = replace(now.route(level), **{str(message.key[2]): message.option == "on"})
            now = replace(now, routes={**now.routes, level: route})
        self._console.set_preferences(now, size_px)
        if isinstance(message, Slid):
            self._console.play("click")
        self.changed()

    def _language(self) -> tuple[Element, ...]:
        """One line, where the packs speak more than one language."""
        if len(self._languages) < 2:
            return ()
        return (_line("ui.settings.language", Toggles("language", self._languages, self._console.language)),)

    def _level(self, level: Level, route: Routing) -> Element:
        name = Row((Shape(GRAVITY[level], 20), Flex(Label(say(f"ui.level.{level}"), "body"))), gap=10)
        return Row((Fixed(name, 110), *switches(level, route, _EFFECTS)), gap=20, line_gap=6)


def _line(name: str, control: Element) -> Element:
    return Row((Fixed(Label(say(name), "body", "dim"), 150), Flex(control, least=260)), gap=16, line_gap=4)


def _switch(key: Key, on: bool) -> Toggles:
    options = (Option("off", say("ui.settings.off")), Option("on", say("ui.settings.on")))
    return Toggles(key, options, "on" if on else "off")
