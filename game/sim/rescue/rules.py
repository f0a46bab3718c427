"""Leaving a module: where to, who goes, and coming back."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.people.components import Whereabouts
from game.sim.people.rules import able, people_in
from game.sim.rescue.components import Evacuation
from game.sim.rescue.events import EvacuationOrdered, ModuleReopened
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.ways import Ways
from game.sim.work.components import OnJob, Walk
from game.sim.work.walking import set_out
from game.sim.world import World

CROWD_M3_PER_PERSON = 8.0
"""Less air than this a person is no refuge."""


def refuge_for(world: World, module: int) -> int | None:
    """Return the nearest module with room and no serious alarm that can be walked to from here."""
    people = len(people_in(world, module))
    settlement = world.the(Settlement)
    away_s = world.the(Ways).distances_s(world, module)
    inside: dict[int, int] = {}
    for _, where in world.each(Whereabouts):
        inside[where.module] = inside.get(where.module, 0) + 1
    alarms = world.one(Alarms)
    best: tuple[float, int] | None = None
    for entity, other in world.each(Module):
        plan = settlement.modules[other.id]
        worst = alarms.worst_in(entity)
        if entity == module or other.barred or plan.purpose in ("tunnel", "airlock", "construction"):
            continue
        if worst is not None and LEVELS.index(worst) >= LEVELS.index("caution"):
            continue
        crowd = people + inside.get(entity, 0)
        if entity not in away_s or plan.volume_m3 < CROWD_M3_PER_PERSON * crowd:
            continue
        if best is None or away_s[entity] < best[0]:
            best = (away_s[entity], entity)
    return None if best is None else best[1]


def evacuate(world: World, module: int, to: int) -> int:
    """Send everybody who can walk, and is not on a job, out of a module; return how many go."""
    rules = world.the(Settlement).rules
    world.get(module, Module).barred = True
    legs = world.the(Ways).route(world, module, to) or []
    going = 0
    for person in people_in(world, module):
        if not able(world, person) or world.find(person, OnJob) is not None:
            continue
        if world.find(person, Walk) is not None:
            world.remove(person, Walk)
        asleep = world.get(person, Whereabouts).activity == "asleep"
        delay_s = rules.asleep_response_s if asleep else rules.awake_response_s
        set_out(world, person, legs, "shelter", delay_s=delay_s)
        going += 1
    for entity, evacuation in list(world.each(Evacuation)):
        if evacuation.module == module:
            world.delete(entity)
    world.create(Evacuation(module, to, world.one(Clock).elapsed_s))
    world.events.say(EvacuationOrdered(module, to, going))
    return going


def reopen(world: World, module: int) -> None:
    """Let people live in a module again; they come back with their next shift."""
    world.get(module, Module).barred = False
    for entity, evacuation in list(world.each(Evacuation)):
        if evacuation.module == module:
            world.delete(entity)
    world.events.say(ModuleReopened(module))


def left_inside(world: World, module: int) -> list[int]:
    """Return the living who are still in a module, those on jobs aside."""
    return [person for person in people_in(world, module) if world.find(person, OnJob) is None and able(world, person)]
