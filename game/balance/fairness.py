"""What a sweep says of fairness: a row for each scenario and policy, and whether the promise holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from game.balance.sweep import Result
from game.sim import sums


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one scenario under one policy."""

    scenario: str
    policy: str
    runs: int
    all_live_share: float
    """Share of the runs in which nobody dies."""
    mean_dead: float
    median_dead: float
    lost_share: float
    worst: tuple[tuple[int, int], ...]
    """Seeds in which most die, and how many; the worst first."""
    median_answer_s: float | None
    """From the first alarm to the first order, over the runs that have both."""
    mean_cpu_s: float


WORST_SHOWN = 5
"""How many seeds a row names."""


def rows(results: Sequence[Result], scenarios: Sequence[str], policies: Sequence[str]) -> list[Row]:
    """Return a row for each scenario and policy of which there is a result, in the order given."""
    found = []
    for scenario in scenarios:
        for policy in policies:
            ours = [result for result in results if (result.scenario, result.policy) == (scenario, policy)]
            if ours:
                found.append(_row(scenario, policy, ours))
    return found


def _row(scenario: str, policy: str, results: Sequence[Result]) -> Row:
    dead = [result.dead for result in results]
    answers = [result.answered_s for result in results if result.answered_s is not None]
    worst = sorted(((result.seed, result.dead) for result in results if result.dead), key=lambda item: (-item[1], item))
    return Row(
        scenario=scenario,
        policy=policy,
        runs=len(results),
        all_live_share=dead.count(0) / len(dead),
        mean_dead=sums.count(dead) / len(dead),
        median_dead=median(dead),
        lost_share=sums.count(result.lost for result in results) / len(results),
        worst=tuple(worst[:WORST_SHOWN]),
        median_answer_s=median(answers) if answers else None,
        mean_cpu_s=sums.total(result.cpu_s for result in results) / len(results),
    )


IDLE_LIVES_AT_MOST_SHARE = 0.1
"""Share of runs in which everyone may live although nobody answers."""
EXPERT_LIVES_AT_LEAST_SHARE = 0.85
"""Share of runs in which everyone must live under somebody who plans."""


def broken_promises(table: Sequence[Row]) -> list[str]:
    """Return where the promise of fairness does not hold, a sentence each; nothing where it holds.

    Without orders people die; somebody who plans saves everyone in nearly every run; somebody who answers by the
    book lies between the two: better than nobody in every scenario, nowhere better than a plan, and worse somewhere.
    """
    broken = []
    plan_helps = False
    for scenario in dict.fromkeys(row.scenario for row in table):
        by_policy = {row.policy: row for row in table if row.scenario == scenario}
        missing = [policy for policy in ("idle", "reactive", "expert") if policy not in by_policy]
        if missing:
            broken.append(f"{scenario}: no runs of {', '.join(missing)} to judge by")
            continue
        idle, reactive, expert = by_policy["idle"], by_policy["reactive"], by_policy["expert"]
        if idle.all_live_share > IDLE_LIVES_AT_MOST_SHARE:
            broken.append(f"{scenario}: with idle everyone lives in {idle.all_live_share:.0%} of the runs")
        if expert.all_live_share < EXPERT_LIVES_AT_LEAST_SHARE:
            broken.append(f"{scenario}: expert saves everyone in only {expert.all_live_share:.1%} of the runs")
        plan_helps = plan_helps or reactive.mean_dead > expert.mean_dead
        if not idle.mean_dead > reactive.mean_dead >= expert.mean_dead:
            broken.append(
                f"{scenario}: reactive does not lie between: mean dead idle {idle.mean_dead:.2f},"
                f" reactive {reactive.mean_dead:.2f}, expert {expert.mean_dead:.2f}"
            )
    if not broken and not plan_helps:
        broken.append("in no scenario does it save anybody to plan rather than to go by the book")
    return broken
