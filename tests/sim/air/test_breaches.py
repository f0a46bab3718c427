"""What a hole, a door and a fan do to the pressure of rooms: worked cases, and what follows from them."""

import math

import pytest

from tests.sim.air.networks import HOUR_S, Colony

ONE_BAR_KPA = 100.0


def breached(mm: float, cd: float, volume_m3: float = 500.0) -> Colony:
    colony = Colony()
    colony.room("hab", volume_m3)
    colony.hole("hab", mm, cd)
    return colony


BLOWDOWNS = [
    (0.6, (98.486, 87.992, 76.432)),
    (0.7, (98.025, 85.950, 72.926)),
    (0.8, (97.566, 83.956, 69.582)),
]


@pytest.mark.parametrize(("cd", "kpa"), BLOWDOWNS)
@pytest.mark.parametrize("step_s", [7.0, 60.0, 600.0])
def test_a_50_mm_hole_empties_a_room_as_choked_flow_says_whatever_the_step(
    cd: float, kpa: tuple[float, float, float], step_s: float
) -> None:
    colony = breached(50.0, cd)
    for wait_s, expected in zip((60.0, 240.0, 300.0), kpa, strict=True):
        assert colony.wait(wait_s, step_s).kpa("hab") == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(("cd", "mm"), [(0.6, 142.0), (0.7, 131.0), (0.8, 123.0)])
def test_a_quarter_of_a_bar_a_minute_takes_a_hole_as_wide_as_a_hand(cd: float, mm: float) -> None:
    tried_mm = 100.0
    bar_per_min = (101.3 - breached(tried_mm, cd).wait(0.01).kpa("hab")) / ONE_BAR_KPA / 0.01 * 60.0
    assert tried_mm * math.sqrt(0.23 / bar_per_min) == pytest.approx(mm, rel=5e-3)


def test_a_hole_never_changes_the_percentage_of_oxygen() -> None:
    colony = breached(50.0, 0.7)
    before = colony.percent("hab", "o2")
    assert colony.wait(600.0).kpa("hab") < 75.0
    assert colony.percent("hab", "o2") == pytest.approx(before, rel=1e-12)


def test_what_is_lost_through_a_hole_is_outside() -> None:
    colony = breached(50.0, 0.7)
    before = colony.mol("hab", "n2")
    colony.wait(600.0)
    assert colony.stored("outside.n2") == pytest.approx(before - colony.mol("hab", "n2"), rel=1e-12)


def test_a_breached_room_ends_at_the_pressure_of_mars_and_not_below() -> None:
    for step_s in (60.0, HOUR_S):
        colony = breached(50.0, 0.7).wait(6.0 * HOUR_S, step_s)
        assert colony.kpa("hab") == pytest.approx(0.61, rel=0.02)


def test_a_patch_stops_the_loss() -> None:
    colony = breached(50.0, 0.7).wait(90.0)
    held = colony.kpa("hab")
    colony.patch("hab")
    assert colony.wait(600.0).kpa("hab") == pytest.approx(held, rel=1e-12)


def test_two_rooms_even_out_through_a_gap_in_three_minutes() -> None:
    colony = Colony()
    colony.room("full", 500.0, 103.8)
    colony.room("low", 500.0, 98.8)
    colony.door("full", "low", 1.4e-3)
    colony.wait(60.0)
    assert colony.kpa("full") - colony.kpa("low") == pytest.approx(2.39, rel=0.02)
    colony.wait(133.0)
    assert colony.kpa("full") - colony.kpa("low") == pytest.approx(0.0, abs=0.03)


def test_a_wide_open_hatch_evens_out_a_large_difference_at_once_and_does_not_ring() -> None:
    colony = Colony()
    colony.room("full", 300.0, 101.3)
    colony.room("low", 500.0, 60.0)
    colony.door("full", "low", 0.9)
    for _ in range(5):
        colony.wait(2.0)
        assert colony.kpa("full") == pytest.approx(75.49, rel=2e-3)
        assert colony.kpa("low") == pytest.approx(75.49, rel=2e-3)


def test_air_that_flows_through_a_door_brings_the_composition_of_where_it_comes_from() -> None:
    colony = Colony()
    colony.room("stale", 500.0, 101.3, o2=0.15)
    colony.room("fresh", 500.0, 50.0, o2=0.21)
    colony.door("stale", "fresh", 0.05)
    colony.wait(600.0)
    assert colony.percent("stale", "o2") == pytest.approx(15.0, rel=1e-5)
    assert colony.percent("fresh", "o2") == pytest.approx(19.0, abs=0.05)


def test_a_fan_brings_stale_air_up_to_the_worked_figure() -> None:
    colony = Colony()
    colony.room("first", 500.0, o2=0.21, co2=0.0)
    colony.room("second", 300.0, o2=0.18, co2=0.0)
    colony.fan("first", "second", 0.066)
    colony.wait(HOUR_S)
    assert colony.percent("second", "o2") == pytest.approx(19.347, abs=1e-3)
    mixed = (500.0 * 21.0 + 300.0 * 18.0) / 800.0
    difference = 3.0 * math.exp(-0.066 * (1.0 / 500.0 + 1.0 / 300.0) * HOUR_S)
    assert colony.percent("second", "o2") == pytest.approx(mixed - difference * 500.0 / 800.0, rel=1e-9)


def lock_and_hall() -> Colony:
    colony = Colony()
    colony.room("lock", 60.0)
    colony.room("hall", 440.0)
    colony.door("lock", "hall", 5.05e-4 * 0.7)
    colony.hole("lock", 45.5)
    return colony


@pytest.mark.parametrize("step_s", [5.0, 60.0, 660.0])
def test_a_lock_with_its_inner_door_ajar_holds_out_for_eleven_minutes(step_s: float) -> None:
    colony = lock_and_hall()
    began = colony.kpa("lock")
    passed_min = 0
    for minutes, lock_kpa in ((1, 84.3), (2, 72.5), (5, 51.5), (11, 34.8)):
        colony.wait(60.0 * (minutes - passed_min), step_s)
        assert colony.kpa("lock") == pytest.approx(lock_kpa, rel=0.01)
        passed_min = minutes
    assert colony.kpa("hall") == pytest.approx(91.7, rel=0.01)
    colony.wait(49.0 * 60.0, step_s)
    assert colony.kpa("hall") == pytest.approx(57.0, rel=0.015)
    assert began == pytest.approx(101.3)


def test_the_lock_begins_to_lose_a_quarter_of_a_bar_a_minute() -> None:
    colony = lock_and_hall()
    lost_kpa = 101.3 - colony.wait(1.0).kpa("lock")  # before the hall has given much
    assert 60.0 * lost_kpa / ONE_BAR_KPA == pytest.approx(0.23, rel=0.05)


def test_closing_the_inner_door_saves_the_hall_and_dooms_the_lock() -> None:
    colony = lock_and_hall().wait(60.0, 5.0)
    hall_kpa, lock_kpa = colony.kpa("hall"), colony.kpa("lock")
    colony.close()
    colony.wait(10.0 * 60.0)
    assert colony.kpa("hall") == pytest.approx(hall_kpa, rel=1e-12)
    assert colony.kpa("lock") < 0.15 * lock_kpa
    alone = lock_and_hall()
    alone.close()
    assert alone.wait(5.9 * 60.0).kpa("lock") == pytest.approx(26.6, rel=0.01)
