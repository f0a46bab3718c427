"""Those who were sent: out in time, and what to say to somebody who will not."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.expert.situation import Situation
from game.session.orders import Insist, LetBe, Order, TakePrecautions, Withdraw
from game.session.view import JobView

WAY_OUT_S = 90.0
"""Breath that a team keeps for its way out."""
INSIST_ODDS_SHARE = 0.4
"""Chance from which insisting is worth what it does to trust."""


def withdraw(situation: Situation) -> Iterator[Order]:
    """Call a team out before its air ends or the place comes down on it; half a repair is not worth a team."""
    falls = {frame.module: frame.soonest_s for frame in situation.view.frames if frame.soonest_s is not None}
    for job in situation.view.jobs:
        falls_s = falls.get(job.module)
        falling = falls_s is not None and falls_s < WAY_OUT_S and job.shortest_s > falls_s
        if (falling or _out_of_breath(job)) and situation.seat.check(Withdraw(job.id)) is None:
            yield Withdraw(job.id)


def _out_of_breath(job: JobView) -> bool:
    if job.bad_air_s is None or job.state != "working":
        return False
    return job.bad_air_s < WAY_OUT_S and job.shortest_s > job.bad_air_s - WAY_OUT_S / 3.0


def settle(situation: Situation) -> Iterator[Order]:
    """Insist where it is likelier to move somebody than not, and let others be: an argument costs minutes."""
    for standoff in situation.view.standoffs:
        if standoff.insist_odds_share >= INSIST_ODDS_SHARE:
            order: Order = Insist(standoff.person)
        else:
            order = LetBe(standoff.person)
            situation.memory.unwilling.append(standoff.person)
        if situation.seat.check(order) is None:
            yield order


def prepare(situation: Situation) -> Iterator[Order]:
    """Take precautions once a hull is open: fragments come in clouds, and suits at hand halve the time to be in one."""
    precautions = situation.view.precautions
    struck = any(danger.breach for danger in situation.dangers)
    waits = precautions is not None and precautions.on
    if struck and not waits and situation.seat.check(TakePrecautions(True)) is None:
        yield TakePrecautions(True)
