"""A file of runs that grows, by one program or by several."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.balance.census.runs import RunsError, RunsFile, read_runs
from tests.balance.census.made_up import run, told


def test_runs_come_back_from_their_file_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    one, two = run("idle", 1, told("tea", 1, "yes")), run("planner", 1, temper="careful")
    for each in (one, two):
        with RunsFile(path) as file:
            file.add(each)
    assert read_runs(path) == [one, two]
    assert read_runs(tmp_path / "none.jsonl") == []


def test_half_a_line_of_a_run_that_was_killed_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    with RunsFile(path) as file:
        file.add(run("idle", 1))
    with path.open("ab") as torn:
        torn.write(b'{"scenario": "hut", "pol')
    assert [each.seed for each in read_runs(path)] == [1]
    with RunsFile(path) as file:
        file.add(run("idle", 2))
    assert [each.seed for each in read_runs(path)] == [1, 2]


def test_a_file_of_one_line_that_is_no_run_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("buy milk")
    with pytest.raises(RunsError, match=r"notes\.txt, line 1: is no run"):
        read_runs(path)
    with RunsFile(path):
        pass
    assert path.read_text() == "buy milk\n"


def test_a_run_that_another_program_has_half_written_is_not_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    with RunsFile(path) as one:
        one.add(run("idle", 1))
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])
        with RunsFile(path) as other:
            other.add(run("idle", 2))
    assert [each.seed for each in read_runs(path)] == [1, 2]


def test_two_programs_that_add_to_one_file_lose_no_run(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    with RunsFile(path) as one, RunsFile(path) as other:
        one.add(run("idle", 1))
        other.add(run("idle", 2))
        one.add(run("idle", 3))
    assert [each.seed for each in read_runs(path)] == [1, 2, 3]


@pytest.mark.parametrize("line", [b"not JSON", b"[1, 2]", b'{"scenario": "hut"}', b"\xff\xfe"])
def test_a_line_that_is_no_run_is_told_with_its_number(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "runs.jsonl"
    with RunsFile(path) as file:
        file.add(run("idle", 1))
    with path.open("ab") as spoilt:
        spoilt.write(line + b"\n")
    with pytest.raises(RunsError, match=r"runs\.jsonl, line 2: is no run"):
        read_runs(path)
