"""How numbers and times are written."""

from __future__ import annotations

import pytest

from game.sim.clock import SOL_S, moment_s
from game.ui.figures import clock, kilowatts, mass, reading, signed, sol_name, span, spans


@pytest.mark.parametrize(
    ("time_s", "shown"), [(0, "0:00"), (250, "4:10"), (3_599, "59:59"), (3_900, "1 h 05"), (3 * SOL_S, "3 sols")]
)
def test_a_length_of_time_reads_as_people_say_it(time_s: float, shown: str) -> None:
    assert span(time_s) == shown


def test_a_range_of_times_says_one_time_where_both_are_the_same() -> None:
    assert (spans(70, 110), spans(70, 70.2)) == ("1:10–1:50", "1:10")


def test_the_clock_shows_the_colonys_hours() -> None:
    at_s = moment_s(561, 2.6856)
    assert (sol_name(at_s), clock(at_s), clock(at_s, seconds=True)) == ("Sol 561", "02:41", "02:41:08")


@pytest.mark.parametrize("sol", [0, 538, 561, 1206])
def test_a_full_hour_is_shown_as_that_hour_and_midnight_as_the_next_sol(sol: int) -> None:
    for hour in range(24):
        at_s = moment_s(sol, float(hour))
        assert (sol_name(at_s), clock(at_s, seconds=True)) == (f"Sol {sol}", f"{hour:02d}:00:00")


def test_a_reading_that_nobody_has_is_a_dash() -> None:
    assert (reading(None, 1, "kPa"), reading(101.25, 1, "kPa")) == ("–", "101.2 kPa")


@pytest.mark.parametrize(("value", "shown"), [(38.4, "+38"), (-100.2, "−100"), (0.2, "0")])
def test_a_balance_bears_its_sign(value: float, shown: str) -> None:
    assert signed(value) == shown


def test_a_power_that_rounds_to_nothing_bears_no_minus() -> None:
    assert [kilowatts(value) for value in (-0.04, -2.46, 2.46)] == ["0.0 kW", "−2.5 kW", "2.5 kW"]


def test_large_amounts_are_told_in_tonnes() -> None:
    assert (mass(520.0), mass(118_100.0)) == ("520 kg", "118.1 t")
