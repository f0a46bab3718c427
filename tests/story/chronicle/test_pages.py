"""What becomes a page: a promise and a death, what was put off and what came of it."""

from __future__ import annotations

from dataclasses import replace

from game.session.almanac import Almanac
from game.session.crises import Crisis, CrisisLog, Rescue
from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.command.components import Command
from game.sim.earth.components import Act, Earth
from game.sim.minds.components import Memory, Mind
from game.sim.people.components import Person
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.upkeep.logs import write
from game.sim.works.components import Slip, Work, Works
from tests.story.chronicle.told import HARNESS, entity, pages, parts_of, pass_sols, promise, text_of


def test_a_promise_broken_before_a_death_is_told_with_its_dates(year: Session) -> None:
    promise(year)
    pass_sols(year, 31.0)
    die(year.world, entity(year, "kwan"), "hypoxia")
    [page] = pages(year, "promise.death")
    told = text_of(page)
    assert (page.from_sol, page.sol) == (545, 571)
    assert "545" in told
    assert "560" in told
    assert "571" in told
    assert "Kwan" in told
    assert "Engineering" in told
    assert page.people == ("kwan",)


def test_a_death_long_after_a_broken_promise_is_not_told_with_it(year: Session) -> None:
    promise(year)
    pass_sols(year, 120.0)
    die(year.world, entity(year, "kwan"), "hypoxia")
    assert not pages(year, "promise.death")
    assert pages(year, "promise.broken")


def test_a_death_before_the_promise_was_broken_is_not_told_with_it(year: Session) -> None:
    promise(year)
    pass_sols(year, 8.0)
    die(year.world, entity(year, "kwan"), "hypoxia")
    assert not pages(year, "promise.death")


def test_what_was_put_off_and_seen_to_in_time_is_told_with_who_did_it(year: Session) -> None:
    row = next(row for row, part in enumerate(parts_of(year)) if part == HARNESS)
    pass_sols(year, 20.0)
    write(year.world, row, "replaced", "Kwan")
    [page] = pages(year, "deferred.saved")
    assert (page.from_sol, page.sol, page.place) == (529, 560, "hab_3")
    assert "Kwan" in text_of(page)
    assert "quota" in text_of(page) or "529" in text_of(page)


def test_what_was_put_off_and_failed_into_a_crisis_is_told_with_the_dead(year: Session) -> None:
    world = year.world
    row = next(row for row, part in enumerate(parts_of(year)) if part == HARNESS)
    pass_sols(year, 20.0)
    write(world, row, "failed", "", "no spark")
    hab = world.the(Register).modules["hab_3"]
    now_s = world.one(Clock).elapsed_s
    dead = [entity(year, "kwan"), entity(year, "tanaka")]
    for who in dead:
        die(world, who, "hypoxia")
    world.one(CrisisLog).crises.append(
        Crisis(1, "oxygen", [hab], now_s + 600.0, 900.0, outcome="lost", ended_s=now_s + 9_000.0, dead=dead)
    )
    [page] = pages(year, "deferred.crisis")
    assert "two" in text_of(page).lower()
    assert pages(year, "crisis.lost")
    assert not [each for each in pages(year, "deferred.still") if "harness" in text_of(each)]


def test_a_night_that_cost_somebody_is_told_by_the_sol_on_which_they_died(year: Session) -> None:
    hab = year.world.the(Register).modules["hab_3"]
    onset_s = year.world.one(Clock).elapsed_s
    pass_sols(year, 40.0)
    died = entity(year, "tanaka")
    die(year.world, died, "thirst")
    year.world.one(CrisisLog).crises.append(
        Crisis(1, "oxygen", [hab], onset_s, 900.0, onset_s + 120.0, "x", {}, "lost", onset_s + 41.0 * SOL_S, [died])
    )
    [page] = pages(year, "crisis.lost")
    assert page.sol == 580
    assert "540" not in text_of(page)


def test_who_refused_went_in_and_came_back_is_told_and_who_did_not_come_back_otherwise(year: Session) -> None:
    mind = year.world.get(entity(year, "jackson"), Mind)
    mind.remembered = (Memory(year.elapsed_s, "will.remembers.made_to"),)
    assert "Jackson" in text_of(pages(year, "refused.back")[0])
    pass_sols(year, 2.0)
    die(year.world, entity(year, "jackson"), "vacuum")
    assert not pages(year, "refused.back")
    assert pages(year, "refused.died")[0].sol == 542


def test_a_rescue_is_told_with_both_names_and_only_once_for_each_who_was_saved(year: Session) -> None:
    hab = year.world.the(Register).modules["hab_3"]
    rescue = Rescue(entity(year, "eide"), entity(year, "kwan"), "carried", hab, 0, year.elapsed_s, 240.0)
    year.world.one(CrisisLog).rescues += [rescue, replace(rescue)]
    [page] = pages(year, "rescue")
    assert "Kwan" in text_of(page)
    assert "Eide" in text_of(page)
    assert "4 minutes" in text_of(page)


def test_with_the_last_who_could_be_left_alone_with_a_skill_the_skill_is_told_as_lost(year: Session) -> None:
    for _, person in year.world.each(Person):
        person.skills = {**person.skills, "welding": 0.3}
    kwan = year.world.get(entity(year, "kwan"), Person)
    kwan.skills = {"welding": 0.8}
    assert not pages(year, "skill.lost")
    die(year.world, entity(year, "kwan"), "hypoxia")
    [page] = pages(year, "skill.lost")
    assert "welding" in text_of(page)


def test_a_skill_is_not_told_as_lost_with_each_of_two_who_had_it(year: Session) -> None:
    for _, person in year.world.each(Person):
        person.skills = {**person.skills, "welding": 0.3}
    for name in ("kwan", "eide"):
        year.world.get(entity(year, name), Person).skills = {"welding": 0.8}
    die(year.world, entity(year, "kwan"), "hypoxia")
    pass_sols(year, 1.0)
    die(year.world, entity(year, "eide"), "hypoxia")
    [page] = pages(year, "skill.lost")
    assert "Eide" in text_of(page)


def test_an_act_that_was_forgiven_is_told_so_and_one_that_earth_has_not_heard_of_is_not_told(year: Session) -> None:
    acts = year.world.one(Earth).acts
    acts.append(Act(1, "quota_stopped", "", 548))
    assert not pages(year, "act.unforgiven")
    assert not pages(year, "act.forgiven")
    acts[-1] = Act(1, "quota_stopped", "", 548, heard_sol=548, asked_sol=555, forgiven=1)
    [page] = pages(year, "act.forgiven")
    assert "stopped the quota" in text_of(page)


def test_a_project_whose_hours_went_elsewhere_is_told_as_late(year: Session) -> None:
    pass_sols(year, 60.0)
    slip = Slip(550, "hours", "", 580)
    work = Work("seal_campaign", 1, "", 0, 545, state="done", slips=[slip], ended_sol=595)
    year.world.one(Works).over.append(work)
    [page] = pages(year, "work.late")
    assert "30" in text_of(page)
    assert "Seal campaign" in text_of(page)


def test_a_commander_who_fell_is_told_with_who_came_after(year: Session) -> None:
    command = year.world.one(Command)
    command.former = [(command.person, command.character, 600, "commander.changed.relieved")]
    command.person = entity(year, "kwan")
    [page] = pages(year, "commander.fell")
    assert "Rivera" in text_of(page)
    assert "Kwan" in text_of(page)


def test_of_a_first_minute_nothing_is_told_but_what_was_already_put_off(year: Session) -> None:
    assert {page.id for page in pages(year)} <= {"deferred.still"}


def test_many_dead_of_hunger_are_told_as_one_thing_and_a_few_are_not(year: Session) -> None:
    pass_sols(year, 10.0)
    for who in ("kwan", "tanaka"):
        die(year.world, entity(year, who), "hunger")
    assert not pages(year, "year.hunger")
    pass_sols(year, 5.0)
    die(year.world, entity(year, "wu"), "hunger")
    [page] = pages(year, "year.hunger")
    assert page.sol - page.from_sol == 5
    assert "By sol 555 there were 3" in text_of(page)


def test_the_page_on_hunger_names_the_last_sol_on_which_stores_were_full_and_how_long_that_could_be_read(
    year: Session,
) -> None:
    pass_sols(year, 10.0)
    almanac = year.world.one(Almanac)
    almanac.sols = list(range(540, 551))
    almanac.values["food_kg"] = [9_000.0, 12_000.0, 12_000.0, *(11_000.0 - 1_000.0 * sol for sol in range(8))]
    almanac.values["eaten_kg"] = [300.0] * len(almanac.sols)
    for who in ("kwan", "tanaka", "wu"):
        die(year.world, entity(year, who), "hunger")
    [page] = pages(year, "year.hunger")
    assert "On sol 542 the stores had held enough for 40 sols" in text_of(page)
    assert "For 8 mornings" in text_of(page)
