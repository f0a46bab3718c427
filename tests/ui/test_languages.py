"""The window in another language: every word of it comes from a catalogue, and fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pygame import Surface

from game.content.catalogues.tongue import ENGLISH_CODE, PSEUDO_CODE
from game.content.kinds.people import NameList, PersonKind
from game.locations import core_pack_dir
from game.ui.gallery import Gallery
from game.ui.map.picking import MapThing
from game.ui.night import SCENARIO
from game.ui.screens.colony.middle import PAGES
from game.ui.screens.colony.pages.hours_rows import hours_words
from game.ui.screens.keys import KeysScene
from game.ui.screens.scenarios import ScenarioScene
from game.ui.screens.settings import SettingsScene
from game.ui.screens.title import TitleScene
from game.ui.toolkit.messages import Chosen
from game.ui.toolkit.text import TextStyle, Typesetter
from game.ui.words import numbered, open_in, say

SIZE_PX = (1280, 720)
WORD = re.compile(r"[A-Za-z]{4,}")
KEPT = frozenset(
    {
        *("English", "Deutsch", "Shift", "PAGE", "DOWN", "BACKSPACE"),
    }
)
"""Words that are the same in every language: keys, and what languages call themselves."""


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    open_in(ENGLISH_CODE, (core_pack_dir(),))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text that is drawn from now on."""
    found: set[str] = set()
    before = Typesetter.picture

    def picture(self: Typesetter, text: str, style: TextStyle, colour: tuple[int, int, int]) -> Surface:
        found.add(text)
        return before(self, text, style, colour)

    monkeypatch.setattr(Typesetter, "picture", picture)
    return found


def test_in_the_pseudo_language_no_word_of_the_window_is_left_in_english(drawn: set[str]) -> None:
    gallery = Gallery(SIZE_PX, 1.0, language=PSEUDO_CODE)
    names = set()
    for people in gallery.content.of(PersonKind).values():
        names |= {*people.given.split(), *people.family.split(), *people.title.split()}
    for row in gallery.content.of(NameList).values():
        names |= {*row.she, *row.he, *row.family}
    names = {word for name in names for word in WORD.findall(name)}
    console = gallery.console
    for scene in (TitleScene(console), ScenarioScene(console), SettingsScene(console), KeysScene(console)):
        gallery.show(scene)
    desk = gallery.desk()
    gallery.show(desk)
    for page in PAGES:
        desk.open_page(page)
        gallery.frame()
        shown = desk.panels.pages.page
        for part in shown.parts if shown is not None else ():
            desk.on_message(Chosen(("part", page), part))
            gallery.frame()
    left = {text for text in drawn if not text.endswith("…") and set(WORD.findall(text)) - names - KEPT}
    assert not left, "\n".join(sorted(left))


def test_the_window_speaks_german_and_keeps_english_where_a_text_is_missing(tmp_path: Path) -> None:
    open_in("de", (core_pack_dir(),))
    assert say("ui.rail.map") == "Karte"
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "xx.po").write_text(
        'msgctxt "core:ui.rail.map"\nmsgid "Map"\nmsgstr "Mappo"\n', encoding="utf-8"
    )
    open_in("xx", (tmp_path,))
    assert (say("ui.rail.map"), say("ui.rail.people")) == ("Mappo", "People")


def test_german_numbers_have_a_comma_and_versions_and_times_keep_their_point() -> None:
    open_in("de", (core_pack_dir(),))
    assert [numbered(each) for each in ("6.5", "+1.25", "\u22120.3", "12.5 km", "1.5\u20132.5 h", "1.75×")] == [
        "6,5",
        "+1,25",
        "\u22120,3",
        "12,5 km",
        "1,5\u20132,5 h",
        "1,75×",
    ]
    assert [numbered(each) for each in ("Version 7.2", "7.1.3", "um 16.20")] == ["Version 7.2", "7.1.3", "um 16.20"]
    assert hours_words(6.5) == "6,5"
    assert say("ui.figure.kilowatts", value="2.5") == "2,5 kW"
    open_in(ENGLISH_CODE, (core_pack_dir(),))
    assert hours_words(6.5) == "6.5"


def words_of(gallery: Gallery) -> set[str]:
    """What can be read in the window, but for the map's own names."""
    for _ in range(30):
        gallery.frame(0.05)
    panels = [panel for panel in gallery.stack.top.stage.panels if panel.seen]
    return {word.text for panel in panels for word in panel.words if word.visible}


def test_a_game_in_play_is_told_wholly_in_the_language_that_is_set_meanwhile() -> None:
    gallery = Gallery(SIZE_PX, 1.0)
    desk = gallery.desk()
    hab = MapThing("module", SCENARIO)
    gallery.show(desk)
    desk.choose(hab)
    desk.open_page("upkeep")
    words_of(gallery)
    gallery.console.set_language("de", SIZE_PX)
    shown = words_of(gallery)
    assert (desk.page, desk.selection) == ("upkeep", hab)
    desk.open_page("map")
    shown |= words_of(gallery)

    afresh = gallery.desk()
    gallery.show(afresh)
    afresh.choose(hab)
    afresh.open_page("upkeep")
    wanted = words_of(gallery)
    afresh.open_page("map")
    assert shown == wanted | words_of(gallery)
    assert desk.map._plan == afresh.map._plan
