"""The council and the commander: votes, promises, grudges, words given and gone over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.sim.clock import SOL_S, Clock
from game.sim.command import commander, council, promises, votes
from game.sim.command.components import Command, Council
from game.sim.command.kinds import rules_of
from game.sim.crews.components import COLUMN, Plans
from game.sim.earth import directives, trust
from game.sim.earth.components import Earth
from game.sim.people.components import Person
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.works import rules as works
from tests.sim.years import Years

Begin = Callable[..., Years]


def test_there_is_no_council_in_a_scenario_of_one_night(begin: Begin) -> None:
    years = begin("g_7")
    council.move_stance(years.world, 0.5, "council.reason.vote")
    years.sols(2)
    assert years.world.one(Council) == Council()
    assert commander.gates(years.world) == ()


def test_the_review_is_voted_down_on_the_first_sol_and_carried_after_a_bad_season(begin: Begin) -> None:
    years = begin()
    world = years.world
    before = votes.forecast(world, "infrastructure_review")
    world.one(Earth).crises = 5
    for faction in world.one(Council).factions.values():
        faction.support = 0.7
    world.one(Council).stance = -0.4
    after = votes.forecast(world, "infrastructure_review")
    assert before.carried_share < 0.15
    assert after.carried_share > 0.6


def test_the_forecast_of_a_vote_is_what_happens_as_often_as_it_says(begin: Begin) -> None:
    world = begin().world
    share = votes.forecast(world, "drills").carried_share
    carried = 0
    for number in range(200):
        world.one(Clock).elapsed_s = number * 30 * SOL_S
        world.one(Council).stance = 0.3
        for kind in world.one(Council).factions.values():
            kind.support = 0.5
        share += votes.forecast(world, "drills").carried_share
        carried += votes.vote(world, "drills").carried
    assert carried / 200 == pytest.approx(share / 201, abs=0.1)


def test_a_broken_promise_is_remembered_with_the_sol_it_was_given(begin: Begin) -> None:
    years = begin()
    world = years.world
    promise = promises.make(world, "medical", "genetics")
    given = world.one(Council).factions["medical"].support
    years.sols(62)
    faction = world.one(Council).factions["medical"]
    assert promise.state == "broken"
    assert promise.ended_sol == 600
    assert faction.support < given - 0.2
    assert faction.reasons[-1].values["made"] == "540"
    assert faction.grudges[0].sol == 600
    assert council.grudges(world, "medical") > 0.4
    years.sols(200)
    assert 0.05 < council.grudges(world, "medical") < 0.25


def test_a_grudge_counts_in_a_vote(begin: Begin) -> None:
    world = begin().world
    before = votes.forecast(world, "drills").rows[1]
    council.grudge(world, "medical", 0.5, "council.grudge.broken")
    after = votes.forecast(world, "drills").rows[1]
    assert before.faction == after.faction == "medical"
    assert after.score == pytest.approx(before.score - 0.25)


def test_a_promise_is_kept_when_the_work_begins(begin: Begin) -> None:
    years = begin()
    promise = promises.make(years.world, "engineering", "survey")
    works.begin(years.world, "geothermal_survey")
    years.sols(1)
    assert promise.state == "kept"


def test_a_promise_never_to_do_a_thing_is_broken_on_the_sol_it_is_done(begin: Begin) -> None:
    years = begin()
    promise = promises.make(years.world, "research", "no_review")
    years.sols(3)
    assert promise.state == "open"
    works.begin(years.world, "infrastructure_review")
    years.sols(1)
    assert promise.state == "broken"
    assert promise.ended_sol == 544


def test_hours_taken_from_the_quota_please_engineers_and_not_the_laboratories(begin: Begin) -> None:
    world = begin().world
    before = {name: council.home(world, name) for name in ("engineering", "research")}
    plans = world.one(Plans)
    moved = plans.hours[:, COLUMN["quota"]].copy()
    plans.hours[:, COLUMN["quota"]] = 0.0
    plans.hours[:, COLUMN["repair"]] += moved
    assert council.home(world, "engineering") > before["engineering"] + 0.05
    assert council.home(world, "research") < before["research"] - 0.05


def test_somebody_else_speaks_when_a_speaker_is_dead(begin: Begin) -> None:
    world = begin().world
    first = council.speaker(world, "engineering")
    assert world.get(first, Person).id == "kwan"
    die(world, first, "heart")
    assert world.get(council.speaker(world, "engineering"), Person).id == "tanaka"


def test_rivera_says_no_to_the_review_until_the_council_has_voted_for_it(begin: Begin) -> None:
    world = begin().world
    assert not commander.ruling(world, "review").given
    world.one(Council).carried = {"infrastructure_review": 700}
    assert commander.ruling(world, "review").given


def test_her_word_costs_her_with_earth(begin: Begin) -> None:
    world = begin().world
    before = world.one(Command).with_earth
    commander.give_word(world, "review")
    assert world.one(Command).with_earth < before - 0.05
    assert commander.is_clear(world, "review")


def test_who_is_gone_over_again_and_again_relieves_operations(begin: Begin) -> None:
    world = begin().world
    for gate in ("review", "closing", "quota"):
        commander.override(world, gate)
    assert world.one(Command).relieved_sol == 540
    assert world.one(Command).with_you < 0.3


def test_a_commander_whom_earth_does_not_trust_falls_and_another_sort_follows(begin: Begin) -> None:
    years = begin()
    world = years.world
    world.one(Earth).next_directive_sol = 10_000
    rivera = world.the(Register).people["rivera"]
    commander.move_with_earth(world, -0.5, "commander.reason.missed")
    trust.move_trust(world, "output", -0.5, "letter.reason.missed")
    trust.move_trust(world, "safety", -0.4, "letter.reason.missed")
    years.sols(1)
    command = world.one(Command)
    assert command.threatened_sol == 541
    assert command.person == rivera
    years.sols(rules_of(world).falls_after_sols + 1)
    assert command.person not in (0, rivera)
    assert command.character != "rivera"
    assert command.former[0][0] == rivera
    assert world.get(command.person, Person).named


def test_the_dead_do_not_command(begin: Begin) -> None:
    years = begin()
    world = years.world
    die(world, world.the(Register).people["rivera"], "heart")
    years.sols(1)
    assert world.one(Command).person not in (0, world.the(Register).people["rivera"])


def test_refusing_growth_turns_the_colony_and_pleases_those_who_want_to_hold(begin: Begin) -> None:
    years = begin()
    world = years.world
    world.one(Earth).next_directive_sol = 10_000
    directive = directives.issue(world, "growth_hours")
    years.go(3_000.0)
    stance, party = world.one(Council).stance, world.one(Council).factions["expansion"].support
    engineers = world.one(Council).factions["engineering"].support
    directives.answer(world, directive, "refuse")
    assert world.one(Council).stance < stance - 0.05
    assert world.one(Council).factions["expansion"].support < party
    assert world.one(Council).factions["engineering"].support > engineers


def test_the_council_meets_every_four_weeks_and_votes_on_its_agenda(begin: Begin) -> None:
    years = begin()
    world = years.world
    votes.put_on_agenda(world, "drills")
    years.sols(7)
    body = world.one(Council)
    assert [vote.matter for vote in body.votes] == ["drills"]
    assert body.agenda == []
    assert body.next_sol == body.met_sol + 28
