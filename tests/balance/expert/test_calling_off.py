"""When somebody who plans calls a team out, insists, and takes precautions."""

import pytest

from game.balance.policies.expert.situation import Situation
from game.balance.policies.expert.teams import prepare, settle, withdraw
from game.session.orders import (
    Insist,
    LetBe,
    Order,
    TakePrecautions,
    Withdraw,
)
from game.session.view import (
    FrameView,
    StandoffView,
)
from tests.balance.expert.small_desk import ADA, Desk, colony, job


@pytest.mark.parametrize(("soonest_s", "out"), [(60.0, True), (1_000.0, False)])
def test_a_team_is_called_out_before_the_frame_comes_down(soonest_s: float, out: bool) -> None:
    frame = FrameView("frame", "hut", (), soonest_s, 2_000.0, 0.1)
    view = colony(ADA, frames=(frame,), jobs=(job(),))
    assert list(withdraw(Situation(Desk(view)))) == ([Withdraw(7)] if out else [])


def test_a_team_is_called_out_before_its_air_ends_unless_it_is_all_but_done() -> None:
    def called_out(**changes: object) -> bool:
        return bool(list(withdraw(Situation(Desk(colony(ADA, jobs=(job(**changes),)))))))

    assert called_out(bad_air_s=80.0)
    assert not called_out(bad_air_s=500.0)
    assert not called_out(bad_air_s=80.0, shortest_s=20.0)


def test_insisting_is_for_those_whom_it_is_likely_to_move() -> None:
    def answer(odds_share: float) -> list[Order]:
        standoff = StandoffView("ada", "Ada", "will_not_go", "", 7, odds_share)
        return list(settle(Situation(Desk(colony(ADA, standoffs=(standoff,))))))

    assert answer(0.7) == [Insist("ada")]
    assert answer(0.1) == [LetBe("ada")]


def test_the_first_breach_brings_precautions() -> None:
    assert list(prepare(Situation(Desk(colony(ADA, level="breach"))))) == [TakePrecautions(True)]
    assert list(prepare(Situation(Desk(colony(ADA, level="danger"))))) == []
