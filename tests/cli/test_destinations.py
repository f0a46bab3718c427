"""Files that a command is told to read or write: what cannot be done with them is told before anything is run."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.destinations import written
from tests.cli.outcomes import Deferred

ROOT = Path(__file__).resolve().parents[2]


def test_a_file_that_cannot_be_written_is_noticed_before_the_run(deferred: Deferred, tmp_path: Path) -> None:
    for option in ("--json", "--trace", "--save"):
        code, out, err = deferred("run", "hab_3", option, tmp_path / "nowhere" / "file")
        assert (code, out) == (2, "")
        assert err == f"deferred: {option} {tmp_path}/nowhere/file: there is no folder {tmp_path}/nowhere\n"


def test_what_cannot_be_written_to_its_end_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    out = tmp_path / "result.json"
    assert written("--json", out, "first") == []
    monkeypatch.setattr(os, "fsync", full)
    assert written("--json", out, "second") == [f"--json {out}: cannot be written: No space left on device"]
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("result.json", "first")]


def test_two_options_never_write_to_one_file(deferred: Deferred, tmp_path: Path) -> None:
    code, _, err = deferred("run", "hab_3", "--json", tmp_path / "x", "--save", tmp_path / "x")
    assert code == 2
    assert "--json names the same file" in err


def test_two_ways_to_write_one_path_are_one_file(deferred: Deferred, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    code, _, err = deferred("run", "hab_3", "--json", tmp_path / "d" / ".." / "x", "--save", tmp_path / "x")
    assert code == 2
    assert "names the same file" in err


def test_nothing_is_written_over_the_save_that_is_read(deferred: Deferred, tmp_path: Path) -> None:
    save = tmp_path / "year.save"
    save.write_text("a year")
    code, _, err = deferred("chronicle", "--save", save, "--out", tmp_path / "." / "year.save")
    assert code == 2
    assert "--save names the same file" in err
    assert save.read_text() == "a year"


def test_a_name_that_no_disk_can_hold_is_refused_before_the_run(deferred: Deferred, tmp_path: Path) -> None:
    long = "x" * 300
    assert "too long" in deferred("run", "hab_3", "--save", tmp_path / ("x" * 252))[2]
    for words in (("run", "hab_3", "--pack", long), ("mods", "check", long), ("replay", long)):
        code, _, err = deferred(*words)
        assert code == 2
        assert "too long" in err


def test_a_ring_of_links_is_named_as_such(deferred: Deferred, tmp_path: Path) -> None:
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    assert "is a ring of links" in deferred("run", "hab_3", "--pack", tmp_path / "ring")[2]
    assert "is a ring of links" in deferred("replay", tmp_path / "ring")[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("words", ["scenarios", "run quiet --until 1min", "run quiet --until 1min --json -"])
def test_output_that_cannot_be_written_is_told_in_words(words: str) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "main.py", *words.split()]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "deferred: standard output cannot be written: No space left on device\n"


def test_trying_a_file_leaves_it_as_it_was(deferred: Deferred, tmp_path: Path) -> None:
    kept, new = tmp_path / "kept.json", tmp_path / "new.json"
    kept.write_text("old")
    deferred("run", "hab_33", "--json", kept, "--save", new)
    assert kept.read_text() == "old"
    assert not new.exists()
