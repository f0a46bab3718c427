"""The draught of a leak, as a bulkhead feels it in its doorway."""

from __future__ import annotations

from game.sim.air.atmospherics import Atmospherics
from game.sim.air.dampers import open_at, open_wide
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.rules import draught_links, reached
from game.sim.world import World


def losing(world: World) -> frozenset[int]:
    """Return the modules whose hull is open so wide that their pressure would fall at a bulkhead's rate, shut off.

    While a bulkhead stands open the air beyond it hides the fall from every gauge, but not from its doorway.
    """
    return open_at(world, lambda row: float(world.the(Atmospherics).pressure_kpa[row]))


def foul(world: World) -> frozenset[int]:
    """Return the modules that nobody is sent into who has good air: it harms there, or the hull is open wide.

    Colonies that keep house know it from their boards; on a single night people go by what they were told.
    """
    if not world.the(Settlement).scenario.keeps_house:
        return frozenset()
    air = world.the(Atmospherics)
    found = open_wide(world)
    if air.harms:
        harmful = air.harmful.tolist()
        found |= {entity for entity, module in world.each(Module) if harmful[module.index]}
    return found


def drawn(world: World) -> frozenset[int]:
    """Return the modules whose air goes out by a hull that is open wide: itself, and all behind doors not shut."""
    found = open_wide(world)
    return frozenset(reached(draught_links(world), found)) if found else found
