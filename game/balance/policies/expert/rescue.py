"""Getting those out who cannot get out by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from game.balance.policies.expert.mending import expected_time_s
from game.balance.policies.expert.situation import Danger, Situation
from game.balance.policies.expert.staffing import orderable
from game.balance.policies.kinds import Purpose, purpose_of
from game.session.orders import Order, SendTeam
from game.session.view import ChoiceView

TEAMS_AT_MOST = 8
"""Teams in one place at a time; more than there are doors stand in each other's way."""
ORDER: tuple[Purpose, ...] = ("bring", "reach", "prop", "breath")
"""Who can be carried is carried; where nobody can reach them a way is opened; air only buys time."""
MATE_SHARE = 0.25
"""How much quicker a larger team must be to be worth somebody who could fetch another."""


def rescue(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Send a team for each who is stuck, those with the least time first, and others to open the ways meanwhile."""
    if not danger.stuck:
        return
    yield from _dress_the_stuck(situation, danger)
    number = len(situation.jobs.get(danger.module.id, []))
    for choice in _by_worth(situation, danger):
        if number >= TEAMS_AT_MOST:
            return
        sent = None if _too_late(danger, choice) else orderable(situation, danger, choice)
        if sent is not None:
            number += 1
            yield sent


def _dress_the_stuck(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Give somebody who is shut in, and on their feet, a task that begins with a suit: half an hour of breath."""
    if not danger.deadly:
        return
    names = [person.id for person in danger.stuck if person.suit_s is None and person.doing not in ("down", "on a job")]
    for choice in situation.choices(danger.module.id) if names else ():
        order = choice.order
        if isinstance(order, SendTeam) and len(order.people) == 1 and order.people[0] in names:
            suited = replace(order, suits=True, masks=False)
            if situation.seat.check(suited) is None:
                names.remove(order.people[0])
                situation.taken.add(order.target)
                yield suited


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
        cost_s = expected_time_s(choice) * (1.0 + MATE_SHARE * (len(order.people) - 1))
        return (ORDER.index(purpose_of(choice)), first[order.target], choice.foreseen == "harm", cost_s)

    return sorted(found, key=rank)


def _too_late(danger: Danger, choice: ChoiceView) -> bool:
    """Return whether a place comes down on the rescuers before even the best of luck has them out."""
    if danger.falls_s is None or purpose_of(choice) == "prop":
        return False
    return choice.soonest_s is not None and choice.soonest_s > danger.falls_s
