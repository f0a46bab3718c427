"""A shop to work in: lots, materials and shifts, and what lies in the stores afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.fabrication.components import Lot
from game.sim.fabrication.queue import open_lot
from game.sim.fabrication.recipes import best_recipe
from game.sim.fabrication.rules import work
from game.sim.stores.components import Locker
from game.sim.world import World

Begin = Callable[..., Session]
SHIFT_S = SOL_S / 3.0


def competent(_skill: str) -> float:
    return 0.5


def lot(world: World, item: str, count: int = 1, priority: int = 5) -> Lot:
    recipe = best_recipe(world, item)
    assert recipe is not None
    return open_lot(world, recipe, count, priority=priority)


def stock_up(world: World, **items: int) -> None:
    next(locker for _, locker in world.each(Locker) if locker.id == "stores.materials").items.update(items)


def wait(world: World, seconds: float) -> None:
    world.one(Clock).elapsed_s += seconds


def shifts(world: World, count: int, hours: float, skill: float = 0.5) -> None:
    for _ in range(count):
        wait(world, SHIFT_S)
        work(world, "machine_shop", hours, lambda _skill: skill)


def lying(world: World) -> Counter[str]:
    total = Counter[str]()
    for _, locker in world.each(Locker):
        total.update(locker.items)
    return total
