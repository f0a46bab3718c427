"""Pages of stores, shop, people, flows and graphs: what they show, and what hands do there."""

from __future__ import annotations

import pytest

from game.session.orders import (
    Fabricate,
    OrderFromEarth,
    Pair,
    SetPriority,
    UseLoadPlan,
)
from game.sim.learning.leads import weigh
from game.sim.people.components import Person
from game.sim.power.components import Bus
from game.sim.power.events import PowerFailed
from game.sim.stores.stock import Stores, items_of
from game.ui.figures import percent
from game.ui.screens.colony.pages.earth_lists import report_line
from game.ui.screens.colony.pages.flow_charts import steps
from game.ui.screens.colony.pages.graph_series import GRAPHS
from game.ui.screens.colony.pages.shop_rows import lot_row
from game.ui.screens.colony.pages.stock import OFTEN

from .conftest import SOLS, Desk, last_order, open_part


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


def test_a_spare_says_how_long_it_lasts_and_when_one_asked_for_now_would_be_here(book: Desk) -> None:
    book.scene.open_page("stores")
    page = book.scene.panels.pages.page
    assert page is not None
    page.study(("item", "controller_board"))
    book.wait()
    thing = next(each for each in book.view.shop.materials if each.item == "controller_board")
    arrives = min(flight.arrives_sol for flight in book.view.supply.flights if flight.state == "open")
    assert 0.0 < thing.per_sol < OFTEN
    words = book.words("stores_aside")
    assert f"one in {1.0 / thing.per_sol:.0f} sols" in words
    assert f"{(thing.colony - thing.waits) / thing.per_sol:.0f} sols" in words
    assert f"Sol {arrives}" in words


def test_power_failures_say_what_each_costs(book: Desk) -> None:
    book.session.world.one(Bus).failures = [book.view.sol - 1]
    book.session.world.events.say(PowerFailed(1, 8))
    book.session.order(UseLoadPlan("careful"))
    book.session.step(60.0)
    told = book.session.view(forecasts=False).log
    assert any("relay and controller that was on 2 % of its life" in line.text for line in told)
    book.scene.open_page("flows")
    book.wait(2)
    assert "Each failure takes 2 % of the life" in book.words("flows_aside")


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
