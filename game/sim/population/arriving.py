"""Grown people who come from Earth by ship: who they are, where they sleep, and what they bring in their bodies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.content.kinds.people import CrewKind, NameList, ShiftKind
from game.sim.air.booking import book
from game.sim.air.plant import AirPlant
from game.sim.air.processes import BODY_WATER_PER_CO2, breath_cap
from game.sim.air.stocks import BODY_FOOD, BODY_WATER, FASTING_S, THIRSTING_S
from game.sim.chance import Chance, Stream
from game.sim.clock import Clock
from game.sim.food.components import Racks
from game.sim.learning.rules import take_in
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Person
from game.sim.people.events import HomesChanged
from game.sim.people.roster import Names, drawn_skills
from game.sim.people.rules import arrive, duty
from game.sim.population.components import Population
from game.sim.population.events import PeopleLanded
from game.sim.population.rules import EARTH_YEAR_SOLS
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.rules import module_of
from game.sim.works.places import bunk, homes
from game.sim.world import World

YOUNGEST_YEARS, YEARS = 26, 16
"""Age of those whom Earth sends, from the youngest, and over how many years they spread."""
LANDED = "came_"
"""How the ids of those begin who came with a ship."""


def welcome(world: World, count: int, crews: Sequence[str], voyage: str) -> list[int]:
    """Let people come who were not here: they belong to crews, have a bed where most are free, and are at home.

    ``voyage`` names the ship's landing; who comes is drawn from it. What their bodies hold is new to the ledger.
    """
    settlement, chance = world.the(Settlement), world.one(Chance)
    content = settlement.content
    kinds = content.of(CrewKind)
    of = [kinds[name] for name in crews if name in kinds] or list(kinds.values())
    stream = chance.once(f"voyage/{voyage}")
    taken = {(person.given, person.family) for _, person in world.each(Person)}
    names = Names(content.of(NameList).values(), stream, taken)
    shifts = tuple(content.of(ShiftKind).values())
    came = []
    for number in range(count):
        person = _somebody(world, of[number % len(of)], names, stream, f"{voyage}_{number + 1}", number)
        person.shift = shifts[number % len(shifts)].id
        tolerance = chance.once(f"body/{person.id}").lognormal(1.0, settlement.rules.tolerance_factor)
        entity = world.create(person, Body(tolerance), Mind())
        world.the(Register).people[person.id] = entity
        place, activity = duty(person, shifts[number % len(shifts)], world.one(Clock).local_h)
        module = module_of(world, place)
        arrive(world, entity, module, activity, room=0 if place == module else place)
        came.append(entity)
    _count_in(world, came, stream)
    take_in(world, came)
    _feed_in(world, count)
    world.events.say(HomesChanged())
    world.events.say(PeopleLanded(tuple(came)))
    return came


def _somebody(world: World, crew: CrewKind, names: Names, stream: Stream, name: str, number: int) -> Person:
    """Draw one person of a crew, and give them a bed in the home where most are free."""
    modules = world.the(Register).modules
    given, family, pronouns = names.draw()
    places = homes(world)
    work = modules[crew.work[number % len(crew.work)]]
    home = max(places, key=lambda place: (places[place][0] - places[place][1], -place), default=work)
    return Person(
        id=f"{LANDED}{name}",
        given=given,
        family=family,
        title="",
        pronouns=pronouns,
        role=crew.name,
        crew=crew.id,
        shift="",
        home=home,
        work=work,
        named=False,
        skills=drawn_skills(stream, crew),
        bed=bunk(world, home),
    )


def _count_in(world: World, came: Sequence[int], stream: Stream) -> None:
    """Count them among those who live here, with an age."""
    population, sol = world.one(Population), world.one(Clock).sol
    ages = [YOUNGEST_YEARS + stream.below(YEARS) + stream.share() for _ in came]
    women = [int(world.get(entity, Person).pronouns == "she") for entity in came]
    population.people = [*population.people, *came]
    population.born_sol = np.concatenate((population.born_sol, [sol - age * EARTH_YEAR_SOLS for age in ages]))
    population.women = np.concatenate((population.women, np.array(women, dtype=np.int64)))


def _feed_in(world: World, count: int) -> None:
    """Bring onto the ledger what their bodies hold, and let the air reckon with them."""
    need = breath_cap(float(count))
    food = need * FASTING_S
    book(world, {BODY_FOOD: food, BODY_WATER: need * BODY_WATER_PER_CO2 * THIRSTING_S}, landed=True)
    world.one(Racks).landed_mol += food
    world.the(AirPlant).bodies_changed()
