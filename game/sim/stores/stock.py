"""Stocks by number: what lies in the whole colony, what the shop and the stores can lay hands on."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.making import MakingRules
from game.content.kinds.work import ItemKind
from game.sim import sums
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.stores.pieces import take_piece
from game.sim.structure.components import Module
from game.sim.world import World

STOCKED = ("stores", "shop")
"""Purposes of modules whose lockers are stock; all others are there for an emergency."""


class Stores:
    """The lockers of a colony, told apart once: no locker comes or goes during a game."""

    def __init__(self, world: World) -> None:
        """Look at every locker."""
        settlement = world.the(Settlement)
        self.rules = settlement.content.of(MakingRules).get("core") or MakingRules(id="core")
        self.items: Mapping[str, ItemKind] = settlement.content.items
        self.routines: dict[str, list[ItemKind]] = {}
        """What everyday work is done with, by that work."""
        for kind in self.items.values():
            if kind.routine:
                self.routines.setdefault(kind.routine, []).append(kind)
        self.lockers = [locker for _, locker in world.each(Locker)]
        """Every locker, in order."""
        self.stock: list[Locker] = []
        """Those that the shop may use up."""
        self.emergency: list[Locker] = []
        """Those that are there for an emergency."""
        self.due: list[tuple[Locker, Mapping[str, int]]] = []
        """What should lie in each of those, and how many."""
        for locker in self.lockers:
            plan = settlement.modules[world.get(locker.module, Module).id]
            if plan.purpose in STOCKED:
                self.stock.append(locker)
            else:
                self.emergency.append(locker)
                self.due.append((locker, settlement.lockers[locker.id].items))
        named = [locker for locker in self.lockers if locker.id == self.rules.store]
        self.main = next(iter(named or self.lockers), None)
        """Into which goes what is made and what lands; nothing if the colony has no locker."""


def rules_of(world: World) -> MakingRules:
    """Return the figures of the shop and of supply."""
    return world.the(Stores).rules


def items_of(world: World) -> Mapping[str, ItemKind]:
    """Return every kind of thing that can lie in a locker."""
    return world.the(Stores).items


def mass_kg(world: World, counts: Mapping[str, int]) -> float:
    """Return the mass of some things."""
    items = items_of(world)
    return sums.total(items[item].mass_kg * count for item, count in counts.items())


def colony_count(world: World, item: str) -> int:
    """Return how many lie in all lockers."""
    return sums.count([locker.items.get(item, 0) for locker in world.the(Stores).lockers])


def colony_counts(world: World) -> dict[str, int]:
    """Return how many of everything lie in all lockers."""
    counts: dict[str, int] = {}
    for locker in world.the(Stores).lockers:
        for item, count in locker.items.items():
            counts[item] = counts.get(item, 0) + count
    return counts


def stock_count(world: World, item: str) -> int:
    """Return how many lie in stock."""
    return sums.count([locker.items.get(item, 0) for locker in world.the(Stores).stock])


def store(world: World, item: str, count: int) -> None:
    """Put things into the main store. Raises ``ValueError`` if the colony has no locker."""
    locker = world.the(Stores).main
    if locker is None:
        raise ValueError("nowhere to put it")
    locker.items[item] = locker.items.get(item, 0) + count


def use_up(world: World, item: str, count: int) -> list[float]:
    """Take things out of stock, and return the hours of each. Raises ``ValueError`` if there are not so many."""
    if stock_count(world, item) < count:
        raise ValueError(f"fewer than {count} of {item} in stock")
    hours: list[float] = []
    for locker in world.the(Stores).stock:
        taken = min(count - len(hours), locker.items.get(item, 0))
        hours += [take_piece(locker.items, locker.worn, item) for _ in range(taken)]
    return hours
