"""Founding the places: modules with their lockers, and the doors between them."""

from __future__ import annotations

from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.structure.components import Door, Module
from game.sim.world import World


def build_modules(world: World, settlement: Settlement) -> dict[str, int]:
    """Make the modules and their lockers; return module entities by id."""
    entities = {plan.id: world.create(Module(plan.id, index)) for index, plan in enumerate(settlement.modules.values())}
    for locker in settlement.lockers.values():
        world.create(Locker(locker.id, entities[locker.module], dict(locker.items)))
    return entities


def hang_doors(world: World, settlement: Settlement, modules: dict[str, int]) -> None:
    """Make the doors, each as the plan has it standing."""
    for plan in settlement.doors.values():
        first, second = plan.between
        world.create(Door(plan.id, modules[first], modules[second], plan.state))
