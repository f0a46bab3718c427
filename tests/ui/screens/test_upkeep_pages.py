"""The pages of upkeep: what they list, what they tell of a part, and what hands do there."""

from __future__ import annotations

from dataclasses import replace

from game.session.orders import (
    Defer,
    FlagDaily,
)
from game.session.view import JobView
from game.sim.hardware.components import Part
from game.sim.hardware.rules import fail_part
from game.sim.settlement import Settlement
from game.sim.upkeep.book import UpkeepBook
from game.ui.screens.colony.pages.hours_rows import surname
from game.ui.screens.colony.pages.upkeep import parts_line, parts_that_pass
from game.ui.screens.colony.pages.upkeep_part import part_aside, why_of
from game.ui.screens.colony.pages.upkeep_rows import in_hand, part_row

from .conftest import Desk, last_order


def test_a_part_is_put_off_from_its_row_by_keys(book: Desk) -> None:
    book.key("u")
    book.key("down", "down", "1")
    order = last_order(book)
    assert isinstance(order, Defer)
    assert order.until_sol == book.view.sol + 10
    row = next(row for row in book.session.parts() if row.part == order.part)
    assert row.deferred_until_sol == order.until_sol
    assert f"to sol {order.until_sol}, Operations" in book.words("upkeep_aside")
    assert "Let work on it go on" in book.words("upkeep_aside")
    book.key("1")
    assert last_order(book) == Defer(order.part, book.view.sol)


def test_why_a_part_is_put_off_is_written_into_its_log(book: Desk) -> None:
    book.key("u")
    page = book.scene.panels.pages.page
    assert page is not None
    book.key("down", "down", "down")
    parts = {part.part: part for part in book.session.parts()}
    draft = why_of(parts[page.topic[1]])
    page.drafts[draft], page.drafts["until"] = "no hours before the review", "30"
    book.scene.refresh_now()
    book.wait()
    book.key("1")
    order = last_order(book)
    assert isinstance(order, Defer)
    assert (order.until_sol, order.why) == (book.view.sol + 30, "no hours before the review")
    assert "no hours before the review" in " ".join(line.text for line in book.session.history(order.part))
    assert "no hours before" in book.words("upkeep_aside")
    book.key("down", "1")
    after = last_order(book)
    assert isinstance(after, Defer)
    assert after.part != order.part
    assert after.why == ""
    assert "No reason was given." in book.words("upkeep_aside")


def test_what_was_put_off_by_order_is_listed_apart_from_what_waits_for_hours(book: Desk) -> None:
    parts = book.session.parts()
    waits = [part for part in parts if part.deferred_sol is not None and part.deferred_until_sol is None]
    assert waits
    assert not {part.part for part in waits} & {part.part for part in parts_that_pass(parts, "put_off", "", {})}
    assert all(part.urgency > 0.0 for part in waits)


def test_a_part_that_is_taken_up_again_and_wants_nothing_waits_no_more(book: Desk) -> None:
    well = next(part for part in book.session.parts() if part.urgency == 0.0)
    book.session.order(Defer(well.part, book.view.sol + 10, "no hands"))
    row = next(part for part in book.session.parts() if part.part == well.part)
    assert (row.deferred_why, row.deferred_sol) == ("no hands", book.view.sol)
    book.session.order(Defer(well.part, book.view.sol))
    row = next(part for part in book.session.parts() if part.part == well.part)
    assert (row.deferred_why, row.deferred_sol, row.deferred_until_sol) == ("", None, None)


def test_what_is_urgent_and_no_repair_is_told_apart(book: Desk) -> None:
    debt = replace(book.view.upkeep.debt, urgent=74, repairs=72)
    assert "74 of them urgently: 72 to repair, 2 forbidden" in parts_line(debt, 103, 744)
    assert parts_line(replace(debt, urgent=72), 103, 744).endswith("72 of them urgently.")


def test_a_part_is_flagged_from_its_row_by_the_pointer(book: Desk) -> None:
    book.scene.open_page("upkeep")
    book.wait()
    book.click("upkeep_aside", ("offer", 2))
    order = last_order(book)
    assert isinstance(order, FlagDaily)
    assert order.on


def test_all_parts_can_be_listed_and_found_by_words(book: Desk) -> None:
    book.scene.open_page("upkeep")
    book.wait()
    book.click("upkeep", ("draft", "filter", "all"))
    book.wait()
    page = book.scene.panels.pages.page
    assert page is not None
    assert len(page.main.model.rows) == len(book.session.parts()) > 700
    page.drafts["words"] = "hab-3 blower"
    book.scene.refresh_now()
    book.wait()
    assert 0 < len(page.main.model.rows) < 10
    assert "Blower" in book.words("upkeep")


def test_a_part_that_failed_tells_why(book: Desk) -> None:
    world = book.session.world
    part = "hab_3.scrubber/blower"
    entity = world.the(UpkeepBook).entities[world.the(UpkeepBook).row[part]]
    assert book.session.causes(part) == ()
    modes = world.the(Settlement).part_kinds[world.get(entity, Part).kind].modes
    fail_part(world, entity, next(mode for mode in modes if not mode.hidden))
    book.scene.runner.look()
    book.scene.open_page("upkeep", ("part", part))
    book.wait()
    chain = book.session.causes(part)
    assert chain[0].startswith("At fault: ")
    assert "Why it failed" in book.words("upkeep_aside")


def test_the_debt_stands_with_its_terms(book: Desk) -> None:
    book.scene.open_page("upkeep")
    book.wait()
    words = book.words("upkeep")
    debt = book.view.upkeep.debt
    assert f"{debt.total_h:.0f} h overdue" in words
    assert f"{debt.repairs} repairs" in words


def test_who_is_at_a_part_stands_in_its_row_and_beside_it(book: Desk) -> None:
    part, person = book.session.parts()[0], book.view.people[0]
    job = JobView(1, "replace", "", part.part, part.module, (person.id,), "working", False, (), 60.0, 90.0, None, 0.0)
    hands = in_hand(replace(book.view, jobs=(job,)))
    assert hands[part.part] == surname(person.name)
    assert part_row(part, {}, hands[part.part]).cells[-1].text == f"In hand: {surname(person.name)}"
    aside = part_aside(book.scene.runner, book.view, part, {}, hands)
    assert surname(person.name) in [fact.value for fact in aside.facts[0].facts]
