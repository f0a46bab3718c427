"""Founding the people: who they are, and where they are at the opening."""

from __future__ import annotations

import numpy as np

from game.content.kinds.people import ShiftKind
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Person, Presence
from game.sim.people.roster import assign_beds, roster
from game.sim.people.rules import MEAN_ACTIVITY, Activities, arrive, duty
from game.sim.sensors.components import Trends
from game.sim.settlement import Settlement
from game.sim.structure.rules import module_of
from game.sim.world import World


def settle_people(world: World, settlement: Settlement, modules: dict[str, int], places: dict[str, int]) -> None:
    """Make the people and put them where they are; ``places`` gives modules and rooms by id."""
    activities = Activities(settlement)
    world.provide(activities)
    world.put(Presence(np.zeros((len(modules), len(activities.ids)), dtype=np.int64)))
    world.put(Trends(np.full((2, len(modules)), np.nan), np.zeros((2, len(modules)))))
    scenario = settlement.scenario
    for group in scenario.colonists:
        for _ in range(group.count):
            number = len(world.each(Person)) + 1
            person = Person(f"colonist_{number}", "Colonist", str(number), "", "they", "", "", "", 0, 0, False)
            entity = world.create(person, Body(), Mind())
            arrive(world, entity, modules[group.module], group.activity or MEAN_ACTIVITY)
    if not scenario.bare:
        people = roster(world.one(Chance), settlement, modules)
        assign_beds(world, people)
        for person in people:
            tolerance = world.one(Chance).once(f"body/{person.id}").lognormal(1.0, settlement.rules.tolerance_factor)
            entity = world.create(person, Body(tolerance), Mind())
            place, activity = _opening_place(world, settlement, places, person)
            module = module_of(world, place)
            arrive(world, entity, module, activity, room=0 if place == module else place)


def _opening_place(world: World, settlement: Settlement, places: dict[str, int], person: Person) -> tuple[int, str]:
    """Return the room or module where somebody is at the start, and what they do there.

    What the scenario says of them comes before what it says of their home, and that before their shift, unless
    they are at work.
    """
    for resident in settlement.scenario.resident:
        if resident.person == person.id:
            return places[resident.place], resident.activity
    shift = settlement.content.of(ShiftKind)[person.shift]
    place, activity = duty(person, shift, world.one(Clock).local_h)
    for away in settlement.scenario.away:
        if places[away.home] == person.home and activity != "work":
            return places[away.to], away.activity
    return place, activity
