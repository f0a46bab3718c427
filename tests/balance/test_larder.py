"""Rations are set by how long the store lasts, and kept while that changes little."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from game.balance.policies.larder import EVERY_SOLS, Larder
from game.balance.policies.looks import SOL_OF_LOOKS_S
from game.session.orders import Order, SetRations
from game.session.view import FoodView


class Seat:
    """A desk that shows nothing but the store."""

    def __init__(self, stored_kg: float, ration_share: float = 1.0, grown_kg: float = 91.0, *, crisis: bool = False):
        self.elapsed_s = EVERY_SOLS * SOL_OF_LOOKS_S
        self.crisis = crisis
        self.food = FoodView(stored_kg, 0.0, 191.0 * ration_share, grown_kg, None, (), (), ration_share)

    def view(self, *boards: str, **asked: object) -> SimpleNamespace:
        assert boards == ("flows",)
        return SimpleNamespace(flows=SimpleNamespace(food=self.food))

    def check(self, order: Order) -> None:
        return None


def ordered(seat: Seat) -> list[Order]:
    return list(Larder().decide(seat))


def test_with_years_in_store_everybody_eats_as_they_like() -> None:
    assert ordered(Seat(60_000.0)) == []


@pytest.mark.parametrize(
    ("stored_kg", "share"), [(41_000.0, 0.95), (20_000.0, 0.85), (10_000.0, 0.75), (4_000.0, 0.65)]
)
def test_the_less_there_is_the_less_is_eaten(stored_kg: float, share: float) -> None:
    assert ordered(Seat(stored_kg)) == [SetRations(share)]


def test_rations_do_not_go_up_and_down_with_every_cut() -> None:
    assert ordered(Seat(34_500.0, ration_share=0.85)) == []
    assert ordered(Seat(39_000.0, ration_share=0.85)) == [SetRations(0.95)]


def test_a_farm_that_gives_more_than_is_eaten_ends_rations() -> None:
    assert ordered(Seat(4_000.0, ration_share=0.65, grown_kg=200.0)) == [SetRations(1.0)]


def test_nobody_counts_crates_in_a_crisis() -> None:
    assert ordered(Seat(4_000.0, crisis=True)) == []
