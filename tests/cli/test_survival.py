"""``survival``: long games, kept in a file from which it goes on and tells again."""

import json
import signal
from pathlib import Path

import pytest

from game.balance.survival import Lived, Year, lived
from game.cli import destinations
from game.cli.survival import playing
from game.session.seeds import LARGEST_SEED
from tests.cli.outcomes import Deferred

SHORT = ("survival", "--policies", "idle", "--until", "2sols", "--workers", "1")


def test_runs_that_are_in_the_file_are_not_played_again(deferred: Deferred, tmp_path: Path) -> None:
    runs, told = tmp_path / "runs.jsonl", tmp_path / "told.json"
    assert deferred(*SHORT, "--seeds", "1", "--runs", runs)[0] == 0
    first = runs.read_bytes()
    code, out, err = deferred(*SHORT, "--seeds", "1-2", "--runs", runs, "--json", told)
    assert (code, err) == (0, "")
    assert runs.read_bytes().startswith(first)
    assert len(runs.read_bytes().splitlines()) == 2
    assert [run["seed"] for run in json.loads(told.read_text())["runs"]] == [1, 2]
    assert out.splitlines()[1].split()[:3] == ["first_year", "idle", "2"]


def test_the_report_is_made_from_the_file_alone(deferred: Deferred, tmp_path: Path) -> None:
    runs, picture = tmp_path / "runs.jsonl", tmp_path / "year.svg"
    deferred(*SHORT, "--seeds", "7-7", "--runs", runs)
    before = runs.read_bytes()
    code, out, _ = deferred("survival", "--runs", runs, "--report", "--details", "--picture", picture)
    assert (code, runs.read_bytes()) == (0, before)
    assert "idle ended: running 1" in out
    assert "Never told, of" in out
    assert "Offered, and never picked" in out
    assert picture.read_text().startswith("<svg")


def test_a_report_needs_no_leave_to_write_the_file_and_spares_it(deferred: Deferred, tmp_path: Path) -> None:
    runs = tmp_path / "runs.jsonl"
    deferred(*SHORT, "--seeds", "1", "--runs", runs)
    runs.chmod(0o400)
    words = ("survival", "--runs", runs, "--report")
    with pytest.MonkeyPatch.context() as patch:  # whoever may do all may write that, too
        patch.setattr(destinations, "_why_not", lambda path: "cannot be written" if path == runs else "")
        code, out, err = deferred(*words)
    assert (code, err) == (0, "")
    assert "idle ended: running 1" in out
    code, _, err = deferred(*words, "--json", runs)
    assert (code, err) == (2, f"deferred: --json {runs}: --runs names the same file\n")


def test_seeds_that_are_too_many_or_too_large_are_told_the_bound(deferred: Deferred) -> None:
    _, _, err = deferred("survival", "--seeds", "1-99999999999", "--scenario", "first_year")
    assert err == "deferred: --seeds 1-99999999999: at most 1000000 seeds can be played at once\n"
    _, _, err = deferred("survival", "--seeds", f"7-{10**30}", "--scenario", "first_year")
    assert err == f"deferred: --seeds 7-{10**30}: the largest seed is {LARGEST_SEED}\n"


def test_a_spoilt_file_is_told_in_one_line_with_its_place(deferred: Deferred, tmp_path: Path) -> None:
    runs = tmp_path / "runs.jsonl"
    runs.write_text("{}\n")
    code, out, err = deferred("survival", "--runs", runs, "--report")
    assert (code, out) == (1, "")
    assert err.startswith(f"deferred: --runs {runs}, line 1: is no run of `survival --runs`")
    assert len(err.splitlines()) == 1


def test_what_is_typed_wrongly_is_told_all_at_once(deferred: Deferred, tmp_path: Path) -> None:
    code, out, err = deferred("survival", "--seeds", "9-2", "--report", "--picture", tmp_path / "year.png")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "deferred: --seeds 9-2: write how many, as 200, or from where to where, as 201-400",
        f"deferred: --picture {tmp_path / 'year.png'}: give it a name that ends in .svg",
        "deferred: --report needs --runs FILE",
    ]


def test_tempers_stand_beside_each_other_and_unknown_ones_are_told(deferred: Deferred) -> None:
    code, out, _ = deferred(*SHORT, "--seeds", "1", "--tempers", "own,defiant")
    assert code == 0
    assert "idle ended: running 1" in out
    assert "idle, defiant ended: running 1" in out
    code, _, err = deferred("survival", "--tempers", "defiantly")
    assert (code, err) == (2, 'deferred: --tempers defiantly: unknown temper "defiantly"; did you mean "defiant"?\n')
    code, _, err = deferred("run", "first_year", "--temper", "careful,any")
    assert (code, err) == (2, "deferred: --temper careful,any: one run has one temper\n")


def test_ctrl_c_ends_it_after_the_run_in_hand_and_what_is_done_is_told_and_kept(
    deferred: Deferred, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(year: Year) -> Lived:
        signal.raise_signal(signal.SIGINT)
        return lived(year)

    monkeypatch.setattr(playing, "lived", interrupted)
    runs = tmp_path / "runs.jsonl"
    code, out, err = deferred(*SHORT, "--seeds", "3", "--runs", runs)
    assert code == 130
    assert out.splitlines()[1].split()[:3] == ["first_year", "idle", "1"]
    assert err == "stopped after 1 runs; what is done is told\n"
    assert len(runs.read_bytes().splitlines()) == 1
