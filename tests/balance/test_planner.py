"""Somebody who plans the year: what is put off is taken up, what stands by is tried, and works begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from game.balance.driving import SessionSeat, new_policy, take_turn
from game.balance.policies import daylight
from game.balance.policies.planner import PlannerPolicy, making, power, upkeep, works
from game.balance.policies.planner.hours import move
from game.balance.policies.planner.notes import EASE_SOLS, Notes
from game.balance.survival import Year, lived, rows
from game.content.kinds.project import ProjectKind
from game.content.store import Content
from game.session import orders
from game.session.orders import BeginWork, Defer, KeepInStock, Order, Pair, Prioritise, UseLoadPlan
from game.session.session import Session
from game.session.view import MaterialView
from game.sim.clock import HOUR_S, SOL_S
from game.sim.crews.book import CrewBook
from game.sim.crews.components import Off
from game.sim.hardware.components import Part
from game.sim.register import Register


@pytest.fixture(scope="module")
def month(content: Content) -> Iterator[Session]:
    """The first month of a year under somebody who plans."""
    session = Session.new(content, "first_year", 1)
    policy, seat = new_policy("planner", 1), SessionSeat(session)
    while session.sol < 565:
        take_turn(session, seat, policy)
        session.step()
    yield session
    session.close()


def test_everything_that_the_planner_knows_by_name_is_in_the_content(content: Content) -> None:
    assert set(making.KEEP) | set(making.RAW) <= set(content.items)
    assert set(works.IN_ORDER) <= set(content.of(ProjectKind))
    assert set(upkeep.KINDS) <= set(content.part_kinds)


def given(session: Session, kind: type[Order]) -> list[Order]:
    return [order for _, order in session.journal if isinstance(order, kind)]


def test_what_was_put_off_is_taken_up_on_the_first_morning(month: Session) -> None:
    first = [order for at_s, order in month.journal if at_s < SOL_S and isinstance(order, Defer)]
    assert {order.part for order in first} >= {"hab_3.generator/ignition_harness", "hab_3.oxygen/changeover_relay"}


def test_changeovers_are_tried_and_the_dead_one_is_alive_again_within_a_month(month: Session) -> None:
    tried = given(month, orders.TestChangeover)
    assert len(tried) >= 5
    assert month.world.get(month.world.the(Register).parts["hab_3.oxygen/changeover_relay"], Part).stage != "failed"


def test_parts_stores_works_and_people_all_get_a_word(month: Session) -> None:
    for kind in (Prioritise, KeepInStock, BeginWork, Pair):
        assert given(month, kind), kind
    assert month.world.get(month.world.the(Register).parts["hab_3.generator/ignition_harness"], Part).fittings == 2
    assert month.alive == 300


def test_no_more_orders_are_refused_than_now_and_then(month: Session) -> None:
    from game.session.journal import Journal

    assert month.world.one(Journal).refused <= 0.05 * month.orders_given


def test_load_plans_are_not_changed_back_and_forth_in_one_sol(month: Session) -> None:
    sols = [int(at_s // SOL_S) for at_s, order in month.journal if isinstance(order, UseLoadPlan)]
    assert len(sols) == len(set(sols))


def test_a_year_is_told_by_who_lives_and_how_it_ended() -> None:
    results = [lived(Year("first_year", policy, 1, until_s=3.0 * SOL_S)) for policy in ("idle", "planner")]
    assert [result.outcome for result in results] == ["running", "running"]
    assert all(result.alive == result.people == 300 and result.sols == 3 for result in results)
    assert results[0].orders == 0 < results[1].orders
    table = rows(results, ("planner", "idle"))
    assert [row.who for row in table] == ["planner", "idle"]
    assert all(row.alive_share == 1.0 and row.ends == (("running", 1),) for row in table)


def test_the_same_year_comes_to_the_same() -> None:
    year = Year("first_year", "planner", 5, axes=(("hardware", "hard"),), until_s=4.0 * SOL_S)
    assert lived(year).state_hash == lived(year).state_hash


def test_hours_that_are_moved_are_those_of_the_plan_and_not_of_who_is_well(content: Content) -> None:
    session = Session.new(content, "first_year", 1)
    try:
        session.step(60.0)
        world = session.world
        for entity in world.the(CrewBook).members("structures")[:4]:
            world.add(entity, Off("ill", 10_000))
        board = session.view().hours
        assert board is not None
        crew = next(each for each in board.crews if each.id == "structures")
        before = {use.use: use.plan_h for use in crew.uses}
        for order in move(crew, ("quota", "projects"), "repair", 0.2):
            session.order(order)
        after = session.view().hours
        assert after is not None
        now = {use.use: use.plan_h for each in after.crews if each.id == "structures" for use in each.uses}
        assert now["repair"] > before["repair"]
        assert now["repair"] + now["quota"] + now["projects"] == pytest.approx(
            before["repair"] + before["quota"] + before["projects"], abs=0.2
        )
    finally:
        session.close()


def test_places_are_seen_to_once_a_sol_and_people_come_home_as_a_crisis_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[tuple[str, float]] = []

    def looked(what: str) -> Iterator[Order]:
        looks.append((what, seat.elapsed_s / HOUR_S))
        return iter(())

    monkeypatch.setattr(daylight, "rule", lambda seat, view, searches: looked("all"))
    monkeypatch.setattr(daylight, "homes", lambda view: looked("homes"))
    policy, seat = PlannerPolicy(), SimpleNamespace(view=lambda **lists: None)
    for hour, crisis in ((0, False), (1, True), (2, False), (3, True), (4, False), (8, False), (26, False)):
        seat.elapsed_s, seat.crisis = hour * HOUR_S, crisis
        list(policy._round(seat))
    assert looks == [("all", 0.0), ("homes", 2.0), ("homes", 4.0), ("all", 26.0)]


def bus(plan: str, charge: float, *failures: int) -> SimpleNamespace:
    """A bus as a board shows it, as far as a load plan is chosen by it."""
    return SimpleNamespace(plan=plan, lowest_kwh=charge, capacity_kwh=1.0, failures=failures)


def plans_of(nights: list[SimpleNamespace], notes: Notes) -> list[str]:
    """Which load plan is in force after each of some mornings with a clear sky."""
    sky = SimpleNamespace(tau=0.5, dust_share=0.0)
    found = []
    for sol, night in enumerate(nights):
        night.plan = found[-1] if found else "usual"
        view: Any = SimpleNamespace(flows=SimpleNamespace(power=night, weather=sky), hours=None, sol=sol)
        ordered = [order.plan for order in power.rule(Any, view, notes) if isinstance(order, UseLoadPlan)]
        found.append(ordered[-1] if ordered else night.plan)
    return found


def test_a_power_failure_darkens_the_load_plan_and_one_good_night_does_not_lighten_it() -> None:
    nights = [bus("", 0.3), bus("", 0.0, 1), *(bus("", 0.4, 1) for _ in range(5))]
    assert plans_of(nights, Notes()) == ["usual", *["storm"] * 6]


def test_a_lighter_plan_is_tried_a_step_at_a_time_and_later_each_time_that_it_failed() -> None:
    notes = Notes()
    plans = plans_of([bus("", 0.0, 0), *(bus("", 0.4, 0) for _ in range(20))], notes)
    assert plans.index("careful") == EASE_SOLS
    assert plans.index("usual") == 2 * EASE_SOLS
    assert plans_of([bus("", 0.4, 0), bus("", 0.0, 2 * EASE_SOLS + 1)], notes)[-1] == "storm"
    assert notes.ease_sols == 2 * EASE_SOLS


def test_spares_are_asked_for_by_what_goes_until_they_could_be_here() -> None:
    row = MaterialView("board", "Board", 4, 4, 0, 0, 0, 10, 1.0, earth=True, per_sol=0.1, waits=3)
    flights = tuple(SimpleNamespace(state="open", arrives_sol=sol) for sol in (260, 290))
    shop = SimpleNamespace(materials=(row, replace(row, item="held", per_sol=0.0)), recipes=(), lots=())
    view: Any = SimpleNamespace(shop=shop, supply=SimpleNamespace(flights=flights), sol=100, upkeep=None, flows=None)
    assert list(making.rule(Any, view, Notes())) == [orders.OrderFromEarth("board", 19 + 3 - 4 - 10)]
