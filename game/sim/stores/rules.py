"""Taking things out of lockers, and finding the nearest that has them."""

from __future__ import annotations

from game.sim.stores.components import Locker
from game.sim.structure.ways import Leg, Ways
from game.sim.world import World


def lockers_with(world: World, item: str) -> list[tuple[int, Locker]]:
    """Return the lockers that have an item, in order."""
    return [(entity, locker) for entity, locker in world.each(Locker) if locker.items.get(item, 0) > 0]


def route_by_locker(world: World, start: int, goal: int, item: str) -> tuple[Locker, list[Leg]] | None:
    """Return the locker from which an item is soonest carried to a place, and the way past it.

    Nothing if no locker that has it can be reached.
    """
    ways = world.the(Ways)
    best: tuple[float, Locker, list[Leg]] | None = None
    for _, locker in lockers_with(world, item):
        there = ways.route(world, start, locker.module)
        onward = ways.route(world, locker.module, goal)
        if there is None or onward is None:
            continue
        legs = there + onward
        length_s = sum(walk_s for _, _, walk_s in legs)
        if best is None or length_s < best[0]:
            best = (length_s, locker, legs)
    return None if best is None else (best[1], best[2])


def take(locker: Locker, item: str) -> None:
    """Take one out; raises ``ValueError`` if there is none."""
    if locker.items.get(item, 0) <= 0:
        raise ValueError(f"no {item} in {locker.id}")
    locker.items[item] -= 1


def put_back(world: World, item: str, module: int) -> None:
    """Put one into the first locker of a module, or of the colony if it has none."""
    everywhere = world.each(Locker)
    here = [locker for _, locker in everywhere if locker.module == module]
    for locker in here or [locker for _, locker in everywhere]:
        locker.items[item] = locker.items.get(item, 0) + 1
        return
