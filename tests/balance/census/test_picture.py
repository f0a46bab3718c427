"""The picture of the year, from runs that are made up."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from game.balance.census.kept import Span, Tale
from game.balance.census.picture import axis_end, drawn, points, share_of
from game.balance.survival import Lived
from tests.balance.census.made_up import CLOSE, run


def test_a_share_of_values_lies_between_two_of_them_by_proportion() -> None:
    assert share_of([4.0, 0.0, 2.0], 0.5) == 2.0
    assert share_of([0.0, 10.0], 0.1) == pytest.approx(1.0)
    assert share_of([7.0], 0.9) == 7.0


def test_a_run_that_is_over_is_not_counted_after_its_end() -> None:
    def of(*people: int) -> Lived:
        spans = tuple(Span(10 * (n + 1), 19.8, 0.5, 500.0, 0.3, count, 400) for n, count in enumerate(people))
        return replace(run("idle", 1), tale=Tale(close=CLOSE, spans=spans))

    line = points([of(300, 100), of(300, 200), of(300)], lambda span: float(span.people))
    assert [(point.sol, point.middle) for point in line] == [(10, 300.0), (20, 150.0)]


def test_axes_end_on_round_numbers_and_the_picture_is_well_formed() -> None:
    from xml.etree import ElementTree

    assert [axis_end(most) for most in (0.0, 0.9, 300.0, 301.0, 1140.0)] == [1.0, 1.0, 300.0, 400.0, 1500.0]
    spans = tuple(Span(sol, 19.8, 0.5, 500.0, 0.3, 300, 400) for sol in range(10, 670, 10))
    runs = [replace(run(policy, 1), tale=Tale(close=CLOSE, spans=spans)) for policy in ("idle", "a<b")]
    assert ElementTree.fromstring(drawn(runs)).tag.endswith("svg")
