"""Seeds that are drawn for the window, and pictures of it that cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ui import words
from game.ui.app import _seeds
from game.ui.gallery import Gallery


def test_a_seed_that_was_named_is_that_of_the_first_game_alone() -> None:
    seeds = _seeds(7)
    drawn = [seeds() for _ in range(5)]
    assert drawn[0] == 7
    assert len(set(drawn[1:])) > 1
    assert all(0 <= seed < 1_000_000 for seed in drawn)


def test_a_picture_that_cannot_be_written_is_told_as_any_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "_voice", words._Voice())  # the other tests' window goes on speaking as it did
    with pytest.raises(OSError, match="gone"):
        Gallery((1280, 720), 1.0).save(tmp_path / "gone" / "title.png")
