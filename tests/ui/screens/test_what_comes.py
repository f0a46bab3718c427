"""What comes, along the line of time: moved along, filtered, and led from to its page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec.structs import replace as set_to

from game.session.view import LotView
from game.session.view.supply import FlightView, SupplyView
from game.sim.clock import SOL_S
from game.ui.preferences import Routing
from game.ui.screens.colony.pages.timeline_entries import entries
from game.ui.screens.colony.scene import ColonyScene
from game.ui.toolkit.widgets.lanes import Lanes

from .conftest import Desk


def test_an_entry_of_what_comes_leads_to_its_page(year: Desk) -> None:
    year.key("t")
    page = year.scene.panels.pages.page
    assert page is not None
    for _ in range(60):
        entry = next(each for each in page._entries if each.key == page.topic)
        if entry.kind == "ships":
            break
        year.key("right")
    assert entry.title in year.words("timeline_aside")
    year.key("return")
    assert year.scene.page == "shop"


def test_keys_move_along_what_comes_in_the_order_of_time_and_from_lane_to_lane(year: Desk) -> None:
    year.key("t")
    page = year.scene.panels.pages.page
    assert page is not None
    seen = []
    for _ in range(6):
        seen.append(next(each for each in page._entries if each.key == page.topic))
        year.key("right")
    assert [each.at for each in seen] == sorted(each.at for each in seen)
    assert len({each.key for each in seen}) == 6
    lane = next(each for each in page._entries if each.key == page.topic).kind
    year.key("down")
    assert next(each for each in page._entries if each.key == page.topic).kind != lane


def test_what_comes_is_filtered_and_shown_for_longer(year: Desk) -> None:
    year.key("t")
    year.click("timeline", ("draft", "kind", "ships"))
    lanes = [each.element for each in year.scene.stage["timeline"].placed if isinstance(each.element, Lanes)]
    assert {mark.lane for mark in lanes[0].marks} == {"ships"}
    year.scene.stage.focus_on("timeline", "coming_lanes")
    year.key("-")
    more = [each.element for each in year.scene.stage["timeline"].placed if isinstance(each.element, Lanes)]
    assert len(more[0].marks) > len(lanes[0].marks)


def test_work_that_was_put_off_comes_back_with_its_date(year: Desk) -> None:
    from game.session.orders import Defer

    part = year.view.upkeep.rows[0]
    year.scene.give(Defer(part.part, year.view.sol + 12, ""))
    year.key("t")
    page = year.scene.panels.pages.page
    assert page is not None
    entry = next(each for each in page._entries if each.about == ("part", part.part))
    assert entry.at == 12.0
    assert f"{part.name}" in year.words("timeline")


@pytest.mark.parametrize("key", ["h", "u", "s", "b", "w", "c", "f", "g", "t", "l"])
def test_every_page_is_opened_by_its_key_and_left_by_escape(year: Desk, key: str) -> None:
    year.key(key)
    assert year.scene.page != "map"
    assert year.words(year.scene.page)
    year.key("escape")
    assert year.scene.page == "map"


def test_a_lot_in_the_shop_names_the_skill_that_it_takes(year: Desk) -> None:
    lexicon = replace(year.scene.lexicon, skills={"life_support": "Lebenserhaltung"})
    lot = LotView(1, "pump", "Pump", 1, 0, 0, 0, "working", "", "life_support", False, 5.0, SOL_S, None, (), ())
    shop = replace(year.view.shop, lots=(lot,))
    found = next(each for each in entries(replace(year.view, shop=shop), (), lexicon, 9) if each.kind == "shop")
    assert "lebenserhaltung" in found.line


def closing_soon(book: Desk) -> ColonyScene:
    """The control room as the next sol is seen, with a hold that closes the sol after."""
    scene = book.scene
    flight = FlightView("window", "Window ship", "open", book.view.sol + 1, 560, 765, 12_000.0, 3_272.0, ())
    supply = SupplyView((flight,), (), (), 1.0)
    scene.runner.supply = lambda: supply
    scene._calling._sol = -1
    return scene


def test_a_hold_that_will_close_stops_the_clock_and_says_so(book: Desk) -> None:
    scene = closing_soon(book)
    scene.runner.play(0)
    book.wait(2)
    assert scene.runner.paused
    assert f"the hold closes on sol {book.view.sol + 1}" in book.words("note")
    assert "A hold closes soon" in book.words("pace")


def test_a_hold_that_will_close_stops_nothing_where_cautions_do_not(book: Desk) -> None:
    scene = closing_soon(book)
    console = scene.console
    before = console.preferences
    console.preferences = set_to(before, routes={**before.routes, "caution": Routing(pause=False)})
    scene.runner.play(0)
    book.wait(2)
    assert not scene.runner.paused
    assert "the hold closes" in book.words("note")
    console.preferences = before
