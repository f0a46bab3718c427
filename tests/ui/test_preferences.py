"""What the player has set is kept, and a spoilt file does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.ui.preferences import Preferences, Routing, load_preferences, save_preferences


def test_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    routes = {**Preferences().routes, "caution": Routing(pause=False, sound=False, centre=True)}
    chosen = Preferences(scale=1.5, volume=0.25, muted=True, fullscreen=True, routes=routes)
    assert save_preferences(file, chosen)
    assert load_preferences(file) == chosen


SPOILT = [
    b"",
    b"{",
    b'{"scale": 9}',
    b'{"volume": "loud"}',
    b"\xff\xfe",
    b'{"language": "\xff"}',
    b'{"routes": {"loud": {}}}',
    b'{"x": ' + b"[" * 99_999,
]


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda spoilt: repr(spoilt[:20]))
def test_settings_that_cannot_be_read_count_as_never_set(tmp_path: Path, spoilt: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(spoilt)
    assert load_preferences(file) == Preferences()


def test_a_folder_where_the_settings_should_be_does_no_harm(tmp_path: Path) -> None:
    assert load_preferences(tmp_path) == Preferences()
    assert not save_preferences(tmp_path, Preferences())


def test_what_was_set_for_an_alarm_of_a_mod_that_is_gone_is_kept_and_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b'{"own_routes": {"gone": {"log": false}}}')
    read = load_preferences(file)
    assert read.unlogged() == {"gone"}
    assert read.route("danger", "impact") == Preferences().route("danger")


def test_a_level_that_a_file_does_not_know_is_routed_as_usual() -> None:
    assert replace(Preferences(), routes={}).route("danger") == Routing(centre=True)
