"""The panel at the right: whatever is chosen, in the order that all chosen things have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from game.session.view import ChoiceView
from game.ui.map.picking import MapThing
from game.ui.play.histories import Histories
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.door import DoorModel, build_door, door_model
from game.ui.screens.colony.chosen.machine import MachineModel, build_machine, machine_model
from game.ui.screens.colony.chosen.module import ModuleModel, build_module, module_model
from game.ui.screens.colony.chosen.person import PersonModel, build_person, person_model
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scroll import ScrollState
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.words import say


@dataclass(frozen=True, slots=True)
class NothingModel:
    """Nothing is chosen, or what was is gone."""

    choices: tuple[ChoiceView, ...] = ()


ChosenModel: TypeAlias = ModuleModel | DoorModel | MachineModel | PersonModel | NothingModel


class ChosenPanel(ElementPanel[ChosenModel]):
    """Shows the chosen thing."""

    def __init__(self, runner: Runner, histories: Histories, lexicon: Lexicon) -> None:
        super().__init__("chosen", build_chosen, padding=20, edges=("left",))
        self._runner = runner
        self._histories = histories
        self._lexicon = lexicon
        self.thing: MapThing | None = None
        """What is chosen."""
        self._thought: ChosenModel = NothingModel()
        self.listed = "doors"
        """Which list a module shows at its foot."""

    @property
    def choices(self) -> tuple[ChoiceView, ...]:
        """The orders that stand on its buttons."""
        return self.model.choices if self.model is not None else ()

    def rewind(self) -> None:
        """Show it from its beginning: something else is chosen."""
        self.memory.put(("scroll", self.key), ScrollState())

    def think(self) -> None:
        """Find out what is known of the chosen thing now."""
        self._thought = self._model(self.thing) or NothingModel()

    def tell(self) -> None:
        """Show what was found out."""
        self.show(self._thought)

    def _model(self, thing: MapThing | None) -> ChosenModel | None:
        match thing:
            case MapThing(kind="module", id=name):
                return module_model(self._runner, self._histories, name, self.listed)
            case MapThing(kind="door", id=name):
                return door_model(self._runner, name)
            case MapThing(kind="machine", id=name):
                return machine_model(self._runner, name)
            case MapThing(kind="person", id=name):
                return person_model(self._runner, self._lexicon, name)
            case _:
                return None


def build_chosen(model: ChosenModel) -> Element:
    """Describe it by its kind."""
    match model:
        case ModuleModel():
            return build_module(model)
        case DoorModel():
            return build_door(model)
        case MachineModel():
            return build_machine(model)
        case PersonModel():
            return build_person(model)
        case NothingModel():
            return Column((strong(say("ui.nothing.title"), "title"), Label(say("ui.nothing.line"), "body", "dim")))
