"""When somebody who plans has people leave a place, and what is shut behind them."""

from dataclasses import replace

from game.balance.policies.expert.leaving import leave
from game.session.orders import (
    Evacuate,
    SealModule,
    Wake,
)
from game.session.view import (
    FrameView,
)
from tests.balance.expert.small_desk import ADA, BO, Desk, choice, colony, job, orders


def test_people_stay_while_the_slowest_still_gets_out_with_time_to_spare() -> None:
    assert orders(leave, Desk(colony(ADA, harm_s=5_000.0))) == []


def test_people_leave_when_waiting_longer_would_bet_their_lives() -> None:
    assert orders(leave, Desk(colony(ADA, harm_s=600.0))) == [Evacuate("hut")]


def test_the_slower_the_way_out_the_sooner_people_leave() -> None:
    view = colony(ADA, harm_s=2_000.0)
    assert orders(leave, Desk(view)) == []
    slow = choice(Evacuate("hut"), "evacuate", latest_s=1_750.0)
    assert orders(leave, Desk(view, (slow,))) == [Evacuate("hut")]


def test_sleepers_are_woken_before_the_last_moment_and_those_awake_are_let_alone() -> None:
    assert orders(leave, Desk(colony(replace(ADA, doing="asleep"), harm_s=1_500.0))) == [Wake("hut")]
    assert orders(leave, Desk(colony(ADA, harm_s=1_500.0))) == []


def test_a_breach_empties_a_place_at_once_unless_it_is_a_pinprick() -> None:
    assert orders(leave, Desk(colony(ADA, harm_s=3_000.0, level="breach"))) == [Evacuate("hut")]
    assert orders(leave, Desk(colony(ADA, harm_s=9_000.0, level="breach"))) == []


def test_doors_are_sealed_only_behind_the_last() -> None:
    assert orders(leave, Desk(colony(BO, barred=True))) == [SealModule("hut")]
    assert orders(leave, Desk(colony(BO, replace(ADA, doing="down"), barred=True))) == []
    assert orders(leave, Desk(colony(replace(BO, goal="hut"), barred=True))) == []
    assert orders(leave, Desk(colony(BO, barred=True, jobs=(job(),)))) == []


def test_who_leaves_without_a_word_is_not_ordered_out_and_so_kept_out() -> None:
    ordered = colony(ADA, harm_s=60_000.0, barred=True)
    assert orders(leave, Desk(ordered)) == [Evacuate("hut")]
    assert orders(leave, Desk(colony(ADA, harm_s=60_000.0, barred=True, comes_home=True))) == []


def test_a_frame_that_may_come_down_counts_like_bad_air() -> None:
    frame = FrameView("frame", "hut", (), 500.0, 900.0, 0.1)
    view = colony(ADA, harm_s=None, frames=(frame,))
    assert orders(leave, Desk(view)) == [Evacuate("hut")]
