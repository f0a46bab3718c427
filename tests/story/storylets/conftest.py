"""The colony in which the small stories are told."""

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.session import Session
from tests.story.storylets.tales import load_tales


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Return the base game with the small stories."""
    return load_tales(tmp_path_factory.mktemp("tales") / "pack")


@pytest.fixture
def session(content: Content) -> Iterator[Session]:
    """Return a game on its first sol, in which nothing was told."""
    session = Session.new(content, "tales.night", seed=3)
    yield session
    session.close()
