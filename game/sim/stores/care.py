"""What lies in lockers in use: worn by everyday work, overhauled, taken out of use.

Everyday work uses up the most worn first: crews keep to the old ones, and the good ones hang ready.
"""

from __future__ import annotations

from game.content.kinds.work import ItemKind, Routine
from game.sim.stores.components import Locker
from game.sim.stores.events import GearOverhauled, GearWornOut
from game.sim.stores.pieces import LEAST_H, is_worn_out, relist, shows, worn_share
from game.sim.stores.stock import Stores
from game.sim.structure.components import Module
from game.sim.world import World


def routine_work(world: World, routine: Routine, hours: float) -> None:
    """Let hours of everyday work wear what it is done with: the most worn piece that lies anywhere, then the next."""
    stores = world.the(Stores)
    for kind in stores.routines.get(routine, ()):
        left = hours
        while left > LEAST_H:
            found = _most_worn(world, kind.id)
            if found is None:
                break
            locker, had_h = found
            listed = locker.worn.get(kind.id, [])
            spent = min(left, max(0.0, kind.life_h - had_h))
            left -= spent
            rest = listed[:-1] if had_h > 0.0 else listed
            if is_worn_out(kind, had_h + spent):
                locker.items[kind.id] -= 1
                relist(locker.worn, kind.id, rest)
                world.events.say(GearWornOut(kind.id, locker.module))
            else:
                locker.worn[kind.id] = sorted([*rest, had_h + spent])


def _most_worn(world: World, item: str) -> tuple[Locker, float] | None:
    """Return the locker with the most worn piece that can be got at, and its hours; stock before emergency lockers."""
    stores = world.the(Stores)
    best: tuple[Locker, float] | None = None
    for locker in (*stores.stock, *stores.emergency):
        if locker.items.get(item, 0) <= 0 or world.get(locker.module, Module).barred:
            continue
        hours = locker.worn.get(item, [0.0])[-1]
        if best is None or hours > best[1]:
            best = locker, hours
    return best


def overhauls_due(world: World) -> list[tuple[float, Locker, ItemKind]]:
    """Return the pieces that show their wear and can be overhauled, the worst first: share of life, where, what."""
    found = []
    stores = world.the(Stores)
    for locker in stores.lockers:
        for item, listed in locker.worn.items():
            kind = stores.items[item]
            # the most worn comes last: if it does not show, none does
            if kind.service_h <= 0.0 or not shows(kind, listed[-1]) or world.get(locker.module, Module).barred:
                continue
            found += [(worn_share(kind, hours), locker, kind) for hours in listed if shows(kind, hours)]
    found.sort(key=lambda piece: -piece[0])
    return found


def overhaul(world: World, locker: Locker, kind: ItemKind, by: str) -> None:
    """Take the greater part of the wear off the most worn piece of a kind in a locker."""
    *rest, hours = locker.worn[kind.id]
    left_h = hours * (1.0 - kind.serviced_share)
    relist(locker.worn, kind.id, sorted([*rest, left_h]) if left_h > 0.0 else rest)
    world.events.say(GearOverhauled(kind.id, locker.module, by))
