"""The colony, Earth and the council, with time that can be let pass without living through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.content.store import Content
from tests.sim.years import Years, beginning


@pytest.fixture
def begin(content: Content) -> Iterator[Callable[..., Years]]:
    """Begins years and closes them afterwards."""
    yield from beginning(content)
