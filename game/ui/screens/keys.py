"""Which key does what."""

from __future__ import annotations

from collections.abc import Collection

from game.ui.console import Console
from game.ui.keycaps import keycap
from game.ui.screens.card import CardScene
from game.ui.screens.colony.chosen.offers import NUMBER_KEYS
from game.ui.screens.colony.middle import PAGES
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.widgets.label import KeyBadge, Label, strong
from game.ui.words import say

_GROUPS = {
    "time": ("pause", "slower", "faster", "speed_1", "speed_2", "speed_3"),
    "desk": ("choose_1", "alarm", "overlay", "choose_more", "enter_choices", "mute"),
    "map": ("arrows", "increase", "decrease", "first", "fit"),
    "pages": tuple(f"screen_{page}" for page in PAGES),
    "game": ("next", "activate", "back", "quick_save", "quick_load", "help", "fullscreen"),
}
_COLUMNS = (("time", "desk"), ("map", "game"), ("pages",))
_ARROWS = "↑ ↓ ← →"


class KeysScene(CardScene):
    """The keys as they are bound now."""

    title = "ui.keys.title"
    width = 1_140.0

    def __init__(self, console: Console, lacking: Collection[str] = ()) -> None:
        """``lacking``: pages that the game in play does not have."""
        super().__init__()
        self._console = console
        self._lacking = {f"screen_{page}" for page in lacking}

    def rows(self) -> tuple[Element, ...]:
        """Groups of keys, side by side where there is room."""
        columns = (Column(tuple(map(self._group, names)), gap=20) for names in _COLUMNS)
        return (Row(tuple(Flex(column, least=300) for column in columns), gap=32, line_gap=20, cross="start"),)

    def _group(self, name: str) -> Element:
        lines = tuple(
            Row(
                (Fixed(_keys(self._badge(action)), 96), Flex(Label(_meaning(action), "body", "dim"))),
                gap=14,
            )
            for action in _GROUPS[name]
            if action not in self._lacking
        )
        return Column((strong(say(f"ui.keys.group.{name}"), "lead"), *lines), gap=4)

    def _badge(self, action: str) -> str:
        if action == "arrows":
            return _ARROWS
        keys = self._console.stack.action_map
        name = keycap(keys, action)
        return f"{name}–{keycap(keys, NUMBER_KEYS[-1])}" if action == NUMBER_KEYS[0] else name


def _meaning(action: str) -> str:
    page = action.removeprefix("screen_")
    return say(f"ui.rail.{page}") if page in PAGES else say(f"ui.keys.{action}")


def _keys(text: str) -> Element:
    return Row((KeyBadge(text, "text"),), breaks=False)
