"""Many runs: the same whoever plays them, and what is made of them."""

import os
import signal
import time
from collections.abc import Generator
from dataclasses import replace

import pytest

from game.balance.fairness import broken_promises, rows
from game.balance.sweep import Result, Run, WorkerLost, content_of, played, scenarios_with_ends, spread, sweep

RUNS = [Run("hab_3", "reactive", 2), *(Run("hab_3", "expert", seed) for seed in (1, 2))]


def result(policy: str, seed: int, dead: int, answered_s: float | None = 60.0) -> Result:
    """A run that came to so many dead."""
    return Result("hut", policy, seed, "lost" if dead else "won", dead > 0, dead, answered_s, 3, "", 0.5)


def without_cpu(results: list[Result]) -> list[Result]:
    return sorted((replace(each, cpu_s=0.0) for each in results), key=lambda each: (each.seed, each.policy))


def test_the_same_runs_come_to_the_same_whatever_the_number_of_processes() -> None:
    alone = list(sweep(RUNS, 1, lambda: False))
    together = list(sweep(RUNS, 2, lambda: False))
    assert without_cpu(alone) == without_cpu(together)
    assert len(together) == len(RUNS)


def test_a_seed_decides_the_orders_and_another_brings_others() -> None:
    one, again, other = (played(Run("hab_3", "expert", seed)) for seed in (5, 5, 6))
    assert (one.state_hash, one.orders, one.answered_s) == (again.state_hash, again.orders, again.answered_s)
    assert one.state_hash != other.state_hash


@pytest.mark.parametrize("workers", [1, 2])
def test_a_sweep_that_is_stopped_hands_out_no_more_and_keeps_what_is_done(workers: int) -> None:
    done: list[int] = []
    for each in spread(abs, range(40), workers, lambda: bool(done)):
        done.append(each)
    assert 1 <= len(done) < 40


def dies(_: int) -> int:
    """End this process as the system does where memory runs out."""
    os._exit(9)


def test_a_process_that_the_system_ends_is_told_in_words() -> None:
    with pytest.raises(WorkerLost, match="try fewer --workers"):
        list(spread(dies, [1, 2, 3], 2, lambda: False))


def deaf(_: int) -> bool:
    """Whether this process hears neither Ctrl-C nor that its terminal is closed."""
    return {signal.SIGINT, signal.SIGHUP} <= signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(os.name == "nt", reason="Windows blocks no signals")
def test_ctrl_c_is_heard_only_by_the_process_that_hands_out_the_runs() -> None:
    assert list(spread(deaf, [1, 2, 3], 2, lambda: False)) == [True] * 3
    assert not deaf(0)


def slow(seconds: int) -> int:
    """A run that takes its time."""
    time.sleep(seconds)
    return seconds


def test_whoever_leaves_before_the_runs_in_hand_are_done_does_not_wait_for_them() -> None:
    runs = spread(slow, [0, 600, 600], 2, lambda: False)
    assert next(runs) == 0
    began_s = time.monotonic()
    assert isinstance(runs, Generator)
    runs.close()
    assert time.monotonic() - began_s < 60.0


def test_only_scenarios_that_can_be_won_or_lost_are_swept_by_default() -> None:
    found = scenarios_with_ends(content_of(()))
    assert "hab_3" in found
    assert "quiet" not in found


def test_a_row_tells_shares_means_and_the_worst_seeds() -> None:
    (row,) = rows(
        [result("idle", 1, 0), result("idle", 2, 3), result("idle", 3, 8, None), result("idle", 4, 3, 90.0)],
        ["hut"],
        ["idle", "expert"],
    )
    assert (row.runs, row.all_live_share, row.mean_dead, row.median_dead, row.lost_share) == (4, 0.25, 3.5, 3.0, 0.75)
    assert row.worst == ((3, 8), (2, 3), (4, 3))
    assert row.median_answer_s == 60.0


def test_rows_stand_in_the_order_that_was_asked_for() -> None:
    results = [result("idle", 1, 0), result("expert", 1, 0)]
    assert [row.policy for row in rows(results, ["hut"], ["expert", "idle"])] == ["expert", "idle"]


def promises(idle: list[int], reactive: list[int], expert: list[int]) -> list[str]:
    dead = {"idle": idle, "reactive": reactive, "expert": expert}
    results = [result(policy, seed, count) for policy, counts in dead.items() for seed, count in enumerate(counts)]
    return broken_promises(rows(results, ["hut"], list(dead)))


def test_the_promise_holds_when_idle_loses_expert_saves_and_reactive_lies_between() -> None:
    assert promises([5] * 20, [2] * 20, [0] * 17 + [1] * 3) == []


def test_a_scenario_that_spares_the_idle_breaks_the_promise() -> None:
    (broken,) = promises([5] * 10 + [0] * 10, [1] * 20, [0] * 20)
    assert "idle everyone lives in 50%" in broken


def test_a_scenario_that_the_expert_loses_too_often_breaks_the_promise() -> None:
    (broken,) = promises([5] * 20, [2] * 20, [0] * 16 + [1] * 4)
    assert "80.0%" in broken


def test_a_scenario_where_planning_is_worse_than_the_book_breaks_the_promise() -> None:
    (broken,) = promises([5] * 20, [0] * 20, [0] * 19 + [1])
    assert "does not lie between" in broken


def test_scenarios_in_which_planning_saves_nobody_more_break_the_promise() -> None:
    (broken,) = promises([5] * 20, [0] * 20, [0] * 20)
    assert "in no scenario" in broken


def test_a_promise_without_all_three_policies_cannot_be_judged() -> None:
    (broken,) = broken_promises(rows([result("idle", 1, 4)], ["hut"], ["idle"]))
    assert "no runs of reactive, expert" in broken
