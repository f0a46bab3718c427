"""Pages of upkeep, stores, shop, people, flows and graphs: what they show, and what hands do there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.session.orders import (
    Defer,
    Fabricate,
    FlagDaily,
    OrderFromEarth,
    Pair,
    SetPriority,
    UseLoadPlan,
)
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.hardware.components import Part
from game.sim.hardware.rules import fail_part
from game.sim.learning.leads import weigh
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.stores.stock import Stores, items_of
from game.sim.upkeep.book import UpkeepBook
from game.ui.figures import percent
from game.ui.gallery import Gallery
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.earth_lists import report_line
from game.ui.screens.colony.pages.flow_charts import steps
from game.ui.screens.colony.pages.graph_series import GRAPHS
from game.ui.screens.colony.pages.shop_rows import lot_row
from game.ui.screens.colony.pages.upkeep import parts_line, parts_that_pass
from game.ui.screens.colony.pages.upkeep_part import why_of
from game.ui.screens.colony.scene import ColonyScene

from .conftest import Desk, last_order, open_part

SOLS = 3


@pytest.fixture(scope="module")
def year_file(tmp_path_factory: pytest.TempPathFactory, gallery: Gallery) -> Path:
    """An ordinary colony saved after some sols."""
    file = tmp_path_factory.mktemp("year") / "year.deferred"
    session = Session.new(gallery.content, "quiet", 561)
    first = session.sol
    while session.sol < first + SOLS:
        session.step()
    write_save(session, file)
    session.close()
    return file


@pytest.fixture
def book(gallery: Gallery, year_file: Path) -> Desk:
    """Its control room, time standing."""
    scene = ColonyScene(gallery.console, Runner(read_save(year_file, gallery.content)))
    gallery.show(scene)
    made = Desk(gallery, scene)
    made.wait()
    return made


def test_who_could_head_a_post_is_ranked_as_the_post_would_weigh_them(book: Desk) -> None:
    open_part(book, "people", "posts")
    page = book.scene.panels.pages.page
    assert page is not None
    for post in book.view.training.posts:
        page.study(("post", post.id))
        book.wait(2)
        world = book.session.world
        ids = {person.id: entity for entity, person in world.each(Person)}
        offers = page._aside.model.offers
        shares = [weigh(world, post.id, ids[each.order.person]).able_share for each in offers]
        assert shares == sorted(shares, reverse=True)
        assert [each.effect for each in offers] == [f"{percent(share)} able" for share in shares]


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


def test_a_fabrication_is_ordered_by_keys(book: Desk) -> None:
    book.key("s", "1")
    order = last_order(book)
    assert isinstance(order, Fabricate)
    assert order.count == 5
    ordered = next(lot for lot in book.view.shop.lots if lot.item == order.item)
    assert lot_row(ordered, book.scene.panels.lexicon, {}).cells[0].below == "ordered"


def test_a_thing_is_asked_of_earth_by_the_pointer(book: Desk) -> None:
    book.scene.open_page("stores")
    book.wait()
    book.click("stores_aside", ("draft", "count", "20"))
    book.wait()
    book.click("stores_aside", ("offer", 3))
    order = last_order(book)
    assert isinstance(order, OrderFromEarth)
    assert order.count == 20


def test_a_report_that_is_late_says_so_and_what_that_will_cost(book: Desk) -> None:
    earth = book.view.earth
    assert f"the next is due on sol {earth.report_due_sol}." in report_line(earth, earth.report_due_sol)
    late = report_line(earth, earth.report_due_sol + 18)
    assert "is 18 sols late" in late
    assert f"before sol {earth.report_missed_sol}, Earth will hold it against you: candour" in late
    assert earth.report_missed_sol > earth.report_due_sol


def test_a_ship_shows_its_manifest(book: Desk) -> None:
    open_part(book, "shop", "ships")
    flight = book.view.supply.flights[0]
    name = book.scene.panels.lexicon.items[flight.items[0][0]]
    assert name in book.words("shop_aside")
    assert f"Sol {flight.arrives_sol}" in book.words("shop_aside")


def test_a_pair_is_made_by_keys(book: Desk) -> None:
    open_part(book, "people", "skills")
    page = book.scene.panels.pages.page
    assert page is not None
    page.study(("skill", "welding"))
    book.wait()
    book.key("1")
    order = last_order(book)
    assert isinstance(order, Pair)
    assert order.skill == "welding"
    assert any(pair.trainee == order.trainee for pair in book.view.training.pairs)
    assert "Who is taught it" in book.words("people_aside")


def test_a_skill_says_how_deep_the_colony_is_in_it(book: Desk) -> None:
    open_part(book, "people", "skills")
    welding = next(skill for skill in book.view.training.skills if skill.id == "welding")
    assert len(welding.people) == 2
    assert "Two deep: Wei Chen and Hassan" in book.words("people")


def test_a_persons_page_tells_of_skills_bonds_and_what_is_written_of_them(book: Desk) -> None:
    book.scene.open_page("people", ("person", "tanaka"))
    book.wait()
    life = book.session.life("tanaka")
    words = book.words("people_aside")
    assert "Yuki Tanaka" in words
    assert life.skills[0].name in words
    assert "Learn welding" in words
    assert {"kwan", "chen"} <= {tie.id for tie in life.ties}
    assert life.bearing.age_years > 18.0


def test_the_load_plan_is_changed_from_the_flow_of_power(book: Desk) -> None:
    book.key("f")
    assert "Reactors" in book.words("flows")
    book.key("3")
    assert last_order(book) == UseLoadPlan("storm")


def test_the_number_of_an_order_is_the_level_at_which_a_machine_is_given_up(book: Desk) -> None:
    open_part(book, "flows", "loads")
    page = book.scene.panels.pages.page
    assert page is not None
    page.study(("load", "hab_3.scrubber"))
    book.wait()
    book.key("4")
    assert last_order(book) == SetPriority("hab_3.scrubber", 4)


def test_the_flow_of_water_names_every_term(book: Desk) -> None:
    open_part(book, "flows", "water")
    water = next(stock for stock in book.view.flows.stocks if stock.id == "water")
    for term in water.terms:
        assert term.name in book.words("flows")


def test_a_graph_shows_a_series_and_its_terms(book: Desk) -> None:
    book.key("g")
    at = next(number for number, graph in enumerate(GRAPHS) if graph.id == "debt")
    book.key(*["down"] * at)
    page = book.scene.panels.pages.page
    assert page is not None
    assert page.topic == ("graph", "debt")
    chart = page.main.model.chart
    values = book.view.almanac.of("debt_h")
    assert [value for _, value in chart.lines[0].points] == list(values)
    assert len(values) == SOLS + 1
    assert "small faults" in book.words("graphs_aside")


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (20.4, 20.7), (0.0, 687.0), (224_000.0, 240_000.0), (5.0, 5.0)])
def test_ticks_of_a_chart_are_round_and_hold_every_value(low: float, high: float) -> None:
    found = steps(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert 2 <= len(found) <= 8


def test_a_worn_suit_is_told_where_it_hangs(book: Desk) -> None:
    world = book.session.world
    locker = next(each for each in world.the(Stores).lockers if each.id == "west_lock.locker")
    before = dict(locker.worn)
    book.scene.open_page("teams")
    book.wait()
    assert "worn" not in book.words("teams")
    locker.worn["pressure_suit"] = [0.75 * items_of(world)["pressure_suit"].life_h]
    book.scene.runner.look()
    book.scene.open_page("stores")
    book.wait()
    book.click("stores", ("part", "stores", "lockers"))
    page = book.scene.panels.pages.page
    assert page is not None
    page.drafts["words"] = "west lock"
    book.scene.refresh_now()
    book.wait()
    assert "4 × Pressure suit (worst 75 % worn)" in book.words("stores")
    book.scene.open_page("teams")
    book.wait()
    assert "worn: 1. Nearest" in book.words("teams")
    locker.worn = before
