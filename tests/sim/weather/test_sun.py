"""Where the sun is, and what of it comes through the dust."""

import pytest

from game.sim.weather.orbit import distance_au, flux_w_per_m2, in_season, ls_deg, season
from game.sim.weather.sun import SLOTS, cell_share, course_w_per_m2, light_w_per_m2, net_flux, rated_w_per_m2

SOL_H = 24.66


@pytest.mark.parametrize(("tau", "noon", "whole"), [(0.5, 505.0, 3719.0), (2.0, 359.0, 2412.0), (5.0, 180.0, 1145.0)])
def test_light_at_the_equator_in_spring_is_that_of_the_tables(tau: float, noon: float, whole: float) -> None:
    flux = flux_w_per_m2(0.0)
    assert light_w_per_m2(1.0, tau, flux, 0.1) == pytest.approx(noon, rel=0.03)
    assert sum(course_w_per_m2(0.0, tau, 0.0, 0.1)) / SLOTS * SOL_H == pytest.approx(whole, rel=0.03)


@pytest.mark.parametrize(("tau", "whole"), [(0.5, 4305.0), (2.0, 2705.0), (5.0, 1254.0)])
def test_near_the_sun_there_is_more_of_it(tau: float, whole: float) -> None:
    assert sum(course_w_per_m2(250.0, tau, 0.0, 0.1)) / SLOTS * SOL_H == pytest.approx(whole, rel=0.03)


def test_beyond_the_tables_it_goes_on_falling_and_cells_lose_more_than_light() -> None:
    flux = flux_w_per_m2(0.0)
    assert light_w_per_m2(1.0, 9.0, flux, 0.1) == pytest.approx(71.0, rel=0.3)
    assert cell_share(4.0) == 1.0
    assert cell_share(9.0) == pytest.approx(0.571, abs=0.001)


def test_a_storm_is_dim_and_not_dark() -> None:
    assert net_flux(1.0, 5.0) > 30.0 * 0.0067  # the direct beam alone


def test_nights_are_dark_and_mornings_mirror_evenings() -> None:
    course = course_w_per_m2(100.0, 0.5, 4.0, 0.1)
    assert course[0] == course[-1] == 0.0
    assert course == tuple(reversed(course))


def test_sunlight_above_the_air_swings_with_the_distance() -> None:
    assert flux_w_per_m2(248.0) == pytest.approx(718.0, rel=0.005)
    assert flux_w_per_m2(68.0) == pytest.approx(494.0, rel=0.005)
    assert distance_au(248.0) == pytest.approx(1.381, abs=0.002)
    assert distance_au(68.0) == pytest.approx(1.666, abs=0.002)


def test_a_mars_year_brings_the_same_season_back() -> None:
    assert ls_deg(721.3, 721.3) == pytest.approx(248.0)
    assert ls_deg(721.3 + 668.6, 721.3) == pytest.approx(248.0)
    assert ls_deg(540.0, 721.3) == pytest.approx(140.0, abs=0.3)
    assert season(140.0) == "northern summer"


def test_northern_spring_and_summer_are_the_longer_half() -> None:
    sols = [sol for sol in range(669) if ls_deg(float(sol), 0.0) < 180.0]
    assert len(sols) == pytest.approx(371, abs=2)


def test_a_season_may_go_past_the_turn_of_the_year() -> None:
    assert in_season(350.0, 330.0, 20.0)
    assert in_season(10.0, 330.0, 20.0)
    assert not in_season(100.0, 330.0, 20.0)


def test_arrays_are_rated_by_a_clear_noon() -> None:
    assert rated_w_per_m2(0.5, 0.1) == pytest.approx(505.0, rel=0.03)
