"""Letters to and from Earth: what is asked and proposed, what is answered, and when."""

from __future__ import annotations

import pytest

from game.sim.clock import SOL_S, Clock
from game.sim.earth import directives, proposals, reports, trust
from game.sim.earth.components import Earth
from game.sim.earth.events import DirectiveAnswered
from game.sim.earth.kinds import book_of, rules_of
from game.sim.earth.messages import light_s
from game.sim.earth.viability import viability
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import debt_h
from tests.sim.earth.letters import Begin, accepted, here, work_for_earth


def test_there_is_no_earth_in_a_scenario_of_one_night(begin: Begin) -> None:
    years = begin("hab_3")
    earth = years.world.one(Earth)
    trust.move_trust(years.world, "safety", -0.2, "letter.reason.frank")
    years.sols(3)
    assert not earth.live
    assert earth == Earth()
    assert years.earth.next_s() == float("inf")


def test_a_directive_cannot_be_answered_before_it_has_come(begin: Begin) -> None:
    years = begin()
    directive = directives.issue(years.world, "quota")
    years.go(light_s(years.world) - 1.0)
    assert directive.state == "coming"
    years.go(2.0)
    assert directive.state == "open"


def test_a_refusal_costs_nothing_before_light_has_been_there_and_back(begin: Begin) -> None:
    years = begin()
    directive = here(years, "quota")
    before = years.world.one(Earth).trust["output"]
    directives.answer(years.world, directive, "refuse")
    light = light_s(years.world)
    years.go(1.01 * light)
    years.go(0.98 * light)
    assert years.world.one(Earth).trust["output"] == before
    assert years.world.one(Earth).anger == 0.0
    years.go(0.03 * light)
    assert years.world.one(Earth).trust["output"] == pytest.approx(before - 0.12)
    assert years.world.one(Earth).anger == pytest.approx(0.2)


def test_who_does_not_answer_has_refused(begin: Begin) -> None:
    years = begin()
    directive = here(years, "quota")
    years.sols(rules_of(years.world).answer_sols + 2)
    assert directive.state == "refused"
    assert years.world.one(Earth).reasons["output"][-1].words == "letter.reason.refused"


def test_a_quota_that_was_worked_is_met(begin: Begin) -> None:
    years = begin()
    directive = accepted(years, "quota")
    for _ in range(60):
        work_for_earth(years.world, 240.0)
        years.sols(1)
    assert directive.state == "met"
    assert directive.came_to == pytest.approx(240.0, rel=0.02)


def test_earth_judges_what_it_saw_last_and_not_what_was_done_since(begin: Begin) -> None:
    years = begin()
    directive = accepted(years, "backlog")
    world = years.world
    reports.send_report(world, "frank")
    years.sols(1)
    assert world.one(Earth).picture["debt_h"] > directive.target
    directive.target = world.one(Earth).picture["debt_h"] - 1.0
    records = world.one(Records)
    records.inspected_s[:] = records.serviced_s[:] = world.one(Clock).elapsed_s + 500.0 * SOL_S
    assert debt_h(world) < directive.target
    years.sols(110)
    assert directive.state == "missed"
    assert directive.came_to > directive.target


def test_what_is_reported_counts(begin: Begin) -> None:
    years = begin()
    directive = accepted(years, "backlog")
    directive.target = 1_000_000.0
    reports.send_report(years.world, "frank")
    years.sols(110)
    assert directive.state == "met"


def test_a_plea_that_is_heard_moves_the_date(begin: Begin) -> None:
    years = begin()
    years.world.one(Earth).trust["output"] = 1.0
    for _ in range(12):
        directive = here(years, "quota")
        due_sol, target = directive.due_sol, directive.target
        directives.answer(years.world, directive, "plead")
        years.sols(2)
        if directive.state == "accepted":
            assert directive.due_sol == due_sol + rules_of(years.world).plead_sols
            assert directive.target < target
            return
    raise AssertionError("no plea was heard of twelve")


def test_who_accepts_while_their_plea_is_on_its_way_has_answered_once(begin: Begin) -> None:
    for seed in range(1, 13):
        years = begin(seed=seed)
        directive = here(years, "quota")
        heard: list[DirectiveAnswered] = []
        years.world.events.subscribe(DirectiveAnswered, heard.append)
        due_sol = directive.due_sol
        directives.answer(years.world, directive, "plead")
        directives.answer(years.world, directive, "accept")
        answered_sol = directive.answered_sol
        years.sols(2)
        if directive.due_sol > due_sol:
            assert [event.answer for event in heard] == ["plead", "accept"]
            assert directive.answered_sol == answered_sol
            return
    raise AssertionError("no plea was heard of twelve")


def test_who_has_pleaded_is_not_taken_to_be_silent_while_nothing_comes_through(begin: Begin) -> None:
    years = begin()
    directive = here(years, "quota")
    plea = directives.answer(years.world, directive, "plead")
    plea.arrives_s += 14.0 * SOL_S
    years.sols(rules_of(years.world).answer_sols + 3)
    assert directive.state == "open"
    years.sols(14)
    assert directive.state in ("accepted", "refused")


def test_earth_sends_nobody_to_a_place_that_lacks_people(begin: Begin) -> None:
    years = begin()
    world = years.world
    numbers = viability(world)
    assert not numbers.viable
    assert numbers.short_people > 0
    assert proposals.odds_share(world, "more_people", 5.0) == 0.0
    proposal = proposals.file(world, "more_people")
    years.sols(25)
    assert proposal.state == "refused"
    answer = next(one for one in world.one(Earth).read if one.kind == "decision")
    assert answer.words == "letter.decided.not_viable"


def test_more_evidence_makes_a_yes_likelier(begin: Begin) -> None:
    world = begin().world
    bare = proposals.strength(world, "review")
    world.one(Earth).crises = 5
    shown = proposals.strength(world, "review", ("proposal.audit",), voted=True)
    assert shown > bare + 0.7
    assert proposals.odds_share(world, "review", shown) > proposals.odds_share(world, "review", bare) + 0.2


def test_a_proposal_is_decided_after_light_and_some_sols(begin: Begin) -> None:
    years = begin()
    world = years.world
    proposal = proposals.file(world, "lower_quota")
    least, most = book_of(world).proposals["lower_quota"].decide_sols
    years.sols(least - 1)
    assert proposal.state == "read"
    years.sols(most - least + 3)
    assert proposal.state in ("granted", "refused")
    assert least <= proposal.decided_sol - 540 <= most + 1


def test_earth_asks_for_growth_where_nothing_grows(begin: Begin) -> None:
    asked = [0, 0]
    for seed in range(12):
        world = begin(seed=seed).world
        earth = world.one(Earth)
        world.one(Clock).elapsed_s = 100.0 * SOL_S
        for number, growth_h in enumerate((0.0, 1_000.0)):
            earth.picture |= {"projects_h": 1_000.0, "growth_h": growth_h}
            earth.directives = []
            earth.next_directive_sol = 0
            directives.schedule(world)
            asked[number] += sum(directives.kind_of(world, one).growth > 0.3 for one in earth.directives)
    assert asked[0] > asked[1] + 2
