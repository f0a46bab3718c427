"""Short lines over the map: why an order was not taken, and what lies under the pointer."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView
from game.ui.map.picking import MapThing
from game.ui.play.lexicon import Lexicon, doing_word
from game.ui.screens.colony.chosen.machine import machine_line
from game.ui.toolkit.boxes import Box
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Flex, Row
from game.ui.toolkit.widgets.label import Icon, Label
from game.ui.words import say

_ICONS = {"caution": "caution", "danger": "danger", "good": "check"}


class NoteModel(Struct, frozen=True):
    """A line and how grave it is."""

    text: str
    tone: str = "plain"


HintModel = NoteModel


def build_note(model: NoteModel) -> Element:
    """A box around the line."""
    label = Label(model.text, "body", "text")
    if model.tone not in _ICONS:
        return Box(label, 12, "panel", "line")
    return Box(
        Row((Icon(_ICONS[model.tone], model.tone, 20), Flex(label, least=120)), gap=10, breaks=False),
        12,
        "panel",
        "edge",
    )


def hint_of(view: ColonyView, thing: MapThing | None, lexicon: Lexicon) -> NoteModel:
    """What is under the pointer, if the map's own labels do not say it."""
    match thing:
        case MapThing(kind="person", id=name):
            person = next((each for each in view.people if each.id == name), None)
            if person is not None:
                role = person.role or lexicon.crews.get(person.crew, "")
                doing = doing_word(person.doing)
                return NoteModel(", ".join(part for part in (person.name, role, doing) if part))
        case MapThing(kind="door", id=name):
            door = next((each for each in view.doors if each.id == name), None)
            if door is not None:
                return NoteModel(f"{door.name}, {say(f'ui.door.{door.state}')}")
        case MapThing(kind="machine", id=name):
            machine = next((each for each in view.machines if each.id == name), None)
            if machine is not None:
                return NoteModel(f"{machine.name}, {machine_line(machine)}")
        case _:
            pass
    return NoteModel("")
