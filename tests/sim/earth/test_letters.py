"""Letters to and from Earth: what is asked, what is answered, what is made of it, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.sim.clock import SOL_S, Clock
from game.sim.crews.components import COLUMN, Booked, Plans
from game.sim.earth import acts, directives, orbits, proposals, reports, trust
from game.sim.earth.components import Directive, Earth
from game.sim.earth.events import BlackoutBegan, BlackoutOver
from game.sim.earth.kinds import book_of, rules_of
from game.sim.earth.messages import light_s
from game.sim.earth.viability import viability
from game.sim.people.components import Person
from game.sim.people.rules import die
from game.sim.supply.components import Supply
from game.sim.supply.holds import departures
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import debt_h
from game.sim.world import World
from tests.sim.years import Years

Begin = Callable[..., Years]


def here(years: Years, kind: str) -> Directive:
    """A directive that has come and can be answered, and no other that comes by itself."""
    world = years.world
    world.one(Earth).next_directive_sol = 10_000
    directive = directives.issue(world, kind)
    years.go(2.0 * light_s(world))
    assert directive.state == "open"
    return directive


def accepted(years: Years, kind: str) -> Directive:
    directive = here(years, kind)
    directives.answer(years.world, directive, "accept")
    years.go(2.0 * light_s(years.world))
    return directive


def work_for_earth(world: World, hours: float) -> None:
    world.one(Booked).total_h[0, COLUMN["quota"]] += hours


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


def test_anger_wears_itself_out_after_about_three_weeks(begin: Begin) -> None:
    years = begin()
    earth = years.world.one(Earth)
    earth.next_directive_sol = 10_000
    heights = []
    for sol in range(60):
        if sol < 40 and sol % 3 == 0:
            trust.provoke(years.world, 0.25)
        years.sols(1)
        heights.append(trust.height(years.world))
    angry = [sol for sol, height in enumerate(heights) if height >= 0]
    assert angry[0] <= 4
    assert 20 <= angry[-1] - angry[0] <= 40
    written = [message for message in earth.read if message.kind == "anger"]
    last_s = max(message.sent_s for message in written)
    assert len(written) >= 5
    assert last_s < 26 * SOL_S
    assert heights[-1] == -1


def test_anger_that_is_high_enough_takes_mass_out_of_the_next_hold(begin: Begin) -> None:
    years = begin()
    before = {d.ship: d.hold_kg for d in departures(years.world)}
    trust.provoke(years.world, 0.7)
    years.sols(1)
    after = {d.ship: d.hold_kg for d in departures(years.world)}
    assert years.world.one(Supply).allotment_share < 0.9
    assert all(after[ship] < kg for ship, kg in before.items())


def test_trust_remembers_why_it_moved_but_not_for_ever(begin: Begin) -> None:
    years = begin()
    world = years.world
    kept = rules_of(world).reasons_kept
    for number in range(kept + 5):
        trust.move_trust(world, "candour", 0.001, "letter.reason.deaths", {"count": str(number)})
    reasons = world.one(Earth).reasons["candour"]
    assert len(reasons) == kept
    assert reasons[-1].values == {"count": str(kept + 4)}
    assert reasons[-1].sol == 540


def test_a_death_costs_trust_when_earth_has_seen_it(begin: Begin) -> None:
    years = begin()
    world = years.world
    world.one(Earth).next_directive_sol = 10_000
    entity, _ = world.each(Person)[5]
    die(world, entity, "heart")
    before = world.one(Earth).trust["safety"]
    years.sols(3)
    assert world.one(Earth).trust["safety"] == pytest.approx(before - 0.03, abs=0.002)


def test_a_polished_report_looks_well_until_it_is_found_out(begin: Begin) -> None:
    years = begin()
    world, earth = years.world, years.world.one(Earth)
    truly = earth.picture["debt_h"]
    reports.send_report(world, "polished")
    years.sols(1)
    assert earth.picture["debt_h"] < 0.7 * truly
    before = earth.trust["candour"]
    reports.send_report(world, "frank")
    years.sols(1)
    assert earth.trust["candour"] < before - 0.15
    assert earth.reasons["candour"][-1].words == "letter.reason.lied"


def test_what_was_agreed_beforehand_spares_trust(begin: Begin) -> None:
    prices = []
    for agree in (False, True):
        years = begin(seed=3)
        world, earth = years.world, years.world.one(Earth)
        earth.next_directive_sol = 10_000
        if agree:
            acts.agree(world, "stop_quota")
            earth.trust |= {"safety": 0.8, "candour": 0.8}
            years.sols(10)
            assert earth.authorisations["stop_quota"].state == "agreed"
        earth.crisis_sol = world.one(Clock).sol
        before = earth.trust["output"]
        world.one(Plans).hours[:, COLUMN["quota"]] = 0.0
        years.sols(2)
        assert earth.acts[-1].kind == "quota_stopped"
        prices.append(before - earth.trust["output"])
    assert prices[0] > 0.14
    assert prices[1] < 0.03


def test_forgiveness_gives_a_part_back(begin: Begin) -> None:
    years = begin()
    world, earth = years.world, years.world.one(Earth)
    earth.next_directive_sol = 10_000
    earth.trust |= {"safety": 0.9, "candour": 0.9}
    act = acts.did(world, "quota_stopped")
    years.sols(1)
    cost = earth.trust["output"]
    acts.ask_forgiveness(world, act)
    years.sols(20)
    assert act.forgiven == 1
    assert earth.trust["output"] > cost + 0.05


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
    asked = []
    for growth_h in (0.0, 1_000.0):
        growing = 0
        for seed in range(12):
            world = begin(seed=seed).world
            earth = world.one(Earth)
            world.one(Clock).elapsed_s = 100.0 * SOL_S
            earth.picture |= {"projects_h": 1_000.0, "growth_h": growth_h}
            earth.directives = []
            earth.next_directive_sol = 0
            directives.schedule(world)
            growing += sum(directives.kind_of(world, one).growth > 0.3 for one in earth.directives)
        asked.append(growing)
    assert asked[0] > asked[1] + 2


def test_a_frank_report_a_day_earns_no_more_than_one_a_month(begin: Begin) -> None:
    years = begin()
    years.world.one(Earth).next_directive_sol = 10_000
    for _ in range(10):
        reports.send_report(years.world, "frank")
        years.sols(1)
    earned = [one for one in years.world.one(Earth).reasons["candour"] if one.words == "letter.reason.frank"]
    assert len(earned) == 1


def test_a_harder_earth_asks_more_and_forgives_less(begin: Begin) -> None:
    easy, hard = begin(), begin()
    hard.world.one(Earth).demands, hard.world.one(Earth).patience = 1.3, 0.7
    targets = [directives.issue(years.world, "quota").target for years in (easy, hard)]
    for years in (easy, hard):
        trust.provoke(years.world, 0.2)
    assert targets[1] == pytest.approx(1.3 * targets[0])
    assert hard.world.one(Earth).anger > easy.world.one(Earth).anger


def behind_the_sun(years: Years) -> None:
    """Let it be the second sol of a blackout."""
    world = years.world
    rules = rules_of(world)
    dark = next(sol for sol in range(1000, 1300) if orbits.is_dark(rules, sol * SOL_S))
    years.go((dark + 1.2) * SOL_S - world.one(Clock).now_s)


def test_earth_sees_nothing_and_asks_nothing_while_the_sun_stands_between(begin: Begin) -> None:
    years = begin()
    world, earth = years.world, years.world.one(Earth)
    earth.next_directive_sol = 10_000
    behind_the_sun(years)
    years.sols(2)
    assert earth.dark
    assert not earth.pending
    seen, numbers = dict(earth.picture), earth.numbers
    earth.next_directive_sol = 0
    work_for_earth(world, 500.0)
    years.sols(5)
    assert earth.picture == seen
    assert earth.numbers == numbers
    years.sols(14)
    assert not earth.dark
    assert earth.picture["quota_h"] == pytest.approx(seen["quota_h"] + 500.0)
    assert earth.directives


def test_the_colony_is_told_when_earth_goes_silent_and_when_it_is_back(begin: Begin) -> None:
    years = begin()
    heard: list[object] = []
    years.world.events.subscribe(BlackoutBegan, heard.append)
    years.world.events.subscribe(BlackoutOver, heard.append)
    behind_the_sun(years)
    years.sols(20)
    began, over = heard
    assert isinstance(began, BlackoutBegan)
    assert isinstance(over, BlackoutOver)
    assert years.world.one(Clock).sol - 20 < began.until_sol <= years.world.one(Clock).sol
