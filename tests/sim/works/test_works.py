"""Projects: whose hours they take, what they wait for, when they are done and who leads them."""

from __future__ import annotations

import pytest

from game.sim import sums
from game.sim.clock import Clock
from game.sim.command.council import hours_by_aim
from game.sim.fabrication.components import Shop
from game.sim.learning.components import Learning
from game.sim.people.components import Body
from game.sim.people.rules import die
from game.sim.stores.components import Locker
from game.sim.stores.stock import colony_count, stock_count, store, use_up
from game.sim.works import forecast, leads, rules, stages
from game.sim.works.components import Works
from game.sim.works.kinds import kinds
from game.sim.works.processors import WorksProcessor
from game.sim.world import World
from tests.sim.works.sols_of_work import Begin, a_sol, clear, until_done


def test_every_hour_that_works_take_is_on_the_books(world: World) -> None:
    work = rules.begin(world, "seal_campaign")
    rules.begin(world, "shielding")
    used = sum(a_sol(world, 90.0) for _ in range(30))
    works = world.one(Works)
    assert used > 100.0
    assert sum(item.used_h for item in [*works.begun, *works.over]) == pytest.approx(used, abs=1e-9)
    assert work.state == "done"


def test_without_its_materials_nothing_goes_on_and_they_are_asked_for(world: World) -> None:
    use_up(world, "sealant", stock_count(world, "sealant"))
    work = rules.begin(world, "seal_campaign")
    assert a_sol(world, 90.0) == 0.0
    assert (work.waits, work.waits_for) == ("material", "sealant")
    assert work.slips[-1].sol == world.one(Clock).sol - 1
    assert any("works/seal_campaign" in lot.whys for lot in world.one(Shop).lots if lot.item == "sealant")
    next(locker for _, locker in world.each(Locker) if locker.id == "stores.spares").items["sealant"] = 24
    assert a_sol(world, 90.0) > 0.0
    assert work.slips[-1].until_sol >= 0


def test_what_a_project_got_a_sol_is_the_mean_since_it_was_begun_and_later_of_the_last_sols(world: World) -> None:
    work = rules.begin(world, "shielding")
    for sols, hours in enumerate((40.0, 80.0, 60.0), 1):
        before_h = work.done_h
        a_sol(world, hours)
        assert work.per_sol_h > 0.0
        assert work.done_h > before_h
        assert work.per_sol_h == pytest.approx(work.done_h / sols)
    for _ in range(12):
        a_sol(world, 0.0)
    assert work.per_sol_h < 10.0


def test_a_project_takes_what_its_plan_says_and_nothing_more(world: World) -> None:
    before = {item: stock_count(world, item) for item in ("sealant", "seal", "polymer")}
    until_done(world, rules.begin(world, "seal_campaign"))
    after = {item: stock_count(world, item) for item in before}
    assert {item: before[item] - after[item] for item in before} == {"sealant": 24, "seal": 8, "polymer": 0}


def test_it_takes_its_time_however_many_hours_it_gets(world: World) -> None:
    work = rules.begin(world, "seal_campaign")
    assert until_done(world, work, hours=5000.0) >= 12 + 6 - 2


def test_given_up_it_gives_back_a_part_of_what_is_not_worked_up_yet(world: World) -> None:
    before = stock_count(world, "sealant")
    work = rules.begin(world, "seal_campaign")
    a_sol(world, 60.0)
    expected = stages.refund(world, work)["sealant"]
    rules.abandon(world, work)
    assert 0 < expected < 24
    assert colony_count(world, "sealant") - before + 24 >= expected
    assert world.one(Works).used["sealant"] == 24 - expected


def test_what_was_worked_on_is_remembered_however_much_comes_after_and_what_nobody_touched_is_not(world: World) -> None:
    before = len(world.one(Works).over)
    hours = [sums.total(hours_by_aim(world).values())]
    for _ in range(24):
        rules.abandon(world, rules.begin(world, "shielding"))
        store(world, "sealant", 24)
        work = rules.begin(world, "seal_campaign")
        a_sol(world, 6.0)
        rules.abandon(world, work)
        hours.append(sums.total(hours_by_aim(world).values()))
    assert [work.id for work in world.one(Works).over[before:]] == ["seal_campaign"] * 24
    assert hours == sorted(set(hours))


def test_at_rest_it_takes_no_hours_and_loses_nothing(world: World) -> None:
    work = rules.begin(world, "seal_campaign")
    a_sol(world, 60.0)
    done = work.done_h
    rules.suspend(world, work)
    assert a_sol(world, 60.0) == 0.0
    rules.resume(world, work)
    assert work.done_h == done
    assert a_sol(world, 60.0) > 0.0


def test_what_is_raised_gets_the_hours_first(world: World) -> None:
    first, second = rules.begin(world, "shielding"), rules.begin(world, "reinforced_hull")
    a_sol(world, 30.0)
    assert second.done_h == 0.0
    rules.raise_first(world, second)
    before = first.done_h
    a_sol(world, 20.0)
    assert second.done_h > 0.0
    assert first.done_h == before


def test_the_review_stops_all_other_works_and_takes_hours_from_everybody(world: World) -> None:
    other = rules.begin(world, "shielding")
    review = rules.begin(world, "infrastructure_review")
    a_sol(world, 150.0)
    assert other.waits == "review"
    assert other.done_h == 0.0
    assert review.done_h > 0.0
    assert rules.disruptions(world)["quota"] == pytest.approx(0.35)
    rules.suspend(world, review)
    assert rules.disruptions(world) == {}


def test_a_review_finds_what_nobody_knew_and_grows_by_it(world: World) -> None:
    review = rules.begin(world, "infrastructure_review")
    planned = sum(stage.hours for stage in kinds(world)["infrastructure_review"].stages)
    until_done(world, review, hours=600.0)
    assert review.found > 30
    assert review.extra_h == pytest.approx(5.0 * review.found)
    assert review.used_h > planned


def test_the_hours_that_are_told_bracket_what_it_takes_in_most_seeds(begin: Begin) -> None:
    inside = 0
    for seed in range(12):
        world = begin(seed=seed).world
        clear(world)
        work = rules.begin(world, "seal_campaign")
        left = forecast.hours_left(world, work)
        total = 0.0
        for _ in range(120):
            if not leads.is_live(work):
                break
            before = total
            a_sol(world, 60.0)
            total = before + work.today_done_h
        told = forecast.Range(left.low, left.high)
        spent = work.used_h * leads.pace(world, work, 0.5, 1.0)
        inside += told.low <= spent <= told.high
    assert inside >= 9


def test_a_lead_who_knows_the_work_and_has_slept_makes_it_shorter(world: World) -> None:
    able = rules.begin(world, "shielding")
    good, paced = leads.bias(world, able), leads.pace(world, able, 0.5, 1.0)
    able.lead = 0
    assert leads.bias(world, able) > good
    assert leads.pace(world, able, 0.5, 1.0) < paced


def test_who_leads_much_leads_each_worse(world: World) -> None:
    one = rules.begin(world, "shielding")
    alone = leads.bias(world, one)
    rules.begin(world, "early_warning", lead=one.lead)
    rules.begin(world, "response_kits", lead=one.lead)
    assert leads.bias(world, one) > alone


def test_when_its_lead_dies_a_project_says_so_and_goes_on_slower(world: World) -> None:
    work = rules.begin(world, "shielding")
    a_sol(world, 30.0)
    die(world, work.lead, "hypoxia")
    assert not world.get(work.lead, Body).alive
    a_sol(world, 30.0)
    assert work.lead == 0
    assert work.state in ("working", "waiting")


def test_a_policy_goes_on_until_it_is_given_up(world: World) -> None:
    before = world.one(Learning).drill_hours_share
    work = rules.begin(world, "emergency_training")
    for _ in range(70):
        a_sol(world, 20.0)
    assert work.round >= 2
    assert world.one(Learning).drill_hours_share == pytest.approx(before + 0.25)
    rules.abandon(world, work)
    assert world.one(Learning).drill_hours_share == pytest.approx(before)


def test_a_step_on_the_same_sol_changes_nothing(world: World) -> None:
    rules.begin(world, "shielding")
    before = repr(world.one(Works))
    WorksProcessor(world).process(3600.0)
    assert repr(world.one(Works)) == before
