"""Emergency lockers that were used are filled again from stock."""

from __future__ import annotations

from game.sim.stores.components import Locker
from game.sim.stores.pieces import lay_piece
from game.sim.stores.stock import Stores, rules_of, stock_count, use_up
from game.sim.structure.components import Module
from game.sim.world import World


def lacking(world: World) -> list[tuple[Locker, str]]:
    """Return what emergency lockers lack of what should lie in them, a row for each thing."""
    found: list[tuple[Locker, str]] = []
    for locker, due in world.the(Stores).due:
        if locker.items == due or world.get(locker.module, Module).barred:
            continue
        for item, count in due.items():
            found += [(locker, item)] * (count - locker.items.get(item, 0))
    return found


def refill(world: World, hours: float) -> float:
    """Carry things from stock to lockers that lack them, as far as the hours go; return the hours used."""
    each_h, used_h = rules_of(world).refill_h, 0.0
    for locker, item in lacking(world):
        if used_h + each_h > hours + 1e-9:
            break
        if stock_count(world, item) > 0:
            for worn_h in use_up(world, item, 1):
                lay_piece(locker.items, locker.worn, item, worn_h)
            used_h += each_h
    return used_h
