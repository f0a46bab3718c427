"""Long games, many times: how long each is played."""

from __future__ import annotations

import pytest

from game.balance.survival import LONGEST_S, played_until_s
from game.sim.clock import HOUR_S


@pytest.mark.parametrize(
    ("length_h", "until_s", "played_s"),
    [
        (40_000.0, None, 40_000.0 * HOUR_S),
        (40_000.0, 3.0 * LONGEST_S, 40_000.0 * HOUR_S),
        (40_000.0, 60.0, 60.0),
        (1.0, 7_200.0, HOUR_S),
        (None, None, LONGEST_S),
        (None, 1.5 * LONGEST_S, 1.5 * LONGEST_S),
    ],
)
def test_a_game_of_two_years_is_played_for_two_and_one_without_a_length_for_one(
    length_h: float | None, until_s: float | None, played_s: float
) -> None:
    assert played_until_s(length_h, until_s) == played_s
