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
    from_start_s, to_goal_s = ways.distances_s(world, start), ways.distances_s(world, goal)
    best: tuple[float, Locker] | None = None
    for _, locker in lockers_with(world, item):
        if locker.module in from_start_s and locker.module in to_goal_s:
            length_s = from_start_s[locker.module] + to_goal_s[locker.module]
            if best is None or length_s < best[0]:
                best = (length_s, locker)
    if best is None:
        return None
    there = ways.route(world, start, best[1].module) or []
    return best[1], there + (ways.route(world, best[1].module, goal) or [])


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
