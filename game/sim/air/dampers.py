"""Dampers of the ducts: where a hull is open wide they are shut, so that fans do not blow other places' air out."""

from __future__ import annotations

from collections.abc import Callable

from game.sim.air.openings import leak_per_s
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.world import World

FULL_KPA = SEA_LEVEL_KPA
"""Pressure at which a leak is judged: a place that is empty by now still swallows what a fan blows into it."""
MINUTE_S = 60.0


def open_wide(world: World) -> frozenset[int]:
    """Return the modules whose hull is open as wide as their bulkheads shut for, however much air they have left.

    Only holes and volumes decide, never the air of the moment. Colonies that keep house have such dampers.
    """
    return open_at(world, lambda _row: FULL_KPA) if world.the(Settlement).scenario.keeps_house else frozenset()


def open_at(world: World, pressure_kpa: Callable[[int], float]) -> frozenset[int]:
    """Return the modules whose hull is open so wide that, shut off, they would lose pressure at a bulkhead's rate.

    ``pressure_kpa`` gives what they are taken to hold, by row. What a failed part lets out is made up as a rule, and
    does not count.
    """
    settlement = world.the(Settlement)
    kpa_per_min: dict[int, float] = {}
    for _, hole in world.each(Hole):
        if not hole.part and hole.cda_m2 > 0.0:
            module = world.get(hole.module, Module)
            plan = settlement.modules[module.id]
            share_per_s = leak_per_s(hole.cda_m2, plan.volume_m3, plan.temperature_k)
            fall = MINUTE_S * pressure_kpa(module.index) * share_per_s
            kpa_per_min[hole.module] = kpa_per_min.get(hole.module, 0.0) + fall
    least = settlement.rules.bulkhead_falls_kpa_per_min
    return frozenset(module for module, fall in kpa_per_min.items() if fall >= least)
