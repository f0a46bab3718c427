"""Where crews' hours go, what too few of them do at once, and what they do to people over weeks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from game.content.kinds.answer import CostPlan
from game.content.kinds.hours import Area
from game.session.orders import Accepted, CopyPlan, Refusal, SaveTemplate, SetAuto, SetHours, UseTemplate
from game.session.save import read_save, write_save
from game.session.session import Session
from game.session.view import CrewView, HoursView
from game.sim.crews import debits, strain
from game.sim.crews.book import CrewBook
from game.sim.crews.components import COLUMN, USES, Booked, Off, Plans, Strain, Watch
from game.sim.crews.rules import tended_share
from game.sim.hardware.components import Machine
from game.sim.minds.components import Mind
from game.sim.people.components import Person, Whereabouts
from game.story.storylets.components import Page
from game.story.storylets.options import affordable
from tests.passing import until_sol

Begin = Callable[..., Session]


def board(session: Session) -> HoursView:
    view = session.view().hours
    assert view is not None
    return view


def crew(session: Session, name: str) -> CrewView:
    return next(crew for crew in board(session).crews if crew.id == name)


def test_three_hundred_fit_people_bring_six_and_a_half_hours_each(begin: Begin) -> None:
    session = begin()
    assert board(session).there_h == pytest.approx(1950.0)
    until_sol(session, 542)
    worked_h = session.world.one(Booked).last_h.sum()
    assert 1900.0 < worked_h <= 1950.0


def test_every_hour_of_a_shift_is_booked_to_one_use(begin: Begin) -> None:
    session = begin()
    until_sol(session, 542)
    booked = session.world.one(Booked)
    for hours, heads in zip(booked.last_h, booked.heads, strict=True):
        assert hours.sum() <= heads * 6.5 + 1e-9
        assert (hours >= 0.0).all()


def test_hours_given_to_one_use_are_taken_from_rest(begin: Begin) -> None:
    session = begin()
    before = {use.use: use.planned_h for use in crew(session, "structures").uses}
    assert isinstance(session.order(SetHours("structures", "inspection", 30.0)), Accepted)
    after = {use.use: use.planned_h for use in crew(session, "structures").uses}
    assert after["inspection"] == pytest.approx(30.0)
    assert after["rest"] == pytest.approx(before["rest"] - (30.0 - before["inspection"]))


def test_overtime_brings_more_hours_up_to_what_people_bear(begin: Begin) -> None:
    session = begin()
    assert isinstance(session.order(SetHours("engineering", "repair", 500.0)), Refusal)
    assert isinstance(session.order(SetHours("engineering", "repair", 110.0)), Accepted)
    assert crew(session, "engineering").overtime_h == pytest.approx(110.0 - 66.0 - 10.0)


def test_a_crew_cannot_give_again_what_is_its_part_of_hours_that_all_owe(begin: Begin) -> None:
    session = begin()
    world, row = session.world, session.world.the(CrewBook).row["structures"]
    plans = world.one(Plans)
    there_h = float(plans.hours[row, COLUMN["inspection"]] + plans.hours[row, COLUMN["rest"]])
    part = float(plans.normal_h[row] / plans.normal_h.sum())
    assert debits.can_spare(world, "structures", "inspection", there_h)
    debits.call_away(world, "", "inspection", 20.0, 2, "vigil")
    assert not debits.can_spare(world, "structures", "inspection", there_h - 0.9 * 20.0 * part)
    assert debits.can_spare(world, "structures", "inspection", there_h - 1.1 * 20.0 * part)


def test_what_one_crew_owes_is_missing_from_what_all_can_spare(begin: Begin) -> None:
    world = begin().world
    plans = world.one(Plans)
    there_h = float(plans.hours[:, [COLUMN["inspection"], COLUMN["rest"]]].sum()) - 1.0
    assert debits.can_spare(world, "", "inspection", there_h)
    debits.call_away(world, "structures", "inspection", 5.0, 2, "a class")
    assert not debits.can_spare(world, "", "inspection", there_h)


def test_a_template_changes_every_crew_and_can_be_taken_back(begin: Begin) -> None:
    session = begin()
    usual = session.world.one(Plans).hours.copy()
    assert isinstance(session.order(UseTemplate("alert")), Accepted)
    alert = session.world.one(Plans).hours
    assert alert[:, COLUMN["repair"]].sum() > usual[:, COLUMN["repair"]].sum() + 100.0
    assert isinstance(session.order(UseTemplate("usual")), Accepted)
    assert np.array_equal(session.world.one(Plans).hours, usual)


def test_a_plan_can_be_saved_by_name_and_copied_to_another_crew(begin: Begin) -> None:
    session = begin()
    session.order(SetHours("power", "training", 10.0))
    assert isinstance(session.order(SaveTemplate("mine")), Accepted)
    session.order(UseTemplate("usual"))
    assert isinstance(session.order(UseTemplate("mine")), Accepted)
    assert session.world.one(Plans).hours[session.world.the(CrewBook).row["power"], COLUMN["training"]] == 10.0
    assert isinstance(session.order(SaveTemplate("no such name!")), Refusal)
    assert isinstance(session.order(CopyPlan("power", "water")), Accepted)
    hours, row = session.world.one(Plans).hours, session.world.the(CrewBook).row
    assert hours[row["water"]].sum() == pytest.approx(65.0)
    assert hours[row["water"], COLUMN["training"]] > 0.0


def test_a_crew_that_does_not_exist_gets_no_hours(begin: Begin) -> None:
    session = begin()
    answer = session.order(SetHours("cloud_painters", "rest", 1.0))
    assert isinstance(answer, Refusal)
    assert answer.reason == "refused.no_such_crew"
    assert isinstance(session.order(UseTemplate("never_saved")), Refusal)


def test_short_operations_cost_output_at_once_and_enough_hours_bring_it_back(begin: Begin) -> None:
    session = begin()
    session.order(SetHours("life_support", "operations", 20.0))
    until_sol(session, 541)
    assert tended_share(session.world, "life_support") < 0.5
    generators = [machine for _, machine in session.world.each(Machine) if machine.id.endswith(".generator")]
    assert generators
    assert all(machine.run_share < 0.9 for machine in generators)
    session.order(UseTemplate("usual"))
    until_sol(session, 542)
    assert tended_share(session.world, "life_support") == 1.0
    assert all(machine.run_share == 1.0 and machine.condition_share > 0.7 for machine in generators)


def test_without_watchers_instruments_are_read_late(begin: Begin) -> None:
    session = begin()
    assert not session.world.one(Watch).late
    session.order(SetHours("operations", "operations", 10.0))
    until_sol(session, 541)
    watch = session.world.one(Watch)
    assert watch.late
    assert 600.0 < watch.late_s.max() <= 1200.0


def test_people_who_work_long_hours_grow_weary_and_those_who_rest_recover(begin: Begin) -> None:
    worn, rested = begin(), begin()
    assert isinstance(worn.order(SetHours("field_science", "quota", 110.0)), Accepted)
    assert isinstance(rested.order(SetHours("field_science", "quota", 30.0)), Accepted)
    for session in (worn, rested):
        until_sol(session, 560)
    assert crew(worn, "field_science").tired == "burning out"
    assert crew(rested, "field_science").tired == "fit"
    assert crew(worn, "field_science").stress_share > crew(rested, "field_science").stress_share


def test_weariness_shows_in_how_tired_people_are(begin: Begin) -> None:
    session = begin()
    until_sol(session, 541)
    minds = [mind.weary_share for _, mind in session.world.each(Mind)]
    assert max(minds) > 0.7
    assert min(minds) < 0.4


def test_somebody_off_work_stays_home_and_brings_no_hours(begin: Begin) -> None:
    session = begin()
    world = session.world
    here = world.the(CrewBook).members("medical")
    for entity in here:
        strain.lay_off(world, entity, "illness", 3.0)
    until_sol(session, 542)
    row = world.the(CrewBook).row["medical"]
    assert world.one(Booked).last_h[row].sum() == 0.0
    assert all(world.get(entity, Whereabouts).activity != "work" for entity in here)
    assert crew(session, "medical").off == len(here)


def test_people_come_back_when_their_time_is_over(begin: Begin) -> None:
    session = begin()
    world = session.world
    entity = world.the(CrewBook).members("medical")[0]
    strain.lay_off(world, entity, "illness", 0.2)
    until_sol(session, 543)
    assert world.find(entity, Off) is None


def test_the_worn_and_troubled_burn_out_and_the_rest_hardly_ever(begin: Begin) -> None:
    world = begin().world
    strained = world.one(Strain)
    strained.weary[:], strained.stress[:] = 0.9, 0.9
    living = np.ones(len(strained.people), dtype=bool)
    burnt, _ = strain.hazards(world, strained, living)
    strained.weary[:], strained.stress[:] = 0.5, 0.4
    easy, ill = strain.hazards(world, strained, living)
    assert burnt.min() > 0.02
    assert easy.max() == 0.0
    assert 0.0 < ill.max() < 0.002


def test_a_home_with_more_people_than_beds_is_crowded(begin: Begin) -> None:
    world = begin().world
    before = strain.crowding(world)
    (home, _), *_ = sorted(before.items())
    for _, person in world.each(Person):
        person.home = home
    assert strain.crowding(world)[home] > 1.0


def test_each_crew_has_a_lead_whom_the_board_names(begin: Begin) -> None:
    session = begin()
    leads = {crew.id: crew.lead for crew in board(session).crews}
    assert leads["engineering"].endswith("Kwan")
    assert all(leads.values())
    appointed = session.world.the(CrewBook).members("engineering")[-1]
    session.world.one(Plans).leads["engineering"] = appointed
    assert session.world.the(CrewBook).lead("engineering") == appointed


def test_the_board_says_what_hours_buy_and_what_is_put_off(begin: Begin) -> None:
    session = begin()
    structures = crew(session, "structures")
    inspection = next(use for use in structures.uses if use.use == "inspection")
    assert "2 mm" in inspection.buys
    totals = {use.use: use for use in board(session).totals}
    assert set(totals) == set(USES)
    assert totals["repair"].put_off_h > 100.0


def test_a_switch_keeps_what_it_is_for_from_running_by_itself(begin: Begin) -> None:
    session = begin()
    for area in ("inspection", "prevention"):
        assert isinstance(session.order(SetAuto(cast("Area", area), on=False)), Accepted)
    assert isinstance(session.order(SetAuto("inspection", on=False)), Refusal)
    until_sol(session, 542)
    hours = session.world.one(Booked).last_h.sum(axis=0)
    assert hours[COLUMN["inspection"]] == 0.0
    assert hours[COLUMN["prevention"]] == 0.0
    assert hours[COLUMN["repair"]] > 100.0


def test_the_hours_of_a_saved_game_go_on_as_they_were(begin: Begin, tmp_path: Path) -> None:
    session = begin()
    session.order(UseTemplate("push"))
    until_sol(session, 543)
    for _ in range(7):
        session.step()
    write_save(session, tmp_path / "game.save")
    loaded = read_save(tmp_path / "game.save", session.content)
    for game in (session, loaded):
        until_sol(game, 547)
    assert loaded.state_hash() == session.state_hash()
    loaded.close()


def test_the_costs_of_one_answer_are_there_only_if_all_are_there_at_once(begin: Begin) -> None:
    session = begin()
    world, row = session.world, session.world.the(CrewBook).row["structures"]
    plans = world.one(Plans)
    there_h = float(plans.hours[row, COLUMN["inspection"]] + plans.hours[row, COLUMN["rest"]])
    page = Page(1, "probe.two_costs", session.sol, session.elapsed_s, session.sol + 3, 0)
    half = CostPlan(crew="structures", use="inspection", hours=0.6 * there_h)
    assert affordable(world, (half,), page)
    assert not affordable(world, (half, half), page)
    assert affordable(world, (half, CostPlan(crew="power", use="inspection", hours=1.0)), page)
