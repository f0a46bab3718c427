"""The real colony, read once, and games that were played for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.save import read_save, write_save
from game.session.session import Session

Begin = Callable[..., Session]
Played = Callable[..., Session]


@pytest.fixture
def begin(content: Content) -> Iterator[Begin]:
    """Begins games and closes them afterwards."""
    begun: list[Session] = []

    def new(scenario: str = "hab_3", seed: int = 1) -> Session:
        session = Session.new(content, scenario, seed)
        begun.append(session)
        return session

    yield new
    for session in begun:
        session.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where games lie that were played for a while."""
    return tmp_path_factory.mktemp("played")


@pytest.fixture
def played(content: Content, shelf: Path) -> Iterator[Played]:
    """Give games in which time has passed and nothing was ordered: ``played("hab_3", 900.0)``. Closes them afterwards.

    Each is played once, and each time read from its save, the first time too: no test depends on which came before it.
    """
    given: list[Session] = []

    def read(scenario: str, until_s: float, seed: int = 1) -> Session:
        file = shelf / f"{scenario}-{seed}-{until_s}.save"
        if not file.exists():
            session = Session.new(content, scenario, seed)
            while session.elapsed_s < until_s and not session.over:
                session.step(until_s - session.elapsed_s)
            write_save(session, file)
            session.close()
        given.append(read_save(file, content))
        return given[-1]

    yield read
    for session in given:
        session.close()
