"""The board of hours: changed by keys alone and by pointer alone."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from game.content.kinds.hours import Area
from game.session.orders import CopyPlan, SaveTemplate, SealModule, SetAuto, SetHours, UseTemplate
from game.ui.screens.colony.pages.hours_rows import cell_tip, crew_row, hours_words, surname, total_tip
from game.ui.screens.colony.pages.upkeep_rows import state_word
from game.ui.toolkit.events import PointerMoved, PointerPressed, PointerReleased, Typed, Wheeled
from game.ui.words import lowered
from tests.ui.screens.a_year import given, settle

from .conftest import Desk


def cell(desk: Desk, row: int, column: int) -> tuple[int, int]:
    """The middle of a cell of the board in the window."""
    panel = desk.scene.stage["hours"]
    spot = panel.spot("hours_board")
    assert spot is not None
    view = spot.behaviour._view
    _, left, width = next(each for each in view.lefts if each[0] == column)
    return (panel.rect.x + left + width // 3, panel.rect.y + view.body.y + row * view.row_px + view.row_px // 2)


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


def test_no_hour_changes_by_a_pointer_that_came_up_over_a_card(year: Desk) -> None:
    year.key("h")
    x, y = cell(year, 1, 2)
    for event in (PointerMoved(x, y), PointerPressed(x, y)):
        year.gallery.stack.handle(event)
    year.wait()
    year.key("f1")
    year.gallery.stack.handle(PointerReleased(x, y))
    year.key("escape")
    year.gallery.stack.handle(PointerMoved(x + 10, y))
    settle(year)
    assert not given(year)


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


def test_keys_change_a_cell_that_was_just_clicked(year: Desk) -> None:
    year.key("h")
    year.tap(*cell(year, 2, 1))
    year.key("+")
    settle(year)
    assert [(order.crew, order.use) for order in given(year)] == [("life_support", "operations")]


def test_plus_in_a_cell_that_was_not_chosen_adds_at_once(year: Desk) -> None:
    year.key("h")
    year.gallery.stack.handle(PointerMoved(*cell(year, 2, 1)))
    year.wait(3)
    year.click("hours", ("hours_board", "over", "increase"))
    settle(year)
    first = given(year)
    assert [(order.crew, order.use) for order in first] == [("life_support", "operations")]
    year.click("hours", ("hours_board", "increase"))
    settle(year)
    assert given(year)[-1].hours == first[0].hours + 1.0, "pressed again where it was, it adds again"


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
    for area in get_args(Area):
        year.gallery.stack.top.stage.reveal("hours_aside", ("auto", area, "off"))
        year.wait()
        year.click("hours_aside", ("auto", area, "off"))
    assert given(year) == [SetAuto(area, on=False) for area in get_args(Area)]


def test_the_debt_is_shown_with_its_terms(year: Desk) -> None:
    year.key("h")
    debt = year.view.upkeep.debt
    assert f"Debt {debt.total_h:.0f} h" in year.words("hours")
    assert f"{debt.services_h:.0f} h for {debt.services} services" in year.words("hours")
    assert debt.total_h == pytest.approx(debt.repairs_h + debt.small_h + debt.services_h + debt.inspections_h)


def test_too_few_hours_of_operations_are_warned_of_with_what_comes_of_it(year: Desk) -> None:
    year.key("h", "3", "0")
    settle(year)
    assert "h too few for operations" in year.words("hours")
    assert "read up to" in year.words("hours")


def test_who_cannot_get_to_work_is_named_in_the_row_and_below_the_board(year: Desk) -> None:
    year.session.order(SealModule("power_hall"))
    year.key("h")
    year.wait()
    places = dict(year.view.hours.kept_out)
    crew = next(crew for crew in year.view.hours.crews if crew.id == "power")
    assert places["Power hall"] >= crew.kept_out > 0
    assert f"cannot get to work: a door shut fast, or bad air, lies between. Power hall {places['Power hall']}" in (
        year.words("hours")
    )
    assert crew_row(crew, None, 60.0).cells[0].below == f"{crew.kept_out} of {crew.people} cannot get to work"


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
    assert "Storm" not in year.words("hours_aside"), "the next plan is given a name of its own"


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


def test_before_the_first_sol_nothing_was_given(year: Desk) -> None:
    first = year.view.hours.crews[0].uses[0]
    facts = " ".join(cell_tip(year.view.hours.crews[0], replace(first, given_h=given_h)) for given_h in (None, 9.0))
    assert "given on the last sol –," in facts
    assert "given on the last sol 9 h," in facts


def test_the_sums_say_what_is_planned_and_lacking_and_whose_rest_it_is(year: Desk) -> None:
    year.key("h")
    assert "Planned" in year.words("hours")
    assert "Lacking" in year.words("hours")
    rest = replace(year.view.hours.totals[-1], use="rest", put_off_h=37.0)
    assert "lacking is what single crews lack" in total_tip(rest, None)


def test_hours_to_breathe_are_as_many_as_in_the_plan(year: Desk) -> None:
    rests = [use for crew in year.view.hours.crews for use in crew.uses if use.use == "rest" and use.buys]
    assert rests
    for rest in rests:
        assert rest.buys.startswith(f"{hours_words(rest.planned_h)} h to breathe")


def test_what_is_needed_of_upkeep_is_what_is_overdue_and_what_a_sol_brings(year: Desk) -> None:
    debt = year.view.upkeep.debt
    needed = {use.use: use for use in year.view.hours.totals}
    repair = needed["repair"]
    assert repair.needed_h == pytest.approx(debt.repairs_h + debt.small_h + repair.brings_h)
    assert needed["inspection"].needed_h == pytest.approx(debt.inspections_h + needed["inspection"].brings_h)
    told = f"Each sol brings {repair.brings_h:.0f} h of small faults"
    assert told in total_tip(repair, debt)
    year.key("h")
    assert told in year.words("hours")


def test_titles_and_sums_of_the_board_say_what_they_are(year: Desk) -> None:
    year.key("h")
    tips = {spot.key: spot.tip for spot in year.scene.stage["hours"].spots}
    assert tips["hours_board", "title", "repair"] == total_tip(year.view.hours.totals[1], year.view.upkeep.debt)
    assert "summed crew by crew" in tips["hours_board", "sum", 0, "put_off"]


def test_what_was_put_off_the_longest_says_in_words_how_worn_it_is(year: Desk) -> None:
    year.key("h")
    year.click("hours_aside", ("part", "hours", "all"))
    view = year.view
    row = replace(view.upkeep.rows[0], deferred_sol=view.sol - 2)
    year.scene.runner.view = replace(view, upkeep=replace(view.upkeep, rows=(row,)))
    year.wait()
    assert lowered(state_word(row)) in year.words("hours_aside")
    assert "2 sols" in year.words("hours_aside")
