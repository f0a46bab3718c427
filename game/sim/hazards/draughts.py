"""The draught of a leak, as a bulkhead feels it in its doorway."""

from __future__ import annotations

from game.sim.air.atmospherics import Atmospherics
from game.sim.air.openings import leak_per_s
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.world import World

MINUTE_S = 60.0


def losing(world: World) -> set[int]:
    """Return the modules whose hull is open so wide that their pressure would fall at a bulkhead's rate, shut off.

    While a bulkhead stands open the air beyond it hides the fall from every gauge, but not from its doorway. What a
    failed part lets out is made up as a rule, and not felt.
    """
    settlement = world.the(Settlement)
    kpa_per_min: dict[int, float] = {}
    for _, hole in world.each(Hole):
        if hole.part or hole.cda_m2 <= 0.0:
            continue
        module = world.get(hole.module, Module)
        plan = settlement.modules[module.id]
        pressure_kpa = float(world.the(Atmospherics).pressure_kpa[module.index])
        fall = MINUTE_S * pressure_kpa * leak_per_s(hole.cda_m2, plan.volume_m3, plan.temperature_k)
        kpa_per_min[hole.module] = kpa_per_min.get(hole.module, 0.0) + fall
    least = settlement.rules.bulkhead_falls_kpa_per_min
    return {module for module, fall in kpa_per_min.items() if fall >= least}
