"""What grows, what it takes and gives, and what shows weeks later."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.air.booking import book, held_mol
from game.sim.air.components import Atmosphere
from game.sim.air.plant import AirPlant
from game.sim.air.stocks import COMPOST
from game.sim.clock import SOL_S
from game.sim.crews.book import CrewBook
from game.sim.crews.components import Booked
from game.sim.food import rules as food
from game.sim.food.components import Racks
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import set_machine
from game.sim.heat.components import Warmth
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.stores.stock import Stores
from game.sim.structure.components import Module
from game.sim.weather.components import Weather
from tests.airs import elements_mol
from tests.core_pack import core


@pytest.fixture
def session() -> Iterator[Session]:
    begun = Session.new(core(), "quiet", 1)
    yield begun
    begun.close()


def go(session: Session, sols: float) -> None:
    until_s = session.elapsed_s + sols * SOL_S
    while session.elapsed_s < until_s - 1e-6:
        session.step(until_s - session.elapsed_s)


def test_farms_feed_a_quarter_of_the_colony_and_no_atom_comes_from_nowhere(session: Session) -> None:
    before = elements_mol(session.world)
    go(session, 3.0)
    assert elements_mol(session.world) == pytest.approx(before, rel=1e-9)
    share = food.grown_kg_per_sol(session.world) / food.eaten_kg_per_sol(session.world)
    assert 0.15 < share < 0.45


def test_what_grows_gives_oxygen_and_takes_carbon_dioxide(session: Session) -> None:
    plant = session.world.the(AirPlant)
    plant.sync()
    state = session.world.one(Atmosphere).amount_mol
    terms = plant.system.store_terms(state, "crops.first_farm")
    assert terms["growing/crops.first_farm"] > 0.0
    water = plant.system.store_terms(state, plant.stock("water"))
    assert water["growing/crops.first_farm"] < 0.0


def test_a_tray_is_cut_every_sol(session: Session) -> None:
    go(session, 3.0)
    rack = session.world.one(Racks).farms["first_farm"]
    assert len(rack.cut_kg) == 3
    assert all(20.0 < kg < 45.0 for kg in rack.cut_kg)


def test_a_failed_harvest_shows_up_weeks_later(session: Session) -> None:
    before = food.harvests_ahead(session.world, 40)
    lamps = session.world.the(Register).machines["dome_three.lamps"]
    set_machine(session.world, lamps, "off")
    session.world.one(Weather).tau = 6.0
    go(session, 0.2)
    after = food.harvests_ahead(session.world, 40)
    assert after[0] > 0.9 * before[0]
    assert after[-1] < 0.8 * before[-1]


def test_lamps_that_went_out_are_seen_at_the_next_step_though_the_game_was_saved_before_it(
    session: Session, reread: Callable[[Session], Session]
) -> None:
    go(session, 0.2)
    set_machine(session.world, session.world.the(Register).machines["dome_three.lamps"], "off")
    grew = dict(session.world.one(Racks).growth_mol_per_s)
    again = reread(session)
    for game in (session, again):
        game.step(60.0)
        assert game.world.one(Racks).growth_mol_per_s != grew
    assert again.state_hash() == session.state_hash()


def test_frost_kills_what_stands_and_it_goes_on_the_compost(session: Session) -> None:
    stood = held_mol(session.world, "crops.first_farm")
    row = session.world.get(session.world.the(Register).modules["dome_one"], Module).index
    session.world.one(Warmth).temperature_k[row] = 270.0
    food.judge(session.world, "first_farm", session.world.the(Settlement).farms["first_farm"], 1.0)
    assert held_mol(session.world, "crops.first_farm") == 0.0
    assert held_mol(session.world, COMPOST) == pytest.approx(stood)
    assert session.world.one(Racks).growth_mol_per_s["first_farm"] == 0.0
    assert session.world.one(Racks).farms["first_farm"].died == "frost"


def test_nobody_at_the_racks_costs_growth_and_harvest(session: Session) -> None:
    plan = session.world.the(Settlement).farms["first_farm"]
    food.judge(session.world, "first_farm", plan, 1.0)
    full = session.world.one(Racks).growth_mol_per_s["first_farm"]
    session.world.one(Booked).operations_share[session.world.the(CrewBook).row["first_farm"]] = 0.0
    food.judge(session.world, "first_farm", plan, 1.0)
    assert session.world.one(Racks).growth_mol_per_s["first_farm"] < 0.5 * full
    assert food.grow_and_cut(session.world, "first_farm") == 0.0


def test_the_extension_grows_only_when_works_have_handed_it_over(session: Session) -> None:
    racks = session.world.one(Racks)
    go(session, 1.1)
    assert racks.growth_mol_per_s["extension"] == 0.0
    food.plant(session.world, "extension")
    assert racks.farms["extension"].planted
    go(session, 0.2)
    assert racks.growth_mol_per_s["extension"] > 0.0
    assert food.harvests_ahead(session.world, 5)[0] < food.harvests_ahead(session.world, 45)[44]


def test_what_is_told_of_eating_is_what_leaves_the_store(session: Session) -> None:
    world, farms = session.world, session.world.one(Racks).farms.values()
    go(session, 0.9)
    before_kg = food.stored_kg(world)
    go(session, 1.0)
    cut_kg = sum(rack.cut_kg[-1] for rack in farms if rack.planted)
    assert before_kg + cut_kg - food.stored_kg(world) == pytest.approx(food.eaten_kg_per_sol(world), rel=0.01)


def test_crates_are_opened_when_the_store_runs_low(session: Session) -> None:
    world, racks = session.world, session.world.one(Racks)
    store = world.the(AirPlant).stock("food")
    kept = 30.0 * food.eaten_kg_per_sol(world) / food.FOOD_KG_PER_MOL
    book(world, {store: kept - held_mol(world, store), COMPOST: held_mol(world, store) - kept})
    before = elements_mol(session.world)["C"]
    main = world.the(Stores).main
    assert main is not None
    main.items["ration_crate"] = main.items.get("ration_crate", 0) + 10
    go(session, 1.0)
    assert racks.landed_mol > 0.0
    assert elements_mol(session.world)["C"] - before == pytest.approx(racks.landed_mol, rel=1e-6)


def test_washing_is_rationed_when_the_tank_would_not_last(session: Session) -> None:
    world = session.world
    store = world.the(AirPlant).stock("water")
    assert food.washing_share(world) == 1.0
    book(world, {store: 1_000_000.0 - held_mol(world, store), "brine": held_mol(world, store) - 1_000_000.0})
    assert food.washing_share(world) < 0.5


def test_a_booking_that_makes_matter_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="balance"):
        book(session.world, {COMPOST: 1.0})
    with pytest.raises(ValueError, match="hold"):
        book(session.world, {COMPOST: -1.0, "crops.first_farm": 1.0})


def test_a_game_that_is_saved_goes_on_as_if_it_had_not_been(session: Session, tmp_path: Path) -> None:
    session.world.one(Weather).storms = 40.0
    go(session, 3.3)
    write_save(session, tmp_path / "a.save")
    other = read_save(tmp_path / "a.save", core())
    go(session, 4.0)
    while other.elapsed_s < session.elapsed_s - 1e-6:
        other.step(session.elapsed_s - other.elapsed_s)
    assert other.state_hash() == session.state_hash()
    other.close()


def test_lamps_count_for_what_the_sun_does_not_give(session: Session) -> None:
    world = session.world
    plan = world.the(Settlement).farms["first_farm"]
    assert food.light_share(world, plan, 1.0) == pytest.approx(1.0, abs=0.08)
    world.get(world.the(Register).machines["dome_one.lamps"], Machine).powered = False
    assert food.light_share(world, plan, 1.0) == pytest.approx(plan.sun_share)
