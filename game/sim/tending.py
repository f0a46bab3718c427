"""Whether a crew's routine is seen to: what its operations got of what they need, unless somebody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.sim.crews.book import CrewBook
from game.sim.crews.rules import operations_share
from game.sim.world import World


@dataclass(slots=True)
class Tending:
    """How much of its routine a crew gets done where that is not left to its hours. Singleton, written by ``note``."""

    share: dict[str, float] = field(default_factory=dict)
    """By crew, 0 to 1."""


def note(world: World, shares: Mapping[str, float]) -> None:
    """Say how much of its routine each crew gets done from now on, whatever its hours are."""
    for crew, share in shares.items():
        world.one(Tending).share[crew] = min(1.0, max(0.0, share))


def tended_share(world: World, crew: str | None) -> float:
    """Return how much of its routine a crew gets done, 0 to 1; where no crew is named, all of it."""
    if crew is None:
        return 1.0
    noted = world.one(Tending).share.get(crew)
    if noted is not None:
        return noted
    return operations_share(world, crew) if crew in world.the(CrewBook).row else 1.0
