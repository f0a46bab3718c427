"""Long steps in games of months: an expansion must come to where everything else comes."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.sim.air.expansion import Expansion, weights
from game.sim.air.propagate import series
from tests.sim.air.networks import HOUR_S, SOL_S, Colony, lost_share, random_colony

few = settings(max_examples=8)


def of_months(colony: Colony) -> Colony:
    """Let a colony be that of a long game."""
    colony.system.be_long()
    return colony


@pytest.mark.parametrize("scaled", [1e-3, 1.0, 30.0, 600.0, 20_000.0])
def test_the_weights_make_up_the_gain_of_everything_that_decays(scaled: float) -> None:
    found = weights(scaled)
    assert found.min() >= 0.0
    for angle in (0.0, 0.7, 1.6, 2.9, math.pi):
        decay = 0.5 * scaled * (math.cos(angle) - 1.0)
        gain = math.expm1(decay) / decay if decay else 1.0
        assert sum(weight * math.cos(order * angle) for order, weight in enumerate(found)) == pytest.approx(
            gain, abs=1e-13
        )


@pytest.mark.parametrize("seed", [0, 1, 3, 4, 5, 6])
def test_an_expansion_comes_to_where_the_series_comes_at_its_end_and_before(seed: int) -> None:
    colony = random_colony(seed, scarce=seed % 2 == 1)
    spans = colony.system._spans
    regimes = spans.begin(colony.state)
    course = spans.courses.under(regimes, colony.state)
    expansion = Expansion.begun(course.rates, colony.state, spans.changes(colony.state, regimes), HOUR_S)
    assert expansion is not None
    for step_s in (HOUR_S, 1_234.5, 7.0):
        summed = series(course.rates, colony.state, course.source, step_s)
        assert expansion.after(step_s) == pytest.approx(summed, rel=1e-9, abs=1e-6)


@few
@given(st.integers(0, 100_000), st.booleans())
def test_a_game_of_months_has_the_air_of_a_night(seed: int, doors: bool) -> None:
    night, month = random_colony(seed, doors=doors), of_months(random_colony(seed, doors=doors))
    began = month.state.copy()
    for colony in (night, month):
        colony.wait(6 * HOUR_S, HOUR_S)
    assert float(month.state.min()) >= 0.0
    assert lost_share(month, began, month.state) <= 1e-9
    assert month.state == pytest.approx(night.state, rel=2e-3 if doors else 1e-6, abs=1.0 if doors else 1e-3)


def test_a_place_as_empty_as_outside_is_not_followed_any_longer() -> None:
    colony = Colony()
    colony.room("hall", 1_000.0)
    colony.room("lost", 100.0, kpa=0.6)
    colony.has("hall", "people", count=10)
    colony.hole("lost", 30.0)
    colony.wait(SOL_S)
    assert colony.kpa("lost") == pytest.approx(0.61)
    assert not colony.system._driven.drives(colony.state)


def test_a_place_as_empty_as_outside_leaks_again_what_it_is_fed() -> None:
    colony = Colony()
    colony.room("lost", 100.0, kpa=0.6)
    colony.has("lost", "nitrogen", mol_per_s=0.01, band_kpa=0.2, hold_kpa=101.3)
    colony.hole("lost", 30.0)
    colony.wait(SOL_S)
    assert colony.kpa("lost") < 0.7
    assert colony.stored("outside.n2") > 500.0
