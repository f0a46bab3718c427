"""Ending what is wrong: what is tried, by whom, and how many things at once."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.expert.situation import Danger, Situation
from game.balance.policies.expert.staffing import orderable
from game.balance.policies.kinds import purpose_of
from game.session.orders import Hurry, Order, SendTeam, StartMachine, SwitchOver
from game.session.view import ChoiceView, JobView

AT_ONCE = 3
"""Tasks in hand about one place at a time: the repair, the stand-in, and one more in case both miss."""
UNKNOWN_TASK_S = 1_800.0
"""How long a task is taken to last where the desk cannot say."""
HURRY_FACTOR = 0.7
"""Share of the time that a task takes at a hurry; the choice says the same."""


def mend(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Try everything that may end a danger, several ways at once, the likeliest in time first."""
    module = danger.module.id
    yield from _from_the_desk(situation, module)
    if danger.breach and not danger.leavers and not danger.stuck:
        return  # nobody is in there: a hull can be patched by daylight
    in_hand = situation.jobs.get(module, [])
    taken = {job.target for job in in_hand}
    number = len(in_hand)
    for choice in _by_worth(situation, danger):
        order = choice.order
        if number >= AT_ONCE:
            break
        if not isinstance(order, SendTeam) or order.target in taken or _comes_down_first(danger, choice):
            continue
        sent = orderable(situation, module, choice)
        if sent is not None:
            taken.add(sent.target)
            number += 1
            yield sent


def press(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Tell a team to hurry where its own pace comes too late and the hurried one does not; else let it take its time.

    Hurry makes misses likelier, so it is worth it only when it is what decides.
    """
    if danger.left_s is None:
        return
    for job in situation.jobs.get(danger.module.id, []):
        late = job.longest_s > danger.left_s
        in_time = HURRY_FACTOR * job.longest_s <= danger.left_s or job.shortest_s > danger.left_s
        wanted = late and in_time and bool(danger.leavers or danger.stuck)
        if wanted != job.hurry and situation.seat.check(Hurry(job.id, wanted)) is None:
            yield Hurry(job.id, wanted)


def help_late(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Send a helper to a team that may come too late: two pairs of hands are quicker and cost nothing but sleep."""
    late = [job for job in situation.jobs.get(danger.module.id, []) if _late(job, danger)]
    for choice in situation.choices(danger.module.id) if late else ():
        if purpose_of(choice) == "help" and situation.seat.check(choice.order) is None:
            yield choice.order
            return


def _late(job: JobView, danger: Danger) -> bool:
    return len(job.people) < 2 and danger.left_s is not None and job.longest_s > 0.5 * danger.left_s


def _from_the_desk(situation: Situation, module: str) -> Iterator[Order]:
    """Yield what costs nobody a step: a changeover, a machine that only needs to be switched on."""
    for choice in situation.choices(module):
        if isinstance(choice.order, SwitchOver | StartMachine) and not choice.refused:
            yield choice.order


def _by_worth(situation: Situation, danger: Danger) -> list[ChoiceView]:
    """Return the tasks that may end a danger: those that come in time first, then the sooner by what a miss costs."""
    wanted = ("mend", "search", "move", "prop") if danger.falls_s is not None else ("mend", "search", "move")
    found = [choice for choice in situation.choices(danger.module.id) if purpose_of(choice) in wanted]
    left_s = danger.left_s if danger.left_s is not None else 1e9

    def rank(choice: ChoiceView) -> tuple[bool, bool, float]:
        expected_s = _expected_s(choice)
        return (expected_s > left_s, purpose_of(choice) == "move", expected_s)

    return sorted(found, key=rank)


def _expected_s(choice: ChoiceView) -> float:
    """Return the time that a task takes at the latest, and again for the share of tries that miss."""
    latest_s = choice.latest_s if choice.latest_s is not None else UNKNOWN_TASK_S
    odds = choice.odds_share if choice.odds_share is not None else 0.8
    return latest_s / max(0.2, odds)


def _comes_down_first(danger: Danger, choice: ChoiceView) -> bool:
    """Return whether a place may fall on those who are sent, before they are done."""
    if danger.falls_s is None or purpose_of(choice) == "prop":
        return False
    return danger.falls_s < (choice.latest_s if choice.latest_s is not None else UNKNOWN_TASK_S)
