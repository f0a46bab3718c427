"""The colony, Earth and the council, with time that can be let pass without living through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from tests.sim.years import Years


@pytest.fixture(scope="session")
def content() -> Content:
    return load_packs(core_pack_dir())


@pytest.fixture
def begin(content: Content) -> Iterator[Callable[..., Years]]:
    """Begins years and closes them afterwards."""
    begun: list[Years] = []

    def new(scenario: str = "quiet", seed: int = 1) -> Years:
        begun.append(Years(content, scenario, seed))
        return begun[-1]

    yield new
    for years in begun:
        years.world.close()
