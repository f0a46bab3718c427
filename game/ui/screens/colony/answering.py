"""What was done with widgets in the control room: choices, orders, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from game.session.orders import Acknowledge, Order
from game.ui.map.picking import MapThing
from game.ui.screens.colony.chosen.lists import LISTS
from game.ui.screens.colony.chosen.offers import MORE
from game.ui.toolkit.messages import (
    Activated,
    CellActivated,
    Chosen,
    Message,
    Refused,
)
from game.ui.words import say

if TYPE_CHECKING:
    from game.ui.screens.colony.acting import Acting
    from game.ui.screens.colony.scene import ColonyScene

_REST_S = 0.5
"""Real seconds after an order from the list for which number keys give no other: the next may bear its number."""
_KINDS = ("module", "door", "person", "machine", "passage", "hole", "frame")


class Answering:
    """Answers the messages of one control room."""

    def __init__(self, scene: ColonyScene, acting: Acting) -> None:
        self._scene = scene
        self._acting = acting
        self._rest_s = 0.0

    def tick(self, dt_s: float) -> None:
        """Let real time pass: number keys give orders again after a while."""
        if self._rest_s > 0.0:
            self._rest_s = max(0.0, self._rest_s - dt_s)
            self._scene.panels.chosen.rest(self._rest_s > 0.0)

    def on_message(self, message: Message) -> None:
        """What was done with widgets."""
        scene = self._scene
        if isinstance(message, Refused):
            scene.tell(message.reason, "caution")
        elif scene.panels.pages.answer(message):
            return
        elif isinstance(message, Activated):
            self._activated(message.key)
        elif isinstance(message, CellActivated):
            self._row(message.row)
        elif isinstance(message, Chosen) and message.key == "overlay":
            self._acting.overlay(message.option)
        elif isinstance(message, Chosen) and message.key == LISTS:
            scene.panels.chosen.listed = message.option
            scene.refresh_now()

    def _activated(self, key: Any) -> None:
        scene = self._scene
        if key == "pause":
            self._acting.pause()
        elif key == "mute":
            self._acting.mute()
        elif key == "menu":
            self._acting.show("menu")
        elif key == "open":
            self._acting.to_choices()
        elif key == MORE:
            self._acting.next_orders()
        elif key == "notices":
            scene.open_page("log")
        elif isinstance(key, tuple):
            self._part(key)

    def _part(self, key: tuple[Any, ...]) -> None:
        scene = self._scene
        match key:
            case ("speed", int(number)):
                self._acting.play(number)
            case ("page", str(page)):
                scene.open_page(page)
            case ("chosen", "room", str(name)):
                module, _, room = name.partition("/")
                scene.choose_room(MapThing("module", module, room))
            case ("crisis", str(module)):
                scene.choose(MapThing("module", module), centre=True)
            case ("chosen", str(kind), str(name)):
                scene.choose(_thing(kind, name))
            case ("alarm", _, str(module)):
                scene.choose(MapThing("module", module), centre=True)
                self._acknowledge(module)
            case ("order", int(number)):
                self._number(number)
            case _:
                pass

    def _number(self, number: int) -> None:
        """Give the order of a number; by keys none so soon after another that it may be meant for that one."""
        scene = self._scene
        choice = scene.panels.chosen.choice(number)
        if choice is None:
            return
        if self._rest_s > 0.0 and scene.by_number:
            scene.tell(say("ui.offer.rests"), "caution")
        elif self.give(choice.order):
            self._rest_s = _REST_S
            scene.panels.chosen.rest(True)

    def _row(self, row: Any) -> None:
        """A row of a table was pressed: whatever it is about is chosen."""
        scene = self._scene
        match row:
            case ("person" | "machine" as kind, str(name)):
                scene.choose(_thing(kind, name), centre=True)
            case ("line", str(module), _):
                if module:
                    scene.choose(MapThing("module", module), centre=True)
            case _:
                pass

    # Orders.

    def give(self, order: Order) -> bool:
        """Give an order and sound the answer; tells whether it was taken."""
        scene = self._scene
        refused = scene.runner.order(order)
        scene.console.play("refuse" if refused else "confirm")
        if refused:
            scene.tell(refused, "caution")
        scene.refresh_now()
        return not refused

    def _acknowledge(self, module: str) -> None:
        """Every alarm of the place: one card stands for them all."""
        scene = self._scene
        for standing in scene.runner.view.alarms:
            if standing.module == module and not standing.acknowledged:
                scene.runner.order(Acknowledge(standing.id, module))
        scene.refresh_now()


def _thing(kind: str, name: str) -> MapThing | None:
    found = next((each for each in _KINDS if each == kind), None)
    return MapThing(cast(Any, found), name) if found is not None else None
