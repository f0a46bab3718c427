"""The draught of a leak, as a bulkhead feels it in its doorway."""

from __future__ import annotations

from game.sim.air.atmospherics import Atmospherics
from game.sim.air.dampers import open_wide
from game.sim.air.openings import leak_per_s
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module
from game.sim.structure.rules import orifice_m2
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


def foul(world: World) -> frozenset[int]:
    """Return the modules that nobody is sent into who has good air: it harms there, or the hull is open wide.

    Colonies that keep house know it from their boards; on a single night people go by what they were told.
    """
    if not world.the(Settlement).scenario.keeps_house:
        return frozenset()
    air = world.the(Atmospherics)
    found = open_wide(world)
    if air.harms:
        found |= {entity for entity, module in world.each(Module) if air.harmful[module.index]}
    return found


def drawn(world: World) -> frozenset[int]:
    """Return the modules whose air goes out by a hull that is open wide: itself, and all behind doors not shut."""
    found = set(open_wide(world))
    if not found:
        return frozenset()
    doors = world.the(Settlement).doors
    waiting = sorted(found)
    open_doors = [door for _, door in world.each(Door) if orifice_m2(doors[door.id], door.state) > 0.0]
    while waiting:
        here = waiting.pop()
        for door in open_doors:
            beyond = door.b if door.a == here else door.a if door.b == here else 0
            if beyond and beyond not in found:
                found.add(beyond)
                waiting.append(beyond)
    return frozenset(found)
