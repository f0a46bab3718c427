"""What Earth thinks of the colony: what moves its trust and its anger, and what lets them fade."""

from __future__ import annotations

import pytest

from game.sim.clock import SOL_S, Clock
from game.sim.crews.components import COLUMN, Plans
from game.sim.earth import acts, directives, reports, trust
from game.sim.earth.components import Authorisation, Earth
from game.sim.earth.kinds import rules_of
from game.sim.people.components import Person
from game.sim.people.rules import die
from game.sim.supply.components import Supply
from game.sim.supply.holds import departures
from tests.sim.earth.letters import Begin


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


def test_leave_stands_until_it_is_used_up_or_its_last_sol_is_over(begin: Begin) -> None:
    world = begin().world
    sol = world.one(Clock).sol
    assert acts.stands(world, Authorisation("stop_quota", "agreed", sol, sol, 1))
    assert not acts.stands(world, Authorisation("stop_quota", "agreed", sol, sol - 1, 1))
    assert not acts.stands(world, Authorisation("stop_quota", "agreed", sol, sol, 0))
    assert not acts.stands(world, Authorisation("stop_quota", "asked", sol, sol, 1))
