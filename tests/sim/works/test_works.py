"""Projects: whose hours they take, what they wait for, when they are done and what they change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.session.session import Session
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.fabrication.components import Shop
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Part, Redundancy, Wear
from game.sim.hardware.wear import drawn_life_h
from game.sim.learning.components import Learning
from game.sim.people.components import Body
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.stores.stock import colony_count, stock_count, use_up
from game.sim.structure.components import Module
from game.sim.structure.rules import lose_module
from game.sim.works import forecast, leads, places, rules, sites, stages
from game.sim.works.components import Work, Works
from game.sim.works.gains import runs, shield_of
from game.sim.works.kinds import kinds, work_of
from game.sim.works.processors import WorksProcessor
from game.sim.world import World

Begin = Callable[..., Session]


def clear(world: World) -> None:
    """Give up what is under way at the opening."""
    for work in list(world.one(Works).begun):
        rules.abandon(world, work)


def a_sol(world: World, hours: float, crew: str = "construction", skill: float = 0.5) -> float:
    """Let a sol pass in which works get some hours, in three shifts; return those that were used."""
    used = sum(rules.work(world, crew, hours / 3.0, lambda _skill: skill) for _ in range(3))
    world.one(Clock).elapsed_s += SOL_S
    WorksProcessor(world).process(SOL_S)
    return used


def until_done(world: World, work: Work, hours: float = 300.0, most: int = 400) -> int:
    """Let sols pass until a project is over; return how many."""
    for sol in range(most):
        if not leads.is_live(work):
            return sol
        a_sol(world, hours)
    raise AssertionError(f"{work.id} is in stage {work.stage} and waits for {work.waits} {work.waits_for}")


@pytest.fixture
def world(begin: Begin) -> World:
    world = begin().world
    clear(world)
    return world


def test_every_hour_that_works_take_is_on_the_books(world: World) -> None:
    work = rules.begin(world, "seal_campaign")
    rules.begin(world, "shielding")
    used = sum(a_sol(world, 90.0) for _ in range(30))
    works = world.one(Works)
    assert used > 100.0
    assert sum(item.used_h for item in [*works.begun, *works.over]) == pytest.approx(used, abs=1e-9)
    assert sum(works.hours.values()) == pytest.approx(used, abs=1e-9)
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
        spent = sum(world.one(Works).hours.values()) * leads.pace(world, work, 0.5, 1.0)
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
    assert runs(world, "emergency_training")
    assert world.one(Learning).drill_hours_share == pytest.approx(before + 0.25)
    rules.abandon(world, work)
    assert not runs(world, "emergency_training")
    assert world.one(Learning).drill_hours_share == pytest.approx(before)


def test_a_survey_narrows_what_is_known_of_each_site(world: World) -> None:
    kind = kinds(world)["geothermal"]
    wide = {site.id: sites.known(world, "geothermal", site)[1] for site in kind.sites}
    until_done(world, rules.begin(world, "geothermal_survey"))
    for site in kind.sites:
        told = sites.known(world, "geothermal", site)[1]
        assert told.high - told.low < wide[site.id].high - wide[site.id].low
        assert told.low < told.high


def test_what_a_survey_tells_is_true_in_most_seeds(begin: Begin) -> None:
    right = total = 0
    for seed in range(8):
        world = begin(seed=seed).world
        world.one(Works).surveyed.append("geothermal")
        for site in kinds(world)["geothermal"].sites:
            told = sites.known(world, "geothermal", site)[1]
            right += told.low <= sites.true_kw(world, site, 0) <= told.high
            total += 1
    assert right >= 0.75 * total


def test_three_sites_differ_in_depth_warmth_and_distance(world: World) -> None:
    found = kinds(world)["geothermal"].sites
    assert len({site.depth_m for site in found}) == len({site.distance_km for site in found}) == 3
    assert all(site.gradient_k_per_km >= 60.0 for site in found)
    assert all(5.0 <= site.m_per_sol <= 15.0 for site in found)


def geothermal_of(begin: Begin, *, dry: bool, again: bool = False) -> tuple[World, Work]:
    """Begin a well at a site that is so, in the first seed that has one."""
    for seed in range(60):
        world = begin(seed=seed).world
        for site in kinds(world)["geothermal"].sites:
            if sites.is_dry(world, site, 0) == dry and (not dry or sites.is_dry(world, site, 1) == again):
                clear(world)
                store = next(locker for _, locker in world.each(Locker) if locker.id == "stores.materials")
                store.items.update({"wire": 900, "metal_powder": 900, "sealant": 90, "engine_seals": 4})
                return world, rules.begin(world, "geothermal", site.id)
    raise AssertionError("no such seed")


def test_a_well_that_is_warm_feeds_the_bus_with_what_its_rock_gives(begin: Begin) -> None:
    world, work = geothermal_of(begin, dry=False)
    machine = world.get(world.the(Register).machines["power_hall.geothermal"], Machine)
    assert machine.loose
    until_done(world, work, hours=400.0)
    assert work.state == "done"
    assert not machine.loose
    assert machine.state in hardware.RUNNING
    assert world.one(Works).wells[work.site] > 0.0


def test_a_dry_well_is_drilled_on_and_given_up_if_that_is_dry_too(begin: Begin) -> None:
    world, work = geothermal_of(begin, dry=True, again=True)
    until_done(world, work, hours=400.0, most=700)
    assert work.state == "failed"
    assert work.deeper == 1
    assert work.site not in world.one(Works).wells


def test_the_extension_waits_for_its_generator_and_its_slip_has_a_date(begin: Begin) -> None:
    world = begin().world
    work = work_of(world, "greenhouse_extension")
    assert work is not None
    backup = world.get(world.the(Register).machines["greenhouse_extension.backup"], Machine)
    backup.home, backup.module = backup.module, world.the(Register).modules["hab_3"]
    for _ in range(90):
        a_sol(world, 200.0)
    assert work.stage == 2
    assert (work.waits, work.waits_for) == ("machine", "greenhouse_extension.backup")
    slipped = work.slips[-1]
    assert slipped.until_sol < 0
    backup.module, backup.home = backup.home, 0
    until_done(world, work)
    assert slipped.until_sol > slipped.sol
    assert world.get(world.the(Register).machines["greenhouse_extension.lamps"], Machine).state in hardware.RUNNING


def test_shielded_places_get_smaller_holes_and_fewer(world: World) -> None:
    assert shield_of(world, "hab_1").hole_share == 1.0
    until_done(world, rules.begin(world, "shielding"), hours=400.0)
    assert shield_of(world, "hab_1").hole_share == pytest.approx(0.7)
    assert shield_of(world, "dome_one").stop_share == pytest.approx(0.25)
    assert shield_of(world, "gallery_1").hole_share == 1.0


def test_a_rebuilt_place_stands_again_and_stays_shut_until_it_is_opened(world: World) -> None:
    module = world.the(Register).modules["nine_a"]
    lose_module(world, module)
    assert list(kinds(world)["rebuild"].stages)
    assert until_done(world, rules.begin(world, "rebuild", "nine_a")) >= 25
    assert not world.get(module, Module).lost
    assert world.get(module, Module).barred


def test_a_generator_built_properly_begins_new_and_lasts_longer(world: World) -> None:
    entity = world.the(Register).machines["hab_3.generator"]
    parts = [world.get(part, Part) for part, _ in hardware.parts_of(world, entity)]
    before = [part.fittings for part in parts]
    stores = next(locker for _, locker in world.each(Locker) if locker.id == "stores.spares")
    stores.items["membrane"] = 1
    until_done(world, rules.begin(world, "new_generator", "hab_3.generator"))
    assert stock_count(world, "membrane") == 0
    assert [part.fittings for part in parts] == [count + 1 for count in before]
    assert all(part.stage == "sound" for part in parts)
    kind = world.the(Settlement).part_kinds[parts[0].kind]
    usual = drawn_life_h(world.one(Chance), kind, parts[0].id, parts[0].fittings)
    assert world.one(Wear).life_h[parts[0].index] == pytest.approx(2.5 * usual)


def test_kits_lie_where_people_sleep_and_nothing_is_made_of_nothing(world: World) -> None:
    before = colony_count(world, "mask")
    there = sum(locker.items.get("mask", 0) for _, locker in world.each(Locker) if locker.id == "hab_1.locker")
    until_done(world, rules.begin(world, "response_kits"))
    now = sum(locker.items.get("mask", 0) for _, locker in world.each(Locker) if locker.id == "hab_1.locker")
    assert colony_count(world, "mask") == before
    assert now > there


def test_a_round_of_tests_finds_the_dead_changeover(world: World) -> None:
    entity, group = next(row for row in world.each(Redundancy) if row[1].id == "hab_3.oxygen")
    kind = world.get(group.part, Part).kind
    hardware.fail_part(world, group.part, world.the(Settlement).part_kinds[kind].modes[0])
    assert not group.known_dead
    work = rules.begin(world, "changeover_tests")
    for _ in range(40):
        a_sol(world, 10.0)
    assert work.round >= 1
    assert world.get(entity, Redundancy).known_dead


def test_when_dome_three_is_closed_everybody_has_a_bed_elsewhere(world: World) -> None:
    module = world.the(Register).modules["dome_three"]
    moved = places.living_in(world, module)
    assert moved
    until_done(world, rules.begin(world, "consolidation"))
    assert places.living_in(world, module) == []
    assert module not in places.homes(world)
    assert max(people / beds for beds, people in places.homes(world).values()) < 1.5


def test_a_step_on_the_same_sol_changes_nothing(world: World) -> None:
    rules.begin(world, "shielding")
    before = repr(world.one(Works))
    WorksProcessor(world).process(3600.0)
    assert repr(world.one(Works)) == before
