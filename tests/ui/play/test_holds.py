"""Holds of ships that are about to close are told of in time, and once."""

from __future__ import annotations

from game.session.view.supply import FlightView, SupplyView
from game.ui.play.holds import Holds


def ship(closes_sol: int, free_kg: float = 3_000.0, state: str = "open") -> SupplyView:
    flight = FlightView(
        "window", "Window ship", state, closes_sol, closes_sol + 15, closes_sol + 220, 12_000.0, free_kg, ()
    )
    return SupplyView((flight,), (), (), 1.0)


def test_a_hold_is_told_of_two_sols_before_it_closes_and_once() -> None:
    holds = Holds(ship(545), 540)
    assert holds.closing(ship(545), 542) == ()
    assert [each.closes_sol for each in holds.closing(ship(545), 543)] == [545]
    assert holds.closing(ship(545), 544) == ()


def test_a_hold_that_is_full_or_shut_is_not_told_of() -> None:
    holds = Holds(None, 540)
    assert holds.closing(ship(545, free_kg=0.0), 544) == ()
    assert holds.closing(ship(545, state="loaded"), 544) == ()


def test_what_was_about_to_close_when_the_game_was_opened_is_nothing_new() -> None:
    assert Holds(ship(545), 544).closing(ship(545), 545) == ()
