"""What is left of somebody's speed and care."""

from __future__ import annotations

from game.sim.people.rules import impairment_of
from game.sim.world import World

LEAST_SHARE = 0.1
"""Speed left to somebody who can still act."""


def hands_share(world: World, person: int) -> float:
    """Return what is left of somebody's speed and care at work, 0.1 to 1."""
    return max(LEAST_SHARE, 1.0 - impairment_of(world, person))
