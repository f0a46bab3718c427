"""The colony, with works to be begun in it."""

from __future__ import annotations

import pytest

from game.sim.world import World
from tests.sim.works.sols_of_work import Begin, clear


@pytest.fixture
def world(begin: Begin) -> World:
    world = begin().world
    clear(world)
    return world
