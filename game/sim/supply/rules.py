"""How things are asked of Earth, and what becomes of the food in its crates."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.making import ShipPlan
from game.sim import sums
from game.sim.clock import Clock
from game.sim.settlement import Settlement
from game.sim.stores.stock import Stores, colony_count, items_of, rules_of
from game.sim.supply.components import Ask, Supply
from game.sim.supply.events import EarthAsked
from game.sim.world import World

TOP = 9
"""Highest priority."""


def ships_of(world: World) -> Mapping[str, ShipPlan]:
    """Return the ships that fly to this colony; none to a bare one, or to one with nowhere to put things."""
    settlement = world.the(Settlement)
    if settlement.scenario.bare or world.the(Stores).main is None:
        return {}
    return settlement.content.of(ShipPlan)


def can_send(world: World, item: str) -> bool:
    """Return whether Earth sends such things here."""
    if item == rules_of(world).scrap or item not in items_of(world):
        return False
    largest_kg = max((ship.cargo_kg for ship in ships_of(world).values()), default=0.0)
    return items_of(world)[item].mass_kg <= largest_kg


def outstanding(world: World) -> dict[str, int]:
    """Return how many of each thing were asked for or are on their way."""
    supply = world.one(Supply)
    found: dict[str, int] = {}
    for ask in supply.waiting:
        found[ask.item] = found.get(ask.item, 0) + ask.count
    for flight in supply.flying:
        for item, count in flight.items().items():
            found[item] = found.get(item, 0) + count
    return found


def ask_for(world: World, item: str, why: str) -> Ask | None:
    """Return what was asked for a reason and has not landed yet, waiting or flying."""
    supply = world.one(Supply)
    for ask in (*supply.waiting, *(ask for flight in supply.flying for ask in flight.asked)):
        if ask.item == item and ask.why == why:
            return ask
    return None


def ask(world: World, item: str, count: int, why: str = "", priority: int = 5) -> int:
    """Ask Earth for some of a thing, and return the number of the ask.

    What still waits for the same reason is added to. Raises ``ValueError`` if Earth does not send it.
    """
    if not can_send(world, item) or count < 1:
        raise ValueError(f"Earth does not send {count} of {item}")
    supply = world.one(Supply)
    world.events.say(EarthAsked(item, count, why))
    for waiting in supply.waiting:
        if waiting.item == item and waiting.why == why:
            waiting.count += count
            waiting.priority = max(waiting.priority, priority)
            return waiting.number
    supply.asks += 1
    now_s = world.one(Clock).elapsed_s
    supply.waiting.append(Ask(supply.asks, item, count, min(TOP, priority), why, now_s))
    return supply.asks


def take_back(world: World, item: str, count: int) -> int:
    """Take back what was asked and is in no hold yet, the least urgent first; return how many were."""
    supply = world.one(Supply)
    left = count
    for waiting in sorted(supply.waiting, key=lambda ask: (ask.priority, -ask.number)):
        if waiting.item == item and left > 0:
            taken = min(left, waiting.count)
            waiting.count -= taken
            left -= taken
    supply.waiting = [waiting for waiting in supply.waiting if waiting.count > 0]
    return count - left


def set_allotment(world: World, share: float) -> None:
    """Say what Earth gives of each hold from now on; 1 is what was agreed. Holds that are closed stay as they are."""
    world.one(Supply).allotment_share = max(0.0, share)


def food_kg(world: World) -> float:
    """Return the dry food that lies in crates in all lockers."""
    return sums.total(kg * colony_count(world, item) for item, kg in rules_of(world).food_kg.items())


def open_crates(world: World, most_kg: float) -> float:
    """Unpack whole crates of food, at most this much dry food; return what came out.

    The crates are gone afterwards: whoever calls puts the food on the ledger.
    """
    opened_kg = 0.0
    for item, kg in rules_of(world).food_kg.items():
        for locker in world.the(Stores).lockers:
            while locker.items.get(item, 0) > 0 and opened_kg + kg <= most_kg:
                locker.items[item] -= 1
                opened_kg += kg
    return opened_kg
