"""The outlook once a sol: what is counted, worked out and said."""

from __future__ import annotations

import numpy as np

from game.sim.air.components import Atmosphere
from game.sim.air.matter import SUBSTANCES
from game.sim.air.plant import AirPlant
from game.sim.clock import Clock
from game.sim.crews.components import Booked, Off
from game.sim.crews.rules import CrewBook
from game.sim.food.rules import stored_kg
from game.sim.hardware.components import Part
from game.sim.hardware.events import PartReplaced
from game.sim.medical.components import Patient
from game.sim.outlook.components import Outlook, Row
from game.sim.outlook.events import PointOfNoReturn, ReturnFound
from game.sim.outlook.exits import exits_of, far, soon
from game.sim.outlook.rates import Rate, failures_per_sol, spares_per_sol
from game.sim.outlook.reckoning import UPKEEP_USES, debt_row, spares_row, trend_row, worth_h
from game.sim.outlook.systems import SYSTEMS
from game.sim.people.components import Body, Person
from game.sim.settlement import Settlement
from game.sim.supply.rules import food_kg
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.due import debt_h
from game.sim.works.kinds import rules_of
from game.sim.world import World

HELD = {"oxygen": "oxygen", "nitrogen": "pressure", "water": "water"}
"""System of what a tank holds."""


def open_outlook(world: World) -> None:
    """Begin with nothing seen."""
    world.put(Outlook(world.one(Clock).sol))


class OutlookProcessor:
    """Works the outlook out once a sol. Writes ``Outlook``."""

    def __init__(self, world: World) -> None:
        """Begin to count spares that are fitted."""
        self._world = world
        self._bare = world.the(Settlement).scenario.bare
        if not self._bare:
            world.events.subscribe(PartReplaced, self._replaced)

    def _replaced(self, event: PartReplaced) -> None:
        part = self._world.get(event.part, Part)
        spare = self._world.the(UpkeepBook).kinds[part.index].spare
        if spare is not None:
            replaced = self._world.one(Outlook).replaced
            replaced[spare] = replaced.get(spare, 0) + 1

    def process(self, _step_s: float) -> None:
        """Count, on the first step of a sol, and look ahead every few of them."""
        world, sol = self._world, self._world.one(Clock).sol
        outlook = world.one(Outlook)
        if sol == outlook.sol or self._bare:
            return
        outlook.sols += sol - outlook.sol
        outlook.sol = sol
        self._count(outlook)
        if outlook.sols % rules_of(world).look_sols == 0 or not outlook.rows:
            look(world)
            self._say(outlook)

    def _count(self, outlook: Outlook) -> None:
        """Write down what there is today."""
        world, most = self._world, rules_of(self._world).trend_sols + 1
        outlook.debts = [*outlook.debts, debt_h(world)][-most:]
        outlook.worked = [*outlook.worked, worth_h(world, world.one(Booked).last_h, UPKEEP_USES)][-most:]
        outlook.hands = [*outlook.hands, float(fit_for_work(world))][-most:]
        for name, kg in stocks_kg(world).items():
            outlook.stocks[name] = [*outlook.stocks.get(name, []), kg][-most:]

    def _say(self, outlook: Outlook) -> None:
        world, sol = self._world, self._world.one(Clock).sol
        for row in outlook.rows:
            if soon(world, row) and row.id not in outlook.said:
                outlook.said.append(row.id)
                from_sol, to_sol = sol + int(row.low_sols), sol + int(row.high_sols) + 1
                world.events.say(PointOfNoReturn(row.id, row.what, from_sol, to_sol))
            elif far(world, row) and row.id in outlook.said:
                outlook.said.remove(row.id)
                world.events.say(ReturnFound(row.id))


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
    counts: dict[str, float] = {}
    for system in SYSTEMS:
        rows = [spares_row(world, system, failures, rates, counts)]
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
    hours = sum(plan.operations_h for plan in book.plans.values())
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
