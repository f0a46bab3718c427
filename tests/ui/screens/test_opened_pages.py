"""Pages that are opened about something: it is what they show, and the keyboard is on something that is drawn."""

from __future__ import annotations

import pytest

from game.ui.map.picking import MapThing
from game.ui.toolkit.events import Typed
from game.ui.toolkit.widgets.field import Draft

from .conftest import Desk, open_part


def seek(desk: Desk, panel: str, words: str) -> None:
    desk.click(panel, ("draft", "words"))
    for character in words:
        desk.gallery.stack.handle(Typed(character))
    desk.wait()


def test_a_word_sought_before_hides_no_part_that_is_asked_for(year: Desk) -> None:
    asked = year.session.parts()[7]
    year.scene.open_page("upkeep")
    year.wait()
    seek(year, "upkeep", "nothing is called this")
    year.scene.open_page("map")
    year.scene.open_page("upkeep", ("part", asked.part))
    year.wait()
    page = year.scene.panels.pages.page
    assert page.topic == ("part", asked.part)
    assert page.main.memory.get(("draft", "words"), Draft("?")) == Draft()


@pytest.mark.parametrize("way", ["opened", "chosen"])
def test_a_word_sought_before_hides_nobody_who_is_asked_for(year: Desk, way: str) -> None:
    asked = year.view.people[5].id
    year.scene.open_page("people")
    year.wait()
    seek(year, "people", "nobody is called this")
    year.scene.open_page("map")
    if way == "chosen":
        year.scene.choose(MapThing("person", asked))
    year.scene.open_page("people", ("person", asked) if way == "opened" else None)
    year.wait()
    assert year.scene.panels.pages.page.topic == ("person", asked)


def test_choosing_somebody_who_was_found_keeps_the_word_that_was_sought(year: Desk) -> None:
    asked = year.view.people[5]
    year.scene.open_page("people")
    year.wait()
    seek(year, "people", asked.name.split()[-1])
    year.gallery.stack.top.stage.focus_on("people", "everyone")
    year.key("home", "return")
    page = year.scene.panels.pages.page
    assert page.drafts["words"] == asked.name.split()[-1]


@pytest.mark.parametrize(("page", "part"), [("works", "offered"), ("people", "skills"), ("stores", "lockers")])
def test_the_keyboard_is_on_the_table_of_the_part_that_is_shown(year: Desk, page: str, part: str) -> None:
    open_part(year, page, part)
    year.scene.open_page("map")
    year.wait()
    year.scene.open_page(page)
    year.wait()
    assert year.scene.stage.focused in year.scene.stage.stops()
    year.scene.open_page("map")
    if page == "people":
        year.scene.open_page(page, ("person", year.view.people[5].id))
        year.wait()
        assert year.scene.stage.focused in year.scene.stage.stops()


def test_the_keyboard_is_on_a_table_that_is_empty_as_yet(year: Desk) -> None:
    assert not year.view.shop.lots
    year.key("b")
    assert year.scene.stage.focused == ("shop", "queue")
    year.key("up")
    assert year.scene.stage.focused in year.scene.stage.stops()
    assert "There is nothing to choose here" in year.words("shop_aside")
