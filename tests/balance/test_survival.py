"""Long games, many times: how long each is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.balance.survival import LONGEST_S, played_until_s
from game.balance.version import ROOMS, code_digest
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


def test_runs_of_other_code_are_not_taken_for_those_of_this(tmp_path: Path) -> None:
    for room in ROOMS:
        (tmp_path / room).mkdir()
    rule = tmp_path / "sim" / "rule.py"
    digests = []
    for text, name in (("LEAST = 1\n", "rule.py"), ("LEAST = 2\n", "rule.py"), ("LEAST = 2\n", "law.py")):
        rule.unlink(missing_ok=True)
        rule = tmp_path / "sim" / name
        rule.write_text(text, encoding="utf-8")
        digests.append(code_digest.__wrapped__(tmp_path))
    assert len(set(digests)) == 3
    assert code_digest.__wrapped__(tmp_path) == digests[-1]
