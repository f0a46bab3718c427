"""What people do to the air of a room, and what machines do about it: worked cases."""

import pytest

from game.sim.air import matter
from tests.sim.air.networks import HOUR_S, SOL_S, Colony

DAY_S = 86_400.0


def sealed(count: int, volume_m3: float, **rates: float) -> Colony:
    colony = Colony()
    colony.room("shelter", volume_m3)
    colony.has("shelter", "people", count=count, **rates)
    return colony


OTHER_RATES = {"o2_kg": 0.89, "co2_kg": 1.08}
BY_RATES = [
    ({}, {18: 44.1, 15: 88.1, 12: 131.8}, {0.5: 7.2, 2: 30.8, 5: 77.7, 10: 155.4}),
    (OTHER_RATES, {18: 41.0, 15: 81.6, 12: 122.0}, {0.5: 7.0, 2: 29.6, 5: 74.6, 10: 148.9}),
]


@pytest.mark.parametrize(("rates", "o2_h", "co2_h"), BY_RATES)
def test_sixteen_people_in_a_sealed_module_feel_the_carbon_dioxide_first(
    rates: dict[str, float], o2_h: dict[float, float], co2_h: dict[float, float]
) -> None:
    for gas, marks in (("co2", co2_h), ("o2", o2_h)):
        for percent, hours in marks.items():
            reached_h = sealed(16, 600.0, **rates).hours_until("shelter", gas, percent, 1_800.0)
            # the figures have three digits, of which the last is worth more than half a percent below 10
            assert reached_h == pytest.approx(hours, rel=5e-3, abs=0.05)
    assert co2_h[5] < o2_h[15]


def test_a_person_uses_and_gives_what_a_mean_day_says() -> None:
    colony = sealed(1, 1_000.0)
    before = {gas: colony.wait(0.0).mol("shelter", gas) for gas in ("o2", "co2", "h2o")}
    colony.wait(DAY_S)
    change_kg = {
        gas: (colony.mol("shelter", gas) - before[gas]) * substance.kg_per_mol
        for gas, substance in (("o2", matter.OXYGEN), ("co2", matter.CARBON_DIOXIDE), ("h2o", matter.WATER))
    }
    assert change_kg["o2"] == pytest.approx(-0.82, rel=0.005)
    assert change_kg["co2"] == pytest.approx(1.04, rel=1e-9)
    assert change_kg["h2o"] == pytest.approx(2.28, rel=1e-9)


def test_vapour_above_saturation_settles_on_the_walls() -> None:
    colony = sealed(16, 600.0)
    colony.has("shelter", "walls")
    colony.wait(2 * SOL_S)
    vapour_kpa = colony.mol("shelter", "h2o") * matter.GAS_CONSTANT * 295.0 / 600.0 / 1_000.0
    assert vapour_kpa == pytest.approx(2.62, rel=0.05)
    assert colony.stored("walls.h2o") > 5.0 * colony.mol("shelter", "h2o")


def test_the_last_oxygen_is_breathed_ever_more_slowly_and_never_below_nothing() -> None:
    colony = sealed(40, 50.0)
    for _ in range(40):
        colony.wait(HOUR_S)
        assert colony.mol("shelter", "o2") >= 0.0
    assert colony.percent("shelter", "o2") == pytest.approx(0.0, abs=1e-6)


def fracture(volume_m3: float, mm: float) -> Colony:
    colony = Colony()
    colony.room("dome", volume_m3, o2=0.21, co2=0.0)
    colony.hole("dome", mm)
    colony.has("dome", "nitrogen", mol_per_s=10.0, band_kpa=0.01, hold_kpa=101.31)
    return colony


@pytest.mark.parametrize(("percent", "hours"), [(20, 1.0), (18, 3.2), (16, 5.7), (15, 7.1)])
def test_a_leak_that_nitrogen_makes_up_for_takes_the_oxygen_at_steady_pressure(percent: float, hours: float) -> None:
    colony = fracture(600.0, 8.5)
    assert colony.hours_until("dome", "o2", percent) == pytest.approx(hours, abs=0.06)
    assert colony.kpa("dome") == pytest.approx(101.3, rel=5e-4)


def test_the_clue_to_such_a_leak_is_the_nitrogen_tank_falling() -> None:
    for volume_m3, mm, kg_per_h in ((600.0, 8.5, 33.0), (5_000.0, 24.6, 276.0)):
        colony = fracture(volume_m3, mm)
        before = colony.wait(60.0).stored("nitrogen")
        used_kg = (before - colony.wait(HOUR_S).stored("nitrogen")) * matter.NITROGEN.kg_per_mol
        assert used_kg == pytest.approx(kg_per_h, rel=0.03)


def test_oxygen_falls_one_percent_in_the_first_hour_of_such_a_leak() -> None:
    colony = fracture(600.0, 8.5)
    assert 21.0 - colony.wait(HOUR_S).percent("dome", "o2") == pytest.approx(1.0, abs=0.05)


def test_a_generator_holds_the_oxygen_and_throttles_near_its_mark() -> None:
    colony = sealed(16, 600.0)
    colony.has("shelter", "generator", mol_per_s=0.01, band_kpa=0.5, hold_kpa=21.3)
    colony.wait(10 * SOL_S)
    o2_kpa = colony.mol("shelter", "o2") * matter.GAS_CONSTANT * 295.0 / 600.0 / 1_000.0
    assert 20.8 < o2_kpa < 21.3
    per_day_kg = colony.stored("outside.h2") / 2.0 * matter.OXYGEN.kg_per_mol / (10 * SOL_S) * DAY_S
    assert per_day_kg == pytest.approx(13.12, rel=0.02)


def test_a_scrubber_fades_with_what_there_is_to_scrub() -> None:
    colony = sealed(16, 600.0)
    colony.has("shelter", "scrubber", m3_per_s=0.02, mol_per_s=0.1)
    colony.wait(5 * SOL_S)
    given = 16 * matter.CO2_PER_PERSON_MOL_PER_S
    balance = given * 600.0 / 0.02
    assert colony.mol("shelter", "co2") == pytest.approx(balance, rel=1e-6)


def test_people_bring_the_carbon_dioxide_of_one_room_into_the_next_by_the_fan() -> None:
    colony = sealed(16, 600.0)
    colony.room("next", 600.0)
    colony.fan("shelter", "next", 0.066)
    colony.wait(10 * HOUR_S)
    alone = sealed(16, 600.0).wait(10 * HOUR_S).percent("shelter", "co2")
    assert 0.45 * alone < colony.percent("next", "co2") < colony.percent("shelter", "co2") < 0.65 * alone


def test_a_generator_without_water_makes_nothing() -> None:
    colony = Colony(water=0.0)
    colony.room("dome", 600.0, o2=0.10)
    colony.has("dome", "generator", mol_per_s=0.01, band_kpa=0.5, hold_kpa=21.3)
    before = colony.wait(0.0).mol("dome", "o2")
    assert colony.wait(SOL_S).mol("dome", "o2") == before
    assert colony.stored("water") == 0.0


def test_a_tank_that_runs_dry_says_so_once_and_stops_the_step_there() -> None:
    colony = Colony(oxygen=100.0)
    colony.room("dome", 600.0, o2=0.10)
    colony.has("dome", "oxygen", mol_per_s=0.05, band_kpa=0.5, hold_kpa=21.3)
    before = colony.wait(0.0).mol("dome", "o2")
    advance = colony.system.advance(colony.state, SOL_S)
    assert advance.emptied == ("oxygen",)
    assert 100.0 / 0.05 - 60.0 < advance.elapsed_s < 100.0 / 0.05 + 900.0
    colony.wait(SOL_S)
    assert colony.stops == 1
    assert colony.mol("dome", "o2") == pytest.approx(before + 100.0, rel=1e-9)


def test_an_empty_tank_that_a_condenser_trickles_into_feeds_the_generator_with_the_trickle() -> None:
    colony = Colony(water=0.0)
    colony.room("dome", 600.0, o2=0.10, h2o=0.02)
    colony.has("dome", "condenser", m3_per_s=0.05, mol_per_s=0.002, hold_kpa=0.5)
    colony.has("dome", "generator", mol_per_s=0.05, band_kpa=0.5, hold_kpa=21.3)
    colony.wait(0.0)
    advance = colony.system.advance(colony.state, 10 * HOUR_S)
    assert advance.elapsed_s == 10 * HOUR_S  # it does not stop at every drop
    made = float(advance.state_mol[colony.system.rows.stores["outside.h2"]])
    assert made == pytest.approx(0.002 * 10 * HOUR_S, rel=0.02)
