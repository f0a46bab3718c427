"""Saved games: going on with one, and writing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.console import Console
from game.ui.figures import clock, sol_name
from game.ui.screens.card import CardScene
from game.ui.slots import Card, Slot, delete_slot, saves_dir, slots, write_slot
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.messages import Activated, Message
from game.ui.toolkit.widgets.button import Button, IconButton
from game.ui.toolkit.widgets.label import Label
from game.ui.words import say

if TYPE_CHECKING:
    from game.session.session import Session


class SavesScene(CardScene):
    """The saved games, newest first. With a session there is also one to write."""

    title = "ui.saves.title"
    width = 760.0

    def __init__(self, console: Console, session: Session | None) -> None:
        """``session``: the game in play, if there is one."""
        super().__init__()
        self._console = console
        self._session = session
        self._slots = slots(saves_dir())
        self._problem = ""
        self._doomed: Slot | None = None
        first = "write" if session is not None else ("slot", 0) if self._slots else "close"
        self.stage.focus_on("card", first, seen=False)

    def rows(self) -> tuple[Element, ...]:
        """What there is, and what can be written."""
        found: list[Element] = []
        if self._session is not None:
            found.append(Button("write", say("ui.saves.write"), icon="save"))
        if self._problem:
            found.append(Label(self._problem, "body", "danger"))
        if not self._slots:
            return (*found, Label(say("ui.saves.none"), "body", "dim"))
        lines = tuple(self._line(number, slot) for number, slot in enumerate(self._slots))
        return (*found, Column(lines, gap=8))

    def answer(self, message: Message) -> None:
        """Write, go on with one, or throw one away: pressed twice."""
        if not isinstance(message, Activated):
            return
        if message.key == "write" and self._session is not None:
            self._problem = write_slot(self._session, saves_dir())
            if not self._problem:
                self._console.play("confirm")
        elif isinstance(message.key, tuple) and message.key[0] == "slot":
            self._problem = self._console.load(self._slots[int(message.key[1])], self._session)
            if not self._problem:
                return
        elif isinstance(message.key, tuple) and message.key[0] == "delete":
            self._delete(self._slots[int(message.key[1])])
        self._slots = slots(saves_dir())
        self.changed()

    def _delete(self, slot: Slot) -> None:
        if self._doomed == slot:
            self._problem = delete_slot(slot)
            self._doomed = None
        else:
            self._doomed = slot

    def _name(self, card: Card) -> str:
        """The name of its scenario in the language of the window, as far as packs are read and still have it."""
        known = self._console.told.scenarios if self._console.loader.ready else {}
        scenario = known.get(card.scenario)
        return scenario.name if scenario is not None else card.name

    def _line(self, number: int, slot: Slot) -> Element:
        card = slot.card
        name = self._name(card) if card is not None else slot.path.stem
        if slot.quick:
            name = say("ui.saves.quick", name=name)
        elif slot.left:
            name = say("ui.saves.left", name=name)
        when = say("ui.saves.when", sol=sol_name(card.now_s), time=clock(card.now_s)) if card is not None else ""
        doomed = slot == self._doomed
        effect, tone = "  ".join(part for part in (when, slot.date) if part), "dim"
        if doomed:
            effect, tone = say("ui.saves.delete_again"), "danger"
        delete = IconButton(("delete", number), "cross", say("ui.saves.delete"), tone="danger" if doomed else "")
        button = Button(("slot", number), name, effect=effect, tone=tone)
        return Row((Flex(button), Fixed(delete, 36)), gap=8, breaks=False)
