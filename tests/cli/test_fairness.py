"""``fairness``: a table of who lives, the same from any number of processes."""

import json
import signal
from pathlib import Path

import pytest

from game.balance import sweep
from tests.cli.outcomes import Deferred


def test_the_table_has_a_row_for_each_policy(deferred: Deferred) -> None:
    code, out, err = deferred("fairness", "hab_3", "--seeds", "1", "--workers", "1", "--policies", "reactive,expert")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split()[:3] == ["scenario", "policy", "runs"]
    assert [line.split()[:3] for line in lines[1:3]] == [["hab_3", "reactive", "1"], ["hab_3", "expert", "1"]]
    assert lines[3].startswith("2 runs, ")


def test_the_json_holds_the_table_and_every_run_and_no_times_of_this_machine(deferred: Deferred) -> None:
    code, out, _ = deferred(
        "fairness", "hab_3", "--seeds", "2", "--workers", "1", "--policies", "expert", "--json", "-"
    )
    told = json.loads(out)
    assert (code, told["seeds"], len(told["rows"]), len(told["runs"])) == (0, 2, 1, 2)
    assert [run["seed"] for run in told["runs"]] == [1, 2]
    assert "cpu" not in out


def test_a_promise_that_does_not_hold_is_told_and_fails(deferred: Deferred) -> None:
    words = ("fairness", "hab_3", "--seeds", "1", "--workers", "1", "--policies", "expert")
    assert deferred(*words)[0] == 0
    code, _, err = deferred(*words, "--check")
    assert code == 1
    assert "hab_3: no runs of idle, reactive to judge by" in err


def test_what_is_typed_wrongly_is_told_all_at_once(deferred: Deferred, tmp_path: Path) -> None:
    code, out, err = deferred(
        *("fairness", "hab_33", "--seeds", "0", "--workers", "many", "--policies", "idle,expret"),
        *("--json", tmp_path),
    )
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "deferred: --seeds 0: a whole number from 1 to 1000000 is needed",
        "deferred: --workers many: a whole number from 1 to 256 is needed",
        'deferred: unknown policy "expret"; did you mean "expert"?',
        f"deferred: --json {tmp_path}: is a folder; give the name of a file",
        'deferred: unknown scenario "hab_33"; did you mean "hab_3"?',
    ]


def test_ctrl_c_ends_it_after_the_run_in_hand_and_what_is_done_is_told(
    deferred: Deferred, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(run: sweep.Run) -> sweep.Result:
        signal.raise_signal(signal.SIGINT)
        return truly(run)

    truly = sweep.played
    monkeypatch.setattr(sweep, "played", interrupted)
    code, out, err = deferred("fairness", "hab_3", "--seeds", "3", "--workers", "1", "--policies", "reactive")
    assert code == 130
    assert out.splitlines()[1].split()[:3] == ["hab_3", "reactive", "1"]
    assert err == "stopped after 1 runs; what is done is told\n"
