"""What every test of the interface gets."""

import pytest

from tests.core_pack import read_once


@pytest.fixture(autouse=True)
def _base_game_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read_once(monkeypatch)
