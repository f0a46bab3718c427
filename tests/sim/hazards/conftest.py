"""Colonies whose structure is in trouble."""

from collections.abc import Callable, Iterator

import pytest

from tests.sim.standing import Standing, standing


@pytest.fixture
def colony() -> Iterator[Callable[..., Standing]]:
    """Makes colonies: ``colony(seed)``."""
    yield from standing()
