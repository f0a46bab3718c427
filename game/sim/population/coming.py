"""Children: conceived, carried, born, taken by the hand, and sometimes lost."""

from __future__ import annotations

from game.content.kinds.people import NameList
from game.sim.air.atmospherics import Atmospherics
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.people.components import Body, Person, Presence, Whereabouts
from game.sim.people.rules import Activities
from game.sim.population.components import Child, Population, Pregnancy
from game.sim.population.events import ChildDied, PersonBorn, PregnancyLost
from game.sim.population.rules import EARTH_YEAR_SOLS, PopulationBook, between, children
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

CHILD = "child"
"""The activity of children, as far as breath is concerned."""
LOST_FROM_SOLS, LOST_TO_SOLS = 30, 120
"""Sols after conception between which a pregnancy is lost, if it is."""


def conceive(world: World, mother: int, father: int, sol: int) -> Pregnancy:
    """Let a woman expect a child from a sol on, by now or before it."""
    population, rules = world.one(Population), world.the(PopulationBook).rules
    draw = world.one(Chance).once(f"expected/{population.births + population.lost + len(population.expected)}/{mother}")
    lost_sol = sol + LOST_FROM_SOLS + draw.below(LOST_TO_SOLS - LOST_FROM_SOLS)
    expected = Pregnancy(mother, father, sol + rules.carried_sols, draw.share(), lost_sol)
    population.expected.append(expected)
    return expected


def carry(world: World) -> None:
    """See to those who are expected, on a new sol: lost, born, or carried on."""
    population, rules = world.one(Population), world.the(PopulationBook).rules
    sol = world.one(Clock).sol
    lost_share = between(rules.lost_share, rules.programme_lost_share, population.programme_share)
    waiting, population.expected = population.expected, []
    for item in waiting:
        lost = item.lost_sol <= sol < item.due_sol and item.lost_odds < lost_share
        if not world.get(item.mother, Body).alive:
            population.lost += 1
        elif lost:
            population.lost += 1
            population.last_birth_sol[item.mother] = sol
            world.events.say(PregnancyLost(item.mother))
        elif sol >= item.due_sol:
            bear(world, item)
        else:
            population.expected.append(item)


def bear(world: World, item: Pregnancy) -> Child:
    """Let a child be born, where the mother is."""
    population, sol = world.one(Population), world.one(Clock).sol
    draw = world.one(Chance).once(f"born/{population.births}/{item.mother}")
    mother = world.get(item.mother, Person)
    girl = draw.share() < 0.488
    lists = tuple(world.the(Settlement).content.of(NameList).values())
    given = [name for entry in lists for name in (entry.she if girl else entry.he)]
    population.births += 1
    family = mother.family if draw.share() < 0.5 else world.get(item.father, Person).family
    module = world.get(item.mother, Whereabouts).module
    child = Child(
        id=f"born_{population.births}",
        given=draw.choice(given) if given else f"Child {population.births}",
        family=family,
        girl=girl,
        born_sol=sol,
        mother=item.mother,
        father=item.father,
        home=mother.home or module,
        module=module,
        carer=item.mother,
        frail_odds=draw.share(),
        frail_sol=sol + 1 + draw.below(int(EARTH_YEAR_SOLS)),
    )
    population.children.append(child)
    population.last_birth_sol[item.mother] = sol
    _count(world, module, 1)
    world.events.say(PersonBorn(child.id, f"{child.given} {child.family}", item.mother, module))
    return child


def grow(world: World) -> None:
    """See to the frail among the children, on a new sol."""
    population, rules = world.one(Population), world.the(PopulationBook).rules
    sol = world.one(Clock).sol
    share = between(rules.infant_death_share, rules.programme_infant_death_share, population.programme_share)
    for child in children(world):
        if child.frail_sol == sol and child.frail_odds < share:
            lose(world, child, "infancy")
            population.deaths += 1


def lose(world: World, child: Child, of: str) -> None:
    """Let a child die."""
    child.died_sol, child.died_of = world.one(Clock).sol, of
    _count(world, child.module, -1)
    world.events.say(ChildDied(child.id, f"{child.given} {child.family}", child.module, of))


def follow(world: World) -> None:
    """Let children be where they belong: at home, or with who has them by the hand once home is no place to be."""
    if not world.one(Population).children:
        return
    harmful = world.the(Atmospherics).harmful
    for child in children(world):
        carer = _carer(world, child)
        home = world.get(child.home, Module)
        safe = not (home.barred or home.lost or harmful[home.index])
        if not carer:
            # Nobody is left to carry them out.
            if harmful[world.get(child.module, Module).index]:
                lose(world, child, "alone")
        elif not safe or world.get(carer, Whereabouts).module == child.home:
            move(world, child, world.get(carer, Whereabouts).module)
        else:
            move(world, child, child.home)


def _carer(world: World, child: Child) -> int:
    """Return who has a child by the hand, and find another if that one is gone: a parent, then a neighbour."""
    if child.carer and _can_carry(world, child.carer):
        return child.carer
    near = [child.mother, child.father]
    near += [entity for entity, where in world.each(Whereabouts) if where.module == child.module]
    near += [entity for entity, person in world.each(Person) if person.home == child.home]
    near += [entity for entity, _ in world.each(Person)]
    child.carer = next((entity for entity in near if _can_carry(world, entity)), 0)
    return child.carer


def _can_carry(world: World, person: int) -> bool:
    body = world.get(person, Body)
    return body.alive and not body.down


def move(world: World, child: Child, module: int) -> None:
    """Bring a child into a module."""
    if child.module != module:
        _count(world, child.module, -1)
        child.module = module
        _count(world, module, 1)


def counted(world: World) -> int:
    """Return how many of those who breathe are children."""
    column = world.the(Activities).column.get(CHILD)
    return 0 if column is None else int(world.one(Presence).heads[:, column].sum())


def _count(world: World, module: int, change: int) -> None:
    """Count a child among those who breathe in a module, as long as the packs say how children do."""
    column = world.the(Activities).column.get(CHILD)
    if column is not None:
        presence = world.one(Presence)
        presence.heads[world.get(module, Module).index, column] += change
        presence.changed = True
