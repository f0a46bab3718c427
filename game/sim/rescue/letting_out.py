"""Those who are shut in: where the air fails them they open by hand what parts them from good air."""

from __future__ import annotations

import heapq

from game.sim.air.atmospherics import Atmospherics
from game.sim.hazards.draughts import losing
from game.sim.rescue.refuge import refuges_for
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.structure.crossings import crossing
from game.sim.structure.rules import set_door
from game.sim.structure.ways import Ways
from game.sim.world import World

GIVEN_AWAY_KPA = 5.0
"""How much less pressure beyond a bulkhead keeps people from opening it: they would breathe thinner air for it."""


def undog(world: World, module: int) -> list[int]:
    """Open the fewest sealed doors that let people of a module out to where they can stay; return them, in order.

    None where no such way is: a door that sticks stays shut, and nobody opens one towards thin air, an open hull or a
    place that came down. What is opened, through the valve in its leaf first, can be passed, and is left closed.
    """
    doors = _way_by_hand(world, module)
    for door in doors:
        set_door(world, door, "closed")
    return doors


def _way_by_hand(world: World, start: int) -> list[int]:
    """Return the sealed doors on the way out past the fewest of them, and of those on the shortest walk."""
    links, open_hulls, refuges = world.the(Ways).links, losing(world), refuges_for(world, 1)
    best: dict[int, tuple[int, float]] = {start: (0, 0.0)}
    sealed: dict[int, list[int]] = {start: []}
    queue = [(0, 0.0, start)]
    while queue:
        shut, spent_s, here = heapq.heappop(queue)
        if (shut, spent_s) > best[here]:
            continue
        if here != start and here in refuges:
            return sealed[here]
        for door, beyond, walk_s in links[here]:
            by_hand = _opens_by_hand(world, door, here, beyond)
            if by_hand is None or beyond in open_hulls or world.get(beyond, Module).lost:
                continue
            found = (shut + by_hand, spent_s + walk_s)
            if beyond not in best or found < best[beyond]:
                best[beyond] = found
                sealed[beyond] = [*sealed[here], door] if by_hand else sealed[here]
                heapq.heappush(queue, (*found, beyond))
    return []


def _opens_by_hand(world: World, door: int, here: int, beyond: int) -> bool | None:
    """Return whether a door has to be opened by hand to get through, or nothing if nobody gets through it."""
    component = world.get(door, Door)
    if crossing(world.the(Settlement), component) is not None:
        return False
    pressure_kpa = world.the(Atmospherics).pressure_kpa
    from_kpa, to_kpa = (float(pressure_kpa[world.get(place, Module).index]) for place in (here, beyond))
    return True if component.state == "sealed" and from_kpa - to_kpa <= GIVEN_AWAY_KPA else None
