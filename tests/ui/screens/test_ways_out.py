"""Ugly ways out on the page of works: chosen, priced, ordered by pressing twice, and undone from the same list."""

from __future__ import annotations

import pytest

from game.session.orders import GiveUp, Reopen
from game.sim.outlook.components import Exit, Outlook
from game.sim.retreat.components import Retreat
from game.ui.gallery import Gallery
from game.ui.screens.colony.pages.works_list import EXITS

from .conftest import Desk, last_order, open_part

TAKE = ("take", "abandon", "debt", "hab_2")


@pytest.fixture
def late(gallery: Gallery) -> Desk:
    """A desk where two ways out were worked out."""
    scene = gallery.desk("quiet")
    scene.runner.session.world.one(Outlook).exits = [
        Exit("abandon", "debt", "hab_2", 40.0, 9.0, beds=22, people=21, crowding=1.12, draw_kw=11.0),
        Exit("quota", "debt", "", 25.0, 60.0, quota_share=0.4),
    ]
    scene.runner.session.world.one(Outlook).sol -= 1
    scene.runner.look()
    gallery.show(scene)
    hands = Desk(gallery, scene)
    open_part(hands, "works", "outlook")
    return hands


def choose(hands: Desk, number: int) -> None:
    """Go to a row of the ways out by keys."""
    hands.gallery.stack.top.stage.focus_on("works", EXITS)
    hands.key("home", *["down"] * number)


def test_a_way_out_is_ordered_by_pressing_twice_and_the_way_back_stands_in_its_place(late: Desk) -> None:
    choose(late, 0)
    assert "22 beds go" in late.words("works_aside")
    late.click("works_aside", TAKE)
    assert not late.session.journal
    late.click("works_aside", TAKE)
    assert last_order(late) == GiveUp("hab_2")
    assert "Take Hab-2 back" in late.words("works")
    choose(late, 1)
    late.click("works_aside", ("take", "abandoned", "", "hab_2"))
    assert last_order(late) == Reopen("hab_2")
    assert not late.session.world.one(Retreat).places


def test_the_second_press_never_confirms_another_way_out_that_has_come_to_its_place(late: Desk) -> None:
    choose(late, 0)
    late.click("works_aside", TAKE)
    late.session.world.one(Outlook).exits.insert(
        0, Exit("abandon", "debt", "hab_1", 50.0, 9.0, beds=60, people=58, crowding=1.4, draw_kw=30.0)
    )
    late.session.world.one(Outlook).sol -= 1
    late.scene.runner.look()
    late.wait()
    assert "22 beds go" in late.words("works_aside")
    late.click("works_aside", TAKE)
    assert last_order(late) == GiveUp("hab_2")


def test_a_way_out_that_is_there_no_more_is_no_longer_told_of(late: Desk) -> None:
    choose(late, 1)
    late.session.world.one(Outlook).exits = []
    late.session.world.one(Outlook).sol -= 1
    late.scene.runner.look()
    late.wait()
    assert late.scene.panels.pages.page.topic is None


def test_an_order_to_give_something_up_leads_to_what_it_is_about(late: Desk) -> None:
    choose(late, 0)
    late.click("works_aside", ("way", "abandon", "hab_2"))
    assert late.scene.page == "map"
    assert late.scene.selection is not None
    assert late.scene.selection.id == "hab_2"
