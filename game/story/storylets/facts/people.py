"""Facts of people as a whole, of their hours and of what they can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.content.conditions import Value
from game.content.story_facts import NEVER
from game.sim import sums
from game.sim.clock import SOL_S, Clock
from game.sim.crews.components import COLUMN, Booked, Plans, Strain
from game.sim.crews.strain import crowding, off_living
from game.sim.learning.book import LearningBook
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Harm, Person
from game.sim.population import rules as population
from game.sim.population.components import Population
from game.sim.register import Register
from game.sim.world import World
from game.story.storylets.facts.colony import bounded


def _living(world: World) -> list[int]:
    return [entity for entity, body in world.each(Body) if body.alive]


def last_dead(world: World) -> int:
    """Return the entity of who died last; 0: nobody has."""
    dead = [(body.died_s, entity) for entity, body in world.each(Body) if not body.alive]
    return max(dead)[1] if dead else 0


def _since_death(world: World) -> int:
    who = last_dead(world)
    return bounded((world.one(Clock).elapsed_s - world.get(who, Body).died_s) / SOL_S) if who else NEVER


def _deaths(world: World) -> int:
    children = sum(1 for child in world.one(Population).children if child.died_sol >= 0)
    return children + sum(1 for _, body in world.each(Body) if not body.alive)


def _death_name(world: World) -> str:
    who = last_dead(world)
    return world.get(who, Person).name if who else ""


def _death_of(world: World) -> str:
    who = last_dead(world)
    return world.get(who, Body).died_of if who else ""


def _since_birth(world: World) -> int:
    born = [child.born_sol for child in world.one(Population).children]
    return world.one(Clock).sol - max(born) if born else NEVER


def _injured(world: World) -> int:
    return sum(1 for _, harm, body in world.each(Harm, Body) if body.alive and harm.injury_share > 0.0)


def _off(world: World, why: str) -> int:
    return sum(1 for off in off_living(world) if off.why == why)


def _mean(world: World, of: str) -> float:
    """Return the mean strain of the living."""
    strained = world.one(Strain)
    values = (strained.stress if of == "stress" else strained.weary).tolist()
    alive = set(_living(world))
    living = [value for entity, value in zip(strained.people, values, strict=True) if entity in alive]
    return sums.total(living) / len(living) if living else 0.0


def _regard(world: World) -> float:
    trust = [mind.trust_share for _, mind, body in world.each(Mind, Body) if body.alive]
    return sums.total(trust) / len(trust) if trust else 0.0


def _overtime(world: World) -> int:
    plans = world.one(Plans)
    over = plans.hours.sum(axis=1) - plans.normal_h
    return round(float(over[over > 0.0].sum())) if plans.crews else 0


def hours_share(world: World, use: str) -> float:
    """Return the part of all hours that a use got on the last sol; on the first, what the plans give it."""
    booked, plans = world.one(Booked), world.one(Plans)
    if not plans.crews or use not in COLUMN:
        return 0.0
    table = booked.last_h if booked.last_h.any() else plans.hours
    total = float(table.sum())
    return float(table[:, COLUMN[use]].sum()) / total if total > 0.0 else 0.0


def depth(world: World, skill: str) -> int:
    """Return how many of the living can be left alone with a skill."""
    line = world.the(LearningBook).rules.teacher_level
    return sum(
        1 for _, person, body in world.each(Person, Body) if body.alive and person.skills.get(skill, 0.0) >= line
    )


def alive(world: World, name: str) -> bool:
    """Return whether somebody is alive."""
    entity = world.the(Register).people.get(name, 0)
    body = world.find(entity, Body) if entity else None
    return body is not None and body.alive


READERS: Mapping[str, Callable[[World], Value]] = {
    "population": lambda world: len(_living(world)) + len(population.children(world)),
    "adults": lambda world: len(_living(world)),
    "children": lambda world: len(population.children(world)),
    "births": lambda world: world.one(Population).births,
    "birth_sols_since": _since_birth,
    "expected": lambda world: len(world.one(Population).expected),
    "deaths": _deaths,
    "death_sols_since": _since_death,
    "death_name": _death_name,
    "death_of": _death_of,
    "injured": _injured,
    "off": lambda world: len(off_living(world)),
    "ill": lambda world: _off(world, "illness"),
    "burnt_out": lambda world: _off(world, "burn_out"),
    "stress_share": lambda world: _mean(world, "stress"),
    "tired_share": lambda world: _mean(world, "weary"),
    "regard_share": _regard,
    "crowded": lambda world: sum(1 for share in crowding(world).values() if share > 0.0),
    "overtime_h": _overtime,
    "template": lambda world: world.one(Plans).template,
}
"""How each is read."""
TABLES: Mapping[str, Callable[[World, str], bool | int | float]] = {
    "alive": alive,
    "hours_share": hours_share,
    "depth": depth,
}
"""How each name of a table is read."""
