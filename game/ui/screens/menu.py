"""What Escape brings: going on, saving, settings, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.console import Console
from game.ui.screens.card import CardScene
from game.ui.toolkit.element import Element
from game.ui.toolkit.messages import Activated, Message
from game.ui.toolkit.widgets.button import Button
from game.ui.words import say

if TYPE_CHECKING:
    from game.session.session import Session

_ENTRIES = ("saves", "settings", "keys", "leave")


class MenuScene(CardScene):
    """The menu of a game in play. Time stands while it is open."""

    title = "ui.menu.title"
    width = 420.0

    def __init__(self, console: Console, session: Session) -> None:
        super().__init__()
        self._console = console
        self._session = session
        self.stage.focus_on("card", "close")

    def rows(self) -> tuple[Element, ...]:
        """One button for each way out."""
        return tuple(Button(name, say(f"ui.menu.{name}")) for name in _ENTRIES)

    def answer(self, message: Message) -> None:
        """Go there."""
        if not isinstance(message, Activated):
            return
        from game.ui.screens.keys import KeysScene
        from game.ui.screens.saves import SavesScene
        from game.ui.screens.settings import SettingsScene

        if message.key == "saves":
            self._console.show(SavesScene(self._console, self._session))
        elif message.key == "settings":
            self._console.show(SettingsScene(self._console))
        elif message.key == "keys":
            self._console.show(KeysScene(self._console))
        elif message.key == "leave":
            leave(self._session)
            self._console.to_title()


def leave(session: Session) -> None:
    """Keep a game as it is left, unless it is over. What cannot be written is let go: the player has gone."""
    from game.ui.slots import LEFT, saves_dir, write_slot

    if not session.over:
        write_slot(session, saves_dir(), LEFT)
