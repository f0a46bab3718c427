"""The learning curve: what some hours of teaching make of a level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.kinds.learning import TrainingRules
from game.sim.learning.curve import faded, hours_between, level_after, practice_h, time_share

RULES = TrainingRules(id="core", units={"medicine": 3.0})
LEVELS = st.floats(0.0, 1.0)
HOURS = st.floats(0.0, 5_000.0)


def test_the_tenth_time_takes_less_than_six_tenths_of_the_first() -> None:
    assert time_share(10.0, 0.85) == pytest.approx(0.583, abs=5e-4)
    assert time_share(2.0, 0.85) == pytest.approx(0.85, rel=1e-12)


def test_a_beginner_can_be_left_alone_after_some_weeks_of_teaching_and_masters_it_after_much_longer() -> None:
    assert 80.0 < practice_h(RULES, "electrical", 0.6) < 200.0
    assert practice_h(RULES, "electrical", 1.0) > 5.0 * practice_h(RULES, "electrical", 0.6)


def test_medicine_takes_three_times_as_long_as_a_trade() -> None:
    assert practice_h(RULES, "medicine", 0.6) == pytest.approx(3.0 * practice_h(RULES, "electrical", 0.6))


@given(LEVELS, HOURS)
def test_a_level_stays_between_nothing_and_mastery_and_never_falls_by_learning(level: float, hours: float) -> None:
    after = level_after(RULES, "electrical", level, hours)
    assert level <= after <= 1.0


@given(LEVELS, st.floats(0.0, 1.0))
def test_nobody_jumps_in_an_hour(level: float, hours: float) -> None:
    assert level_after(RULES, "electrical", level, hours) - level < 0.02


@given(LEVELS, HOURS, HOURS)
def test_the_same_hours_in_one_piece_or_two_teach_the_same(level: float, first: float, second: float) -> None:
    once = level_after(RULES, "electrical", level, first + second)
    twice = level_after(RULES, "electrical", level_after(RULES, "electrical", level, first), second)
    assert twice == pytest.approx(once, abs=1e-9)


@given(LEVELS, LEVELS, HOURS)
def test_nobody_comes_beyond_whoever_teaches_them(level: float, teacher: float, hours: float) -> None:
    after = level_after(RULES, "electrical", level, hours, teacher)
    assert after == level if level >= teacher else after <= teacher


@given(LEVELS, LEVELS)
def test_the_hours_that_are_foretold_lead_there(level: float, wanted: float) -> None:
    hours = hours_between(RULES, "electrical", level, wanted)
    assert level_after(RULES, "electrical", level, hours) == pytest.approx(max(level, wanted), abs=1e-9)


def test_a_season_without_use_takes_about_a_tenth_whether_it_is_looked_at_often_or_once() -> None:
    assert 0.85 < faded(RULES, 0.8, 167.0) / 0.8 < 0.93
    level = 0.8
    for _ in range(4):
        level = faded(RULES, level, 40.0)
    assert level == pytest.approx(faded(RULES, 0.8, 160.0), rel=1e-12)
