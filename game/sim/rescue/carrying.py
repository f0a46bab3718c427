"""Taking up people, and machines, and setting them down somewhere else."""

from __future__ import annotations

import math

from game.sim.air.atmospherics import Atmospherics
from game.sim.hazards.senses import senseless
from game.sim.people.components import Body, Harm, Whereabouts
from game.sim.people.rules import able, move, place_of
from game.sim.rescue.components import Burden, Carried, Pinned
from game.sim.rescue.events import PersonBroughtIn, PersonFreed
from game.sim.rescue.refuge import nearest_refuge, takes
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Ways
from game.sim.work.components import OnJob, Walk
from game.sim.work.walking import set_out, way_for
from game.sim.world import World

UNSTEADY_DOSE = 0.3
"""Dose from which somebody who is still on their feet is led or carried out rather than sent."""
HURT_SHARE = 0.4
"""Injury from which they are."""
MORE_HANDS = (1.0, 1.6, 1.9, 2.1)
"""Speed with a burden against that of one carrier, for one, two, three and more of them."""


def needs_carrying(world: World, person: int) -> bool:
    """Return whether somebody lives and cannot be trusted to walk out by themselves."""
    body = world.get(person, Body)
    if not body.alive:
        return False
    harm = world.find(person, Harm)
    hurt = harm is not None and harm.injury_share >= HURT_SHARE
    return body.down or hurt or max(body.hypoxia_dose, body.co2_dose) >= UNSTEADY_DOSE


def ward_for(world: World, place: int) -> int | None:
    """Return the module where somebody at a place is best brought: the nearest ward, else the nearest refuge."""
    ward = nearest_ward(world, place)
    return nearest_refuge(world, module_of(world, place), place, 1) if ward is None else ward


def nearest_ward(world: World, place: int) -> int | None:
    """Return the nearest ward that takes somebody at a place, or nothing.

    No ward is one whose air is foul, or whose air the people in it need for themselves; nor one where they lie already,
    and its air harms them. Ways through air that takes the senses are the last.
    """
    ways, here = world.the(Ways), module_of(world, place)
    away_s, on_foot_s = ways.distances_s(world, place), ways.distances_s(world, place, senseless(world))
    plans, harmful = world.the(Settlement).modules, world.the(Atmospherics).harmful
    best: tuple[bool, float, int] | None = None
    for entity, module in world.each(Module):
        harmed = entity == here and harmful[module.index]
        if plans[module.id].ward_beds <= 0 or harmed or not takes(world, entity, 1):
            continue
        found = (entity not in on_foot_s, away_s.get(entity, math.inf), entity)
        if found[1] < math.inf and (best is None or found < best):
            best = found
    return None if best is None else best[2]


def haul_share(task_share: float, carriers: int, tools: float = 1.0) -> float:
    """Return the walking speed of carriers with a burden, at most that of somebody with free hands.

    ``task_share`` is what one of them alone has, ``tools`` how many times as quick a stretcher or cart makes it.
    """
    return min(1.0, task_share * MORE_HANDS[min(carriers, len(MORE_HANDS)) - 1] * tools)


def lift(world: World, carrier: int, person: int) -> None:
    """Let somebody take another person up, who goes where they go from then on; what they carried lies where it is."""
    put_down(world, carrier)
    if world.find(person, Walk) is not None:
        world.remove(person, Walk)
    world.add(carrier, Burden(person=person))
    world.add(person, Carried(carrier))
    where = world.get(person, Whereabouts)
    if world.get(person, Body).alive:
        move(world, person, where.module, "rest", where.room)


def lift_machine(world: World, carrier: int, machine: int) -> None:
    """Let somebody take a machine up, and put down what they carried."""
    put_down(world, carrier)
    world.add(carrier, Burden(machine=machine))


def burden_of(world: World, people: list[int]) -> tuple[int, Burden] | None:
    """Return who of some people carries something, and what; nothing if none does."""
    for person in people:
        found = world.find(person, Burden)
        if found is not None:
            return person, found
    return None


def put_down(world: World, carrier: int) -> Burden | None:
    """Let somebody set down what they carry where they are; return what it was, or nothing."""
    burden = world.find(carrier, Burden)
    if burden is None:
        return None
    world.remove(carrier, Burden)
    if burden.person and world.find(burden.person, Carried) is not None:
        world.remove(burden.person, Carried)
    return burden


def hand_over(world: World, carrier: int, person: int) -> None:
    """Lay somebody down in the middle of the module where their carrier has brought them, and say so."""
    module = world.get(carrier, Whereabouts).module
    put_down(world, carrier)
    activity = "rest" if able(world, person) else world.get(person, Whereabouts).activity
    if world.get(person, Body).alive:
        move(world, person, module, activity)
    world.events.say(PersonBroughtIn(person, module, carrier))


def lead_out(world: World, person: int, to: int) -> bool:
    """Send somebody who can walk to a module by themselves; return whether there is a way."""
    legs = way_for(world, person, to, "shelter")
    if legs is None or world.find(person, OnJob) is not None:
        return False
    if world.find(person, Walk) is not None:
        world.remove(person, Walk)
    set_out(world, person, legs, "shelter")
    return True


def free(world: World, person: int) -> None:
    """Free somebody whom something holds; if they can walk they leave for good air."""
    if world.find(person, Pinned) is None:
        return
    world.remove(person, Pinned)
    world.events.say(PersonFreed(person, world.get(person, Whereabouts).module))
    if able(world, person) and world.find(person, OnJob) is None:
        refuge = nearest_refuge(world, world.get(person, Whereabouts).module, place_of(world, person), 1)
        if refuge is not None:
            lead_out(world, person, refuge)


class CarryingProcessor:
    """Lets those set down what they carry who can carry it no further, or have come out with it."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def process(self, step_s: float) -> None:
        """Look at everybody who carries somebody."""
        world = self._world
        for entity, burden in list(world.each(Burden)):
            if not burden.person:
                continue
            if not able(world, entity) or world.find(entity, Pinned) is not None:
                put_down(world, entity)
            elif world.find(entity, OnJob) is None and world.find(entity, Walk) is None:
                hand_over(world, entity, burden.person)
