"""Events from outside, which have no cause here: debris fields. When they come, people can bear them."""

from __future__ import annotations

from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.hazards import clusters
from game.sim.hazards.components import DebrisField
from game.sim.works.places import foretell
from game.sim.world import World
from game.story.director.gates import loaded
from game.story.director.intensity import breathing, intensity_share, rules_of
from game.story.storylets.components import StoryBook
from game.story.storylets.facts.colony import DANGER, places_alarmed, sols_in
from game.story.storylets.news import Newsroom

STREAM = "director.outside"
MODES = ("campaign", "sandbox")
"""Scenarios into which events come that nobody has listed."""


def look_up(world: World) -> None:
    """Draw, once a sol, whether a debris field comes: never on top of a crisis, after a peak or under a heavy load.

    What is put off so is not lost: each sol draws anew. The number of draws is the same whatever comes of them.
    """
    book, rules, chance = world.one(StoryBook), rules_of(world), world.one(Chance)
    if book.mode not in MODES or rules.strikes is None or rules.strikes_sols <= 0.0:
        return
    stream = chance.stream(STREAM)
    drawn = stream.share()
    chance.keep(STREAM, stream)
    times = book.strikes_times if book.strikes_until_sol > world.one(Clock).sol else 1.0
    if drawn < times / rules.strikes_sols and bearable(world):
        clusters.add(world, rules.strikes, f"outside/{world.one(Clock).sol}")
        foretell(world)


def bearable(world: World) -> bool:
    """Return whether people could bear one more thing now."""
    rules = rules_of(world)
    if sols_in(world) < rules.strikes_from_sols or world.one(DebrisField).fragments:
        return False
    if world.the(Newsroom).news().open or places_alarmed(world, DANGER):
        return False
    return not breathing(world) and not loaded(world) and intensity_share(world) < rules.peak_share
