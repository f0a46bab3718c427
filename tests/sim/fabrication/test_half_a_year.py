"""Half a year of making: nothing comes of nothing, and it is the same again after a save."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from game.content.kinds.making import RecipeKind
from game.content.kinds.work import ItemKind
from game.content.store import Content
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.clock import LOCAL_HOUR_S
from game.sim.fabrication.components import Shop
from game.sim.fabrication.processors import FabricationProcessor
from game.sim.fabrication.queue import cancel_lot
from game.sim.fabrication.recipes import best_recipe, recipes_for
from game.sim.fabrication.rules import local_share, want, work
from game.sim.stores.stock import stock_count, use_up
from game.sim.supply.components import Supply
from game.sim.supply.processors import SupplyProcessor
from game.sim.world import World
from tests.sim.fabrication.shop_floor import SHIFT_S, Begin, competent, lot, lying, wait


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
