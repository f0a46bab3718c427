"""The page of works: begun, rested and given up by keys and by pointer, and when things are past saving."""

from __future__ import annotations

from dataclasses import replace

from game.session.orders import AbandonWork, BeginWork, LeadWork, SuspendWork
from game.session.view import HeatView
from game.session.view.works import OutlookRow, OutlookView
from game.ui.screens.colony.pages.flow_rows import heat_row
from game.ui.screens.colony.pages.works_aside import work_aside
from game.ui.screens.colony.pages.works_rows import hours_line, outlook_rows
from game.ui.toolkit.widgets.label import Facts, Label
from tests.ui.screens.a_year import given

from .conftest import Desk


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


def test_a_work_that_was_under_way_says_what_went_into_it_before(year: Desk) -> None:
    work = next(each for each in year.view.works.begun if each.id == "greenhouse_extension")
    assert work.before_h == 700.0
    said = work_aside(year.scene.runner, year.scene.panels.lexicon, replace(work, used_h=659.0), "", {})
    facts = next(each for each in said.facts if isinstance(each, Facts))
    assert "659 h, and 700 h before you came" in [fact.value for fact in facts.facts]
    assert said.offers[-1].effect == "1359 h lost"


def test_a_work_says_how_far_its_stage_is_and_what_its_lead_adds(year: Desk) -> None:
    year.key("w")
    work = year.view.works.begun[0]
    assert f"{work.done_h:.0f} h done of some {work.stage_h:.0f} h" in year.words("works_aside")
    worn = work_aside(year.scene.runner, year.scene.panels.lexicon, replace(work, longer_share=0.29), "", {})
    told = [each.text for each in worn.facts if isinstance(each, Label)]
    assert any("29 % longer than planned" in text for text in told)


def test_hours_for_works_that_found_none_are_told(year: Desk) -> None:
    works = year.view.works
    assert works.given_h is None, "no sol has passed"
    assert "found work" not in hours_line(works)
    told = hours_line(replace(works, hours_per_sol=210.0, given_h=67.6))
    assert told.startswith("210 crew hours a sol go to works by the plans")
    assert "Last sol 68 h found work" in told


def test_what_comes_back_of_a_work_is_named_as_in_a_sentence(year: Desk) -> None:
    work = replace(year.view.works.begun[0], refund=(("metal_powder", 6), ("wire", 1)))
    aside = work_aside(year.scene.runner, year.scene.panels.lexicon, work, "", {})
    assert aside.offers[-1].effect == "back: 6 metal powder, 1 wire"


def test_the_outlook_says_when_each_thing_is_past_saving(year: Desk) -> None:
    for _ in range(30):
        year.session.step()
    year.scene.runner.look()
    year.key("w")
    year.click("works", ("part", "works", "outlook"))
    for row in year.view.outlook.rows:
        assert row.title in year.words("works")
    assert "not before sol" in year.words("works")


def test_what_is_past_saving_now_comes_first_and_what_is_out_of_sight_last() -> None:
    def row(name: str, low_sols: float | None) -> OutlookRow:
        return OutlookRow(name, name, "", "plain", 1.0, 2.0, 0.1, low_sols, low_sols, None, None)

    rows = outlook_rows(OutlookView(1, (row("now", 0.0), row("soon", 3.0), row("never", None)), (), ()))
    orders = [each.cells[1].order for each in rows]
    assert orders == sorted(orders)


def test_what_runs_out_is_told_with_its_unit_and_that_it_grows() -> None:
    row = OutlookRow("water", "Water", "", "plain", 239_088.0, 0.0, 172.0, 500.0, None, 1_028, None, "kg", True)
    (shown,) = outlook_rows(OutlookView(1, (row,), (), ()))
    assert [cell.text for cell in shown.cells[2:]] == ["239.1 t", "+170 kg", "0 kg"]
    assert shown.cells[1].below == "only if it turns"


def test_what_freezes_now_comes_first() -> None:
    now, never = (heat_row(HeatView("a", 270.0, 290.0, False, hours), {}).cells[4].order for hours in (0.0, None))
    assert now < never
