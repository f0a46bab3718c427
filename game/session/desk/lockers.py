"""What lies in lockers, and how worn it is."""

from __future__ import annotations

from game.session.view import LockerView, WornView
from game.sim import sums
from game.sim.stores.components import Locker
from game.sim.stores.pieces import shows, worn_share
from game.sim.stores.stock import items_of
from game.sim.structure.components import Module
from game.sim.world import World


def locker_views(world: World) -> tuple[LockerView, ...]:
    """Return every locker, in order."""
    return tuple(
        LockerView(
            locker.id,
            world.get(locker.module, Module).id,
            tuple(locker.items.items()),
            _worn(world, locker) if locker.worn else (),
        )
        for _, locker in world.each(Locker)
    )


def _worn(world: World, locker: Locker) -> tuple[WornView, ...]:
    items = items_of(world)
    return tuple(
        WornView(item, sums.count(shows(items[item], hours) for hours in listed), worn_share(items[item], listed[-1]))
        for item, listed in sorted(locker.worn.items())
    )
