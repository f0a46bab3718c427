"""What a crew's hours make, what fails inspection, and that nothing comes of nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.kinds.making import RecipeKind
from game.content.kinds.work import ItemKind
from game.content.store import Content
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.clock import LOCAL_HOUR_S, SOL_S, Clock
from game.sim.fabrication.components import Lot, Shop
from game.sim.fabrication.processors import FabricationProcessor
from game.sim.fabrication.queue import cancel_lot, open_lot
from game.sim.fabrication.recipes import best_recipe, recipes_for
from game.sim.fabrication.rules import local_share, raise_capability, want, work
from game.sim.fabrication.spares import take_spare
from game.sim.hardware.components import Part
from game.sim.hardware.rules import replace_part
from game.sim.power.components import Bus
from game.sim.register import Register
from game.sim.stores.components import Locker
from game.sim.stores.stock import colony_count, stock_count, use_up
from game.sim.structure.components import Module
from game.sim.supply.components import Supply
from game.sim.supply.processors import SupplyProcessor
from game.sim.world import World

Begin = Callable[..., Session]
SHIFT_S = SOL_S / 3.0


def competent(_skill: str) -> float:
    return 0.5


def lot(world: World, item: str, count: int = 1, priority: int = 5) -> Lot:
    recipe = best_recipe(world, item)
    assert recipe is not None
    return open_lot(world, recipe, count, priority=priority)


def stock_up(world: World, **items: int) -> None:
    next(locker for _, locker in world.each(Locker) if locker.id == "stores.materials").items.update(items)


def wait(world: World, seconds: float) -> None:
    world.one(Clock).elapsed_s += seconds


def shifts(world: World, count: int, hours: float, skill: float = 0.5) -> None:
    for _ in range(count):
        wait(world, SHIFT_S)
        work(world, "machine_shop", hours, lambda _skill: skill)


def lying(world: World) -> Counter[str]:
    total = Counter[str]()
    for _, locker in world.each(Locker):
        total.update(locker.items)
    return total


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


def year(session: Session, sols: int, taken: Counter[str] | None = None) -> World:
    """Run only the shop and the ships, while spares go out of the door."""
    world = session.world
    processors = (FabricationProcessor(world), SupplyProcessor(world))
    used = ("sensor_cell", "pump", "seal", "membrane", "controller_board", "valve", "relay", "drum", "filter_pack")
    for number in range(sols * 3):
        wait(world, SHIFT_S)
        for processor in processors:
            processor.process(0.0)
        work(world, "machine_shop", 6.0)
        item = used[number % len(used)]
        if number % 2 == 0 and stock_count(world, item) > 0:
            use_up(world, item, 1)
            if taken is not None:
                taken[item] += 1
        elif number % 2 == 0:
            want(world, item, 1, f"{item}/{number}", 7)
    return world


def test_nothing_appears_and_nothing_vanishes_in_half_a_year(begin: Begin) -> None:
    session, taken = begin(), Counter[str]()
    opening = lying(session.world)
    world = year(session, 300, taken)
    shop, supply = world.one(Shop), world.one(Supply)
    for item in world.one(Shop).made.keys() | supply.received.keys() | opening.keys():
        expected = opening[item] + shop.made.get(item, 0) + supply.received.get(item, 0)
        assert lying(world)[item] == expected - shop.used.get(item, 0) - taken[item], item
    assert sum(shop.made.values()) > 50
    assert sum(supply.received.values()) > 500


def test_every_kilogram_is_somewhere(begin: Begin) -> None:
    session, taken = begin(), Counter[str]()
    kg = {item: kind.mass_kg for item, kind in session.content.items.items()}

    def mass(counts: Counter[str]) -> float:
        return sum(kg[item] * count for item, count in counts.items())

    opening_kg = mass(lying(session.world))
    world = year(session, 200, taken)
    shop = world.one(Shop)
    for made in list(shop.lots):
        cancel_lot(world, made)
    seconds = Counter({item: len(lives) for item, lives in shop.seconds.items()})
    there = mass(lying(world)) + mass(seconds) + shop.scrap_kg + shop.lost_kg + mass(taken)
    landed = mass(Counter(world.one(Supply).received))
    assert there == pytest.approx(opening_kg + landed + shop.stripped_kg, abs=1e-6)
    assert shop.lost_kg > 0.0


def test_the_same_seed_makes_the_same_things_and_another_does_not(begin: Begin) -> None:
    hashes = []
    for seed in (3, 3, 4):
        session = begin(seed=seed)
        year(session, 120)
        hashes.append(sorted(session.world.one(Shop).made.items()))
        hashes[-1].append(("rejected", sum(one.rejected for one in session.world.one(Shop).over)))
        hashes[-1].append(("state", int(session.state_hash(), 16)))
    assert hashes[0] == hashes[1] != hashes[2]


def test_a_lot_half_made_is_finished_after_a_save_as_it_would_have_been(
    begin: Begin, content: Content, tmp_path: Path
) -> None:
    session = begin(seed=5)
    lot(session.world, "membrane", 3)
    year(session, 40)
    write_save(session, tmp_path / "shop.save")
    again = read_save(tmp_path / "shop.save", content)
    try:
        year(session, 60)
        year(again, 60)
        assert again.state_hash() == session.state_hash()
    finally:
        again.close()


def test_between_sols_the_shop_is_left_alone(begin: Begin) -> None:
    session = begin()
    world = session.world
    processors = (FabricationProcessor(world), SupplyProcessor(world))
    use_up(world, "pump", stock_count(world, "pump"))
    before = session.state_hash()
    for processor in processors:
        processor.process(LOCAL_HOUR_S)
    assert session.state_hash() == before


def test_what_is_made_here_counts_against_what_lands(begin: Begin) -> None:
    world = begin().world
    assert local_share(world) == 0.0
    lot(world, "harness", 2)
    work(world, "machine_shop", 12.0, competent)
    assert local_share(world) == 1.0
    world.one(Supply).recent_kg = world.one(Shop).recent_kg
    assert local_share(world) == 0.5


def test_every_spare_can_be_made_here_one_day_or_is_sent(begin: Begin) -> None:
    session = begin()
    world = session.world
    spares = {kind.spare for kind in session.content.part_kinds.values() if kind.spare}
    made_here = {item for item in spares if best_recipe(world, item) is not None}
    assert len(made_here) >= len(spares) * 2 // 3
    assert all(list(recipes_for(world, item)) for item in spares)


def test_a_recipe_that_makes_more_than_goes_into_it_is_a_mistake(content: Content) -> None:
    items: dict[str, ItemKind] = dict(content.items)
    heavy = max(items.values(), key=lambda kind: kind.mass_kg)
    light = min(items.values(), key=lambda kind: kind.mass_kg)
    recipe = RecipeKind(id="magic", makes=heavy.id, hours=1.0, station="bench", machine_h=1.0, materials={light.id: 1})
    assert [told[0] for told in recipe.problems_with(content)] == [("materials",)]
    assert [told for kind in content.of(RecipeKind).values() for told in kind.problems_with(content)] == []
