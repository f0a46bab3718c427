"""What stands in somebody's way."""

from __future__ import annotations

import heapq
import math

from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module, Passage
from game.sim.structure.crossings import passable
from game.sim.structure.passages import passage_name, place_name
from game.sim.structure.rules import module_of
from game.sim.world import World

BARRED = 1.0e4
"""What a way that nobody gets through counts for, so that as few as can be are named."""


def what_bars(world: World, start: int, goal: int) -> str:
    """Return the name of the first door or passage to be opened on the way from one place to another.

    Empty if none is: no door and no passage leads there at all. A place that has come down is named itself.
    """
    if world.get(module_of(world, goal), Module).lost:
        return place_name(world, goal)
    links: dict[int, list[tuple[int, int]]] = {}
    ways: list[tuple[int, Door | Passage]] = [*world.each(Door), *world.each(Passage)]
    for entity, way in ways:
        links.setdefault(way.a, []).append((entity, way.b))
        links.setdefault(way.b, []).append((entity, way.a))
    best: dict[int, float] = {start: 0.0}
    first: dict[int, int] = {start: 0}
    queue: list[tuple[float, int]] = [(0.0, start)]
    while queue:
        spent, here = heapq.heappop(queue)
        if here == goal:
            return _name(world, first[here])
        if spent > best[here]:
            continue
        for way_entity, beyond in links.get(here, ()):
            open_now = passable(world, way_entity)
            total = spent + (1.0 if open_now else BARRED)
            if total < best.get(beyond, math.inf):
                best[beyond] = total
                first[beyond] = first[here] or (0 if open_now else way_entity)
                heapq.heappush(queue, (total, beyond))
    return ""


def _name(world: World, way: int) -> str:
    if not way:
        return ""
    door = world.find(way, Door)
    return world.the(Settlement).door_name(door.id) if door is not None else passage_name(world, way)
