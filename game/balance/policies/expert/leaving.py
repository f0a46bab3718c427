"""When people leave, and which doors are shut behind them."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.expert.situation import Danger, Situation
from game.session.orders import Evacuate, Order, SealModule, Wake

MARGIN_S = 300.0
"""Time kept over and above the slowest way out: a door that queues, somebody who goes back for a child's thing."""
WAKE_BEFORE_S = 900.0
"""How long before the last moment to leave people are woken: dressed people are out a minute sooner."""
AGAIN_S = 60.0
"""Time after which those are told again who were reached, or freed, since the others left."""


def leave(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Send people out while the slowest of them still gets out, and seal what is empty."""
    module = danger.module
    waiting = [person for person in danger.leavers if person.doing != "walking"]
    if waiting:
        if _must_leave(situation, danger):
            if _due(situation, module.id) and situation.seat.check(Evacuate(module.id)) is None:
                situation.memory.evacuated_s[module.id] = situation.view.elapsed_s
                yield Evacuate(module.id)
        elif _wake(situation, danger) and situation.seat.check(Wake(module.id)) is None:
            yield Wake(module.id)
    elif _left_for_good(situation, danger) and situation.seat.check(SealModule(module.id)) is None:
        yield SealModule(module.id)


def last_moment_s(situation: Situation, danger: Danger) -> float | None:
    """Return the time until people must begin to leave; none: nothing in sight."""
    times = [time_s for time_s in (danger.left_s, danger.falls_s) if time_s is not None]
    return min(times) - situation.leaving_s(danger.module.id) - MARGIN_S if times else None


def _must_leave(situation: Situation, danger: Danger) -> bool:
    """Return whether waiting longer bets lives on work that may miss."""
    if danger.deadly:
        return True
    if danger.module.barred:
        # who was shut in, and is not any more, leaves after the others: without a word where all left without one
        return not danger.module.comes_home
    last_s = last_moment_s(situation, danger)
    return last_s is not None and last_s <= 0.0


def _due(situation: Situation, module: str) -> bool:
    told_s = situation.memory.evacuated_s.get(module)
    return told_s is None or situation.view.elapsed_s - told_s >= AGAIN_S


def _wake(situation: Situation, danger: Danger) -> bool:
    """Return whether the last moment is near enough to cost people their sleep."""
    last_s = last_moment_s(situation, danger)
    asleep = any(person.doing == "asleep" for person in danger.leavers)
    return asleep and last_s is not None and last_s < WAKE_BEFORE_S


def _left_for_good(situation: Situation, danger: Danger) -> bool:
    """Return whether nobody is in a place, works there, or walks through it: then shutting it dooms nobody."""
    module = danger.module
    if not module.barred or module.living or situation.jobs.get(module.id):
        return False
    return all(module.id not in (person.goal, person.next_module) for person in situation.view.people)
