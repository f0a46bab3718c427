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
from game.ui.screens.keys import KeysScene
from game.ui.screens.scenarios import ScenarioScene
from game.ui.screens.settings import SettingsScene
from game.ui.toolkit.actions import ActionMap, load_action_map
from tests.ui.screens.conftest import Desk, open_part


@pytest.fixture
def bound(gallery: Gallery) -> Iterator[ActionMap]:
    """Other keys than the game comes with."""
    usual = gallery.stack.action_map
    numbers = {f"choose_{number}": (f"f{number}",) for number in range(1, 10)}
    others = {"back": ("q",), "activate": ("f7",), "copy": ("ctrl+f9",), "choose_more": ("f10",)}
    gallery.stack.action_map = ActionMap({**usual.bindings, **numbers, **others})
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


def test_orders_and_answers_name_their_number_keys_as_they_are_bound(crisis_desk: Desk, bound: ActionMap) -> None:
    desk = crisis_desk
    desk.scene.refresh_now()
    desk.wait()
    assert len(desk.scene.panels.chosen.choices) > 9
    assert desk.scene.panels.chosen.model is not None
    assert desk.scene.panels.chosen.model.caps == (*(f"F{number}" for number in range(1, 10)), "F10")
    assert {"F1", "F10"} <= set(desk.words("chosen").split())
    desk.scene.on_action("choose_9")
    desk.wait()
    assert "F9" in desk.words("note")


def test_the_asides_of_pages_name_their_number_keys_as_they_are_bound(book: Desk, bound: ActionMap) -> None:
    told = {}
    for page, part in (("works", "offered"), ("shop", "make")):
        open_part(book, page, part)
        told[page] = book.words(f"{page}_aside").split()
    book.scene.open_page("timeline")
    book.wait()
    told["timeline"] = book.words("timeline_aside").split()
    assert [page for page, words in told.items() if "F1" not in words] == []


def test_the_list_of_keys_names_the_first_and_the_last_number_key(gallery: Gallery, bound: ActionMap) -> None:
    desk = Desk(gallery, gallery.desk())
    gallery.show(KeysScene(gallery.console))
    assert "F1–F9" in desk.words()
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


def test_the_list_of_keys_names_no_page_that_the_game_in_play_lacks(gallery: Gallery) -> None:
    desk = Desk(gallery, gallery.desk())
    gallery.show(desk.scene)
    desk.wait()
    desk.key("f1")
    assert "Log" in desk.words().split()
    assert not {"Story", "Earth", "Council"} & set(desk.words().split())
    desk.session.close()
