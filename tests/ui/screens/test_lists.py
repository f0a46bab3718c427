"""Lists of the pages: what is found in them by words, in what order they stand, how a row keeps its identity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.session.view import LogLine
from game.ui.screens.colony.pages.log import log_model
from game.ui.screens.colony.pages.searching import has_words
from game.ui.screens.colony.pages.upkeep import parts_that_pass
from game.ui.screens.colony.pages.works_aside import work_aside

from .conftest import Desk


@pytest.mark.parametrize(
    ("words", "found"), [("", True), ("SEAL door", True), ("door  seal", True), ("eal", True), ("door harness", False)]
)
def test_all_words_are_sought_in_any_order_and_case(words: str, found: bool) -> None:
    assert has_words("Door seal, worn", words) is found


def test_parts_are_found_by_their_state_as_it_is_spoken(book: Desk) -> None:
    parts = book.session.parts()
    found = parts_that_pass(parts, "all", "urgent", {})
    assert {part.state for part in found} == {"urgent"}
    assert len(found) == sum(part.state == "urgent" for part in parts)


def test_a_line_of_the_log_keeps_its_row_as_lines_come_and_old_ones_are_dropped(book: Desk) -> None:
    lines = tuple(LogLine(float(100 + number // 2), f"Line {number}", "plain", "") for number in range(6))
    rows = log_model(replace(book.view, log=lines[:5]), "all", "", "", ()).rows
    later = log_model(replace(book.view, log=lines[2:]), "all", "", "", ()).rows
    keys = {row.cells[1].text: row.key for row in rows}
    assert len(set(keys.values())) == 5
    assert all(keys[row.cells[1].text] == row.key for row in later if row.cells[1].text in keys)


def test_machines_that_are_given_up_first_stand_first_and_by_name_among_them(book: Desk) -> None:
    book.key("f")
    page = book.scene.panels.pages.page
    assert page is not None
    page.part = "loads"
    rows = page._rows(book.view, book.view.flows)
    told = [(-float(row.cells[2].order), row.cells[0].text) for row in rows]
    assert told == sorted(told)
    assert all(row.cells[0].order in (None, "", row.cells[0].text) for row in rows)


def test_what_an_open_stage_needs_is_built_in_and_not_lacking(year: Desk) -> None:
    year.key("w")
    work = year.view.works.begun[0]
    stages = tuple(
        replace(stage, materials=(("sealant", 3),), missing=(), state="open" if number == work.stage else "to_come")
        for number, stage in enumerate(work.stages)
    )
    work = replace(work, stages=stages, state="working")
    aside = work_aside(year.scene.runner, year.scene.lexicon, work, "", {"sealant": 0})
    here = str((*aside.facts, *aside.more))
    assert here.count("lacking") == len(stages) - work.stage - 1


def test_the_key_for_orders_goes_to_those_of_the_page_that_is_open(year: Desk) -> None:
    year.key("w")
    year.key("e")
    panel, spot = year.scene.stage.focused
    assert panel == "works_aside"
    assert spot in {each.key for each in year.scene.stage["works_aside"].spots}
