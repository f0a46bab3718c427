"""Ending what is wrong: what is tried, by whom, and how many things at once."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.expert.situation import Danger, Situation
from game.balance.policies.expert.staffing import orderable
from game.balance.policies.kinds import FROM_THE_DESK, Purpose, kinds_for, purpose_of
from game.session.orders import Hurry, JoinTeam, Order, SendTeam, StartMachine, SwitchOver
from game.session.view import ChoiceView, JobView

AT_ONCE = 3
"""Tasks in hand about one place at a time: the repair, the stand-in, and one more in case both miss."""
UNKNOWN_TASK_S = 1_800.0
"""How long a task is taken to last where the desk cannot say."""
RESTORES = ("replace", "start_by_hand", "start", "switch_over")
"""Kinds of choices that bring a machine of the place itself back."""
WEIGHT_FACTOR = 2.0
"""How many times the work a frame must still bear for it: each who goes in is weight on it."""
HURRY_FACTOR = 0.7
"""Share of the time that a task takes at a hurry; the choice says the same."""


def mend(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Try everything that may end a danger, several ways at once, the likeliest in time first."""
    module = danger.module.id
    if danger.breach and not danger.stuck and (danger.deadly or not danger.leavers):
        return  # whoever can leave does, and a hull can be patched by daylight
    number = len(situation.jobs.get(module, []))
    wanted = _wanted(danger)
    offered = situation.choices(
        module, () if _late_jobs(situation, danger) else _kinds(wanted, enough=number >= AT_ONCE)
    )
    yield from _from_the_desk(offered)
    if number >= AT_ONCE:
        return
    moving = module in situation.memory.moved_to or _is_restored(situation, danger, offered)
    for choice in _by_worth(danger, [choice for choice in offered if purpose_of(choice) in wanted]):
        if number >= AT_ONCE:
            return
        moves = purpose_of(choice) == "move"
        if _in_vain(danger, choice) or (moves and moving):
            continue  # what is taken from one place is missing there, so one is taken
        sent = orderable(situation, danger, choice)
        if sent is not None:
            number += 1
            if moves:
                moving = True
                situation.memory.moved_to.append(module)
            yield sent


def press(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Tell a team to hurry where its own pace comes too late and the hurried one does not.

    Hurry makes misses likelier, so it is worth it only when it is what decides.
    """
    if danger.left_s is None or not (danger.leavers or danger.stuck):
        return
    for job in situation.jobs.get(danger.module.id, []):
        decides = HURRY_FACTOR * job.longest_s <= danger.left_s < job.longest_s
        if decides and job.id not in situation.memory.hurried and situation.seat.check(Hurry(job.id)) is None:
            situation.memory.hurried.append(job.id)
            yield Hurry(job.id)


def help_late(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Send a helper to each team that may come too late: two pairs of hands are quicker and cost nothing but sleep.

    Nobody joins with a mask where it takes a suit.
    """
    late = _late_jobs(situation, danger)
    for choice in situation.choices(danger.module.id) if late else ():
        order = choice.order
        if not isinstance(order, JoinTeam) or order.job not in late or order.person in situation.memory.unwilling:
            continue
        if situation.seat.check(order) is None:
            late.remove(order.job)
            situation.memory.helped.append(order.job)
            yield order


def _late_jobs(situation: Situation, danger: Danger) -> list[int]:
    """Return the teams in a place that may come too late and have no helper yet; none where it takes a suit."""
    if danger.deadly:
        return []
    late = [job.id for job in situation.jobs.get(danger.module.id, []) if _late(job, danger)]
    return [job for job in late if job not in situation.memory.helped]


def _late(job: JobView, danger: Danger) -> bool:
    return len(job.people) < 2 and danger.left_s is not None and job.longest_s > 0.5 * danger.left_s


def _wanted(danger: Danger) -> tuple[Purpose, ...]:
    """Return what tasks must be for that may end a danger."""
    return ("mend", "search", "move", "prop") if danger.falls_s is not None else ("mend", "search", "move")


def _kinds(wanted: tuple[Purpose, ...], *, enough: bool) -> frozenset[str]:
    """Return the kinds of choices that are looked at: where enough is in hand, only what needs nobody."""
    return FROM_THE_DESK if enough else FROM_THE_DESK.union(*(kinds_for(purpose) for purpose in wanted))


def _from_the_desk(offered: tuple[ChoiceView, ...]) -> Iterator[Order]:
    """Yield what costs nobody a step: a changeover, a machine that only needs to be switched on."""
    for choice in offered:
        if isinstance(choice.order, SwitchOver | StartMachine) and not choice.refused:
            yield choice.order


def _by_worth(danger: Danger, found: list[ChoiceView]) -> list[ChoiceView]:
    """Return the tasks that may end a danger: those that come in time first, then the sooner by what a miss costs."""
    left_s = danger.left_s if danger.left_s is not None else 1e9

    def rank(choice: ChoiceView) -> tuple[bool, bool, float]:
        expected_s = expected_time_s(choice)
        return (expected_s > left_s, purpose_of(choice) == "move", expected_s)

    return sorted(found, key=rank)


def _is_restored(situation: Situation, danger: Danger, offered: tuple[ChoiceView, ...]) -> bool:
    """Return whether a machine of the place itself comes back in time, by work in hand or on offer."""
    left_s = danger.left_s if danger.left_s is not None else 1e9
    groups = {group.id for group in situation.view.groups}
    in_hand = situation.jobs.get(danger.module.id, [])
    if any(("/" in job.target or job.target in groups) and job.longest_s < left_s for job in in_hand):
        return True
    return any(
        choice.kind in RESTORES and not choice.refused and expected_time_s(choice) < left_s for choice in offered
    )


def expected_time_s(choice: ChoiceView) -> float:
    """Return the time that a task takes at the latest, and again for the share of tries that miss."""
    latest_s = choice.latest_s if choice.latest_s is not None else UNKNOWN_TASK_S
    odds = choice.odds_share if choice.odds_share is not None else 0.8
    return latest_s / max(0.2, odds)


def _in_vain(danger: Danger, choice: ChoiceView) -> bool:
    """Return whether those who are sent come too late, or have the place come down on them before they are done."""
    if not isinstance(choice.order, SendTeam):
        return True
    if purpose_of(choice) == "prop":
        return False
    latest_s = choice.latest_s if choice.latest_s is not None else UNKNOWN_TASK_S
    if danger.falls_s is not None and danger.falls_s < WEIGHT_FACTOR * latest_s:
        return True
    return danger.deadly and (purpose_of(choice) != "mend" or latest_s > (danger.left_s or 0.0))
