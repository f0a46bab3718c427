"""``story list`` and ``story explain`` as authors use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.session.save import write_save
from game.session.session import Session
from tests.story.storylets.tales import load_tales


def test_the_list_tells_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["story", "list", "--channel", "earth"]) == 0
    told = capsys.readouterr().out
    assert "earth.assay_bench" in told
    assert "council." not in told


def test_a_misspelt_channel_or_storylet_is_told_with_the_nearest_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["story", "list", "--channel", "erth"]) == 2
    assert main(["story", "explain", "earth.assay_bnch", "--save", "x.save"]) == 2
    told = capsys.readouterr().err
    assert 'did you mean "earth"?' in told
    assert 'did you mean "earth.assay_bench"?' in told


def test_explaining_says_what_every_filter_and_condition_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pack"
    session = Session.new(load_tales(folder), "tales.night", seed=3)
    save = tmp_path / "night.save"
    write_save(session, save)
    session.close()
    assert main(["story", "explain", "ambient.tales_pair", "--save", str(save), "--pack", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "NO   filter.flags" in told
    assert "yes  filter.modes" in told
    assert "NO   director: ambient" in told
    assert "the game has only begun" in told
    assert "nothing is drawn as long as the director lets nobody speak here" in told
    assert "story.why" not in told
    assert "role welder" in told
    assert "have what is needed" in told
    assert told.splitlines()[-1].startswith("Not now: ")
    assert "filter.flags" in told.splitlines()[-1]


def test_what_is_wrong_with_the_storylet_and_with_the_save_is_told_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save = tmp_path / "notes.txt"
    save.write_text("bread")
    assert main(["story", "explain", "earth.assay_bnch", "--save", str(save)]) == 2
    storylet, other = capsys.readouterr().err.splitlines()
    assert 'did you mean "earth.assay_bench"?' in storylet
    assert other == f"deferred: {save} is no save of this game"


def test_a_save_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["story", "explain", "earth.assay_bench", "--save", "nowhere.save"]) == 2
    assert "nowhere.save" in capsys.readouterr().err
