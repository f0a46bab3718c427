"""The board of hours, works and what comes: changed by keys alone and by pointer alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.session.orders import (
    AbandonWork,
    BeginWork,
    CopyPlan,
    LeadWork,
    SaveTemplate,
    SetAuto,
    SetHours,
    SuspendWork,
    UseTemplate,
)
from game.session.session import Session
from game.ui.gallery import Gallery
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.hours_rows import hours_words, surname
from game.ui.screens.colony.scene import ColonyScene
from game.ui.toolkit.events import PointerMoved, PointerPressed, PointerReleased, Typed, Wheeled
from game.ui.toolkit.widgets.lanes import Lanes

from .conftest import Desk


@pytest.fixture
def year(gallery: Gallery) -> Iterator[Desk]:
    """An ordinary sol of the long year, time standing."""
    session = Session.new(gallery.content, "quiet", 3)
    scene = ColonyScene(gallery.console, Runner(session))
    gallery.show(scene)
    desk = Desk(gallery, scene)
    desk.wait()
    yield desk
    session.close()


def given(desk: Desk) -> list[object]:
    """The orders so far."""
    return [order for _, order in desk.session.journal]


def settle(desk: Desk) -> None:
    """Wait until a change of hours is ordered."""
    desk.wait(60)


def cell(desk: Desk, row: int, column: int) -> tuple[int, int]:
    """The middle of a cell of the board in the window."""
    panel = desk.scene.stage["hours"]
    spot = panel.spot("hours_board")
    assert spot is not None
    view = spot.behaviour._view
    _, left, width = next(each for each in view.lefts if each[0] == column)
    return (panel.rect.x + left + width // 3, panel.rect.y + view.body.y + row * view.row_px + view.row_px // 2)


# Hours.


def test_plus_and_minus_change_an_hour(year: Desk) -> None:
    year.key("h", "down", "+", "+", "-")
    assert not given(year), "one order for all of it"
    settle(year)
    assert given(year) == [SetHours("communications", "operations", 39.0)]
    assert "39" in year.words("hours")


def test_digits_set_the_hours_and_backspace_takes_the_last_back(year: Desk) -> None:
    year.key("h", "right", "down", "1", "5", "backspace", "2")
    settle(year)
    assert given(year) == [SetHours("communications", "repair", 12.0)]


def test_going_on_to_another_cell_orders_the_change_at_once(year: Desk) -> None:
    year.key("h", "+", "right")
    assert given(year) == [SetHours("operations", "operations", 57.0)]


def test_leaving_the_page_orders_the_change_too(year: Desk) -> None:
    year.key("h", "+", "escape")
    assert given(year) == [SetHours("operations", "operations", 57.0)]


def test_more_hours_than_a_crew_has_are_refused_with_the_most_that_can_be(year: Desk) -> None:
    year.key("h", "9", "9", "9")
    settle(year)
    assert not given(year)
    assert "no more than" in year.words("note")
    assert "999" not in year.words("hours")


def test_the_wheel_changes_the_chosen_cell_and_scrolls_elsewhere(year: Desk) -> None:
    year.key("h")
    at = cell(year, 2, 2)
    year.tap(*at)
    year.gallery.stack.handle(Wheeled(*at, down=-3))
    settle(year)
    assert given(year) == [SetHours("life_support", "repair", 29.0)]
    before = year.words("hours")
    year.gallery.stack.handle(Wheeled(*cell(year, 4, 2), down=2))
    year.wait()
    assert year.words("hours") != before
    assert len(given(year)) == 1


def test_a_cell_is_dragged_up_and_down(year: Desk) -> None:
    year.key("h")
    x, y = cell(year, 1, 1)
    for event in (PointerMoved(x, y), PointerPressed(x, y), PointerMoved(x + 20, y), PointerMoved(x + 41, y)):
        year.gallery.stack.handle(event)
        year.wait(2)
    year.gallery.stack.handle(PointerReleased(x + 41, y))
    settle(year)
    assert given(year) == [SetHours("communications", "operations", 43.0)]


def test_plus_beside_a_cell_is_pressed_with_the_pointer(year: Desk) -> None:
    year.key("h")
    year.tap(*cell(year, 1, 1))
    year.click("hours", ("hours_board", "increase"))
    settle(year)
    assert given(year) == [SetHours("communications", "operations", 39.0)]


def test_a_template_is_put_in_force_by_pointer(year: Desk) -> None:
    year.key("h")
    year.click("hours", ("hours_template", "push"))
    assert given(year) == [UseTemplate("push")]


def test_a_template_is_put_in_force_by_keys(year: Desk) -> None:
    year.key("h")
    year.scene.stage.focus_on("hours", ("hours_template", "usual"))
    year.key("right", "right", "return")
    assert given(year) == [UseTemplate("alert")]


def test_a_plan_is_copied_from_one_crew_to_another(year: Desk) -> None:
    year.key("h", "ctrl+c", "down", "ctrl+v")
    assert given(year) == [CopyPlan("operations", "communications")]


def test_what_runs_by_itself_is_switched_for_each_area(year: Desk) -> None:
    year.key("h")
    year.click("hours_aside", ("part", "hours", "all"))
    year.click("hours_aside", ("auto", "repair", "off"))
    assert given(year) == [SetAuto("repair", on=False)]


def test_the_debt_is_shown_with_its_terms(year: Desk) -> None:
    year.key("h")
    debt = year.view.upkeep.debt
    assert f"Debt {debt.total_h:.0f} h" in year.words("hours")
    assert f"{debt.services_h:.0f} h for {debt.services} services" in year.words("hours")
    assert debt.total_h == pytest.approx(debt.repairs_h + debt.small_h + debt.services_h + debt.inspections_h)


def test_too_few_hours_of_operations_are_warned_of_with_what_comes_of_it(year: Desk) -> None:
    year.key("h", "3", "0")
    settle(year)
    assert "Operations lack 2" in year.words("hours")
    assert "read up to" in year.words("hours")


def test_the_plan_of_everyone_is_kept_under_a_name(year: Desk) -> None:
    year.key("h")
    year.click("hours_aside", ("part", "hours", "all"))
    aside = year.scene.stage["hours_aside"]
    year.scene.stage.focus_on("hours_aside", "plan_name")
    year.wait()
    year.gallery.stack.handle(Typed("Storm"))
    year.key("return")
    assert given(year) == [SaveTemplate("storm")], [spot.key for spot in aside.spots]
    assert "storm" in year.words("hours")


def test_a_number_tells_its_terms_when_the_pointer_rests_on_it(year: Desk) -> None:
    year.key("h")
    year.gallery.stack.handle(PointerMoved(*cell(year, 2, 3)))
    year.wait(60)
    use = next(crew for crew in year.view.hours.crews if crew.id == "life_support").uses[2]
    tip = year.scene.stage._tip.text
    assert f"needed {use.needed_h:.1f} h" in tip or f"needed {use.needed_h:.0f} h" in tip
    assert use.buys in tip


def test_hours_and_names_are_short() -> None:
    assert [hours_words(value) for value in (0.0, 6.5, 7.0, 12.4)] == ["–", "6.5", "7", "12"]
    assert [surname(name) for name in ("Yuki Tanaka", "Dr. Chen", "Ortiz")] == ["Tanaka", "Dr. Chen", "Ortiz"]


# Works.


def test_a_work_is_begun_by_keys(year: Desk) -> None:
    year.key("w")
    year.scene.stage.focus_on("works", ("part", "works", "begun"))
    year.key("right", "return")
    year.scene.stage.focus_on("works", "works_table")
    year.key("home", "down", "1")
    offered = year.view.works.begun[-1]
    assert given(year) == [BeginWork(offered.id)]
    assert offered.id == "changeover_tests"


def test_a_work_is_begun_by_pointer_at_the_site_that_was_compared(year: Desk) -> None:
    year.key("w")
    year.click("works", ("part", "works", "offered"))
    page = year.scene.panels.pages.page
    assert page is not None
    page.opened(("work", "geothermal", ""))
    year.scene.refresh_now()
    year.wait()
    assert "Where it could stand" in year.words("works")
    sites = next(work for work in year.view.works.offered if work.id == "geothermal").sites
    panel = year.scene.stage["works"]
    view = panel.spot("works_sites").behaviour._view
    year.tap(panel.rect.x + view.body.x + 40, panel.rect.y + view.body.y + int(1.5 * view.row_px))
    year.click("works_aside", ("offer", 1))
    assert given(year) == [BeginWork("geothermal", sites[1].id)]


def test_a_work_is_let_rest_and_given_another_lead(year: Desk) -> None:
    year.key("w")
    work = year.view.works.begun[0]
    year.key("1", "3")
    rest, lead = given(year)
    assert rest == SuspendWork(work.id, work.site)
    assert isinstance(lead, LeadWork)
    assert lead.lead == year.view.works.begun[0].lead != work.lead


def test_a_work_is_given_up_only_when_asked_twice(year: Desk) -> None:
    year.key("w")
    work = year.view.works.begun[0]
    number = len(year.scene.panels.pages.page._aside.model.offers)
    year.key(str(number))
    assert not given(year)
    assert "Press again" in year.words("works_aside")
    year.key(str(number))
    assert given(year) == [AbandonWork(work.id, work.site)]


def test_the_outlook_says_when_each_thing_is_past_saving(year: Desk) -> None:
    for _ in range(30):
        year.session.step()
    year.scene.runner.look()
    year.key("w")
    year.click("works", ("part", "works", "outlook"))
    for row in year.view.outlook.rows:
        assert row.title in year.words("works")
    assert "not before sol" in year.words("works")


# What comes.


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
