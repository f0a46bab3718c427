"""How much has happened lately: it rises with what happens, and fades."""

from __future__ import annotations

from game.content.kinds.director import StoryRules
from game.sim import portable
from game.sim.clock import SOL_S, Clock
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.storylets.components import StoryBook


def rules_of(world: World) -> StoryRules:
    """Return the figures of the director. Raises ``KeyError`` where no pack gives them."""
    return world.the(Settlement).content.of(StoryRules)["core"]


def intensity_share(world: World) -> float:
    """Return how much has happened lately, 0 to 1."""
    book = world.one(StoryBook)
    gone_sols = (world.one(Clock).elapsed_s - book.intensity_s) / SOL_S
    return book.intensity * portable.exp(-gone_sols / rules_of(world).fade_sols) if book.intensity > 0.0 else 0.0


def weigh_on(world: World, by: float) -> None:
    """Let something that happened add to it; relief takes nothing away, time does."""
    book = world.one(StoryBook)
    book.peaked = breathing(world)
    book.intensity = min(1.0, intensity_share(world) + max(0.0, by))
    book.intensity_s = world.one(Clock).elapsed_s
    if book.intensity >= rules_of(world).peak_share:
        book.peaked = True


def breathing(world: World) -> bool:
    """Return whether people are let breathe after a peak, until it has faded."""
    return world.one(StoryBook).peaked and intensity_share(world) > rules_of(world).calm_share
