"""One room of the chosen module: how one gets there, who is in it, what lies there."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.view import ColonyView, HoleView, PassageView, PersonView, RoomView
from game.ui.play.lexicon import doing_word
from game.ui.screens.colony.chosen.common import links
from game.ui.screens.colony.chosen.trouble import way_name, way_row
from game.ui.toolkit.boxes import Box
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.label import Fact, Facts, Icon, Label, strong
from game.ui.words import say

REACH_TONES = {"open": "dim", "slow": "caution", "jammed": "danger", "blocked": "danger", "cut_off": "danger"}
"""Colours of how one gets to a room."""


@dataclass(frozen=True, slots=True)
class RoomModel:
    """Everything the panel shows of a room."""

    room: RoomView
    people: tuple[PersonView, ...]
    ways: tuple[tuple[PassageView, str], ...]
    holes: tuple[HoleView, ...]


def room_model(view: ColonyView, module: str, room_id: str) -> RoomModel | None:
    """The room as it is known now; none if the module has no such room."""
    place = next((each for each in view.modules if each.id == module), None)
    room = next((each for each in place.rooms if each.id == room_id), None) if place is not None else None
    if place is None or room is None:
        return None
    names = {**{each.id: each.name for each in view.modules}, **{each.id: each.name for each in place.rooms}}
    return RoomModel(
        room,
        tuple(person for person in view.people if person.id in room.people),
        tuple((way, way_name(way, names)) for way in view.passages if room_id in (way.a, way.b)),
        tuple(hole for hole in view.holes if hole.module == module and hole.room == room_id),
    )


def build_room(model: RoomModel) -> Element:
    """A card below what is known of the module."""
    room = model.room
    facts = [Fact(say("ui.room.reach"), say(f"ui.reach.{room.reach}"), REACH_TONES[room.reach])]
    if room.parts:
        facts.append(Fact(say("ui.room.parts"), ", ".join(room.parts)))
    if not model.people:
        facts.append(Fact(say("ui.module.inside"), say("ui.room.nobody"), "dim"))
    rows: list[Element] = [strong(room.name, "lead"), Facts(tuple(facts))]
    rows += [Label(say("ui.hole.here", hole=hole.name, state=say(f"ui.hole.{hole.state}"))) for hole in model.holes]
    if room.searched:
        sought = Label(say("ui.room.searched"), "body", "good")
        rows.append(Row((Icon("check", "good", 16), Flex(sought)), gap=10, breaks=False))
    rows += [way_row(way, name) for way, name in model.ways]
    rows += links(
        ("person", person.id, person.name, doing_word(person.doing), person_tone(person)) for person in model.people
    )
    return Box(Column(tuple(rows), gap=6), 12, "raised", "line")


def person_tone(person: PersonView) -> str:
    """How grave it is how somebody is."""
    return "danger" if person.doing in ("down", "dead") else "caution" if person.hypoxia != "well" else "dim"
