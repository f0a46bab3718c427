"""The real colony, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.content.store import Content
from game.session.session import Session

Begin = Callable[..., Session]


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
