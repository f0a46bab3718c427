"""What goes back into stock, what the stock asks for by itself, and what Earth is asked for."""

from __future__ import annotations

import pytest

from game.sim.clock import SOL_S
from game.sim.fabrication.components import Shop
from game.sim.fabrication.processors import FabricationProcessor
from game.sim.fabrication.queue import cancel_lot, open_lot
from game.sim.fabrication.recipes import best_recipe
from game.sim.fabrication.rules import want, work
from game.sim.fabrication.spares import take_spare
from game.sim.fabrication.upkeep import lacking, refill
from game.sim.hardware.components import Part
from game.sim.hardware.rules import parts_of, replace_part, take_out
from game.sim.outlook.components import Outlook
from game.sim.power.rules import commission
from game.sim.register import Register
from game.sim.stores.components import Locker
from game.sim.stores.stock import colony_count, rules_of, stock_count, use_up
from game.sim.supply.components import Supply
from tests.sim.fabrication.shop_floor import Begin, competent, lot, shifts, stock_up, wait


def test_second_grade_goes_last(begin: Begin) -> None:
    world = begin().world
    for _, locker in world.each(Locker):
        locker.items.pop("pump", None)
    stock_up(world, pump=1)
    world.one(Shop).seconds["pump"] = [0.45]
    assert [take_spare(world, "pump") for _ in range(3)] == [1.0, 0.45, None]


def test_what_is_broken_off_is_scrap(begin: Begin) -> None:
    world = begin().world
    before = stock_count(world, "scrap")
    made = lot(world, "drum")
    work(world, "machine_shop", 4.0, competent)
    cancel_lot(world, made)
    assert stock_count(world, "scrap") > before + 15
    assert made.state == "cancelled"
    assert made not in world.one(Shop).lots


def test_an_old_part_gives_back_some_of_what_it_was_made_of(begin: Begin) -> None:
    session = begin()
    world = session.world
    before = stock_count(world, "scrap")
    drum = next(entity for entity, part in world.each(Part) if part.kind == "distillation_drum")
    replace_part(world, drum)
    assert before < stock_count(world, "scrap") <= before + 31


def test_scrap_comes_back_as_powder(begin: Begin) -> None:
    world = begin().world
    stock_up(world, scrap=40, metal_powder=0)
    lot(world, "metal_powder", 10)
    work(world, "machine_shop", 6.0, competent)
    assert stock_count(world, "metal_powder") == 5
    assert stock_count(world, "scrap") == 30 - (20 - 10)


def test_a_locker_that_was_opened_in_the_night_is_filled_in_the_morning(begin: Begin) -> None:
    world = begin().world
    hab_3 = next(locker for _, locker in world.each(Locker) if locker.id == "hab_3.locker")
    total = colony_count(world, "harness")
    hab_3.items["harness"] = 0
    work(world, "machine_shop", 1.0, competent)
    assert hab_3.items["harness"] == 1
    assert colony_count(world, "harness") == total - 1


def test_a_locker_that_lacks_several_things_is_filled_in_one_shift(begin: Begin) -> None:
    world = begin().world
    hab_3 = next(locker for _, locker in world.each(Locker) if locker.id == "hab_3.locker")
    hab_3.items.update(harness=0, mask=0)
    lacked = len(lacking(world))
    used_h = refill(world, 8.0)
    assert used_h == pytest.approx(lacked * rules_of(world).refill_h)
    assert lacking(world) == []


def test_what_the_stock_lacks_is_made_or_asked_for_by_itself(begin: Begin) -> None:
    world = begin().world
    processor = FabricationProcessor(world)
    use_up(world, "pump", stock_count(world, "pump"))
    world.one(Shop).keep["leak_detector"] = 20
    wait(world, SOL_S)
    processor.process(0.0)
    assert any(one.item == "pump" and one.stock for one in world.one(Shop).lots)
    assert any(ask.item == "leak_detector" for ask in world.one(Supply).waiting)


def test_asked_for_again_for_the_same_reason_it_is_only_raised(begin: Begin) -> None:
    world = begin().world
    assert want(world, "membrane", 1, "g_7.generator/electrolysis_membrane", 6) == "opened"
    assert want(world, "membrane", 1, "g_7.generator/electrolysis_membrane", 9) == "raised"
    (made,) = [one for one in world.one(Shop).lots if one.item == "membrane"]
    assert (made.count, made.priority) == (1, 9)
    assert want(world, "membrane", 1, "hab_3.generator/electrolysis_membrane", 5) == "raised"
    assert (made.count, made.priority) == (2, 9)


def test_what_cannot_be_made_is_asked_of_earth_once(begin: Begin) -> None:
    world = begin().world
    assert want(world, "controller_board", 1, "hab_3.scrubber/controller", 6) == "ordered"
    assert want(world, "controller_board", 1, "hab_3.scrubber/controller", 8) == "raised"
    (ask,) = world.one(Supply).waiting
    assert (ask.count, ask.priority) == (1, 8)
    assert want(world, "scrap", 1, "nothing", 5) == "cannot"


def test_a_lot_for_the_stock_goes_back_when_nobody_waits_for_it(begin: Begin) -> None:
    world = begin().world
    recipe = best_recipe(world, "relay")
    assert recipe is not None
    made = open_lot(world, recipe, 6, "stock", 2, stock=True)
    want(world, "relay", 1, "hab_3.oxygen/changeover_relay", 8)
    assert made.priority == 8
    while made.good == 0:
        shifts(world, 1, 4.0)
    assert made.priority == 2
    assert made.count == 4


def test_only_what_comes_off_gives_scrap_and_counts_as_worn_out(begin: Begin) -> None:
    world = begin().world
    machines, parts = world.the(Register).machines, world.the(Register).parts
    shop, counted = world.one(Shop), world.one(Outlook).replaced
    pump = parts["hab_3.generator/coolant_pump"]
    before = stock_count(world, "scrap"), shop.stripped_kg, dict(counted)
    commission(world, "power_hall.geothermal")
    assert parts_of(world, machines["power_hall.geothermal"])
    take_out(world, pump)
    replace_part(world, pump)
    assert (stock_count(world, "scrap"), shop.stripped_kg, counted) == before
    replace_part(world, pump)
    assert shop.stripped_kg > before[1]
    assert counted["pump"] == before[2].get("pump", 0) + 1
