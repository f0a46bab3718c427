"""What is amiss in the places of a crisis, and whether anybody is still there."""

from __future__ import annotations

from collections.abc import Collection

from game.sim.frames.components import Frame
from game.sim.frames.rules import outlook
from game.sim.hazards.components import DANGER_UP, Alarms
from game.sim.people.components import Presence
from game.sim.structure.components import Module
from game.sim.world import World


def peopled(world: World, module: int) -> bool:
    """Return whether anybody is in a module."""
    return bool(world.one(Presence).heads[world.get(module, Module).index].sum() > 0)


def was_left(world: World, modules: Collection[int]) -> bool:
    """Return whether nobody is in the modules any more because they were left, not because a shift went to work."""
    return all(
        not peopled(world, module) and (world.get(module, Module).barred or world.get(module, Module).lost)
        for module in modules
    )


def stands_wrong(world: World, modules: Collection[int]) -> bool:
    """Return whether an urgent alarm stands in one of the modules, or a frame there is on its way down."""
    if any(alarm.module in modules and alarm.level in DANGER_UP for alarm in world.one(Alarms).standing.values()):
        return True
    return any(
        frame.module in modules and frame.troubled and outlook(world, entity) is not None
        for entity, frame in world.each(Frame)
    )
