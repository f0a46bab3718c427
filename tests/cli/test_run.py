"""A game without a screen: what it tells, what it traces, and that looking changes nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import proofs
from game.session.save import SaveError, write_save
from game.session.session import Session
from tests.cli.outcomes import Deferred, rows_of, told, values, without_hole

ROOT = Path(__file__).resolve().parents[2]


def test_the_lock_empties_as_the_equations_say_and_the_hall_follows(
    deferred: Deferred, probe: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "air.csv"
    told(deferred, "probe.rooms", "--pack", probe, "--until", "15min", "--trace", trace)
    rows = rows_of(trace)
    lock = values(rows, "module", "lock", "pressure_pa")
    for minute, kpa in ((1, 84.3), (2, 72.5), (5, 51.5), (11, 34.8)):
        assert lock[60.0 * minute] == pytest.approx(1e3 * kpa, rel=0.01)
    assert values(rows, "module", "hall", "pressure_pa")[660.0] == pytest.approx(91.7e3, rel=0.01)


def test_the_outcome_holds_what_others_rely_on(deferred: Deferred, probe: Path) -> None:
    outcome = told(deferred, "probe.rooms", "--pack", probe, "--seed", "7", "--until", "600s")
    assert list(outcome) == [
        *(
            "scenario",
            "seed",
            "policy",
            "packs",
            "outcome",
            "ending",
            "sol",
            "alive",
            "dead",
            "crises",
            "orders_given",
            "state_hash",
        ),
        *("steps", "cpu_s", "peak_rss_mb"),
    ]
    assert (outcome["scenario"], outcome["seed"], outcome["policy"]) == ("probe.rooms", 7, "idle")
    assert [(pack["id"], len(pack["hash"])) for pack in outcome["packs"]] == [("core", 64), ("probe", 64)]
    assert (outcome["outcome"], outcome["alive"], outcome["dead"]) == ("running", 16, [])
    assert outcome["orders_given"] == 0
    assert outcome["steps"] > 0
    assert outcome["peak_rss_mb"] > 1.0


def test_the_same_game_has_the_same_hash_and_another_seed_another(deferred: Deferred) -> None:
    first, again, other = (told(deferred, "hab_3", "--until", "5min", "--seed", seed) for seed in "112")
    assert first["state_hash"] == again["state_hash"] != other["state_hash"]


def test_the_idle_let_the_sleepers_die_and_are_told_why(deferred: Deferred) -> None:
    outcome = told(deferred, "hab_3")
    assert outcome["outcome"] == "lost"
    assert outcome["alive"] + len(outcome["dead"]) == 300
    death = outcome["dead"][0]
    assert (death["where"], death["of"]) == ("hab_3", "hypoxia")
    assert 0.0 < death["when_s"] <= 4 * 3600.0
    assert death["sol"] == 561
    assert len(death["cause_chain"]) > 1


def test_without_json_the_outcome_is_told_in_words(deferred: Deferred, probe: Path, tmp_path: Path) -> None:
    code, out, err = deferred("run", "probe.rooms", "--pack", probe, "--until", "60s", "--json", tmp_path / "x.json")
    assert (code, err) == (0, "")
    assert "probe.rooms, seed 1, policy idle: running" in out
    assert "16 alive, 0 dead" in out
    assert json.loads((tmp_path / "x.json").read_text())["alive"] == 16


def test_a_scenario_is_over_at_its_length_though_more_was_asked_for(deferred: Deferred, probe: Path) -> None:
    file = probe / "scenarios" / "rooms.toml"
    file.write_text(file.read_text().replace("bare = true", "bare = true\nlength_h = 0.1"))
    assert told(deferred, "probe.rooms", "--pack", probe)["outcome"] == "time_over"
    assert told(deferred, "probe.rooms", "--pack", probe, "--until", "2sols")["outcome"] == "time_over"
    assert told(deferred, "probe.rooms", "--pack", probe, "--until", "60s")["outcome"] == "running"


def test_when_nobody_is_left_the_outcome_says_so(deferred: Deferred, probe: Path) -> None:
    file = probe / "scenarios" / "rooms.toml"
    file.write_text(file.read_text().replace('module = "hall"\ncount = 16', 'module = "lock"\ncount = 2'))
    outcome = told(deferred, "probe.rooms", "--pack", probe, "--until", "1h")
    assert outcome["outcome"] == "all_dead"
    assert (outcome["alive"], len(outcome["dead"])) == (0, 2)


def test_a_file_that_fails_at_the_end_is_told_without_a_traceback(deferred: Deferred, probe: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs a disk that is always full")
    code, _, err = deferred("run", "probe.rooms", "--pack", probe, "--until", "60s", "--json", "/dev/full")
    assert code == 1
    assert "--json /dev/full: cannot be written" in err


def test_ctrl_c_writes_what_is_done(
    deferred: Deferred, probe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks_at_the_third_step(monkeypatch, lambda: signal.raise_signal(signal.SIGINT))
    trace, save = tmp_path / "air.csv", tmp_path / "game.save"
    words = ("--until", "24h", "--json", "-", "--trace", trace, "--trace-every", "20min", "--save", save)
    code, out, err = deferred("run", "probe.rooms", "--pack", probe, *words)
    assert code == 130
    assert "what is done is written" in err
    outcome = json.loads(out)
    assert (outcome["outcome"], outcome["steps"]) == ("interrupted", 3)
    assert values(rows_of(trace), "module", "lock", "pressure_pa")[0.0] == pytest.approx(101_300.0)
    assert save.stat().st_size > 0


@pytest.mark.skipif(os.name == "nt", reason="Windows asks nobody to end")
@pytest.mark.parametrize(("name", "ended_with"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_run_that_the_system_asks_to_end_writes_what_is_done(
    deferred: Deferred, probe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ended_with: int
) -> None:
    asks_at_the_third_step(monkeypatch, lambda: signal.raise_signal(signal.Signals[name]))
    json_file, save = tmp_path / "told.json", tmp_path / "game.save"
    words = ("--until", "24h", "--json", json_file, "--save", save)
    code, _, err = deferred("run", "probe.rooms", "--pack", probe, *words)
    assert code == ended_with
    assert "what is done is written" in err
    assert json.loads(json_file.read_text())["outcome"] == "interrupted"
    assert save.stat().st_size > 0


def asks_at_the_third_step(monkeypatch: pytest.MonkeyPatch, ask: Callable[[], None]) -> None:
    """Have something happen as a run takes its third step."""
    steps = []

    def step(session: Session, limit_s: float) -> float:
        steps.append(limit_s)
        if len(steps) == 3:
            ask()
        return plain_step(session, limit_s)

    plain_step = Session.step
    monkeypatch.setattr(Session, "step", step)


def twice() -> None:
    """Press Ctrl-C two times."""
    signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGINT)


def test_a_second_ctrl_c_ends_at_once_and_says_what_is_not_written(
    deferred: Deferred, probe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.cli.interrupt.BOUNCE_S", 0.0)
    asks_at_the_third_step(monkeypatch, twice)
    words = ("--until", "24h", "--json", tmp_path / "told.json", "--save", tmp_path / "game.save")
    code, out, err = deferred("run", "probe.rooms", "--pack", probe, *words)
    assert (code, out, err) == (130, "", "deferred: stopped at once; not written: --json, --save\n")
    assert not list(tmp_path.glob("*.save*"))


def test_a_key_that_bounces_is_one_ctrl_c(deferred: Deferred, probe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.cli.interrupt.BOUNCE_S", 60.0)
    asks_at_the_third_step(monkeypatch, twice)
    code, out, _ = deferred("run", "probe.rooms", "--pack", probe, "--until", "24h", "--json", "-")
    assert (code, json.loads(out)["steps"]) == (130, 3)


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no size of files")
def test_a_full_disk_ends_the_trace_with_its_last_whole_moment_and_nothing_else(
    deferred: Deferred, probe: Path, tmp_path: Path
) -> None:
    import resource

    trace, save, json_file = tmp_path / "air.csv", tmp_path / "game.save", tmp_path / "told.json"
    words = ("--until", "15min", "--trace", trace, "--trace-every", "1s", "--json", json_file, "--save", save)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, before[1]))
    try:
        code, out, err = deferred("run", "probe.rooms", "--pack", probe, *words)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (code, "after 0.25 h" in out) == (1, True)
    told = f"deferred: --trace {trace}: cannot be written on: File too large; the run goes on without it\n"
    assert err == told
    assert json.loads(json_file.read_text())["outcome"] == "running"
    assert save.stat().st_size > 0
    rows = [tuple(row.values()) for row in rows_of(trace)]
    moments = [row[0] for row in rows]
    assert moments.count(moments[-1]) == moments.count(moments[0])


def size_of(path: Path) -> int:
    """How much of a file there is; it comes and goes while a run tries whether it can be written."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to one process")
def test_ctrl_c_ends_a_real_run_with_130(probe: Path, tmp_path: Path) -> None:
    without_hole(probe)
    trace = tmp_path / "air.csv"
    words = [
        "run",
        "probe.rooms",
        "--pack",
        str(probe),
        "--until",
        "10000sols",
        "--json",
        "-",
        "--trace",
        str(trace),
    ]
    program = subprocess.Popen(
        [sys.executable, "main.py", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(3_000):
        if program.poll() is not None or size_of(trace) > 10_000:
            break
        time.sleep(0.02)
    else:
        program.kill()
        pytest.fail("no trace within a minute")
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, "Traceback" in err) == (130, False)
    assert json.loads(out)["outcome"] == "interrupted"


def test_runs_of_any_length_end(deferred: Deferred, probe: Path) -> None:
    assert told(deferred, "probe.rooms", "--pack", probe, "--until", "0.1s")["steps"] == 1


def test_the_default_length_is_a_day(deferred: Deferred, probe: Path) -> None:
    without_hole(probe)
    code, out, _ = deferred("run", "probe.rooms", "--pack", probe)
    assert code == 0
    assert "after 24.00 h" in out


def test_the_outcome_tells_each_crisis_from_its_onset_to_its_causes(deferred: Deferred) -> None:
    outcome = told(deferred, "module_four", "--until", "20min")
    (crisis,) = outcome["crises"]
    assert list(crisis) == [
        *("kind", "module", "onset_s", "lethal_s", "first_answer_s", "first_answer", "outcome", "dead", "cause_chain"),
    ]
    assert (crisis["kind"], crisis["module"]) == ("strike", "module_four_lock")
    assert crisis["onset_s"] < 60.0
    assert 300.0 < crisis["lethal_s"] < 1_200.0
    assert crisis["first_answer_s"] is None
    assert crisis["cause_chain"]


def test_a_run_counts_every_atom_and_proves_that_saving_changes_nothing(deferred: Deferred) -> None:
    done = deferred("run", "quiet", "--until", "30h", "--check-ledger", "--reread-every", "7h")
    assert done.code == 0
    assert "no element out of balance by more than" in done.err
    assert "saved and read 4 times beside the game; the same state each time and at the end" in done.err


def test_a_proof_for_which_the_disk_has_no_room_leaves_the_run_its_outcome(
    deferred: Deferred, probe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_later(session: Session, path: Path) -> None:
        if session.elapsed_s > 0.0:
            raise SaveError("no room")
        write_save(session, path)

    monkeypatch.setattr(proofs, "write_save", full_later)
    words = ("--until", "1h", "--reread-every", "20min")
    code, out, err = deferred("run", "probe.rooms", "--pack", probe, *words)
    assert (code, "after 1.00 h" in out) == (1, True)
    assert err == "saves: saved and read 0 times beside the game; NOT after that: no room\n"


def test_a_ledger_that_is_out_of_balance_fails_the_run(deferred: Deferred, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []

    def more_each_time(session: Session) -> dict[str, float]:
        looks.append(session)
        return {name: (1.0 if len(looks) == 1 else 1.01) * mol for name, mol in truly(session).items()}

    truly = proofs._elements
    monkeypatch.setattr(proofs, "_elements", more_each_time)
    code, _, err = deferred("run", "quiet", "--until", "60s", "--check-ledger")
    assert code == 1
    assert "out of balance by more than 1.00e-02" in err


def test_a_save_that_is_read_as_another_game_fails_the_run(deferred: Deferred, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "read_save", lambda _, content: Session.new(content, "quiet", 2))
    code, _, err = deferred("run", "quiet", "--until", "60s", "--reread-every", "7h")
    assert code == 1
    assert "DIFFERENT" in err
