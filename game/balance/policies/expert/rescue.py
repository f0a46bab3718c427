"""Getting those out who cannot get out by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.expert.mending import UNKNOWN_TASK_S
from game.balance.policies.expert.situation import Danger, Situation
from game.balance.policies.expert.staffing import orderable
from game.balance.policies.kinds import Purpose, purpose_of
from game.session.orders import Order, SendTeam
from game.session.view import ChoiceView

TEAMS_AT_MOST = 8
"""Teams in one place at a time; more than there are doors stand in each other's way."""
ORDER: tuple[Purpose, ...] = ("bring", "reach", "prop", "breath")
"""Who can be carried is carried; where nobody can reach them a way is opened; air only buys time."""
MATE_COSTS = 1.25
"""How much quicker a larger team must be to be worth somebody who could fetch another."""


def rescue(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Send a team for each who is stuck, those with the least time first, and others to open the ways meanwhile."""
    if not danger.stuck:
        return
    module = danger.module.id
    in_hand = situation.jobs.get(module, [])
    taken = {job.target for job in in_hand}
    number = len(in_hand)
    for choice in _by_worth(situation, danger):
        if number >= TEAMS_AT_MOST:
            return
        order = choice.order
        if not isinstance(order, SendTeam) or order.target in taken or _too_late(danger, choice):
            continue
        sent = orderable(situation, module, choice)
        if sent is not None:
            taken.add(sent.target)
            number += 1
            yield sent


def _by_worth(situation: Situation, danger: Danger) -> list[ChoiceView]:
    """Return the tasks that get people out: by what they do, then by whom the desk names first, then the best team.

    The desk names those first who have the least time.
    """
    found = [choice for choice in situation.choices(danger.module.id) if purpose_of(choice) in ORDER]
    first: dict[str, int] = {}
    for number, choice in enumerate(found):
        if isinstance(choice.order, SendTeam):
            first.setdefault(choice.order.target, number)

    def rank(choice: ChoiceView) -> tuple[int, int, bool, float]:
        order = choice.order
        if not isinstance(order, SendTeam):
            return (len(ORDER), 0, False, 0.0)
        return (ORDER.index(purpose_of(choice)), first[order.target], choice.leaves_s is not None, _cost_s(choice))

    return sorted(found, key=rank)


def _cost_s(choice: ChoiceView) -> float:
    """Return what a team's work costs: its latest time, again for what misses, and more for each who goes along."""
    latest_s = choice.latest_s if choice.latest_s is not None else UNKNOWN_TASK_S
    odds = choice.odds_share if choice.odds_share is not None else 0.8
    mates = len(choice.order.people) - 1 if isinstance(choice.order, SendTeam) else 0
    return latest_s / max(0.2, odds) * (1.0 + (MATE_COSTS - 1.0) * mates)


def _too_late(danger: Danger, choice: ChoiceView) -> bool:
    """Return whether a place comes down on the rescuers before even the best of luck has them out."""
    if danger.falls_s is None or purpose_of(choice) == "prop":
        return False
    return choice.soonest_s is not None and choice.soonest_s > danger.falls_s
