"""One turn of somebody who plans: when to look, and in which order the rules are asked."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.expert.leaving import leave
from game.balance.policies.expert.mending import help_late, mend, press
from game.balance.policies.expert.rescue import rescue
from game.balance.policies.expert.situation import Situation
from game.balance.policies.expert.teams import prepare, settle, withdraw
from game.balance.policies.seat import Seat
from game.session.orders import Acknowledge, Order

CLOSE_S = 30.0
"""Time between two looks while somebody has less than a quarter of an hour."""
WATCHFUL_S = 60.0
"""The same while something is wrong and there is more time."""
PRESSING_S = 900.0
"""Less time than this wants a close eye."""


class ExpertPolicy:
    """Plans with forecasts, and gives every place in danger its answer, the most pressing first."""

    def __init__(self) -> None:
        """Nothing has been seen yet."""
        self._news = -1
        self._look_s = 0.0

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield the orders of one look. Without news, and while no look is due, there is none."""
        news = seat.news
        if news == self._news and (seat.elapsed_s < self._look_s or not seat.crisis):
            return
        self._news = news
        situation = Situation(seat)
        pressing = any(danger.urgency_s < PRESSING_S for danger in situation.dangers)
        self._look_s = seat.elapsed_s + (CLOSE_S if pressing else WATCHFUL_S)
        yield from _turn(situation)
        self._news = seat.news  # what these orders changed is no news


def _turn(situation: Situation) -> Iterator[Order]:
    """Yield orders: teams out first, then people out, then those who are stuck, and only then what is broken."""
    for alarm in situation.view.alarms:
        if not alarm.acknowledged and alarm.level != "notice":
            yield Acknowledge(alarm.id, alarm.module)
    yield from withdraw(situation)
    yield from settle(situation)
    yield from prepare(situation)
    for danger in situation.dangers:
        yield from leave(situation, danger)
        yield from rescue(situation, danger)
        yield from mend(situation, danger)
        yield from press(situation, danger)
        yield from help_late(situation, danger)
