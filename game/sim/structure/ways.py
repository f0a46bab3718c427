"""The ways that people walk: modules joined by the doors that they can get through."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection

from game.content.kinds.place import DoorState
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.structure.rules import passable
from game.sim.world import World

Leg = tuple[int, int, float]
"""Part of a route: door, module beyond, seconds in good health."""


class Ways:
    """The graph that people walk. The doors stand where they stand, so it is made once; their states are looked up."""

    def __init__(self, world: World) -> None:
        """Read the graph from the doors in the world."""
        doors = world.the(Settlement).doors
        self._states: tuple[DoorState, ...] | None = None
        self._parts: dict[int, int] = {}
        self.links: dict[int, list[Leg]] = {entity: [] for entity, _ in world.each(Module)}
        for entity, door in world.each(Door):
            walk_s = doors[door.id].walk_s
            self.links[door.a].append((entity, door.b, walk_s))
            self.links[door.b].append((entity, door.a, walk_s))

    def route(self, world: World, start: int, goal: int, avoid: Collection[int] = ()) -> list[Leg] | None:
        """Return the quickest way as (door, module beyond, seconds), or nothing where there is none.

        Modules in ``avoid`` are not walked through, though one may start or end there. Ties go to the lower entity.
        """
        best: dict[int, float] = {start: 0.0}
        came: dict[int, Leg] = {}
        queue: list[tuple[float, int]] = [(0.0, start)]
        while queue:
            spent, here = heapq.heappop(queue)
            if here == goal:
                return self._unwound(came, start, goal)
            if spent > best[here] or (here in avoid and here != start):
                continue
            for door, beyond, walk_s in self.links[here]:
                if not passable(world.get(door, Door)):
                    continue
                total = spent + walk_s
                if total < best.get(beyond, math.inf):
                    best[beyond] = total
                    came[beyond] = (here, door, walk_s)
                    heapq.heappush(queue, (total, beyond))
        return None

    @staticmethod
    def _unwound(came: dict[int, Leg], start: int, goal: int) -> list[Leg]:
        legs: list[Leg] = []
        here = goal
        while here != start:
            before, door, walk_s = came[here]
            legs.append((door, here, walk_s))
            here = before
        legs.reverse()
        return legs

    def parts(self, world: World) -> dict[int, int]:
        """Return, for each module, the lowest module that can be reached from it: equal means joined."""
        states = tuple(door.state for _, door in world.each(Door))
        if states == self._states:
            return self._parts
        part_of: dict[int, int] = {}
        for start in self.links:
            if start in part_of:
                continue
            part_of[start] = start
            waiting = [start]
            while waiting:
                for door, beyond, _ in self.links[waiting.pop()]:
                    if beyond not in part_of and passable(world.get(door, Door)):
                        part_of[beyond] = start
                        waiting.append(beyond)
        self._states, self._parts = states, part_of
        return part_of

    def distances_s(self, world: World, goal: int) -> dict[int, float]:
        """Return how long it takes to walk to a module from each module that can reach it, seconds in good health."""
        best: dict[int, float] = {goal: 0.0}
        queue: list[tuple[float, int]] = [(0.0, goal)]
        while queue:
            spent, here = heapq.heappop(queue)
            if spent > best[here]:
                continue
            for door, beyond, walk_s in self.links[here]:
                total = spent + walk_s
                if total < best.get(beyond, math.inf) and passable(world.get(door, Door)):
                    best[beyond] = total
                    heapq.heappush(queue, (total, beyond))
        return best
