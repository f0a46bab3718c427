"""Temper and training: what somebody bears, and how much of a fright reaches them."""

from __future__ import annotations

from game.content.kinds.people import TraitKind
from game.sim import sums
from game.sim.learning import drills
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.world import World

TRAINED = {"suits": 1.0, "life_support": 0.8, "structures": 0.7, "medicine": 0.7, "command": 0.6}
"""Skills that are practised under alarms, and how much each counts."""
LEAST_CALM, MOST_CALM = -0.3, 0.9
"""Limits of the part of a fright that passes somebody by."""


def traits_of(world: World, person: int) -> list[TraitKind]:
    """Return those of somebody's traits that mean something under orders, in their order."""
    kinds = world.the(Settlement).content.of(TraitKind)
    return [kinds[trait] for trait in world.get(person, Person).traits if trait in kinds]


def training_share(world: World, person: int) -> float:
    """Return how well somebody is trained for bad hours, 0 to 1: the best of what counts, or everybody's drills."""
    skills = world.get(person, Person).skills
    own = max((counts * skills.get(skill, 0.0) for skill, counts in TRAINED.items()), default=0.0)
    return max(own, drills.worth_share(world))


def calm_share(world: World, person: int) -> float:
    """Return the part of a fright that passes somebody by, -0.3 to 0.9; negative: they are easily frightened."""
    trained = world.the(Settlement).rules.training_calm_share * training_share(world, person)
    return min(MOST_CALM, max(LEAST_CALM, trained + sums.total(trait.calm_share for trait in traits_of(world, person))))


def courage_share(world: World, person: int) -> float:
    """Return the danger that somebody bears to go into by temper and training, 0 none to 1 certain death."""
    rules = world.the(Settlement).rules
    trained = rules.training_courage_share * training_share(world, person)
    return rules.courage_share + trained + sums.total(trait.courage_share for trait in traits_of(world, person))


def manner_of(world: World, person: int) -> str:
    """Return whose manner of refusing is somebody's: the word that their first telling trait says."""
    return next((trait.says for trait in traits_of(world, person) if trait.says != "plain"), "plain")
