"""What feeds what, and the matrices made of it."""

import numpy as np
import pytest

from game.sim.air import courses
from game.sim.air.flights import Flights
from game.sim.air.knots import SMALL, knots_of
from game.sim.air.ladder import Ladder
from game.sim.air.propagate import SparseRates, series
from game.sim.air.spans import crossing_share
from tests.sim.air.networks import HOUR_S, random_colony

RING = SMALL + 2


def ring(first: int) -> list[tuple[int, int]]:
    """Rows each of which feeds the next, and the last the first."""
    return [(first + (at + 1) % RING, first + at) for at in range(RING)]


def entries(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([row for row, _ in pairs]), np.array([column for _, column in pairs])


def test_rows_that_feed_each_other_round_about_are_one_knot_and_its_feeder_comes_first() -> None:
    fed, feeding = ring(0), ring(RING)
    knots = knots_of(*entries([*fed, *feeding, (3, RING + 3)]), 2 * RING)
    assert [knot.rows.tolist() for knot in knots] == [list(range(RING, 2 * RING)), list(range(RING))]
    assert [knot.feeders for knot in knots] == [(), (0,)]


def test_small_knots_that_stand_alone_are_one_and_stores_are_in_none() -> None:
    knots = knots_of(*entries([*ring(0), (RING, RING), (RING + 1, RING + 1), (RING + 2, RING + 1)]), RING + 3)
    assert [knot.rows.tolist() for knot in knots] == [[RING, RING + 1], list(range(RING))]


@pytest.mark.parametrize("seed", range(6))
def test_a_climb_comes_to_where_the_series_comes(seed: int) -> None:
    colony = random_colony(seed, scarce=seed % 2 == 1)
    system = colony.system
    spans = system._spans
    regimes = spans.begin(colony.state)
    course = spans.courses.under(regimes, colony.state)
    rates: SparseRates = course.rates
    ladder = Ladder(rates, HOUR_S, system.size, Flights())
    climbed, left_s = ladder.climb(colony.state, spans.changes(colony.state, regimes), course.source, HOUR_S)
    assert left_s == 0.0
    summed = series(rates, colony.state, course.source, HOUR_S)
    assert climbed == pytest.approx(summed, rel=1e-9, abs=1e-6)


def test_however_often_doors_are_moved_only_so_much_that_is_made_ready_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    colony = random_colony(1)
    system = colony.system
    held = system._spans.courses
    for number in range(courses.LADDERS_KEPT + 4):
        system.exchange_m3_per_s[:] *= 1.0 + 0.1 * number
        system.changed()
        system.advance(colony.state, HOUR_S)
    kept = list(held._ladders.values())
    assert held._ladder_bytes == sum(ladder.most_bytes for ladder in kept) <= courses.LADDERS_MOST_BYTES
    monkeypatch.setattr(courses, "LADDERS_MOST_BYTES", 2 * kept[-1].most_bytes)
    system.exchange_m3_per_s[:] *= 0.5
    system.changed()
    system.advance(colony.state, HOUR_S)
    assert 1 <= len(held._ladders) <= 2 < len(kept)


def test_a_straight_course_crosses_where_a_ruler_says_and_one_above_from_the_first_at_once() -> None:
    assert crossing_share((-1.0, 3.0), (4.0, 4.0)) == pytest.approx(0.25)
    assert crossing_share((1.0, 3.0), (2.0, 2.0)) == 0.0
