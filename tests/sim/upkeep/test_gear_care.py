"""Gear over sols: worn by everyday work, overhauled in hours of prevention, replaced at the end of its life."""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.orders import Accepted, SetAuto
from game.session.save import read_save, write_save
from game.sim.clock import SOL_S
from game.sim.fabrication.components import Shop
from game.sim.fabrication.rules import work as shop_work
from game.sim.gear.rules import fit
from game.sim.hazards.components import Precautions
from game.sim.people.components import Person
from game.sim.register import Register
from game.sim.stores.care import overhauls_due, routine_work
from game.sim.stores.components import Locker
from game.sim.stores.events import GearOverhauled, GearWornOut
from game.sim.stores.rules import put_back
from game.sim.stores.stock import Stores, colony_count, items_of
from game.sim.supply.components import Supply
from game.sim.supply.rules import outstanding
from game.sim.upkeep.components import Records
from game.sim.upkeep.rules import needed_h
from game.sim.world import World
from tests.passing import until_sol
from tests.sim.upkeep.parts import Begin, hands, work

SUIT = "pressure_suit"


def hours_of(world: World) -> dict[str, float]:
    """All hours of what lies in lockers, by item."""
    total: defaultdict[str, float] = defaultdict(float)
    for locker in world.the(Stores).lockers:
        for item, listed in locker.worn.items():
            total[item] += math.fsum(listed)
    return total


def locker_named(world: World, name: str) -> Locker:
    return next(locker for _, locker in world.each(Locker) if locker.id == name)


def wear_a_suit(world: World, share: float) -> Locker:
    """Let a suit in the stores be so far through its life."""
    locker = next(locker for locker in world.the(Stores).stock if locker.items.get(SUIT, 0))
    locker.worn[SUIT] = [share * items_of(world)[SUIT].life_h]
    return locker


def test_what_nobody_overhauls_only_ever_gets_worse(begin: Begin) -> None:
    session = begin("first_year", 3)
    world = session.world
    serviced: list[object] = []
    world.events.subscribe(GearOverhauled, serviced.append)
    before: dict[str, float] = {}
    for sol in range(session.sol + 1, session.sol + 7):
        until_sol(session, sol)
        now = dict(hours_of(world))
        assert all(now[item] >= hours for item, hours in before.items())
        before = now
    assert not serviced
    assert before[SUIT] > 0.0
    assert before["tool_kit"] > 0.0
    assert before["leak_detector"] > 0.0


def test_everyday_work_uses_up_one_piece_before_it_begins_another(begin: Begin) -> None:
    world = begin().world
    life_h = items_of(world)[SUIT].life_h
    count = colony_count(world, SUIT)
    gone: list[object] = []
    world.events.subscribe(GearWornOut, gone.append)
    routine_work(world, "outside", 1.5 * life_h)
    routine_work(world, "outside", 0.25 * life_h)
    assert colony_count(world, SUIT) == count - 1
    assert len(gone) == 1
    assert hours_of(world) == pytest.approx({SUIT: 0.75 * life_h})


def test_while_all_wait_for_the_next_strike_nobody_wears_a_suit_outside(begin: Begin) -> None:
    session = begin("first_year", 3)
    session.world.one(Precautions).on = True
    until_sol(session, session.sol + 2)
    assert hours_of(session.world)[SUIT] == 0.0


def test_a_suit_past_its_life_is_asked_of_earth_and_a_kit_of_the_shop(begin: Begin) -> None:
    session = begin("first_year", 3)
    world, life = session.world, items_of(session.world)
    routine_work(world, "outside", life[SUIT].life_h)
    routine_work(world, "repair", life["tool_kit"].life_h)
    assert any(ask.item == SUIT and ask.why.startswith("worn/") for ask in world.one(Supply).waiting)
    assert any(lot.item == "tool_kit" and lot.urgent == 1 for lot in world.one(Shop).lots)
    lines = [line for line in session.view().log if "past its hours" in line.text]
    assert len(lines) == 2


def test_two_suits_that_wear_out_together_are_both_asked_for_anew(begin: Begin) -> None:
    world = begin("first_year", 3).world
    before = outstanding(world).get(SUIT, 0)
    place = world.the(Register).modules["canteen"]
    for _ in range(2):
        put_back(world, SUIT, place, items_of(world)[SUIT].life_h)
    assert outstanding(world).get(SUIT, 0) == before + 2


def test_whoever_lets_nobody_ask_for_spares_gets_no_new_suit_either(begin: Begin) -> None:
    session = begin("first_year", 3)
    assert isinstance(session.order(SetAuto("spares", False)), Accepted)
    routine_work(session.world, "outside", items_of(session.world)[SUIT].life_h)
    assert not any(ask.item == SUIT for ask in session.world.one(Supply).waiting)


def test_hours_of_prevention_overhaul_the_worst_suit_first(begin: Begin) -> None:
    world = begin().world
    locker = wear_a_suit(world, 0.9)
    life_h = items_of(world)[SUIT].life_h
    locker.items[SUIT] = 2
    locker.worn[SUIT] = [0.6 * life_h, 0.9 * life_h]
    before_h = needed_h(world)["prevention"]
    work(world, hands(), "prevention", 240.0)
    assert locker.worn[SUIT] == pytest.approx([0.18 * life_h, 0.6 * life_h])
    assert needed_h(world)["prevention"] < before_h


def test_hours_that_do_not_reach_for_an_overhaul_are_kept(begin: Begin) -> None:
    world = begin().world
    locker = wear_a_suit(world, 0.9)
    worn = list(locker.worn[SUIT])
    assert work(world, hands(), "prevention", 120.0) == pytest.approx(120.0)
    assert locker.worn[SUIT] == worn
    assert world.one(Records).gear_h == pytest.approx(12.0)
    work(world, hands(), "prevention", 120.0)
    assert locker.worn[SUIT] == pytest.approx([0.2 * worn[0]])


def test_gear_that_does_not_show_its_wear_takes_no_hours(begin: Begin) -> None:
    world = begin().world
    wear_a_suit(world, 0.49)
    assert overhauls_due(world) == []
    work(world, hands(), "prevention", 240.0)
    assert world.one(Records).gear_h == 0.0


def test_a_worn_mask_that_fills_an_emergency_locker_stays_worn(begin: Begin) -> None:
    world = begin().world
    for locker in world.the(Stores).stock:
        if locker.items.get("mask", 0):
            locker.worn["mask"] = [7.0] * locker.items["mask"]
    home = locker_named(world, "hab_3.locker")
    home.items["mask"] -= 1
    shop_work(world, "machine_shop", 1.0, lambda _skill: 0.5)
    assert home.worn["mask"] == [7.0]


def test_worn_gear_is_the_same_after_a_save(begin: Begin, content: Content, tmp_path: Path) -> None:
    session = begin("first_year", 3)
    world = session.world
    wear_a_suit(world, 0.7)
    fit(world, next(entity for entity, _ in world.each(Person)), SUIT, worn_h=123.0)
    write_save(session, tmp_path / "worn.save")
    again = read_save(tmp_path / "worn.save", content)
    assert again.state_hash() == session.state_hash()
    for played in (session, again):
        until = played.elapsed_s + 1.2 * SOL_S
        while played.elapsed_s < until:
            played.step(until - played.elapsed_s)
    assert again.state_hash() == session.state_hash()
    assert hours_of(again.world) == hours_of(world)
    again.close()
