"""What fear, tiredness and wounds leave of somebody's speed and care."""

from __future__ import annotations

from game.sim import portable
from game.sim.clock import Clock
from game.sim.minds.components import Memory, Mind
from game.sim.minds.sleep import tired_share
from game.sim.people.components import Harm
from game.sim.people.rules import impairment_of
from game.sim.settlement import Settlement
from game.sim.world import World

LEAST_SHARE = 0.1
"""Speed left to somebody who can still act."""
WHOLESOME_FEAR = 0.3
"""Fear up to here costs nothing."""


def fear_share(world: World, person: int) -> float:
    """Return how frightened somebody is now, 0 to 1."""
    mind = world.find(person, Mind)
    if mind is None or mind.fear_share <= 0.0:
        return 0.0
    past_s = world.one(Clock).elapsed_s - mind.fear_s
    return mind.fear_share * portable.exp(-past_s / world.the(Settlement).rules.fear_fade_s)


def frighten(world: World, person: int, share: float) -> None:
    """Set somebody's fear as it is now, 0 to 1; from here it fades."""
    mind = world.get(person, Mind)
    mind.fear_share, mind.fear_s = min(1.0, max(0.0, share)), world.one(Clock).elapsed_s


def panics(world: World, person: int) -> bool:
    """Return whether somebody is past hearing what they are told."""
    return fear_share(world, person) > world.the(Settlement).rules.panic_share


def trust(world: World, person: int, change: float, memory: str = "") -> None:
    """Let somebody think better or worse of the desk, and remember why, by the id of a text."""
    mind = world.get(person, Mind)
    mind.trust_share = min(1.0, max(0.0, mind.trust_share + change))
    if memory:
        mind.remembered = (*mind.remembered, Memory(world.one(Clock).elapsed_s, memory))


def hands_share(world: World, person: int) -> float:
    """Return what is left of somebody's speed and care at work, 0.1 to 1."""
    rules = world.the(Settlement).rules
    share = 1.0 - impairment_of(world, person)
    share *= 1.0 - rules.tired_hands_share * tired_share(world, person)
    fear = fear_share(world, person)
    if fear > WHOLESOME_FEAR:
        share *= 1.0 - rules.fear_hands_share * (fear - WHOLESOME_FEAR) / (1.0 - WHOLESOME_FEAR)
    harm = world.find(person, Harm)
    if harm is not None:
        share *= 1.0 - rules.injury_hands_share * harm.injury_share
        share *= 1.0 - (rules.lasting_hands_share if harm.lasting else 0.0)
    return max(LEAST_SHARE, share)
