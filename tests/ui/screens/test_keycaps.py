"""The badges beside buttons name the keys that are bound, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.catalogues.tongue import ENGLISH_CODE
from game.locations import core_pack_dir
from game.ui import words
from game.ui.gallery import Gallery
from game.ui.keycaps import keycap
from game.ui.screens.brief import BriefScene
from game.ui.screens.scenarios import ScenarioScene
from game.ui.screens.settings import SettingsScene
from game.ui.toolkit.actions import ActionMap, load_action_map
from tests.ui.screens.conftest import Desk


@pytest.fixture
def bound(gallery: Gallery) -> Iterator[ActionMap]:
    """Other keys than the game comes with."""
    usual = gallery.stack.action_map
    gallery.stack.action_map = usual.bound("back", ["q"]).bound("activate", ["f7"]).bound("copy", ["ctrl+f9"])
    yield gallery.stack.action_map
    gallery.stack.action_map = usual


def test_buttons_of_every_screen_name_the_keys_as_they_are_bound(gallery: Gallery, bound: ActionMap) -> None:
    desk = Desk(gallery, gallery.desk())
    scenario = gallery.content.scenarios["hab_3"]
    shown = {}
    for scene in (ScenarioScene(gallery.console), SettingsScene(gallery.console)):
        gallery.show(scene)
        shown[type(scene)] = desk.words().split()
    gallery.show(BriefScene(gallery.console, scenario, desk.scene))
    shown[BriefScene] = desk.words().split()
    gallery.show(desk.scene)
    desk.key("h")
    desk.wait()
    assert all("Q" in seen for seen in shown.values())
    assert "F7" in shown[BriefScene]
    assert "CTRL+F9" in desk.words("hours_aside").split()
    desk.session.close()


def test_keys_are_called_as_the_language_of_the_window_calls_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_voice", words._Voice())  # the other tests' window goes on speaking as it did
    keys = load_action_map()
    told = {}
    for code in (ENGLISH_CODE, "de"):
        words.open_in(code, (core_pack_dir(),))
        told[code] = [keycap(keys, action) for action in ("back", "activate", "copy", "increase", "nothing such")]
    assert told[ENGLISH_CODE] == ["ESC", "ENTER", "CTRL+C", "+", ""]
    assert told["de"] == ["ESC", "ENTER", "STRG+C", "+", ""]
