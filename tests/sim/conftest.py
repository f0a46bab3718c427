"""The colony of the base game, on which a room can be looked at in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.content.store import Content
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
