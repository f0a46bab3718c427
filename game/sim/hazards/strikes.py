"""A fragment that goes through a hull, and what it does inside."""

from __future__ import annotations

import math

import msgspec

from game.content.kinds.opening import StrikePlan
from game.content.kinds.place import HolePlan
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.frames.rules import damage, frame_of
from game.sim.hazards import precautions
from game.sim.hazards.components import DebrisField
from game.sim.hazards.events import FragmentStopped, HoleHeard, StruckBy
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import able, hurt
from game.sim.register import Register
from game.sim.structure.components import Hole, Module
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import open_hole, set_door
from game.sim.works.gains import shield_of
from game.sim.world import World

SAME_CLOUD = "cause.hole_same_cloud"
"""Id of the text that tells of a hole of a further fragment; kept as what a hole comes from."""
RAGGED = 0.72
"""Share of a punched hole's area that the stream fills."""
SLIT = 0.62
"""The same for a crack."""
HEARD_MM = 20.0
"""From here up a hole whistles, so that whoever is there sees where it is."""
HEARD_M2 = 0.999 * RAGGED * math.pi * (0.5e-3 * HEARD_MM) * (0.5e-3 * HEARD_MM)
"""Area times discharge coefficient of such a hole."""
SPALL_PER_MM = 0.005
"""Chance, for each millimetre of the hole, that splinters hurt somebody who is where it comes in."""
SPALL_MOST = 0.4
SPALL_PEOPLE = 3.0
"""Where more people than this are, each of them is as much less likely to be in the way."""
SPALL_HURT = (0.05, 0.35)
"""How badly that hurts, least and most."""
OUTSIDE_ODDS = 0.35
"""Chance that a strike hurts one of those at work outside, where no precautions are taken."""
OUTSIDE_GRACE_S = 180.0
"""Time after the first strike in which nobody outside is hurt: it takes as long to think of them."""
OUTSIDE_HURT = (0.15, 0.45)
"""How badly that hurts."""


def strike(world: World, plan: StrikePlan, cause: str = "") -> None:
    """Let a fragment hit: holes, damage to the frame, ways and doors that it moves, people whom it hurts."""
    register = world.the(Register)
    module = register.modules[plan.module]
    if world.get(module, Module).lost:
        return
    shield = shield_of(world, plan.module)
    # what is stopped leaves no hole by which the next in the same second would have another name
    name = f"shield/{plan.module}/{plan.room}/{plan.diameter_mm:.3f}/{_number(world)}"
    if shield.stop_share > 0.0 and world.one(Chance).once(name).share() < shield.stop_share:
        world.events.say(FragmentStopped(module))
        return
    if shield.hole_share < 1.0:
        hole_mm, crack_mm = plan.diameter_mm * shield.hole_share, plan.crack_mm * shield.hole_share
        plan = msgspec.structs.replace(plan, diameter_mm=hole_mm, crack_mm=crack_mm)
    room = register.rooms[plan.room] if plan.room else 0
    hurt_here = _splinters(world, module, room, plan)
    if plan.diameter_mm > 0.0:
        found = plan.diameter_mm >= HEARD_MM and _heard(world, module, room)
        hole = HolePlan(module=plan.module, diameter_mm=plan.diameter_mm, discharge_coefficient=RAGGED)
        open_hole(world, module, hole, cause=cause, room=room, found=found)
    if plan.crack_mm > 0.0:
        crack = HolePlan(module=plan.module, diameter_mm=plan.crack_mm, discharge_coefficient=SLIT)
        open_hole(world, module, crack, cause=cause, room=room, crack=True, found=False)
    for passage, state in plan.passages.items():
        set_passage(world, register.passages[passage], state)
    for door in plan.jams:
        set_door(world, register.doors[door], "jammed")
    outside = _outside(world)
    everybody = (*hurt_here, *outside)
    place = room or module
    world.events.say(StruckBy(module, place, plan.diameter_mm, plan.crack_mm, everybody, bool(outside)))
    frame = frame_of(world, module)
    for member, lost_share in plan.members.items():
        if frame is not None:
            damage(world, frame, member, lost_share)


def _number(world: World) -> str:
    """Return a name for the streams of a strike: its time and how many holes there were before."""
    return f"{world.one(Clock).elapsed_s:.3f}/{len(world.each(Hole))}"


def _there(world: World, module: int, room: int) -> list[int]:
    """Return the living who are in a room, or in the middle of a module."""
    return [
        person
        for person, where in world.each(Whereabouts)
        if where.module == module and where.room == room and world.get(person, Body).alive
    ]


def _heard(world: World, module: int, room: int) -> bool:
    """Return whether somebody able and awake is where a hole is."""
    return any(
        able(world, person) and world.get(person, Whereabouts).activity != "asleep"
        for person in _there(world, module, room)
    )


def _splinters(world: World, module: int, room: int, plan: StrikePlan) -> tuple[int, ...]:
    """Draw whom splinters hurt where the fragment comes in."""
    people = _there(world, module, room)
    if not people:
        return ()
    chance = world.one(Chance).once(f"splinters/{plan.module}/{plan.room}/{_number(world)}")
    odds = min(SPALL_MOST, SPALL_PER_MM * plan.diameter_mm) * min(1.0, SPALL_PEOPLE / len(people))
    struck = tuple(person for person in people if chance.share() < odds)
    for person in struck:
        hurt(world, person, chance.between(*SPALL_HURT))
    return struck


def _outside(world: World) -> tuple[int, ...]:
    """Draw whether the spray of a strike hurts somebody who works outside, which precautions prevent."""
    field, now_s = world.one(DebrisField), world.one(Clock).elapsed_s
    if field.first_s < 0.0:
        field.first_s = now_s
    if precautions.on(world) or now_s - field.first_s < OUTSIDE_GRACE_S:
        return ()
    people = precautions.at_work_outside(world)
    if not people:
        return ()
    chance = world.one(Chance).once(f"outside/{_number(world)}")
    if chance.share() >= OUTSIDE_ODDS:
        return ()
    person = chance.choice(people)
    hurt(world, person, chance.between(*OUTSIDE_HURT))
    return (person,)


def listen(world: World) -> None:
    """Let whistling holes be seen where somebody able and awake is now."""
    for entity, hole in world.each(Hole):
        if hole.found or hole.crack or hole.part or hole.cda_m2 < HEARD_M2:
            continue
        if _heard(world, hole.module, hole.room):
            hole.found = True
            world.events.say(HoleHeard(entity, hole.module))
