"""One morning at the desk: when to look at the year, and in which order its rules are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from game.balance.policies import daylight
from game.balance.policies.expert import ExpertPolicy
from game.balance.policies.larder import Larder
from game.balance.policies.letters import PlainLetters
from game.balance.policies.looks import SOL_OF_LOOKS_S
from game.balance.policies.planner import hours, learning, making, power, upkeep, works
from game.balance.policies.planner.notes import Notes
from game.balance.policies.searches import Searches
from game.balance.policies.seat import Seat
from game.session.orders import Order

if TYPE_CHECKING:
    from game.session.view import BoardName, ListName

READ: Final[tuple[BoardName, ...]] = ("upkeep", "shop", "flows", "works", "training")
"""Boards that every morning reads."""
SEEN: Final[tuple[ListName, ...]] = ("groups", "alarms")
"""Lists that a morning goes by."""
PATIENCE_S = 21_600.0
"""How long a morning is put off while something is wrong that wants every look."""


class PlannerPolicy:
    """Looks at the year once a sol and at every crisis as it comes."""

    def __init__(self) -> None:
        """Nothing has been seen yet."""
        self._expert = ExpertPolicy()
        self._letters = PlainLetters(weighs=True)
        self._larder = Larder()
        self._notes = Notes()
        self._searches = Searches()
        self._morning_s = 0.0
        self._round_s = 0.0
        """When places are seen to next, in seconds since the game began."""
        self._watched = False
        """Whether something was wrong at the last look."""

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield what a crisis wants; once a sol, what the year wants."""
        yield from self._expert.decide(seat)
        yield from self._letters.decide(seat)
        yield from self._larder.decide(seat)
        yield from self._round(seat)
        now_s = seat.elapsed_s
        if now_s < self._morning_s or (seat.crisis and now_s < self._morning_s + PATIENCE_S):
            return
        self._morning_s = now_s + SOL_OF_LOOKS_S
        view = seat.view(*READ, lists=SEEN, forecasts=False)
        if hours.is_due(view, self._notes) or power.is_dusty(view):
            view = replace(view, hours=seat.view("hours", lists=(), forecasts=False).hours)
        for rule in (upkeep.rule, hours.rule, making.rule, power.rule, works.rule, learning.rule):
            for order in rule(seat, view, self._notes):
                if seat.check(order) is None:
                    yield order

    def _round(self, seat: Seat) -> Iterator[Order]:
        """Yield what places want once a sol; as a crisis is over people may come home at once."""
        now_s, crisis = seat.elapsed_s, seat.crisis
        over, self._watched = self._watched and not crisis, crisis
        due = now_s >= self._round_s and (not crisis or now_s >= self._round_s + PATIENCE_S)
        if not (due or over):
            return
        view = seat.view(lists=daylight.SEEN, forecasts=False)
        if due:
            self._round_s = now_s + SOL_OF_LOOKS_S
        for order in daylight.rule(seat, view, self._searches) if due else daylight.homes(view):
            if seat.check(order) is None:
                yield order
