"""What Escape brings: going on, saving, settings, leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.content.kinds.difficulty import AxisKind
from game.session.orders import Order, SetAxis
from game.ui.console import Console
from game.ui.screens.axes import axis_line, axis_models
from game.ui.screens.card import CardScene
from game.ui.toolkit.element import Element
from game.ui.toolkit.messages import Activated, Chosen, Message
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Label
from game.ui.words import say

if TYPE_CHECKING:
    from game.session.session import Session

_ENTRIES = ("saves", "settings", "keys", "leave")


class MenuScene(CardScene):
    """The menu of a game in play. Time stands while it is open."""

    title = "ui.menu.title"
    width = 420.0

    def __init__(self, console: Console, session: Session, give: Callable[[Order], bool] | None = None) -> None:
        """``give`` carries an order out; without it nothing can be ordered from here."""
        super().__init__()
        self._console = console
        self._session = session
        self._give = give
        self._unkept = ""
        """Why the game could not be saved as it is left."""
        self.stage.focus_on("card", "close")

    def rows(self) -> tuple[Element, ...]:
        """One button for each way out."""
        hard = ("axes",) if self._session.scenario.keeps_house and self._give is not None else ()
        problem = (Label(self._unkept, "body", "danger"),) if self._unkept else ()
        entries = (Button(name, say(f"ui.menu.{name}")) for name in (*_ENTRIES[:-1], *hard, _ENTRIES[-1]))
        return (*entries, *problem)

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
        elif message.key == "axes" and self._give is not None:
            self._console.show(AxesScene(self._console, self._session, self._give))
        elif message.key == "leave":
            self._leave()

    def _leave(self) -> None:
        """Save the game and go to the title. One that cannot be saved is only left at the second press."""
        from game.ui.slots import saves_dir, write_left

        problem = write_left(self._session, saves_dir())
        if problem and not self._unkept:
            self._unkept = say("ui.menu.leave_again", problem=problem)
            self.changed()
        else:
            self._console.to_title()


class AxesScene(CardScene):
    """How hard each side of the game in play is, and setting it anew."""

    title = "ui.axes.title"
    width = 640.0

    def __init__(self, console: Console, session: Session, give: Callable[[Order], bool]) -> None:
        super().__init__()
        self._console = console
        self._session = session
        self._give = give
        levels = session.axes
        first = next(iter(levels), "")
        self.stage.focus_on("card", ("axis", first, levels.get(first, "")), seen=False)

    def rows(self) -> tuple[Element, ...]:
        """One line for each side, and what its level changes."""
        axes = axis_models(self._console.told.of(AxisKind).values(), self._session.axes)
        return (Label(say("ui.axes.line"), "body", "dim"), *(axis_line(axis) for axis in axes))

    def answer(self, message: Message) -> None:
        """Order the level that was pressed, unless it holds already."""
        if not isinstance(message, Chosen) or not isinstance(message.key, tuple):
            return
        axis = str(message.key[1])
        if self._session.axes.get(axis) != message.option:
            self._give(SetAxis(axis, message.option))
            self.changed()
