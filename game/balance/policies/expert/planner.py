"""One turn of somebody who plans: when to look, and in which order the rules are asked."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.expert.leaving import leave
from game.balance.policies.expert.memory import Asked, Memory
from game.balance.policies.expert.mending import help_late, mend, press
from game.balance.policies.expert.rescue import rescue
from game.balance.policies.expert.situation import Danger, Situation
from game.balance.policies.expert.teams import prepare, settle, withdraw
from game.balance.policies.looks import ROUND_S
from game.balance.policies.pages import Pages, advised
from game.balance.policies.seat import Seat
from game.session.orders import Acknowledge, Order

CLOSE_S = 45.0
"""Time between two looks while somebody has less than a quarter of an hour."""
WATCHFUL_S = 120.0
"""The same while something is wrong and there is more time."""
BREATHER_S = 10.0
"""Time between two looks at the least; a breath, in which more of the same news comes in."""
PRESSING_S = 900.0
"""Less time than this wants a close eye."""
ASK_AGAIN_S = 120.0
"""Time after which the desk is asked again what it offers about a place where nothing has changed."""
AT_EASE_S = 300.0
"""Time between two looks where nobody comes to harm within hours."""
AT_EASE_ABOVE_S = 7_200.0
"""More time than this is hours."""
LONG_WATCH_SHARE = 1.0 / 360.0
"""Share of a crisis that has lasted for that long by which news are let gather, up to ``WATCHFUL_S``: half a day."""
WEARY_SHARE = 1.0 / 48.0
"""What has stood for so long unchanged is looked at again after this share of it, if that is later than otherwise."""


class ExpertPolicy:
    """Plans with forecasts, and gives every place in danger its answer, the most pressing first."""

    def __init__(self) -> None:
        """Nothing has been seen yet."""
        self._memory = Memory()
        self._pages = Pages(advised)
        self._news = -1
        self._looked_s = -BREATHER_S
        self._look_s = 0.0
        self._news_s = 0.0
        """When there was news last."""
        self._calm_s = 0.0
        """When nothing was wrong last."""

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield the orders of one look. Without news, and while no look is due, there is none."""
        yield from self._pages.decide(seat)
        now_s = seat.elapsed_s
        if not seat.crisis:
            self._calm_s = now_s
        breather_s = min(WATCHFUL_S, max(BREATHER_S, LONG_WATCH_SHARE * (now_s - self._calm_s)))
        if now_s < self._looked_s + breather_s:
            return
        news = seat.news
        if news == self._news and (now_s < self._look_s or not seat.crisis):
            return
        if news != self._news:
            self._news_s = now_s
        situation = Situation(seat, self._memory)
        self._looked_s, self._look_s = now_s, now_s + _until_next_s(situation, now_s - self._news_s)
        yield from _turn(situation)
        self._news = seat.news  # what these orders changed is no news


def _until_next_s(situation: Situation, unchanged_s: float) -> float:
    """Return how long somebody at the desk may look elsewhere, without news for so long."""
    now_s, familiar = situation.view.elapsed_s, situation.memory.familiar
    familiar.note([danger.module.id for danger in situation.dangers], now_s)
    fresh = [danger for danger in situation.dangers if not familiar.knows(danger.module.id, now_s)]
    fresh += (danger for danger in situation.dangers if danger.breach and (danger.leavers or danger.stuck))
    if situation.dangers and not fresh:
        return ROUND_S
    left_s = min((danger.urgency_s for danger in fresh if danger.leavers or danger.stuck), default=AT_EASE_ABOVE_S)
    if left_s < PRESSING_S:
        return CLOSE_S
    return WATCHFUL_S if left_s < AT_EASE_ABOVE_S else max(AT_EASE_S, WEARY_SHARE * unchanged_s)


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
        yield from press(situation, danger)
        if _as_it_was(situation, danger):
            continue
        yield from rescue(situation, danger)
        yield from mend(situation, danger)
        yield from help_late(situation, danger)


def _as_it_was(situation: Situation, danger: Danger) -> bool:
    """Return whether the same teams are at the same work for the same people as a minute or two ago.

    Then the desk would offer what it offered, and working out an offer is what takes the longest. What has stood so
    for long is asked about seldom.
    """
    module, now_s = danger.module.id, situation.view.elapsed_s
    jobs = tuple(job.id for job in situation.jobs.get(module, []))
    standing = (
        tuple(person.id for person in danger.stuck),
        bool(danger.leavers),
        tuple(room.reach for room in danger.module.rooms),
        tuple((hole.id, hole.state) for hole in situation.view.holes if hole.module == module),
        danger.deadly,
    )
    asked = situation.memory.asked.get(module)
    since_s = asked.since_s if asked is not None and asked.standing == standing else now_s
    if asked is not None and asked.standing == standing:
        weary_s = WEARY_SHARE * (asked.at_s - since_s)
        if asked.jobs == jobs:
            wait_s = max(ASK_AGAIN_S, weary_s)
        else:
            # Teams that come and go where nobody is are no change: they would be sent again for ever.
            wait_s = 0.0 if danger.leavers or danger.stuck else weary_s
        if now_s < asked.at_s + wait_s:
            return True
    situation.memory.asked[module] = Asked(now_s, since_s, standing, jobs)
    return False
