"""The base game has air, water, power and parts enough for its people."""

import re
from collections import Counter

import pytest

from game.content.kinds.people import CrewKind
from game.content.kinds.work import LockerPlan, TankPlan, TaskKind
from game.content.store import Content
from game.locations import core_pack_dir
from tests.data.core_colony import HALLS, beds_by_region, rated, running, tracked_parts

SOL_IN_DAYS = 1.0275
OXYGEN_KG_PER_SOL = 0.82 * SOL_IN_DAYS
CARBON_DIOXIDE_KG_PER_SOL = 1.04 * SOL_IN_DAYS
VAPOUR_KG_PER_SOL = 2.28 * SOL_IN_DAYS
WASTE_WATER_KG_PER_SOL = (4.09 + 2.48 + 2.73 + 0.49 + 12.5 + 1.5) * SOL_IN_DAYS
CLEAR_SOL_H = 7.36
"""Hours of noon sun that a clear sol at the equator is worth."""


@pytest.mark.parametrize(
    ("what", "need_kg", "at_most"),
    [
        ("oxygen", OXYGEN_KG_PER_SOL, 1.40),
        ("scrubbing", CARBON_DIOXIDE_KG_PER_SOL, 1.50),
        ("drying", VAPOUR_KG_PER_SOL, 1.90),
    ],
)
def test_the_machines_that_run_can_do_what_three_hundred_need(
    colony: Content, what: str, need_kg: float, at_most: float
) -> None:
    ability = sum(rated(colony, what).values())
    assert 1.15 <= ability / (300 * need_kg) <= at_most


@pytest.mark.parametrize(("what", "need_kg"), [("oxygen", OXYGEN_KG_PER_SOL), ("scrubbing", CARBON_DIOXIDE_KG_PER_SOL)])
def test_every_home_can_breathe_behind_closed_doors(colony: Content, what: str, need_kg: float) -> None:
    ability = rated(colony, what)
    for region, beds in beds_by_region(colony).items():
        assert ability[region] >= beds * need_kg, region


def test_every_home_has_a_reserve_and_its_own_pressure_control(colony: Content) -> None:
    homes = {home for home in beds_by_region(colony) if home != HALLS}
    reserves = {plan.module for plan, kind in running(colony) if kind.reserve_kg > 0.0}
    make_up = [(plan.module, kind.make_up) for plan, kind in running(colony)]
    valves = {module for module, valve in make_up if valve is not None and valve.gas == "nitrogen"}
    assert homes <= reserves
    assert homes <= valves


def test_reserves_do_not_feed_while_all_is_well(colony: Content) -> None:
    oxygen = [kind.oxygen for kind in colony.machine_kinds.values() if kind.oxygen is not None]
    usual_floor_kpa = min(making.hold_kpa - making.band_kpa for making in oxygen)
    for kind in colony.machine_kinds.values():
        assert kind.reserve_hold_kpa < usual_floor_kpa


def test_water_comes_back_as_fast_as_it_is_used_and_the_stocks_last(colony: Content) -> None:
    cleaned = sum(
        kind.water.water_kg_per_sol * plan.rating_share for plan, kind in running(colony) if kind.water is not None
    )
    assert 1.15 <= cleaned / (300 * WASTE_WATER_KG_PER_SOL) <= 1.5
    tanks = colony.of(TankPlan)
    assert 380 <= tanks["food"].amount_kg / (300 * 0.62 * SOL_IN_DAYS) <= 420
    assert tanks["nitrogen"].amount_kg >= 5000.0
    assert {tank.holds for tank in tanks.values()} == {"oxygen", "nitrogen", "water", "waste_water", "food"}


def test_clear_sols_make_more_power_than_is_drawn_and_the_batteries_last_the_night(colony: Content) -> None:
    drawn_kw = sum(kind.draw_kw * plan.rating_share for plan, kind in running(colony))
    steady_kw = sun_kw = kept_kwh = 0.0
    for plan, kind in running(colony):
        if kind.power is not None and kind.power.source == "steady":
            steady_kw += kind.power.peak_kw * plan.rating_share
        elif kind.power is not None:
            sun_kw += kind.power.peak_kw * plan.rating_share
        if kind.battery is not None:
            kept_kwh += kind.battery.capacity_kwh * plan.rating_share
    assert steady_kw + sun_kw * CLEAR_SOL_H / 24.66 > 1.15 * drawn_kw
    assert kept_kwh * 0.8 > (drawn_kw - steady_kw) * 14.0


def test_hundreds_of_parts_are_tracked(colony: Content) -> None:
    assert len(tracked_parts(colony)) >= 300


def test_every_kind_of_part_is_fitted_somewhere_and_wears_by_shares_that_add_to_one(colony: Content) -> None:
    assert set(tracked_parts(colony)) == set(colony.part_kinds)
    for kind in colony.part_kinds.values():
        shares = (kind.hours_share, kind.dust_share, kind.thermal_share, kind.load_share, kind.humidity_share)
        assert sum(shares) == pytest.approx(1.0, abs=1e-9), kind.id
        assert all(", " in mode.name and mode.symptom.endswith(".") for mode in kind.modes), kind.id


MADE_WHEN_WANTED = ("membrane",)
"""What nobody keeps: it is fourteen hours' work in the shop."""


def test_every_part_has_a_spare_in_store_or_a_stated_reason(colony: Content) -> None:
    text = (core_pack_dir() / "part_kinds.toml").read_text(encoding="utf-8")
    excused = set(re.findall(r'^# No spare: .+\n(?:#.*\n)*\[\[part_kind\]\]\nid = "(\w+)"', text, flags=re.MULTILINE))
    in_store = Counter[str]()
    for locker in colony.of(LockerPlan).values():
        in_store.update(locker.items)
    for kind in colony.part_kinds.values():
        if kind.id in excused:
            assert kind.spare is None
        else:
            assert kind.spare is not None, kind.id
            assert in_store[kind.spare] >= 1 or kind.spare in MADE_WHEN_WANTED, kind.spare
            assert kind.replace is not None, kind.id
            assert colony.of(TaskKind)[kind.replace].effect == "replace_part"


def test_a_harness_and_a_relay_lie_in_hab_three(colony: Content) -> None:
    items = colony.of(LockerPlan)["hab_3.locker"].items
    assert items["harness"] == items["relay"] == 1
    assert items["mask"] < 15


def test_every_module_where_people_live_or_work_has_instruments(colony: Content) -> None:
    used = {place for crew in colony.of(CrewKind).values() for place in (*crew.work, *crew.homes)}
    for place in used:
        measures = {
            sensing.measure
            for fixture in colony.modules[place].fixtures
            if (sensing := colony.part_kinds[fixture].sensing) is not None
        }
        assert measures == {"o2", "co2", "pressure", "temperature"}, place
