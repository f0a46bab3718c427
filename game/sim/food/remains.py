"""What the dead leave on the ledger: the living neither eat nor drink of it."""

from __future__ import annotations

from game.sim import sums
from game.sim.air.booking import book, held_mol
from game.sim.air.plant import AirPlant
from game.sim.air.stocks import BODY_FOOD, BODY_WATER, COMPOST
from game.sim.people.components import Body
from game.sim.world import World


def lay_to_rest(world: World) -> None:
    """Give back to compost and waste water what the body of somebody who has just died held, by the mean of all.

    Where nothing grows there is no compost, and what was food in them stays with the bodies.
    """
    plant = world.the(AirPlant)
    share = 1.0 / (1 + sums.count(1 for _, body in world.each(Body) if body.alive))
    water = share * held_mol(world, BODY_WATER)
    moved = {BODY_WATER: -water, plant.stock("waste_water"): water}
    if COMPOST in plant.stores:
        food = share * held_mol(world, BODY_FOOD)
        moved |= {BODY_FOOD: -food, COMPOST: food}
    book(world, moved)
    plant.bodies_changed()
