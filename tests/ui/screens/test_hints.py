"""What the pointer is over, in words."""

from __future__ import annotations

import pytest

from game.session.view import FrameView, HoleView, PassageView, RoomView
from game.ui.map.picking import MapThing
from game.ui.screens.colony.notes import hint_of
from tests.ui.map import colony_for_map as colony

HALL = "module_four"


@pytest.fixture
def lexicon(gallery):
    from game.ui.play.lexicon import Lexicon

    return Lexicon.of(gallery.content)


@pytest.fixture
def view():
    from dataclasses import replace

    calm = colony.calm(20)
    rooms = (RoomView("4-14", "Room 4-14", ("a",), 1, "jammed"), RoomView("4-15", "Room 4-15", (), 0, "open"))
    modules = tuple(replace(module, rooms=rooms) if module.id == HALL else module for module in calm.modules)
    ways = (
        PassageView("door-14", "Door of 4-14", HALL, "4-14", "jammed", False, 6.0),
        PassageView("crawl", "Crawlway", HALL, "4-15", "debris", True, 4.0),
    )
    hole = HoleView("h", HALL, "4-14", "hole, 46 mm", "open", 46.0, False)
    frame = FrameView("f", HALL, (), 300.0, 600.0, 0.0)
    return replace(calm, modules=modules, passages=ways, holes=(hole,), frames=(frame,))


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (MapThing("module", HALL, "4-14"), "Room 4-14, door jammed, 1 in, 1 down"),
        (MapThing("module", HALL, "4-15"), "Room 4-15"),
        (MapThing("hole", "h"), "hole, 46 mm, open"),
        (MapThing("passage", "door-14"), "Door of 4-14, jammed, 6 m, 0:05 on foot once it is open"),
        (MapThing("passage", "crawl"), "Crawlway, full of debris, 4 m, 0:25 on hands and knees"),
        (MapThing("frame", "f"), "The frame comes down in 5:00–10:00"),
        (MapThing("module", HALL), ""),
    ],
)
def test_a_room_a_hole_and_a_passage_say_what_they_are(view, lexicon, thing: MapThing, words: str) -> None:
    assert hint_of(view, thing, lexicon).text == words
