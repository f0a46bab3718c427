"""Ships and their holds: which leave when, what is loaded, who has a seat, and what lands."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from game.content.kinds.making import ShipPlan
from game.sim import sums
from game.sim.clock import Clock
from game.sim.difficulty.rules import factor
from game.sim.stores.stock import items_of, mass_kg, store
from game.sim.supply.components import Ask, Departure, Flight, Party, Supply
from game.sim.supply.rules import ships_of
from game.sim.world import World

SOON = 3
"""How many departures of each ship are looked at ahead."""


def grant(world: World, ship: str, leaves_sol: int, kg: float) -> None:
    """Give one departure more mass, or less. Raises ``ValueError`` if its hold is closed or it does not leave."""
    if not any(d.ship == ship and d.leaves_sol == leaves_sol for d in departures(world)):
        raise ValueError(f"no {ship} leaves on sol {leaves_sol} with an open hold")
    grants = world.one(Supply).grants_kg
    key = f"{ship}@{leaves_sol}"
    grants[key] = grants.get(key, 0.0) + kg


def departures(world: World) -> list[Departure]:
    """Return the next ships whose holds are open, by arrival."""
    supply, sol, share = world.one(Supply), world.one(Clock).sol, factor(world, "cargo")
    found = []
    for ship in ships_of(world).values():
        leaves = supply.closed_sol.get(ship.id, _last_closed(ship, sol)) + ship.every_sols
        for number in range(SOON):
            found.append(_departure(supply, ship, leaves + number * ship.every_sols, share))
    return _seated(world, sorted(found, key=lambda departure: (departure.arrives_sol, departure.ship)))


def _seated(world: World, found: list[Departure]) -> list[Departure]:
    """Give those who wait for a seat the first ones there are; each takes room off the hold."""
    left, ships, seated = sums.count(party.people for party in world.one(Supply).parties), ships_of(world), []
    for departure in found:
        ship = ships[departure.ship]
        people = min(left, ship.seats)
        left -= people
        hold_kg = max(0.0, departure.hold_kg - people * ship.seat_kg)
        seated.append(structs.replace(departure, hold_kg=hold_kg, people=people) if people else departure)
    return seated


def grant_people(world: World, people: int, crews: list[str], why: str) -> None:
    """Have people come to stay, with the next ships that have seats."""
    supply = world.one(Supply)
    supply.parties = [*supply.parties, Party(people, crews, why)]


def _board(supply: Supply, people: int) -> list[str]:
    """Take people off the list of those who wait; return the crew that each is for, in turn over all ships."""
    crews: list[str] = []
    for party in supply.parties:
        taken = min(people, party.people)
        if party.crews:
            turn = len(party.crews)
            crews += [party.crews[seat % turn] for seat in range(taken)]
            party.crews = [*party.crews[taken % turn :], *party.crews[: taken % turn]]
        party.people -= taken
        people -= taken
    supply.parties = [party for party in supply.parties if party.people > 0]
    return crews


def _departure(supply: Supply, ship: ShipPlan, leaves_sol: int, share: float) -> Departure:
    given_kg = ship.cargo_kg * share * supply.allotment_share + supply.grants_kg.get(f"{ship.id}@{leaves_sol}", 0.0)
    arrives_sol = leaves_sol + ship.flight_sols
    return Departure(ship.id, leaves_sol, leaves_sol - ship.cut_off_sols, arrives_sol, max(0.0, given_kg))


def _last_closed(ship: ShipPlan, sol: int) -> int:
    """Return the last departure whose hold was closed by a sol."""
    return ship.leaves_sol + (sol + ship.cut_off_sols - ship.leaves_sol) // ship.every_sols * ship.every_sols


def plan(world: World) -> list[tuple[Departure, dict[int, int]]]:
    """Return what goes into which open hold as things stand: counts by number of the ask.

    The most urgent goes into the ship that is here first; what does not fit is split, or waits for the next.
    """
    items = items_of(world)
    rows: list[tuple[Departure, dict[int, int]]] = [(departure, {}) for departure in departures(world)]
    free_kg = [departure.hold_kg for departure, _ in rows]
    for waiting in sorted(world.one(Supply).waiting, key=lambda ask: (-ask.priority, ask.number)):
        each_kg, left = items[waiting.item].mass_kg, waiting.count
        for index, (_, loaded) in enumerate(rows):
            fits = min(left, int(free_kg[index] / each_kg + 1e-9))
            if fits > 0:
                loaded[waiting.number] = fits
                free_kg[index] -= fits * each_kg
                left -= fits
    return rows


def close_hold(world: World, departure: Departure, loaded: Mapping[int, int]) -> Flight:
    """Load a ship: what was planned for it, and Earth's usual into the room that is left."""
    supply, ship = world.one(Supply), ships_of(world)[departure.ship]
    asked = []
    for waiting in supply.waiting:
        count = loaded.get(waiting.number, 0)
        if count > 0:
            waiting.count -= count
            asked.append(Ask(waiting.number, waiting.item, count, waiting.priority, waiting.why, waiting.asked_s))
    supply.waiting = [waiting for waiting in supply.waiting if waiting.count > 0]
    free_kg = departure.hold_kg - sums.total(mass_kg(world, {ask.item: ask.count}) for ask in asked)
    usual = _usual(world, ship, free_kg)
    crews = _board(supply, departure.people)
    flight = Flight(
        ship.id,
        departure.leaves_sol,
        departure.arrives_sol,
        departure.hold_kg,
        asked,
        usual,
        departure.people,
        crews,
    )
    supply.flying = sorted([*supply.flying, flight], key=lambda other: (other.arrives_sol, other.ship))
    supply.closed_sol[ship.id] = departure.leaves_sol
    supply.grants_kg.pop(f"{ship.id}@{departure.leaves_sol}", None)
    return flight


def _usual(world: World, ship: ShipPlan, free_kg: float) -> dict[str, int]:
    items, found = items_of(world), {}
    for item, count in ship.usual.items():
        fits = min(count, max(0, int(free_kg / items[item].mass_kg + 1e-9)))
        if fits > 0:
            found[item] = fits
            free_kg -= fits * items[item].mass_kg
    return found


def land(world: World, flight: Flight) -> None:
    """Put into store what a ship brought."""
    supply = world.one(Supply)
    for item, count in flight.items().items():
        store(world, item, count)
        supply.received[item] = supply.received.get(item, 0) + count
    supply.recent_kg += mass_kg(world, flight.items())
    supply.flying = [other for other in supply.flying if other is not flight]
    supply.landed = [*supply.landed, flight][-6:]


def open_supply(world: World) -> None:
    """Begin with the ships that are on their way at the opening, with what Earth sends unasked."""
    sol = world.one(Clock).sol
    supply = Supply(sol=sol)
    world.put(supply)
    for ship in ships_of(world).values():
        last = _last_closed(ship, sol)
        first = last - (last + ship.flight_sols - sol) // ship.every_sols * ship.every_sols
        for leaves_sol in range(first, last + 1, ship.every_sols):
            if leaves_sol + ship.flight_sols > sol:
                close_hold(world, _departure(supply, ship, leaves_sol, factor(world, "cargo")), {})
        supply.closed_sol[ship.id] = last
