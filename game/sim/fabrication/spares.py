"""Spares as they are: good, faulty unseen, or second grade and known to be."""

from __future__ import annotations

from game.sim.chance import Chance
from game.sim.fabrication.components import Shop
from game.sim.stores.rules import take
from game.sim.stores.stock import Stores, colony_count
from game.sim.world import World

STREAM = "spares"
"""Name of the stream that says which of the spares somebody's hand falls on."""


def take_spare(world: World, item: str) -> float | None:
    """Take a spare, and return the share of a good one's life that it has in it; nothing if there is none.

    Stock goes first, then the lockers kept for an emergency, then what was set apart as second grade.
    """
    stores = world.the(Stores)
    for locker in (*stores.stock, *stores.emergency):
        if locker.items.get(item, 0) > 0:
            take(locker, item)
            return life_share(world, item)
    seconds = world.one(Shop).seconds.get(item)
    return seconds.pop(0) if seconds else None


def life_share(world: World, item: str) -> float:
    """Return the share of a good one's life in a spare that was just taken out of a locker.

    For whoever takes spares by hand: call it once for each that is fitted.
    """
    flawed = world.one(Shop).flawed.get(item)
    if not flawed:
        return 1.0
    chance = world.one(Chance)
    stream = chance.stream(STREAM)
    at = stream.below(max(len(flawed), colony_count(world, item) + 1))
    chance.keep(STREAM, stream)
    if at >= len(flawed):
        return 1.0
    share = flawed.pop(at)
    if not flawed:
        del world.one(Shop).flawed[item]
    return share
