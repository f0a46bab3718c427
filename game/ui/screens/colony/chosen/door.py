"""A door: how it stands, between what, and what can be ordered."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.orders import CloseDoor, OpenDoor, SealDoor, SendTeam
from game.session.view import ChoiceView, DoorView, ModuleView
from game.ui.figures import reading, span
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.common import headline, linked, offered
from game.ui.screens.colony.chosen.offers import Numbers, order_rows
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.label import Fact, Facts
from game.ui.words import say

_TONES = {"open": "good", "ajar": "caution", "closed": "text", "sealed": "text", "jammed": "danger"}
_WORKED_ON = ("ajar", "jammed")
"""How a door stands that a team may have work on; one that shut by itself may be held as well."""


@dataclass(frozen=True, slots=True)
class DoorModel:
    """Everything the panel shows of a door."""

    door: DoorView
    sides: tuple[ModuleView, ...]
    choices: tuple[ChoiceView, ...]


def door_model(runner: Runner, door_id: str) -> DoorModel | None:
    """The door as it is known now; none if there is no such door."""
    view = runner.view
    door = next((each for each in view.doors if each.id == door_id), None)
    if door is None:
        return None
    modules = {module.id: module for module in view.modules}
    sides = tuple(modules[end] for end in (door.a, door.b) if end in modules)
    asked = (
        (OpenDoor(door_id), "ui.order.open_door", "good"),
        (CloseDoor(door_id), "ui.order.close_door", "plain"),
        (SealDoor(door_id), "ui.order.seal_door", "caution"),
    )
    choices = () if runner.over else tuple(offered(runner, order, text, tone) for order, text, tone in asked)
    if not runner.over and (door.by_itself or door.state in _WORKED_ON):
        about = (choice for side in sides for choice in runner.choices(side.id) if _works_on(choice, door))
        choices += tuple({choice.order: choice for choice in about}.values())
    return DoorModel(door, sides, choices)


def _works_on(choice: ChoiceView, door: DoorView) -> bool:
    return isinstance(choice.order, SendTeam) and choice.order.target == door.id


def build_door(model: DoorModel, numbers: Numbers) -> Element:
    """Name, state, orders, and the places on either side."""
    door = model.door
    state = say(f"ui.door.{door.state}")
    facts = [
        Fact(
            say("ui.door.state"),
            say("ui.door.by_itself", state=state) if door.by_itself else state,
            _TONES[door.state],
        )
    ]
    if door.lock_s:
        facts.append(Fact(say("ui.door.lock"), span(door.lock_s)))
    if door.queue:
        facts.append(Fact(say("ui.door.queue"), str(door.queue)))
    facts += [
        Fact(
            module.name,
            say(
                "ui.door.side",
                oxygen=reading(module.air.o2_percent, 1, say("ui.unit.percent")),
                pressure=reading(module.air.pressure_kpa, 1, say("ui.unit.kpa")),
            ),
        )
        for module in model.sides
    ]
    rows: list[Element] = [headline(door.name, say("ui.door.line")), Facts(tuple(facts))]
    rows += order_rows(model.choices, numbers)
    rows += linked(say("ui.door.sides"), [("module", module.id, module.name, "", "dim") for module in model.sides])
    return Column(tuple(rows), gap=12)
