"""A hall to look at closely."""

from __future__ import annotations

from dataclasses import replace

from game.session.view import ColonyView, PersonView, RoomView
from game.ui.map.picking import MapThing
from tests.ui.map import colony_for_map as colony
from tests.ui.map.conftest import Easel

SHUT = {"4-14": "blocked", "4-15": "blocked", "4-16": "jammed", "4-north": "blocked"}
HALL = "module_four"


def close(easel: Easel, module: str = HALL) -> None:
    easel.painter.fit(MapThing("module", module))


def housed(view: ColonyView, rooms: dict[str, str]) -> ColonyView:
    """Some people of the view, by number, in rooms of Module Four; everybody else is elsewhere."""
    people = list(view.people)
    inside = iter(rooms.items())
    changed: list[PersonView] = []
    for person in people:
        if person.module == HALL:
            person = replace(person, module="canteen")
        changed.append(person)
    for number, (name, room) in enumerate(inside):
        changed[number] = replace(changed[number], id=name, module=HALL, doing="resting", room=room)
    bays = colony.plan().modules[HALL].bays
    views = tuple(
        RoomView(
            bay.id,
            bay.room,
            tuple(name for name, room in rooms.items() if room == bay.id),
            0,
            SHUT.get(bay.id, "open"),
        )
        for bay in bays
    )
    modules = tuple(replace(m, rooms=views) if m.id == HALL else m for m in view.modules)
    return replace(view, people=tuple(changed), modules=modules, passages=colony.passages())
