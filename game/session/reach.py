"""What stands in somebody's way."""

from __future__ import annotations

import heapq
import math
from typing import NamedTuple

from game.session.orders import Refusal
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module, Passage
from game.sim.structure.crossings import passable
from game.sim.structure.passages import passage_name, place_name
from game.sim.structure.rules import module_of
from game.sim.world import World

BARRED = 1.0e4
"""What a way that nobody gets through counts for, so that as few as can be are named."""


class Bar(NamedTuple):
    """What stands in somebody's way."""

    name: str
    """What it is called."""
    mend: str
    """How it stands, as what opens it goes by: ``sealed``, ``stuck``, ``jammed``, ``blocked``, ``walled``, ``lost``."""


def refuse_way(world: World, who: str, start: int, goal: int) -> Refusal:
    """Return why somebody cannot get from one place to another, and what would open the way."""
    bar = what_bars(world, start, goal)
    if bar is None:
        return Refusal("refused.no_way_at_all", {"who": who})
    return Refusal(f"refused.cut_off.{bar.mend}", {"who": who, "by": bar.name})


def what_bars(world: World, start: int, goal: int) -> Bar | None:
    """Return the first door or passage to be opened on the way from one place to another.

    Nothing if there is none: no door and no passage leads there at all. A place that has come down is named itself.
    """
    if world.get(module_of(world, goal), Module).lost:
        return Bar(place_name(world, goal), "lost")
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
            return _bar(world, first[here]) if first[here] else None
        if spent > best[here]:
            continue
        for way_entity, beyond in links.get(here, ()):
            open_now = passable(world, way_entity)
            total = spent + (1.0 if open_now else BARRED)
            if total < best.get(beyond, math.inf):
                best[beyond] = total
                first[beyond] = first[here] or (0 if open_now else way_entity)
                heapq.heappush(queue, (total, beyond))
    return None


def _bar(world: World, way: int) -> Bar:
    door = world.find(way, Door)
    if door is not None:
        return Bar(world.the(Settlement).door_name(door.id), "sealed" if door.state == "sealed" else "stuck")
    return Bar(passage_name(world, way), world.get(way, Passage).state)
