"""Dampers of the ducts: where a hull is open wide they are shut, so that fans do not blow other places' air out."""

from __future__ import annotations

from game.sim.air.openings import leak_per_s
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.world import World

FULL_KPA = 101.325
"""Pressure at which a leak is judged: a place that is empty by now still swallows what a fan blows into it."""
MINUTE_S = 60.0


def open_wide(world: World) -> frozenset[int]:
    """Return the modules whose hull is open as wide as their bulkheads shut for, however much air they have left.

    Only holes and volumes decide, never the air of the moment. Colonies that keep house have such dampers.
    """
    settlement = world.the(Settlement)
    if not settlement.scenario.keeps_house:
        return frozenset()
    kpa_per_min: dict[int, float] = {}
    for _, hole in world.each(Hole):
        if not hole.part and hole.cda_m2 > 0.0:
            plan = settlement.modules[world.get(hole.module, Module).id]
            fall = MINUTE_S * FULL_KPA * leak_per_s(hole.cda_m2, plan.volume_m3, plan.temperature_k)
            kpa_per_min[hole.module] = kpa_per_min.get(hole.module, 0.0) + fall
    least = settlement.rules.bulkhead_falls_kpa_per_min
    return frozenset(module for module, fall in kpa_per_min.items() if fall >= least)
