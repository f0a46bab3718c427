"""What is asked of Earth, in which hold it comes, and when."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.stores.stock import colony_count, mass_kg
from game.sim.supply.components import Supply
from game.sim.supply.holds import departures, grant, plan
from game.sim.supply.processors import SupplyProcessor
from game.sim.supply.rules import ask, can_send, food_kg, open_crates, outstanding, set_allotment, take_back
from game.sim.world import World

Begin = Callable[..., Session]


def pass_sols(world: World, sols: int) -> None:
    processor = SupplyProcessor(world)
    for _ in range(sols):
        world.one(Clock).elapsed_s += SOL_S
        processor.process(0.0)


def carried_in(world: World, item: str) -> list[int]:
    """How many of an item each open hold would take, by arrival."""
    numbers = {waiting.number for waiting in world.one(Supply).waiting if waiting.item == item}
    return [sum(count for number, count in loaded.items() if number in numbers) for _, loaded in plan(world)]


def test_what_is_asked_for_today_is_here_in_half_a_year(begin: Begin) -> None:
    world = begin().world
    before = colony_count(world, "leak_detector")
    ask(world, "leak_detector", 2)
    sols = 0
    while colony_count(world, "leak_detector") == before:
        pass_sols(world, 1)
        sols += 1
    assert 160 <= sols <= 200
    assert colony_count(world, "leak_detector") == before + 2
    assert outstanding(world).get("leak_detector", 0) == 0


def test_what_is_too_heavy_for_one_hold_is_split_over_the_next(begin: Begin) -> None:
    world = begin().world
    ask(world, "sorbent", 9)
    assert carried_in(world, "sorbent")[:3] == [4, 4, 1]


def test_the_most_urgent_gets_the_first_hold(begin: Begin) -> None:
    world = begin().world
    ask(world, "sorbent", 3, priority=3)
    ask(world, "membrane", 6, priority=8)
    assert carried_in(world, "membrane")[0] == 6
    assert carried_in(world, "sorbent")[0] == 0


def test_no_hold_takes_more_than_its_mass(begin: Begin) -> None:
    world = begin().world
    for item in ("drum", "cells", "pump", "relay", "membrane"):
        ask(world, item, 40)
    pass_sols(world, 120)
    flights = world.one(Supply).flying
    assert len(flights) >= 6
    for flight in flights:
        assert mass_kg(world, flight.items()) <= flight.hold_kg + 1e-9


def test_what_is_in_a_hold_cannot_be_taken_back(begin: Begin) -> None:
    world = begin().world
    ask(world, "pump", 4)
    assert take_back(world, "pump", 1) == 1
    pass_sols(world, 10)
    assert take_back(world, "pump", 3) == 0
    assert outstanding(world).get("pump", 0) == 3


def test_ships_land_with_what_they_left_with(begin: Begin) -> None:
    world = begin().world
    first = world.one(Supply).flying[0]
    expected = {item: colony_count(world, item) + count for item, count in first.items().items()}
    pass_sols(world, first.arrives_sol - world.one(Clock).sol)
    assert {item: colony_count(world, item) for item in expected} == expected
    assert world.one(Supply).landed == [first]


def test_a_window_opens_every_760_sols_and_courier_holds_are_small(begin: Begin) -> None:
    world = begin().world
    big = [departure.leaves_sol for departure in departures(world) if departure.ship == "window"]
    small = [departure for departure in departures(world) if departure.ship == "courier"]
    assert [later - sooner for sooner, later in itertools.pairwise(big)] == [760, 760]
    assert all(departure.hold_kg < 200.0 for departure in small)


def test_earth_gives_less_when_it_is_displeased_and_more_when_it_is_asked_well(begin: Begin) -> None:
    world = begin().world
    first = departures(world)[0]
    set_allotment(world, 0.5)
    grant(world, first.ship, first.leaves_sol, 30.0)
    given = departures(world)
    assert given[0].hold_kg == pytest.approx(first.hold_kg * 0.5 + 30.0)
    assert given[1].hold_kg == pytest.approx(first.hold_kg * 0.5)
    with pytest.raises(ValueError, match="leaves on sol 1"):
        grant(world, first.ship, 1, 30.0)


def test_with_nothing_given_nothing_comes(begin: Begin) -> None:
    world = begin().world
    set_allotment(world, 0.0)
    ask(world, "relay", 1)
    pass_sols(world, 40)
    assert outstanding(world).get("relay", 0) == 1
    assert any(not flight.items() for flight in world.one(Supply).flying)


def test_crates_are_food_once_they_are_opened(begin: Begin) -> None:
    world = begin().world
    pass_sols(world, 60)
    held_kg = food_kg(world)
    assert held_kg >= 40.0
    assert open_crates(world, 39.0) == 0.0
    assert open_crates(world, 1e9) == held_kg
    assert food_kg(world) == 0.0


def test_earth_sends_no_scrap(begin: Begin) -> None:
    assert not can_send(begin().world, "scrap")
    assert can_send(begin().world, "membrane")
