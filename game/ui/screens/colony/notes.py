"""Short lines over the map: why an order was not taken, and what lies under the pointer."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView, DoorView, PassageView, PersonView, RoomView
from game.ui.figures import span
from game.ui.map.picking import MapThing
from game.ui.play.lexicon import Lexicon, Paces, doing_word
from game.ui.screens.colony.chosen.machine import machine_line
from game.ui.screens.colony.chosen.trouble import frame_line, places_by_id, way_length, way_name
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
            return NoteModel(_person(person, lexicon)) if person is not None else NoteModel("")
        case MapThing(kind="door", id=name):
            door = next((each for each in view.doors if each.id == name), None)
            return NoteModel(_door(door)) if door is not None else NoteModel("")
        case MapThing(kind="machine", id=name):
            machine = next((each for each in view.machines if each.id == name), None)
            return NoteModel(f"{machine.name}, {machine_line(machine)}") if machine is not None else NoteModel("")
        case MapThing(kind="hole", id=name):
            hole = next((each for each in view.holes if each.id == name), None)
            return NoteModel(_listed(hole.name, say(f"ui.hole.{hole.state}")) if hole is not None else "")
        case MapThing(kind="passage", id=name):
            way = next((each for each in view.passages if each.id == name), None)
            return NoteModel(_way(way, places_by_id(view), lexicon.paces) if way is not None else "")
        case MapThing(kind="frame", id=name):
            frame = next((each for each in view.frames if each.id == name), None)
            return NoteModel(frame_line(frame) if frame is not None else "")
        case MapThing(kind="module", id=name, room=room):
            return NoteModel(_inside(view, name, room))
        case _:
            return NoteModel("")


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _person(person: PersonView, lexicon: Lexicon) -> str:
    """Who it is, what they do, and what stands out about how they are."""
    mood = say(f"ui.mood.{person.mood}") if person.mood != "steady" else ""
    left_s = person.suit_s if person.suit_s is not None else person.mask_s
    breath = say("ui.hint.breath", time=span(left_s)) if left_s is not None else ""
    injury = say(f"ui.injury.{person.injury}") if person.injury else ""
    held = say("ui.person.carried") if person.carried_by else say("ui.person.pinned") if person.pinned else ""
    role = person.role or lexicon.crews.get(person.crew, "")
    return _listed(person.name, role, held or doing_word(person.doing), injury, mood, breath)


def _door(door: DoorView) -> str:
    """How it stands, who waits at it, and how long its lock takes."""
    queue = say("ui.hint.queue", count=str(door.queue)) if door.queue else ""
    lock = say("ui.hint.lock", time=span(door.lock_s)) if door.lock_s else ""
    return _listed(door.name, say(f"ui.door.{door.state}"), queue, lock)


def _inside(view: ColonyView, module: str, room: str) -> str:
    """A room of a module; nothing of a module that is seen from afar."""
    place = next((each for each in view.modules if each.id == module), None)
    if place is None:
        return ""
    found = next((each for each in place.rooms if each.id == room), None)
    return _room(found) if found is not None else ""


def _way(way: PassageView, names: dict[str, str], paces: Paces) -> str:
    """What it is, how it stands, how long it is, and how long one is in it once it can be passed."""
    return _listed(way_name(way, names), say(f"ui.way.{way.state}"), way_length(way, paces))


def _room(room: RoomView) -> str:
    """Its name, how one gets there, who is in it, and whether it was searched."""
    reach = say(f"ui.reach.{room.reach}") if room.reach != "open" else ""
    people = say("ui.room.people", count=str(len(room.people))) if room.people else ""
    down = say("ui.hint.down", count=str(room.down)) if room.down else ""
    return _listed(room.name, reach, people, down, say("ui.room.searched_short") if room.searched else "")
