"""A night per test."""

from __future__ import annotations

import pytest

from tests.sim.minds.night import Night


@pytest.fixture
def night() -> Night:
    return Night()
