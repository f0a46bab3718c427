"""Air in which nobody keeps their senses: who wears nothing that helps does not go in, and does not go through."""

from __future__ import annotations

from game.sim.air.atmospherics import Atmospherics
from game.sim.gear.components import Breather
from game.sim.gear.rules import SWAP_BELOW_S
from game.sim.people.components import Whereabouts
from game.sim.people.rules import Activities
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World


def senseless(world: World, *, masked: bool = False) -> frozenset[int]:
    """Return the modules where nobody on foot keeps their senses for a minute, bare or in a mask; suits do anywhere.

    Colonies that keep house have a gauge on each door; on a single night people go by what they were told.
    """
    air = world.the(Atmospherics)
    if not air.harms or not world.the(Settlement).scenario.keeps_house:
        return frozenset()
    taken = air.takes_senses(world.the(Activities).share_of("walk"), masked=masked)
    if not taken.any():
        return frozenset()
    rows = taken.tolist()
    return frozenset(entity for entity, module in world.each(Module) if rows[module.index])


def kept_out_of(world: World, person: int) -> frozenset[int]:
    """Return the modules that somebody does not enter as they are; who is in one already is kept out of none."""
    worn = world.find(person, Breather)
    feeds = worn is not None and worn.left_s >= SWAP_BELOW_S
    if worn is not None and feeds and worn.body:
        return frozenset()
    found = senseless(world, masked=feeds)
    return frozenset() if world.get(person, Whereabouts).module in found else found
