"""A saved run is replayed to the same hashes, or the difference is told."""

from pathlib import Path

import pytest

from game.session.save import ReplayReport
from tests.cli.outcomes import Deferred, told, without_hole


def test_a_saved_run_replays_to_the_same_hashes(deferred: Deferred, probe: Path, tmp_path: Path) -> None:
    save = tmp_path / "game.save"
    without_hole(probe)
    told(deferred, "probe.rooms", "--pack", probe, "--until", "2sols", "--save", save)
    code, out, err = deferred("replay", save, "--pack", probe)
    assert (code, err) == (0, "")
    assert "same: 2 sols compared" in out


def test_a_replay_without_its_pack_is_told_which(deferred: Deferred, probe: Path, tmp_path: Path) -> None:
    save = tmp_path / "game.save"
    told(deferred, "probe.rooms", "--pack", probe, "--until", "60s", "--save", save)
    code, out, err = deferred("replay", save)
    assert (code, out) == (1, "")
    assert "probe 1.0.0" in err


def test_a_replay_that_comes_out_otherwise_says_where(
    deferred: Deferred, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ReplayReport(sols=3, differs_on=541, refused_s=90.0, end_same=False)
    monkeypatch.setattr("game.session.save.replay", lambda *_: report)
    monkeypatch.setattr("game.session.save.read_data", lambda _: None)
    (tmp_path / "game.save").write_bytes(b"")
    code, out, _ = deferred("replay", tmp_path / "game.save")
    assert code == 1
    assert "sol 541 is the first" in out
    assert "at 90 s is refused now" in out
    assert "the last state is not the saved one" in out


def test_a_file_that_is_no_save_is_told_so(deferred: Deferred, tmp_path: Path) -> None:
    (tmp_path / "x.save").write_bytes(b"not a save")
    code, out, err = deferred("replay", tmp_path / "x.save")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1


def test_a_night_that_a_policy_played_replays_to_the_bit(deferred: Deferred, tmp_path: Path) -> None:
    save = tmp_path / "night.save"
    told(deferred, "hab_3", "--policy", "expert", "--seed", "2", "--save", save)
    code, out, err = deferred("replay", save)
    assert (code, err) == (0, "")
    assert "the last state is the saved one" in out
