"""Where the colony goes if nothing is done: ranges that hold, warnings that come in time, and what ways out cost."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.session import Session
from game.sim.chance import Stream, key_of
from game.sim.clock import SOL_S, Clock
from game.sim.crews.components import COLUMN, Plans
from game.sim.outlook.ahead import fit_for_work, look, people_needed, stocks_kg
from game.sim.outlook.components import Outlook, Row
from game.sim.outlook.events import PointOfNoReturn, ReturnFound
from game.sim.outlook.exits import strip
from game.sim.outlook.processors import OutlookProcessor
from game.sim.outlook.rates import Rate, failures_per_sol, spares_per_sol
from game.sim.outlook.reckoning import debt_row, lost_at_h, sols_until, trend_row
from game.sim.outlook.spares import Shelf, lasts, runs_out
from game.sim.outlook.systems import SYSTEMS, SystemBook
from game.sim.portable import log
from game.sim.register import Register
from game.sim.stores.components import Locker
from game.sim.structure.components import Module
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import known_bad
from game.sim.world import World

Begin = Callable[..., Session]


@pytest.fixture
def world(begin: Begin) -> World:
    return begin().world


def pass_a_sol(world: World, processor: OutlookProcessor) -> None:
    """Let a sol pass for the outlook alone."""
    world.one(Clock).elapsed_s += SOL_S
    processor.process(SOL_S)


def owe(world: World, *, first: float, per_sol: float, worked: float) -> None:
    """Have the debt of upkeep grown so over the last sols."""
    outlook = world.one(Outlook)
    outlook.debts = [first + per_sol * sol for sol in range(21)]
    outlook.worked = [worked] * 21
    outlook.sols = 21


def test_the_last_spare_goes_when_it_was_said_in_most_seeds() -> None:
    rate, inside = Rate(0.08, 0.1, 0.125), 0
    for seed in range(60):
        stream = Stream(key_of(seed, "spares"))
        true = rate.middle
        sols = sum(-log(1.0 - stream.share()) / true for _ in range(13))
        low, high = runs_out(12.0, rate)
        inside += low <= sols <= high
    assert inside >= 50


def test_more_spares_last_longer_and_a_higher_rate_shorter() -> None:
    rate = Rate(0.08, 0.1, 0.125)
    assert runs_out(20.0, rate) > runs_out(5.0, rate)
    assert runs_out(5.0, Rate(0.16, 0.2, 0.25)) < runs_out(5.0, rate)


def test_what_comes_half_a_year_after_the_last_spare_went_does_not_save_the_machines() -> None:
    rate = Rate(0.08, 0.1, 0.125)
    late = lasts(Shelf(2.0, 0, ((165, 40),)), rate)
    assert late.next_sols == 165
    assert late.next_count == 40
    assert late.high_sols < 165.0
    assert late.count == 2.0
    soon = lasts(Shelf(2.0, 0, ((15, 40),)), rate)
    assert soon.next_sols is None
    assert soon.count == 42.0
    assert soon.low_sols > 165.0


def test_parts_that_wait_have_used_up_what_lies_here() -> None:
    rate = Rate(0.08, 0.1, 0.125)
    assert lasts(Shelf(5.0, 5, ()), rate) == replace(lasts(Shelf(0.0, 0, ()), rate), count=5.0)
    assert lasts(Shelf(0.0, 3, ()), rate).low_sols == 0.0
    assert lasts(Shelf(0.0, 3, ()), rate, stand_by=2.0).low_sols > 0.0


@given(
    here=st.integers(0, 20),
    waits=st.integers(0, 10),
    coming=st.lists(st.tuples(st.integers(1, 400), st.integers(1, 30)), max_size=4, unique_by=lambda each: each[0]),
    per_sol=st.floats(0.01, 0.5),
)
def test_more_here_or_sooner_never_lasts_shorter(
    here: int, waits: int, coming: list[tuple[int, int]], per_sol: float
) -> None:
    rate = Rate(per_sol / 1.3, per_sol, per_sol * 1.3)
    arrivals = tuple(sorted(coming))
    before = lasts(Shelf(here, waits, arrivals), rate)
    more = lasts(Shelf(here + 1, waits, arrivals), rate)
    sooner = lasts(Shelf(here, waits, tuple((sols // 2, count) for sols, count in arrivals)), rate)
    assert before.low_sols <= before.high_sols
    assert more.low_sols >= before.low_sols
    assert sooner.low_sols >= before.low_sols


def test_a_debt_that_feeds_on_itself_is_lost_when_the_equation_says() -> None:
    k, debt, falls, given = 2e-4, 500.0, 360.0, 340.0
    lost = lost_at_h(k, falls, 680.0, 20.0)
    assert lost == pytest.approx(20.0 * (680.0 - falls * (1.0 + k * lost)))
    told = sols_until(k, debt, falls, given, lost)
    step, sols = 0.01, 0.0
    while debt < lost:
        debt += (falls * (1.0 + k * debt) - given) * step
        sols += step
    assert told == pytest.approx(sols, rel=0.01)


def test_hours_that_cover_what_falls_due_are_never_overtaken() -> None:
    assert math.isinf(sols_until(2e-4, 100.0, 300.0, 340.0, 5000.0))
    assert sols_until(2e-4, 6000.0, 300.0, 340.0, 5000.0) == 0.0
    assert sols_until(0.0, 100.0, 350.0, 340.0, 200.0) == pytest.approx(10.0)


def test_the_book_gives_way_to_what_was_really_used(world: World) -> None:
    failures = failures_per_sol(world)
    by_book = spares_per_sol(world, failures)["sensor_cell"]
    outlook = world.one(Outlook)
    outlook.sols, outlook.replaced["sensor_cell"] = 200, 200
    seen = spares_per_sol(world, failures)["sensor_cell"]
    assert seen.high / seen.low < by_book.high / by_book.low
    assert abs(seen.middle - 1.0) < abs(by_book.middle - 1.0)


def test_a_colony_without_spares_does_not_seem_to_need_fewer(world: World) -> None:
    outlook, failures = world.one(Outlook), failures_per_sol(world)
    outlook.sols, outlook.owed = 200, {}
    quiet = spares_per_sol(world, failures)["power_module"]
    book, records = world.the(UpkeepBook), world.one(Records)
    supplies = [
        row for row, kind in enumerate(book.kinds) if kind.spare == "power_module" and not known_bad(world)[row]
    ]
    for row in supplies[:5]:
        book.parts[row].failed_s, records.known_share[row] = 1.0, 1.0
    waiting = spares_per_sol(world, failures)["power_module"]
    outlook.replaced["power_module"] = 5
    for row in supplies[:5]:
        book.parts[row].failed_s, records.known_share[row] = -1.0, 0.0
    assert waiting == spares_per_sol(world, failures)["power_module"]
    assert waiting.middle > 2.0 * quiet.middle


def test_what_was_used_brackets_the_true_rate_in_most_seeds(world: World) -> None:
    failures, outlook, inside = failures_per_sol(world), world.one(Outlook), 0
    book = spares_per_sol(world, failures)["filter_pack"].middle
    for seed in range(40):
        stream = Stream(key_of(seed, "rate"))
        true = book * stream.lognormal(1.0, 3.0)
        at, count = 0.0, 0
        while (at := at - log(1.0 - stream.share()) / true) < 100.0:
            count += 1
        outlook.sols, outlook.replaced["filter_pack"] = 100, count
        told = spares_per_sol(world, failures)["filter_pack"]
        inside += told.low <= true <= told.high
    assert inside >= 32


def test_a_stock_that_sinks_ends_when_it_was_said_in_most_seeds(world: World) -> None:
    inside = 0
    for seed in range(40):
        stream = Stream(key_of(seed, "stock"))
        values = [1000.0]
        for _ in range(20):
            values.append(values[-1] - 10.0 + 4.0 * stream.normal())
        row = trend_row(world, "food", "stock", values, 0.0)
        assert row is not None
        left, sols = values[-1], 0
        while left > 0.0:
            left += -10.0 + 4.0 * stream.normal()
            sols += 1
        inside += row.low_sols - 2.0 <= sols <= row.high_sols + 2.0
    assert inside >= 32


def test_what_rises_never_ends(world: World) -> None:
    row = trend_row(world, "food", "stock", [100.0 + sol for sol in range(21)], 0.0)
    assert row is not None
    assert math.isinf(row.high_sols)


def test_a_debt_that_grows_is_said_once_with_its_ways_out_and_taken_back_when_it_does_not(world: World) -> None:
    said: list[PointOfNoReturn] = []
    found: list[ReturnFound] = []
    world.events.subscribe(PointOfNoReturn, said.append)
    world.events.subscribe(ReturnFound, found.append)
    processor = OutlookProcessor(world)
    owe(world, first=400.0, per_sol=100.0, worked=340.0)
    look(world)
    processor._say(world.one(Outlook))
    processor._say(world.one(Outlook))
    assert [event.row for event in said if event.row == "debt"] == ["debt"]
    kinds = {way.kind for way in world.one(Outlook).exits if way.row == "debt"}
    assert kinds == {"abandon", "quota"}
    owe(world, first=400.0, per_sol=-15.0, worked=340.0)
    look(world)
    processor._say(world.one(Outlook))
    assert [event.row for event in found] == ["debt"]


def test_each_way_out_gains_time_and_has_its_price(world: World) -> None:
    owe(world, first=400.0, per_sol=100.0, worked=340.0)
    look(world)
    ways = {way.kind: way for way in world.one(Outlook).exits if way.row == "debt"}
    assert all(way.gain_sols > 0.0 and way.hours_per_sol > 0.0 for way in ways.values())
    assert ways["abandon"].beds > 0
    assert ways["abandon"].crowding > 1.0
    assert 0.0 < ways["quota"].quota_share <= 1.0


def test_hours_taken_from_the_quota_put_the_day_off(world: World) -> None:
    owe(world, first=400.0, per_sol=60.0, worked=340.0)
    failures = failures_per_sol(world)
    before = debt_row(world, failures)
    plans = world.one(Plans)
    plans.hours[:, COLUMN["repair"]] += plans.hours[:, COLUMN["quota"]]
    plans.hours[:, COLUMN["quota"]] = 0.0
    assert debt_row(world, failures).low_sols > before.low_sols


def test_a_spare_that_is_gone_can_be_had_by_stripping_what_is_missed_least(world: World) -> None:
    for _, locker in world.each(Locker):
        locker.items.pop("membrane", None)
    row = Row("oxygen", "spares", "membrane", 0.0, 0.0, -0.02, 5.0, 40.0)
    way = strip(world, row, spares_per_sol(world, failures_per_sol(world)))
    assert way is not None
    assert way.parts >= 1
    assert way.gain_sols > 0.0
    assert way.target in world.the(Register).machines
    assert way.bare


def test_every_system_that_keeps_people_alive_is_looked_at(world: World) -> None:
    processor = OutlookProcessor(world)
    for _ in range(8):
        pass_a_sol(world, processor)
    assert {row.id for row in world.one(Outlook).rows} >= {*SYSTEMS, "debt", "hands"}
    assert all(world.the(SystemBook).machines[system] for system in ("oxygen", "co2", "power", "water"))
    assert fit_for_work(world) > people_needed(world)
    assert stocks_kg(world)["food"] > 10_000.0


def test_a_step_on_the_same_sol_looks_at_nothing(world: World) -> None:
    processor = OutlookProcessor(world)
    pass_a_sol(world, processor)
    rows = world.one(Outlook).rows
    processor.process(3600.0)
    assert world.one(Outlook).rows is rows


def test_a_home_that_cannot_be_given_up_is_not_offered(world: World) -> None:
    for _, module in world.each(Module):
        if module.id not in ("hab_1", "hab_2"):
            module.barred = True
    owe(world, first=400.0, per_sol=100.0, worked=340.0)
    look(world)
    assert "abandon" not in {way.kind for way in world.one(Outlook).exits}
