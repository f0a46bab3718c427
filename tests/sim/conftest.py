"""The colony of the base game, on which a room can be looked at in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.save import read_save, write_save
from game.session.session import Session


@pytest.fixture
def begin(content: Content) -> Iterator[Callable[..., Session]]:
    """Begins games and closes them afterwards."""
    begun: list[Session] = []

    def new(scenario: str = "quiet", seed: int = 1) -> Session:
        begun.append(Session.new(content, scenario, seed))
        return begun[-1]

    yield new
    for session in begun:
        session.close()


@pytest.fixture
def reread(tmp_path: Path) -> Iterator[Callable[[Session], Session]]:
    """Saves a game and reads it again, and closes what was read afterwards."""
    read: list[Session] = []

    def again(session: Session) -> Session:
        write_save(session, tmp_path / "game.save")
        read.append(read_save(tmp_path / "game.save", session.content))
        return read[-1]

    yield again
    for session in read:
        session.close()
