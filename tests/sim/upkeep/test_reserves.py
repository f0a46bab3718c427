"""Emergency reserves of oxygen that have fed are filled again by whoever services them."""

from __future__ import annotations

import pytest

from game.sim.air.booking import book, held_mol
from game.sim.air.components import Atmosphere
from game.sim.air.matter import O2
from game.sim.air.plant import AirPlant
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.upkeep import reserves
from game.sim.upkeep.components import Records
from game.sim.upkeep.shift import Hands
from game.sim.world import World
from tests.sim.upkeep.parts import Begin, hands, row_of, work

BOTTLE, REGULATOR = "bottle.hab_1.reserve", "hab_1.reserve/reserve_regulator"


def empty(world: World) -> float:
    """Let the reserve of a home be empty, and its oxygen in the tank; what it held."""
    mol = held_mol(world, BOTTLE)
    book(world, {BOTTLE: -mol, "oxygen": mol})
    return mol


def serve(world: World) -> None:
    records, row = world.one(Records), row_of(world, REGULATOR)
    records.priority[row] = 3
    work(world, hands(0.8), "prevention", 20.0)


def test_a_reserve_that_has_fed_is_filled_from_the_tank_and_nothing_is_made(begin: Begin) -> None:
    world = begin().world
    held, tank = held_mol(world, BOTTLE), held_mol(world, "oxygen")
    row = row_of(world, REGULATOR)
    reserves.ask_for_service(world)
    assert not world.one(Records).service_now[row]
    empty(world)
    reserves.ask_for_service(world)
    assert world.one(Records).service_now[row]
    serve(world)
    assert not world.one(Records).service_now[row]
    assert held_mol(world, BOTTLE) == pytest.approx(held)
    assert held_mol(world, "oxygen") == pytest.approx(tank)


def test_a_reserve_takes_no_more_than_the_tank_has(begin: Begin) -> None:
    world = begin().world
    empty(world)
    left = held_mol(world, "oxygen") - 10.0
    book(world, {"oxygen": -left, "bottle.hab_2.reserve": left})
    reserves.fill(world, row_of(world, REGULATOR))
    assert held_mol(world, BOTTLE) == pytest.approx(10.0)
    assert held_mol(world, "oxygen") == 0.0


def test_nobody_fills_a_reserve_while_it_feeds(begin: Begin) -> None:
    world = begin().world
    empty(world)
    plant, air = world.the(AirPlant), world.one(Atmosphere)
    amounts = air.amount_mol.copy()
    place = world.get(world.the(Register).modules["hab_1"], Module).index
    amounts[plant.system.rows.gas(O2, place)] *= 0.5
    air.amount_mol = amounts
    reserves.ask_for_service(world)
    reserves.fill(world, row_of(world, REGULATOR))
    assert not world.one(Records).service_now[row_of(world, REGULATOR)]
    assert held_mol(world, BOTTLE) == 0.0


def test_a_reserve_that_was_asked_for_is_filled_before_whatever_is_only_due(begin: Begin) -> None:
    world = begin().world
    records = world.one(Records)
    records.serviced_s[:] = -1e9  # everything is long overdue
    empty(world)
    reserves.ask_for_service(world)
    fitter = Hands("engineering", lambda skill: 0.8 if skill == "mechanical" else 0.3, 0.0, ("Somebody",))
    work(world, fitter, "prevention", 20.0)
    assert held_mol(world, BOTTLE) > 0.0
