"""Effective size and inbreeding, against the figures of the books."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.sim.population.inbreeding import (
    effective_by_sex,
    effective_by_variance,
    effective_size,
    inbreeding_after,
    lost_with_founder_share,
)


@pytest.mark.parametrize(("effective", "inbreeding"), [(150.0, 0.0328), (90.0, 0.0542)])
def test_ten_generations_of_a_small_population_breed_in_as_the_books_say(effective: float, inbreeding: float) -> None:
    assert inbreeding_after(effective, 10) == pytest.approx(inbreeding, abs=5e-5)


def test_unequal_numbers_of_men_and_women_make_a_population_count_for_less() -> None:
    assert effective_by_sex(150.0, 150.0) == 300.0
    assert effective_by_sex(30.0, 270.0) == pytest.approx(108.0)
    assert effective_by_sex(0.0, 300.0) == 0.0


def test_children_by_mere_chance_make_everybody_count_and_favourites_halve_it() -> None:
    assert effective_by_variance(300.0, 2.0) == pytest.approx(299.5)
    assert effective_by_variance(300.0, 6.0) == pytest.approx(149.75)
    assert effective_size(150.0, 150.0, 6.0) == pytest.approx(149.75)


@given(st.floats(1.0, 400.0), st.floats(1.0, 400.0), st.floats(0.0, 40.0))
def test_a_bigger_spread_of_children_never_makes_the_population_count_for_more(
    men: float, women: float, variance: float
) -> None:
    assert effective_size(men, women, variance + 1.0) <= effective_size(men, women, variance)
    assert 0.0 <= inbreeding_after(effective_size(men, women, variance), 10) <= 1.0


def test_more_than_a_third_of_what_one_founder_alone_brought_is_lost_at_once() -> None:
    assert lost_with_founder_share(2.0) == pytest.approx(0.3679, abs=1e-4)
    assert lost_with_founder_share(2.0 + 1e-9) == pytest.approx(lost_with_founder_share(2.0), abs=1e-6)
    assert lost_with_founder_share(5.0) > lost_with_founder_share(2.4)
