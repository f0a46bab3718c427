"""The settlement of the base game."""

import pytest

from game.content.store import Content


@pytest.fixture
def colony(content: Content) -> Content:
    return content
