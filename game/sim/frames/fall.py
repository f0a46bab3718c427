"""What becomes of a module that comes down, and of those in it."""

from __future__ import annotations

from game.content.kinds.place import HolePlan
from game.sim.chance import Chance
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import wreck
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import die, hurt, move, people_in
from game.sim.rescue.components import Pinned
from game.sim.structure.components import Door, Module, Passage, Room
from game.sim.structure.crossings import passable
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import lose_module, module_of, open_hole, set_door
from game.sim.work.components import Walk
from game.sim.world import World

TORN_MM = 250.0
"""Diameter of a round hole that leaks as much as a module that has come down."""
RAGGED = 0.72
"""Share of a torn hole's area that the stream fills."""
CLEAR_SHARE = 0.1
"""Chance that somebody inside is thrown clear, if there is a way out that is not shut."""
CLEAR_AT_DOOR_SHARE = 0.5
"""The same for somebody whose next step would have been out."""
HURT_SHARE = (0.45, 0.9)
"""How badly hurt they then are, least and most."""
CRUSHED = "crushed"
"""What the rest die of."""


def bring_down(world: World, module: int) -> None:
    """Let a module be lost: its people die or are thrown clear, doors jam, ways are blocked, the hull is open."""
    ways_out = [
        (entity, door.b if door.a == module else door.a)
        for entity, door in world.each(Door)
        if module in (door.a, door.b) and passable(world, entity)
    ]
    for person in people_in(world, module):
        if world.get(person, Body).alive:
            _caught(world, person, module, dict(ways_out))
    lose_module(world, module)
    for entity, machine in world.each(Machine):
        if machine.module == module:
            wreck(world, entity)
    for entity, door in list(world.each(Door)):
        if module in (door.a, door.b):
            set_door(world, entity, "jammed")
    inside = {module} | {entity for entity, room in world.each(Room) if room.module == module}
    for entity, passage in list(world.each(Passage)):
        if passage.a in inside or passage.b in inside:
            set_passage(world, entity, "blocked")
    plan = HolePlan(module=world.get(module, Module).id, diameter_mm=TORN_MM, discharge_coefficient=RAGGED)
    open_hole(world, module, plan)


def _caught(world: World, person: int, module: int, ways_out: dict[int, int]) -> None:
    """Draw what becomes of one who is inside: few are thrown clear through a way that is open, badly hurt."""
    chance = world.one(Chance).once(f"fall/{world.get(module, Module).id}/{world.get(person, Person).id}")
    walk = world.find(person, Walk)
    leaving = walk is not None and bool(walk.legs) and module_of(world, walk.legs[0][1]) != module
    beyond = ways_out.get(walk.legs[0][0]) if walk is not None and leaving else None
    if beyond is None:
        beyond = next((ways_out[way] for way in sorted(ways_out)), None)
    odds = CLEAR_AT_DOOR_SHARE if leaving else CLEAR_SHARE
    if walk is not None:
        world.remove(person, Walk)
    if beyond is None or world.find(person, Pinned) is not None or chance.share() >= odds:
        die(world, person, CRUSHED)
        return
    move(world, person, beyond, world.get(person, Whereabouts).activity)
    hurt(world, person, chance.between(*HURT_SHARE))
