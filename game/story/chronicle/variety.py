"""Other words in another run: where in a list of wordings a chronicle begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from game.sim.chance import Chance
from game.sim.world import World

T = TypeVar("T")


def by_run(world: World, name: str, wordings: Sequence[T]) -> list[T]:
    """Return wordings in their order, from one on that the seed of the run decides. ``name``: what they are of."""
    if not wordings:
        return []
    start = int(world.one(Chance).once(f"chronicle/{name}").share() * len(wordings)) % len(wordings)
    return [*wordings[start:], *wordings[:start]]
