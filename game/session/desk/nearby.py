"""The part of the colony that a forecast looks at: what shares air with a place, the nearest first."""

from __future__ import annotations

from collections.abc import Sequence

from game.sim.structure.rules import air_links
from game.sim.world import World

MODULES_AT_MOST = 14
"""A forecast looks at no more: what lies further away reaches a place too late and too thin to matter to it."""
FAST_AT_MOST = 8
"""The same where air leaves fast: minutes reach less far than hours."""


def near_by_air(world: World, modules: Sequence[int], most: int = MODULES_AT_MOST) -> tuple[int, ...]:
    """Return some modules and what shares their air, door by door, up to ``most``; in order of their entities."""
    links = air_links(world)
    found = list(dict.fromkeys(modules))
    for here in found:
        for beyond in sorted(links.get(here, ())):
            if beyond not in found:
                if len(found) >= most:
                    return tuple(sorted(found))
                found.append(beyond)
    return tuple(sorted(found))


def together(world: World, modules: Sequence[int]) -> list[tuple[int, ...]]:
    """Return those of some modules that share air, door by door, in groups of two and more."""
    links = air_links(world)
    groups: list[tuple[int, ...]] = []
    left = list(modules)
    while left:
        found = [left[0]]
        for here in found:
            found.extend(beyond for beyond in sorted(links.get(here, ())) if beyond not in found)
        group = tuple(module for module in left if module in found)
        left = [module for module in left if module not in found]
        if len(group) > 1:
            groups.append(group)
    return groups
