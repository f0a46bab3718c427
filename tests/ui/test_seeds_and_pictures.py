"""Seeds that are drawn for the window, and pictures of it that cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ui import words
from game.ui.console import Console
from game.ui.gallery import Gallery
from game.ui.loading import Loader
from game.ui.preferences import Preferences
from game.ui.toolkit.actions import load_action_map
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.stack import SceneStack


def test_a_seed_that_was_named_waits_for_the_first_game_and_is_that_of_it_alone() -> None:
    kit = Kit(1.0)
    console = Console(SceneStack(kit, load_action_map(), (1280, 720)), Loader(()), Preferences(), seed=7)
    assert [console.next_seed() for _ in range(3)] == [7, 7, 7]  # the page of new games was only looked at
    console.begin("quiet")
    drawn = [console.next_seed() for _ in range(5)]
    assert len(set(drawn)) > 1
    assert all(0 <= seed < 1_000_000 for seed in drawn)


def test_a_picture_that_cannot_be_written_is_told_as_any_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "_voice", words._Voice())  # the other tests' window goes on speaking as it did
    with pytest.raises(OSError, match="gone"):
        Gallery((1280, 720), 1.0).save(tmp_path / "gone" / "title.png")
