"""What drills and kits are worth when the klaxon goes."""

from __future__ import annotations

from game.sim.learning.book import LearningBook
from game.sim.learning.components import Learning
from game.sim.world import World


def drilled_share(world: World) -> float:
    """Return how much of what everybody should know under alarms they know, 0 to 1."""
    return world.one(Learning).drilled_share


def haste_share(world: World) -> float:
    """Return what drills leave of the time to be on one's feet, 1 without them."""
    return 1.0 - world.the(LearningBook).rules.drilled_haste_share * drilled_share(world)


def donning_share(world: World) -> float:
    """Return what kits beside the beds leave of the time to put on a mask, 1 without them."""
    return 1.0 - world.the(LearningBook).rules.kit_haste_share * world.one(Learning).kits_share


def worth_share(world: World) -> float:
    """Return what everybody's drills count as, against somebody's years of work under alarms, 0 to 1."""
    return world.the(LearningBook).rules.drilled_worth_share * drilled_share(world)
