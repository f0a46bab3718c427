"""What is eaten, set by somebody who counts how long the store lasts."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.looks import SOL_OF_LOOKS_S
from game.balance.policies.seat import Seat
from game.session.orders import Order, SetRations
from game.session.view import FoodView

EVERY_SOLS = 10
"""Time between two looks at the store: what is cut comes in by tens of sols."""
SHARES: tuple[tuple[float, float], ...] = ((75.0, 0.65), (180.0, 0.75), (330.0, 0.85), (530.0, 0.95))
"""Sols that the store would last at full rations, and below which so much is eaten."""
SLACK_SHARE = 0.15
"""How much longer it must last before more is eaten again, so that rations do not change with every cut."""


class Larder:
    """Sets rations, every few sols."""

    def __init__(self) -> None:
        """Begin with a look after the first sols."""
        self._look_s = EVERY_SOLS * SOL_OF_LOOKS_S

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield what everybody is to eat, if that is not what they eat now."""
        now_s = seat.elapsed_s
        if now_s < self._look_s or seat.crisis:
            return
        self._look_s = now_s + EVERY_SOLS * SOL_OF_LOOKS_S
        flows = seat.view("flows", lists=(), forecasts=False).flows
        if flows is None:
            return
        order = SetRations(_share(flows.food))
        if order.share != flows.food.ration_share and seat.check(order) is None:
            yield order


def _share(food: FoodView) -> float:
    """Return what is to be eaten, against what people would."""
    full_kg = food.eaten_kg_per_sol / food.ration_share
    sinks_kg = full_kg - food.grown_kg_per_sol
    if sinks_kg <= 0.0:
        return 1.0
    lasts_sols = (food.stored_kg + food.crates_kg) / sinks_kg
    for below_sols, share in SHARES:
        slack = 1.0 + SLACK_SHARE if food.ration_share <= share else 1.0
        if lasts_sols < below_sols * slack:
            return share
    return 1.0
