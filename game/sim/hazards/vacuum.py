"""Places with no air: who wears no suit does not go in, and does not go through."""

from __future__ import annotations

from game.sim.air.atmospherics import Atmospherics
from game.sim.gear.components import Breather
from game.sim.people.components import Whereabouts
from game.sim.people.physiology import VACUUM_KPA
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World


def airless(world: World) -> frozenset[int]:
    """Return the modules where nobody without a suit keeps their senses for a minute.

    Colonies that keep house have a gauge on each door; on a single night people go by what they were told.
    """
    if not world.the(Settlement).scenario.keeps_house:
        return frozenset()
    air = world.the(Atmospherics)
    if air.pressure_kpa.min() >= VACUUM_KPA:
        return frozenset()
    return frozenset(entity for entity, module in world.each(Module) if air.pressure_kpa[module.index] < VACUUM_KPA)


def kept_out_of(world: World, person: int) -> frozenset[int]:
    """Return the modules that somebody does not enter as they are; who is in one already is kept out of none."""
    found = airless(world)
    if not found:
        return found
    breather = world.find(person, Breather)
    suited = breather is not None and breather.body
    return frozenset() if suited or world.get(person, Whereabouts).module in found else found
