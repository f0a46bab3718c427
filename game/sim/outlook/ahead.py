"""Looking ahead: what is counted once a sol, and what is worked out from it."""

from __future__ import annotations

import numpy as np

from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.air.matter import SUBSTANCES
from game.sim.air.plant import AirPlant
from game.sim.clock import Clock
from game.sim.crews.book import CrewBook
from game.sim.crews.components import Booked, Off
from game.sim.crews.pace import UPKEEP_USES
from game.sim.food.rules import stored_kg
from game.sim.medical.components import Patient
from game.sim.outlook.components import Outlook, Row
from game.sim.outlook.exits import exits_of, soon
from game.sim.outlook.rates import Rate, failures_per_sol, spares_per_sol
from game.sim.outlook.reckoning import debt_row, trend_row, worth_h
from game.sim.outlook.spares import coming, shelf_of, spares_row, waiting
from game.sim.outlook.systems import SYSTEMS, SystemBook
from game.sim.people.components import Body, Person
from game.sim.settlement import Settlement
from game.sim.supply.rules import food_kg
from game.sim.upkeep.due import debt_h
from game.sim.works.kinds import rules_of
from game.sim.world import World

HELD = {"oxygen": "oxygen", "nitrogen": "pressure", "water": "water"}
"""System of what a tank holds."""


def open_outlook(world: World) -> None:
    """Begin with nothing seen but what wants a spare already, which says nothing of how fast things wear."""
    world.put(Outlook(world.one(Clock).sol, owed=waiting(world)))


def count(world: World) -> None:
    """Write down what there is today."""
    outlook, most = world.one(Outlook), rules_of(world).trend_sols + 1
    outlook.debts = [*outlook.debts, debt_h(world)][-most:]
    outlook.worked = [*outlook.worked, worth_h(world, world.one(Booked).last_h, UPKEEP_USES)][-most:]
    outlook.hands = [*outlook.hands, float(fit_for_work(world))][-most:]
    for name, kg in stocks_kg(world).items():
        outlook.stocks[name] = [*outlook.stocks.get(name, []), kg][-most:]


def look(world: World) -> None:
    """Work out the rows and the ways out from what was counted."""
    outlook = world.one(Outlook)
    failures = failures_per_sol(world)
    rates = spares_per_sol(world, failures)
    rows = _rows(world, outlook, failures, rates)
    rows.sort(key=lambda row: (row.low_sols, row.id))
    outlook.rows = rows
    outlook.exits = [way for row in rows if soon(world, row) for way in exits_of(world, row, failures, rates)]


def _rows(
    world: World, outlook: Outlook, failures: np.ndarray[tuple[int], np.dtype[np.float64]], rates: dict[str, Rate]
) -> list[Row]:
    found = [debt_row(world, failures)]
    arrivals, wanted = coming(world), waiting(world)
    shelves = {item: shelf_of(world, item, arrivals, wanted) for item in world.the(SystemBook).rows_of}
    for system in SYSTEMS:
        rows = [spares_row(world, system, failures, rates, shelves)]
        if system in outlook.stocks:
            rows.append(trend_row(world, system, "stock", outlook.stocks[system], 0.0))
        there = [row for row in rows if row is not None]
        if there:
            found.append(min(there, key=lambda row: row.low_sols))
    hands = trend_row(world, "hands", "hands", outlook.hands, people_needed(world))
    return found if hands is None else [*found, hands]


def fit_for_work(world: World) -> int:
    """Return how many people of crews could work today."""
    away = {entity for kind in (Off, Patient) for entity, _ in world.each(kind)}
    rows = world.each(Person, Body)
    return sum(1 for e, person, body in rows if person.crew and body.alive and not body.down and e not in away)


def people_needed(world: World) -> float:
    """Return how many people the operations of all crews need, with nothing left for anything else."""
    book = world.the(CrewBook)
    hours = sums.total(plan.operations_h for plan in book.plans.values())
    return hours / book.rules.shift_h


def stocks_kg(world: World) -> dict[str, float]:
    """Return what is in store of what people breathe, drink and eat, by system, in kg."""
    found = {"food": stored_kg(world) + food_kg(world)}
    rows, amount = world.the(AirPlant).system.rows.stores, world.one(Atmosphere).amount_mol
    for tank in world.the(Settlement).tanks.values():
        system = HELD.get(tank.holds)
        if system is not None:
            kg = float(amount[rows[tank.id]]) * SUBSTANCES[tank.holds].kg_per_mol
            found[system] = found.get(system, 0.0) + kg
    return found
