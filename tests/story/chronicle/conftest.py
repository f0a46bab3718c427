"""A year that has just begun."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.session import Session


@pytest.fixture
def year(content: Content) -> Iterator[Session]:
    session = Session.new(content, "first_year", 1)
    session.step(60.0)
    yield session
    session.close()
