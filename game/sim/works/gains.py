"""What works have changed, for the rooms whose laws it changes."""

from __future__ import annotations

from game.sim.works.components import Shield, Works
from game.sim.world import World

UNSHIELDED = Shield()


def shield_of(world: World, module: str) -> Shield:
    """Return what keeps fragments out of a module, by its plan."""
    return world.one(Works).shields.get(module, UNSHIELDED)


def forewarned_s(world: World) -> float:
    """Return how long before it comes debris is seen, in seconds; 0: only if a scenario says so."""
    return world.one(Works).forewarned_h * 3_600.0
