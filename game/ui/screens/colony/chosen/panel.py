"""The panel at the right: whatever is chosen, in the order that all chosen things have."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TypeAlias

from game.session.view import ChoiceView
from game.ui.map.picking import MapThing
from game.ui.play.histories import Histories
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.damage import (
    DamageModel,
    FrameModel,
    HoleModel,
    PassageModel,
    build_damage,
    frame_model,
    hole_model,
    passage_model,
)
from game.ui.screens.colony.chosen.door import DoorModel, build_door, door_model
from game.ui.screens.colony.chosen.machine import MachineModel, build_machine, machine_model
from game.ui.screens.colony.chosen.module import ModuleModel, build_module, module_model
from game.ui.screens.colony.chosen.offers import NUMBERED, Numbers, caps_of
from game.ui.screens.colony.chosen.person import PersonModel, build_person, person_model
from game.ui.screens.colony.chosen.places import Places
from game.ui.screens.colony.chosen.refusal import ANSWERS, Refused, build_refusal, refused_now
from game.ui.toolkit.element import Element
from game.ui.toolkit.kept import Kept
from game.ui.toolkit.layout import Column
from game.ui.toolkit.messages import Key
from game.ui.toolkit.patient import PatientPanel
from game.ui.toolkit.scroll import ScrollState
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.words import say


@dataclass(frozen=True, slots=True)
class NothingModel:
    """Nothing is chosen, or what was is gone."""

    choices: tuple[ChoiceView, ...] = ()


ChosenModel: TypeAlias = ModuleModel | DoorModel | MachineModel | PersonModel | DamageModel | NothingModel


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows: whoever refuses first, then the chosen thing."""

    thing: ChosenModel
    refused: tuple[Refused, ...] = ()
    keyed: int = 0
    """How many orders come before the nine that have keys."""
    low: bool = False
    """Whether little of it can be seen at a time."""
    places: tuple[int, ...] = ()
    """Where each order of the chosen thing stands in the list."""
    resting: bool = False
    """Whether number keys give nothing for a moment."""
    caps: tuple[str, ...] = ()
    """What the number keys are called."""

    @property
    def choices(self) -> tuple[ChoiceView, ...]:
        """All orders as they come."""
        return (*(answer for each in self.refused for answer in each.answers), *self.thing.choices)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of each order."""
        answers = ANSWERS * len(self.refused)
        return (*range(1, answers + 1), *(answers + 1 + place for place in self.places))


class ChosenPanel(PatientPanel[Shown]):
    """Shows the chosen thing."""

    def __init__(self, runner: Runner, histories: Histories, lexicon: Lexicon, key_of: Callable[[str], str]) -> None:
        """``key_of`` names the key of an action."""
        super().__init__("chosen", build_chosen, padding=20, edges=("left",))
        self._runner = runner
        self._histories = histories
        self._lexicon = lexicon
        self._key_of = key_of
        self.thing: MapThing | None = None
        """What is chosen."""
        self.room = ""
        """The room of a chosen module that was pointed at."""
        self.low = False
        """Whether it is so low that orders have to come first."""
        self._thought: ChosenModel = NothingModel()
        self._next: Shown | None = None
        self._keyed = 0
        self._places = Places()
        self._looked_at: Hashable = None
        """What the numbers were given for: they stay until somebody refuses, or the clock stops or runs."""
        self._orders = 0
        """Orders that had been given then. While the clock stands numbers are held from the next order on."""
        self.resting = False
        """Whether number keys give nothing for a moment, as an order has just been given."""
        self.listed = "doors"
        """Which list a module shows at its foot."""

    @property
    def choices(self) -> tuple[ChoiceView, ...]:
        """The orders that stand on its buttons."""
        return self.model.choices if self.model is not None else ()

    def choice(self, number: int) -> ChoiceView | None:
        """The order of a number; nothing where it has gone."""
        if self.model is None:
            return None
        return dict(zip(self.model.numbers, self.model.choices, strict=True)).get(number)

    def rewind(self) -> None:
        """Show it from its beginning: something else is chosen."""
        self.memory.put(("scroll", self.key), ScrollState())
        self._keyed = 0
        self._places.forget()

    def rest(self, resting: bool) -> None:
        """Let the number keys rest, or give orders again, and show which."""
        if resting != self.resting:
            self.resting, self._next = resting, None
            self.tell()

    @property
    def first_keyed(self) -> Key | None:
        """The key of the first of the orders that have number keys."""
        numbers = self.model.numbers if self.model is not None else ()
        first = min((number for number in numbers if number > self._keyed), default=None)
        return None if first is None else ("order", first)

    def next_nine(self) -> Key | None:
        """Give the keys to the next nine orders; the key of the first of them."""
        numbers = self.model.numbers if self.model is not None else ()
        count = max(numbers, default=0)
        if count <= NUMBERED:
            return None
        self._keyed = self._keyed + NUMBERED if self._keyed + NUMBERED < count else 0
        self._next = None
        self.tell()
        return self.first_keyed

    def prepare(self) -> bool:
        """Work a little on finding what can be ordered; whether that is found."""
        match self.thing:
            case MapThing(kind="module", id=name) if not self._runner.over:
                return self._runner.prepare(name)
            case _:
                return True

    def foresee(self) -> bool:
        """Work a little on how its air goes on; whether that is known."""
        match self.thing:
            case MapThing(kind="module", id=name):
                return self._runner.foresee(name)
            case _:
                return True

    def think(self) -> None:
        """Find out what is known of the chosen thing now."""
        self._thought, self._next = self._model(self.thing) or NothingModel(), None
        view, given = self._runner.view, self._runner.session.orders_given
        looked_at = (self.thing, self._runner.paused, view.crisis, tuple(each.person for each in view.standoffs))
        if looked_at != self._looked_at:
            self._looked_at, self._orders = looked_at, given
            self._places.forget()
        elif self._runner.paused and given == self._orders:
            self._places.forget()  # what is found meanwhile may still come first

    def ready(self, for_s: float) -> bool:
        """Draw what was found out ahead, for so many real seconds; whether it can be shown at once."""
        if self._next is None:
            self._next = self._found()
        return self.draw_ahead(self._next, self._runner.clock, for_s)

    def tell(self) -> None:
        """Show what was found out."""
        self.show(self._next or self._found())
        self._next = None

    def _found(self) -> Shown:
        refused = refused_now(self._runner, self._lexicon.traits)
        places, caps = self._places.of(self._thought.choices), caps_of(self._key_of)
        shown = Shown(self._thought, refused, self._keyed, self.low, places, self.resting, caps)
        if self._keyed >= max(shown.numbers, default=0):
            self._keyed = 0
        return replace(shown, keyed=self._keyed)

    def _model(self, thing: MapThing | None) -> ChosenModel | None:
        match thing:
            case MapThing(kind="module", id=name):
                return module_model(self._runner, self._histories, name, self.listed, self.room)
            case MapThing(kind="door", id=name):
                return door_model(self._runner, name)
            case MapThing(kind="machine", id=name):
                return machine_model(self._runner, name)
            case MapThing(kind="person", id=name):
                return person_model(self._runner, self._lexicon, name)
            case MapThing(kind="passage", id=name):
                return passage_model(self._runner, self._lexicon, name)
            case MapThing(kind="hole", id=name):
                return hole_model(self._runner, name)
            case MapThing(kind="frame", id=name):
                return frame_model(self._runner, name)
            case _:
                return None


def build_chosen(shown: Shown) -> Element:
    """Those who refuse, then the chosen thing by its kind."""
    cards = tuple(
        Kept(build_refusal(refused, Numbers(ANSWERS * number + 1, shown.keyed, resting=shown.resting, caps=shown.caps)))
        for number, refused in enumerate(shown.refused)
    )
    first = ANSWERS * len(cards) + 1
    numbers = Numbers(first, shown.keyed, places=shown.places, resting=shown.resting, caps=shown.caps)
    thing = _build(shown.thing, numbers, shown.low)
    return Column((*cards, thing), gap=16) if cards else thing


def _build(model: ChosenModel, numbers: Numbers, low: bool) -> Element:
    match model:
        case ModuleModel():
            return build_module(model, numbers, low=low)
        case DoorModel():
            return build_door(model, numbers)
        case MachineModel():
            return build_machine(model, numbers)
        case PersonModel():
            return build_person(model, numbers)
        case PassageModel() | HoleModel() | FrameModel():
            return build_damage(model, numbers)
        case NothingModel():
            return Column((strong(say("ui.nothing.title"), "title"), Label(say("ui.nothing.line"), "body", "dim")))
