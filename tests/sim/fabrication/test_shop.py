"""What a crew's hours make, and what fails inspection."""

from __future__ import annotations

import pytest

from game.sim.clock import SOL_H, SOL_S
from game.sim.fabrication.components import Shop
from game.sim.fabrication.processors import FabricationProcessor
from game.sim.fabrication.recipes import best_recipe, recipe_of, stations
from game.sim.fabrication.rules import raise_capability, work
from game.sim.fabrication.spares import take_spare
from game.sim.power.components import Bus
from game.sim.register import Register
from game.sim.stores.components import Locker
from game.sim.stores.stock import colony_count
from game.sim.structure.components import Module
from game.sim.supply.components import Supply
from game.sim.world import World
from tests.sim.fabrication.shop_floor import SHIFT_S, Begin, competent, lot, lying, shifts, stock_up, wait


def test_a_membrane_takes_fourteen_hours(begin: Begin) -> None:
    world = begin().world
    made = lot(world, "membrane")
    work(world, "machine_shop", 7.0, competent)
    wait(world, SHIFT_S)
    work(world, "machine_shop", 6.75, competent)
    assert made.state == "inspecting"
    assert (made.good, made.rejected) == (0, 0)
    work(world, "machine_shop", 0.25, competent)
    assert made.good + made.rejected == 1


def test_stations_draw_what_they_were_worked_at_until_the_next_sol(begin: Begin) -> None:
    world = begin().world
    processor = FabricationProcessor(world)
    made = lot(world, "membrane")
    recipe = recipe_of(world, made)
    station = stations(world)[recipe.station]
    work(world, "machine_shop", 7.0, competent)
    wait(world, SOL_S)
    processor.process(0.0)
    drawn_kw = station.draw_kw * 7.0 * recipe.machine_h / recipe.hours / SOL_H
    assert world.one(Bus).loads == {f"shop.{station.id}": (pytest.approx(drawn_kw), station.priority)}
    wait(world, SOL_S)
    processor.process(0.0)
    assert world.one(Bus).loads == {}


def test_brackets_are_there_before_the_shift_is_over(begin: Begin) -> None:
    world = begin().world
    before = colony_count(world, "bracket")
    lot(world, "bracket", 8)
    assert work(world, "machine_shop", 8.0, competent) < 8.0
    assert colony_count(world, "bracket") == before + 8


def test_two_shifts_of_four_hours_do_what_one_of_eight_does(begin: Begin) -> None:
    whole, halves = begin().world, begin().world
    for world in (whole, halves):
        lot(world, "harness", 2)
        lot(world, "seal", 4)
        stock_up(world, bracket=0)
    work(whole, "machine_shop", 8.0, competent)
    work(halves, "machine_shop", 4.0, competent)
    work(halves, "machine_shop", 4.0, competent)
    assert lying(whole) == lying(halves)
    rows = [(one.item, one.good, one.rejected, one.state, pytest.approx(one.left_h)) for one in whole.one(Shop).lots]
    assert rows == [(one.item, one.good, one.rejected, one.state, one.left_h) for one in halves.one(Shop).lots]


def test_a_machine_makes_no_more_than_its_hours(begin: Begin) -> None:
    world = begin().world
    made = lot(world, "membrane", 9)
    used_h = work(world, "machine_shop", 60.0, competent)
    assert used_h == pytest.approx(8.22)
    assert made.state == "station"


def test_what_is_more_urgent_is_worked_on_first(begin: Begin) -> None:
    world = begin().world
    later, sooner = lot(world, "harness", 1, priority=3), lot(world, "relay", 2, priority=8)
    work(world, "machine_shop", 2.0, competent)
    assert (sooner.state, later.state) == ("working", "hours")


def test_electronics_cannot_be_made_until_the_shop_has_learnt_how(begin: Begin) -> None:
    world = begin().world
    assert best_recipe(world, "controller_board") is None
    raise_capability(world, 0.5)
    assert best_recipe(world, "controller_board") is not None


def test_a_thousand_hours_of_making_teach_the_shop_something(begin: Begin) -> None:
    world = begin().world
    processor = FabricationProcessor(world)
    before = world.one(Shop).capability
    world.one(Shop).hours_today = 1_000.0
    wait(world, SOL_S)
    processor.process(0.0)
    assert world.one(Shop).capability == pytest.approx(before + 0.1 * (1.0 - before))


def test_without_material_a_lot_waits_while_the_next_goes_on_and_earth_is_asked(begin: Begin) -> None:
    world = begin().world
    stock_up(world, sorbent_beads=1)
    stuck, other = lot(world, "sorbent", 1, priority=9), lot(world, "relay", 2)
    work(world, "machine_shop", 4.0, competent)
    assert stuck.state == "material"
    assert other.runs == 1
    assert any(ask.item == "sorbent_beads" for ask in world.one(Supply).waiting)


@pytest.mark.parametrize("what", ["barred", "shed"])
def test_a_station_that_nobody_can_get_to_or_that_has_no_power_makes_nothing(begin: Begin, what: str) -> None:
    world = begin().world
    made = lot(world, "junction")
    if what == "barred":
        world.get(world.the(Register).modules["fabrication"], Module).barred = True
    else:
        world.one(Bus).shed_from = 6
    assert work(world, "machine_shop", 5.0, competent) == 0.0
    assert made.state == "station"


def faults(world: World, skill: float, *, hurry: bool = False) -> tuple[int, int]:
    """Make eight hundred bearings, two to a run; return the runs with a fault, and those in which it went through."""
    stock_up(world, metal_powder=9_000)
    made = lot(world, "bearing", 800)
    made.hurry = hurry
    for _ in range(900):
        if made.state == "done":
            break
        shifts(world, 1, 20.0, skill)
    assert made.state == "done"
    missed = len(world.one(Shop).flawed.get("bearing", ())) // 2
    return made.rejected + missed, missed


def test_a_beginner_and_a_hurried_hand_make_more_faults_and_see_fewer_of_them(begin: Begin) -> None:
    master, _ = faults(begin().world, 0.9)
    beginner, missed_by_beginner = faults(begin().world, 0.1)
    hurried, missed_in_hurry = faults(begin().world, 0.5, hurry=True)
    usual, missed = faults(begin().world, 0.5)
    assert master < usual < beginner
    assert usual < hurried
    assert missed < missed_by_beginner
    assert missed < missed_in_hurry


def test_a_fault_that_inspection_missed_sits_in_some_machine_in_the_end(begin: Begin) -> None:
    world = begin().world
    for _, locker in world.each(Locker):
        locker.items.pop("bearing", None)
    stock_up(world, bearing=10)
    world.one(Shop).flawed["bearing"] = [0.3, 0.6]
    lives = [take_spare(world, "bearing") for _ in range(10)]
    assert sorted(life for life in lives if life is not None and life < 1.0) == [0.3, 0.6]
    assert lives.count(1.0) == 8
    assert take_spare(world, "bearing") is None
