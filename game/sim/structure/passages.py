"""Rooms and the ways to them: how they are made, and how those ways open and close."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.place import PassageState, RoomPlan
from game.sim.settlement import Settlement
from game.sim.structure.components import Module, Passage, Room
from game.sim.structure.events import PassageMoved
from game.sim.world import World

PLAIN = "room:"
"""What the id of a plain way to a room begins with; the room's id follows."""
OPEN_STATES: tuple[PassageState, ...] = ("clear", "debris")
"""How a passage stands that people get through."""


def make_rooms(world: World, settlement: Settlement, modules: Mapping[str, int]) -> dict[str, int]:
    """Make every room, the passages that are written, and a plain way to each room that none of them names.

    ``modules`` gives module entities by id; returns room entities by id.
    """
    rooms = {
        room.id: world.create(Room(room.id, modules[plan.id]))
        for plan in settlement.modules.values()
        for room in plan.rooms
    }
    places = {**modules, **rooms}
    reached: set[str] = set()
    for plan in settlement.passages.values():
        first, second = plan.between
        reached.update(plan.between)
        world.create(Passage(plan.id, places[first], places[second], plan.length_m, plan.crawl, plan.state))
    for name, entity in rooms.items():
        if name not in reached:
            plain: RoomPlan = settlement.rooms[name]
            middle = world.get(entity, Room).module
            world.create(Passage(PLAIN + name, middle, entity, plain.length_m, plain.crawl, "clear"))
    return rooms


def set_passage(world: World, passage: int, state: PassageState) -> None:
    """Let a passage stand differently and say so; nothing happens if it stands so already."""
    component = world.get(passage, Passage)
    if component.state == state:
        return
    before, component.state = component.state, state
    world.events.say(PassageMoved(passage, before, state))


def passage_name(world: World, passage: int) -> str:
    """Return a passage's name as people say it: its own, of a plain way the room's, or the two places it joins."""
    settlement = world.the(Settlement)
    component = world.get(passage, Passage)
    if component.id.startswith(PLAIN):
        return settlement.room_name(component.id.removeprefix(PLAIN))
    own = settlement.passages[component.id].name
    return own or " / ".join(place_name(world, place) for place in (component.a, component.b))


def place_name(world: World, place: int) -> str:
    """Return the name of a room or module as people say it."""
    settlement = world.the(Settlement)
    room = world.find(place, Room)
    if room is not None:
        return settlement.room_name(room.id)
    return settlement.place_name(world.get(place, Module).id)
