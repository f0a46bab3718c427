"""The ways that people walk: rooms and modules joined by the doors and passages that they can get through."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Mapping

from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module, Passage, Room
from game.sim.structure.crossings import crossing
from game.sim.world import World

Leg = tuple[int, int, float]
"""Part of a route: door or passage, place beyond, seconds in good health as the way stands.

A leg through way 0 is a stop: it ends where it begins, and nothing slows it.
"""

SHUT = 1.0e4
"""What a way that nobody gets through counts for, so that as few as can be are named."""


class Ways:
    """The graph that people walk. What joins what never changes; how it stands is looked up."""

    def __init__(self, world: World) -> None:
        """Read the graph from what stands in the world."""
        self._modules = dict(world.each(Module))
        rooms = world.each(Room)
        self._module_of = {entity: entity for entity in self._modules} | {entity: room.module for entity, room in rooms}
        self._edges: list[tuple[int, Door | Passage]] = [*world.each(Door), *world.each(Passage)]
        self.links: dict[int, list[Leg]] = {entity: [] for entity in self._modules}
        """The doors of each module, however they stand."""
        doors = world.the(Settlement).doors
        for entity, door in world.each(Door):
            walk_s = doors[door.id].walk_s
            self.links[door.a].append((entity, door.b, walk_s))
            self.links[door.b].append((entity, door.a, walk_s))
        self._passages = [passage for _, passage in world.each(Passage)]
        self._doors = [door for _, door in world.each(Door)]
        self._counted: tuple[int, int, int] = (-1, -1, -1)
        self._states: list[str] = []
        self._door_states: list[str] = []
        self._lost: list[bool] | None = None
        self._legs: dict[int, list[Leg]] = {}
        self._back: dict[int, list[Leg]] = {}
        self._parts: dict[int, int] | None = None
        self._parts_beside: tuple[frozenset[int], dict[int, int]] | None = None
        self._distances: dict[tuple[int, frozenset[int]], dict[int, float]] = {}
        self._away: dict[tuple[int, frozenset[int]], dict[int, float]] = {}
        self._shut: dict[tuple[int, int], int | None] = {}
        self._sizes: Counter[int] | None = None
        """Modules of each part that is joined, by its first place."""

    def _look(self, world: World) -> None:
        """Lay the legs out anew if a door, passage or module stands differently from the last time."""
        counted = (Door.writes, Module.writes, Passage.writes)
        if counted == self._counted:
            return
        states: list[str] = [passage.state for passage in self._passages]
        doors: list[str] = [door.state for door in self._doors]
        lost = [module.lost for module in self._modules.values()]
        self._counted = counted
        if states == self._states and doors == self._door_states and lost == self._lost:
            return
        self._states, self._door_states, self._lost = states, doors, lost
        self._parts, self._parts_beside, self._sizes = None, None, None
        self._distances, self._away, self._shut = {}, {}, {}
        self._legs = {place: [] for place in self._module_of}
        self._back = {place: [] for place in self._module_of}
        settlement = world.the(Settlement)
        for entity, way in self._edges:
            taken = crossing(settlement, way)
            if taken is None:
                continue
            for here, beyond in ((way.a, way.b), (way.b, way.a)):
                if self.entered(here, beyond):
                    self._legs[here].append((entity, beyond, taken.total_s))
                    self._back[beyond].append((entity, here, taken.total_s))

    def entered(self, here: int, beyond: int) -> bool:
        """Return whether people may go from one place to the next: a lost module is left, never entered."""
        module = self._module_of[beyond]
        return module == self._module_of[here] or not self._modules[module].lost

    def route(self, world: World, start: int, goal: int, avoid: Collection[int] = ()) -> list[Leg] | None:
        """Return the quickest way from a place to a place, leg by leg, or nothing where there is none.

        Places in ``avoid`` are not walked through, though one may start or end there. Ties go to the lower entity.
        """
        self._look(world)
        best: dict[int, float] = {start: 0.0}
        came: dict[int, Leg] = {}
        queue: list[tuple[float, int]] = [(0.0, start)]
        while queue:
            spent, here = heapq.heappop(queue)
            if here == goal:
                return self._unwound(came, start, goal)
            if spent > best[here] or (here in avoid and here != start):
                continue
            for way, beyond, time_s in self._legs[here]:
                total = spent + time_s
                if total < best.get(beyond, math.inf):
                    best[beyond] = total
                    came[beyond] = (here, way, time_s)
                    heapq.heappush(queue, (total, beyond))
        return None

    @staticmethod
    def _unwound(came: dict[int, Leg], start: int, goal: int) -> list[Leg]:
        legs: list[Leg] = []
        here = goal
        while here != start:
            before, way, time_s = came[here]
            legs.append((way, here, time_s))
            here = before
        legs.reverse()
        return legs

    def first_shut(self, world: World, start: int, goal: int) -> int | None:
        """Return the first door or passage to be opened on the way from a place to a place past as few as can be.

        0: none has to be. Nothing if no door and no passage leads there at all.
        """
        self._look(world)
        if (start, goal) not in self._shut:
            self._shut[start, goal] = self._found_shut(world, start, goal)
        return self._shut[start, goal]

    def _found_shut(self, world: World, start: int, goal: int) -> int | None:
        links: dict[int, list[tuple[int, int, bool]]] = {}
        for entity, edge in self._edges:
            stands_open = crossing(world.the(Settlement), edge) is not None
            links.setdefault(edge.a, []).append((entity, edge.b, stands_open))
            links.setdefault(edge.b, []).append((entity, edge.a, stands_open))
        best: dict[int, float] = {start: 0.0}
        first: dict[int, int] = {start: 0}
        queue: list[tuple[float, int]] = [(0.0, start)]
        while queue:
            spent, here = heapq.heappop(queue)
            if here == goal:
                return first[here]
            if spent > best[here]:
                continue
            for way, beyond, stands_open in links.get(here, ()):
                total = spent + (1.0 if stands_open else SHUT)
                if total < best.get(beyond, math.inf):
                    best[beyond] = total
                    first[beyond] = first[here] or (0 if stands_open else way)
                    heapq.heappush(queue, (total, beyond))
        return None

    def parts(self, world: World, walls: frozenset[int] = frozenset()) -> Mapping[int, int]:
        """Return, for each place, the first place from which it can be reached both ways: equal means joined.

        Nobody walks into the modules of ``walls``, or out of them: each place there stands alone.
        """
        self._look(world)
        if walls:
            if self._parts_beside is None or self._parts_beside[0] != walls:
                self._parts_beside = walls, self._joined(walls)
            return self._parts_beside[1]
        if self._parts is None:
            self._parts = self._joined(walls)
        return self._parts

    def cut_off(self, world: World, place: int) -> bool:
        """Return whether nobody can walk from a place to most modules of the colony."""
        parts = self.parts(world)
        if self._sizes is None:
            self._sizes = Counter(parts[module] for module in self._modules)
        return self._sizes[parts[place]] <= len(self._modules) // 2

    def _joined(self, walls: frozenset[int]) -> dict[int, int]:
        part_of: dict[int, int] = {}
        for start in self._module_of:
            if start in part_of:
                continue
            part_of[start] = start
            waiting = [] if self._module_of[start] in walls else [start]
            while waiting:
                here = waiting.pop()
                for _, beyond, _ in self._legs[here]:
                    walled = self._module_of[beyond] in walls
                    if beyond not in part_of and not walled and self.entered(beyond, here):
                        part_of[beyond] = start
                        waiting.append(beyond)
        return part_of

    def distances_s(self, world: World, goal: int, avoid: frozenset[int] = frozenset()) -> Mapping[int, float]:
        """Return how long it takes to walk to a place from each that can reach it, seconds in good health.

        Places in ``avoid`` are not walked through, though one may start or end there.
        """
        self._look(world)
        known = self._distances.get((goal, avoid))
        if known is None:
            known = self._distances[goal, avoid] = _shortest(goal, self._back, avoid)
        return known

    def away_s(self, world: World, start: int, avoid: frozenset[int]) -> Mapping[int, float]:
        """Return how long the quickest way from a place to each takes that walks through none of some, as ``route``."""
        self._look(world)
        known = self._away.get((start, avoid))
        if known is None:
            known = self._away[start, avoid] = _shortest(start, self._legs, avoid)
        return known


def _shortest(start: int, legs: dict[int, list[Leg]], avoid: frozenset[int] = frozenset()) -> dict[int, float]:
    """Return the shortest time from a place to each that legs lead to, in s; none leads on from what is avoided."""
    best: dict[int, float] = {start: 0.0}
    queue: list[tuple[float, int]] = [(0.0, start)]
    while queue:
        spent, here = heapq.heappop(queue)
        if spent > best[here] or (here in avoid and here != start):
            continue
        for _, beyond, time_s in legs[here]:
            total = spent + time_s
            if total < best.get(beyond, math.inf):
                best[beyond] = total
                heapq.heappush(queue, (total, beyond))
    return best
