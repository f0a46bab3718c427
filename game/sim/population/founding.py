"""Who came: ages, couples, brothers and sisters, and the first who are expected."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.sim.chance import Chance, Stream
from game.sim.clock import Clock
from game.sim.people.components import Person
from game.sim.population.coming import conceive
from game.sim.population.components import Couple, Population
from game.sim.population.rules import EARTH_YEAR_SOLS, PopulationBook, parents
from game.sim.world import World

COMPETENT = 0.5
"""Skill from which somebody is older for each bit more."""
AGES_APART = 12.0
"""Most years between two who live together."""
ALIKE_SHARE = 0.06
"""Couples of two women or two men."""
TRIED = 12
"""How many others are thought of before somebody stays alone."""


def open_population(world: World) -> None:
    """Begin with everybody who came. Colonists of a bare scenario are of the mean age and belong to nobody."""
    book = world.the(PopulationBook)
    people = world.each(Person)
    stream = world.one(Chance).once("population")
    sol = world.one(Clock).sol
    ages = [_age(book, person, stream) for _, person in people]
    born = np.array([sol - age * EARTH_YEAR_SOLS - stream.between(0.0, EARTH_YEAR_SOLS) for age in ages])
    women = np.array([_woman(person, stream) for _, person in people], dtype=np.int64)
    population = Population([entity for entity, _ in people], born, women, sol=sol, looked_sol=sol)
    world.put(population)
    _couple(world, book, ages, stream)
    for _ in range(int(book.rules.opening_pregnancies)):
        able = parents(world)
        if able:
            mother, father, _ = stream.choice(able)
            since = sol - stream.below(book.rules.carried_sols)
            conceive(world, mother, father, since).lost_odds = 1.0


def _age(book: PopulationBook, person: Person, stream: Stream) -> float:
    """Return somebody's age in years at the opening: as written, or drawn; the skilled are older."""
    rules = book.rules
    written = book.founders.get(person.id)
    drawn = rules.mean_years + rules.spread_years * stream.normal()
    drawn += rules.skilled_years * (max(person.skills.values(), default=COMPETENT) - COMPETENT)
    return written.age_years if written is not None else min(rules.oldest_years, max(rules.youngest_years, drawn))


def _woman(person: Person, stream: Stream) -> bool:
    if person.pronouns == "they":
        return stream.share() < 0.5
    return person.pronouns == "she"


def _couple(world: World, book: PopulationBook, ages: Sequence[float], stream: Stream) -> None:
    """Let those live together who are written to, and some of the rest; some of them have a brother or sister here."""
    people = world.each(Person)
    population = world.one(Population)
    entity_of = {person.id: entity for entity, person in people}
    taken: set[int] = set()
    for entity, person in people:
        plan = book.founders.get(person.id)
        if plan is None:
            continue
        if plan.partner is not None and plan.partner in entity_of and entity not in taken:
            population.couples.append(Couple(entity, entity_of[plan.partner]))
            taken.update((entity, entity_of[plan.partner]))
        population.kin += [Couple(entity, entity_of[name]) for name in plan.kin if name in entity_of]
    free = [row for row, (_, person) in enumerate(people) if not person.named and person.crew]
    wanted = int(book.rules.coupled_share * len(free))
    queue = stream.shuffled(free)
    while wanted > 1 and len(queue) > 1:
        row = queue.pop()
        alike = stream.share() < ALIKE_SHARE
        other = _match(population, ages, row, queue, alike=alike)
        if other is not None:
            queue.remove(other)
            wanted -= 2
            _bind(world, book, population.couples, row, other)
    for row in queue:
        others = [other for other in queue if other > row and ages[other] != ages[row]]
        if others and stream.share() < book.rules.kin_share:
            other = stream.choice(others)
            people[other][1].family = people[row][1].family
            _bind(world, book, population.kin, row, other)


def _match(population: Population, ages: Sequence[float], row: int, queue: Sequence[int], *, alike: bool) -> int | None:
    """Return the row of the first of those asked whom somebody could live with, or nothing."""
    for other in reversed(queue[-TRIED:]):
        same = bool(population.women[row] == population.women[other])
        if same == alike and abs(ages[row] - ages[other]) <= AGES_APART:
            return other
    return None


def _bind(world: World, book: PopulationBook, pairs: list[Couple], row: int, other: int) -> None:
    """Write down that two belong together, and let them mean something to each other."""
    people = world.one(Population).people
    pairs.append(Couple(people[row], people[other]))
    first, second = world.get(people[row], Person), world.get(people[other], Person)
    share = book.rules.bond_share
    first.bonds = {**first.bonds, second.id: max(share, first.bonds.get(second.id, 0.0))}
    second.bonds = {**second.bonds, first.id: max(share, second.bonds.get(first.id, 0.0))}
