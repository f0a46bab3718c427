"""Where people can go: which places take them, how many, and for how long."""

from __future__ import annotations

import math
from collections.abc import Mapping

from game.sim.air.atmospherics import Atmospherics
from game.sim.air.matter import CO2_PER_PERSON_MOL_PER_S, GAS_CONSTANT, O2_PER_CO2
from game.sim.clock import HOUR_S
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.hazards.draughts import drawn, foul
from game.sim.hazards.senses import senseless
from game.sim.people.components import Presence
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Ways
from game.sim.work.components import Walk
from game.sim.world import World

CROWD_M3_PER_PERSON = 8.0
"""Less air than this a person is no refuge."""
EASY_M3_PER_PERSON = 16.0
"""With less than this, and no bed for everybody, a place is crowded."""
CROWDED_S = 60.0
"""How much longer a walk people rather take than crowd a place."""
NO_REFUGE = ("tunnel", "airlock", "construction")
"""Purposes of places where nobody is to stay."""
CO2_LIMIT_SHARE = 0.01
"""Carbon dioxide, against sea-level pressure, up to which a refuge is good for a night."""
OXYGEN_LIMIT_SHARE = 0.19
"""Oxygen, against sea-level pressure, down to which it is."""
BORNE_SHARE = 0.03
"""Carbon dioxide, against sea-level pressure, that people put up with for days."""
AHEAD_H = 12.0
"""How far ahead people think where stale air drives them out."""
WORTH_GOING_KPA = 1.0
"""So much less carbon dioxide, or more oxygen, is worth a walk to a place that is no refuge."""

SERIOUS = frozenset(LEVELS[LEVELS.index("caution") :])
"""Alarms of these levels keep people away."""


def capacity(world: World, module: int) -> int:
    """Return how many people a module takes as a refuge, those who are there now among them."""
    plan = world.the(Settlement).modules[world.get(module, Module).id]
    return int(plan.volume_m3 / CROWD_M3_PER_PERSON)


def shunned(world: World) -> frozenset[int]:
    """Return the modules with foul air or a serious alarm: nobody is sent there."""
    standing = world.one(Alarms).standing.values()
    return foul(world) | {alarm.module for alarm in standing if alarm.level in SERIOUS}


def safe(world: World, module: int, avoided: frozenset[int]) -> bool:
    """Return whether people may be sent to a module: it stands, nobody is kept out, and it is not ``shunned``."""
    component = world.get(module, Module)
    if module in avoided or component.barred or component.lost:
        return False
    return world.the(Settlement).modules[component.id].purpose not in NO_REFUGE


def takes(world: World, module: int, people: int) -> bool:
    """Return whether so many people more may be sent to a module, those who are there or on their way counted."""
    return safe(world, module, shunned(world)) and _heads(world)[module] + people <= capacity(world, module)


def refuges_for(world: World, people: int) -> set[int]:
    """Return the modules that take so many people more, wherever they come from."""
    avoided, heads = shunned(world), _heads(world)
    return {
        entity
        for entity, _ in world.each(Module)
        if safe(world, entity, avoided) and heads[entity] + people <= capacity(world, entity)
    }


def nearest_refuge(world: World, module: int, place: int, people: int) -> int | None:
    """Return where so many people of a module best go from a place: near, safe, with air and room for them.

    A crowded place counts as a longer walk away; ties go to the lower entity. Nothing if no place takes them. Places
    whose air is going are the last.
    """
    found = _refuges(world, module, place, people)
    if not found:
        return None
    losing = drawn(world)
    return min([score for score in found if score[1] not in losing] or found)[1]


def _refuges(world: World, module: int, place: int, people: int) -> list[tuple[float, int]]:
    """Return the walk to each place that takes so many people, in seconds, and the place."""
    avoided = shunned(world)
    open_to_all = [
        (entity, other) for entity, other in world.each(Module) if entity != module and safe(world, entity, avoided)
    ]
    if not open_to_all:
        return []
    settlement, away_s, heads = world.the(Settlement), _away_s(world, place), _heads(world)
    found = []
    for entity, other in open_to_all:
        plan = settlement.modules[other.id]
        crowd = people + heads.get(entity, 0)
        if entity in away_s and plan.volume_m3 >= CROWD_M3_PER_PERSON * crowd:
            crowded = crowd > max(plan.beds, plan.volume_m3 / EASY_M3_PER_PERSON)
            found.append((away_s[entity] + (CROWDED_S if crowded else 0.0), entity))
    return found


def haven(world: World, module: int, place: int) -> int | None:
    """Return where one person of a module goes from a place: to a refuge; from air that takes the senses, to any other.

    Whoever has no air but what they carry does not wait until some place is without an alarm. Nothing if there is none.
    """
    refuge = nearest_refuge(world, module, place, 1)
    lethal = senseless(world)
    if refuge is not None or module not in lethal:
        return refuge
    away_s, bad = world.the(Ways).distances_s(world, place), foul(world)
    found = [
        (entity in bad or other.barred, away_s[entity], entity)
        for entity, other in world.each(Module)
        if entity in away_s and entity not in lethal and not other.lost
    ]
    return min(found)[2] if found else None


def clear_of(world: World, place: int) -> frozenset[int]:
    """Return the places through which nobody walks who sets out from a place: those with foul air, but for its own."""
    return foul(world) - {module_of(world, place)}


def _away_s(world: World, place: int) -> Mapping[int, float]:
    """Return how long the walk from a place to each is; by ways of good air, if there is one to anywhere."""
    ways, avoid = world.the(Ways), clear_of(world, place)
    away_s = ways.distances_s(world, place)
    if not avoid:
        return away_s
    by_clean_air_s = ways.away_s(world, place, avoid)
    clean_s = {
        entity: by_clean_air_s[entity]
        for entity, _ in world.each(Module)
        if entity in away_s and entity not in avoid and entity in by_clean_air_s
    }
    shut_in = len(clean_s) <= 1 and module_of(world, place) in foul(world)
    return away_s if shut_in else clean_s


def _heads(world: World) -> dict[int, int]:
    """Return how many living people each module has, those on their way to shelter in it among them."""
    inside = world.one(Presence).heads.sum(axis=1).tolist()
    heads = {entity: int(inside[module.index]) for entity, module in world.each(Module)}
    for _, walk in world.each(Walk):
        if walk.then == "shelter":
            goal = module_of(world, walk.goal)
            heads[goal] = heads.get(goal, 0) + 1
    return heads


def worth_going(world: World, to: int, module: int) -> bool:
    """Return whether people of a module breathe so much better in another that it is worth the walk, refuge or not."""
    if world.get(to, Module).lost or to in foul(world) | drawn(world):
        return False
    air = world.the(Atmospherics)
    there, here = world.get(to, Module).index, world.get(module, Module).index
    less_co2_kpa = float(air.co2_kpa[here] - air.co2_kpa[there])
    more_o2_kpa = float(air.inspired_o2_kpa[there] - air.inspired_o2_kpa[here])
    return max(less_co2_kpa, more_o2_kpa) >= WORTH_GOING_KPA and min(less_co2_kpa, more_o2_kpa) > -WORTH_GOING_KPA


def better_place(world: World, module: int, place: int, people: int) -> int | None:
    """Return the nearest place, no refuge though it be, where so many people of a module breathe much better.

    Nothing if there is none that would not soon be worse for all of them than where they are.
    """
    away_s, heads = _away_s(world, place), _heads(world)
    found = [
        (away_s[entity], entity)
        for entity, _ in world.each(Module)
        if entity != module
        and entity in away_s
        and safe(world, entity, frozenset())
        and worth_going(world, entity, module)
        and heads[entity] + people <= capacity(world, entity)
        and _stays_better(world, entity, module, people)
    ]
    return min(found)[1] if found else None


def _stays_better(world: World, to: int, module: int, people: int) -> bool:
    """Return whether a place with so many more in it is no worse in some hours than a module that they stay in.

    Stale air that can be borne is not worse than thin air that cannot.
    """
    air, there, here = world.the(Atmospherics), world.get(to, Module).index, world.get(module, Module).index
    stale = stale_kpa(world, to, people, AHEAD_H)
    spent_kpa = O2_PER_CO2 * (stale - float(air.co2_kpa[there]))
    enough = float(air.inspired_o2_kpa[there]) - spent_kpa >= float(air.inspired_o2_kpa[here])
    return enough and stale < max(stale_kpa(world, module, 0, AHEAD_H), BORNE_SHARE * SEA_LEVEL_KPA)


def refuge_outlook(world: World, refuge: int, extra_people: int) -> float:
    """Return in how many hours a refuge with so many more people comes to 1 % carbon dioxide or 19 % oxygen.

    A mass balance over the air that is in it, people breathing as on a mean day, as if it were shut and nothing
    cleaned or fed its air; percent are of sea-level pressure. Infinite with nobody in it.
    """
    people = _inside(world, refuge) + extra_people
    if people <= 0:
        return math.inf
    air, row = world.the(Atmospherics), world.get(refuge, Module).index
    room_kpa = CO2_LIMIT_SHARE * SEA_LEVEL_KPA - float(air.co2_kpa[row])
    spare_kpa = float(air.o2_kpa[row]) - OXYGEN_LIMIT_SHARE * SEA_LEVEL_KPA
    soonest_s = min(room_kpa, spare_kpa / O2_PER_CO2) / _exhaled_kpa_per_s(world, refuge, people)
    return max(0.0, soonest_s) / HOUR_S


def stale_kpa(world: World, module: int, extra_people: int, after_h: float) -> float:
    """Return the carbon dioxide of a module in some hours with so many more people in it, by the same balance."""
    people = _inside(world, module) + extra_people
    exhaled_kpa = _exhaled_kpa_per_s(world, module, people) * after_h * HOUR_S
    return float(world.the(Atmospherics).co2_kpa[world.get(module, Module).index]) + exhaled_kpa


def _inside(world: World, module: int) -> int:
    return int(world.one(Presence).heads[world.get(module, Module).index].sum())


def _exhaled_kpa_per_s(world: World, module: int, people: int) -> float:
    """Return how fast so many people on a mean day fill a module's air with carbon dioxide, shut off."""
    component = world.get(module, Module)
    volume_m3 = world.the(Settlement).modules[component.id].volume_m3
    mol_per_kpa = 1_000.0 * volume_m3 / (GAS_CONSTANT * float(world.the(Atmospherics).temperature_k[component.index]))
    return CO2_PER_PERSON_MOL_PER_S * people / mol_per_kpa
