"""Facts of the story itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.content.conditions import Value
from game.content.story_facts import NEVER
from game.sim.clock import Clock
from game.sim.world import World
from game.story.director.intensity import intensity_share
from game.story.storylets.components import StoryBook

SOON_SOLS = 3
"""A promise that falls due in so many sols presses."""


def vows(world: World, state: str) -> list[str]:
    """Return the ids of the story's promises in a state."""
    return [vow.id for vow in world.one(StoryBook).vows if vow.state == state]


def pressing(world: World) -> int:
    """Return how many of the story's promises fall due soon."""
    sol = world.one(Clock).sol
    return sum(1 for vow in world.one(StoryBook).vows if vow.state == "open" and vow.due_sol - sol <= SOON_SOLS)


def _quiet(world: World) -> int:
    told = world.one(StoryBook).told_sol
    return NEVER if told < 0 else world.one(Clock).sol - told


READERS: Mapping[str, Callable[[World], Value]] = {
    "told": lambda world: list(world.one(StoryBook).told),
    "chosen": lambda world: [f"{item.storylet}:{item.option}" for item in world.one(StoryBook).decisions],
    "intensity_share": intensity_share,
    "quiet_sols": _quiet,
}
"""How each is read."""
TABLES: Mapping[str, Callable[[World, str], bool | int | float]] = {
    "flags": lambda world, flag: world.one(StoryBook).flags.get(flag, 0),
}
"""How each name of a table is read."""
