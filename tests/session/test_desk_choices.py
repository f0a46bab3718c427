"""What the desk offers, and what it says of each offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from game.session.desk.choices.finder import _with_last_resort
from game.session.orders import Accepted, Evacuate, Hurry, JoinTeam, Refusal, SealModule, SendTeam, Withdraw
from game.session.session import Session
from game.session.view.told import ChoiceView, Foreseen
from game.sim.frames.bearing import MOST_PROPS
from game.sim.frames.components import Frame
from game.sim.frames.rules import damage
from game.sim.hardware.components import Machine
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.people.components import Body
from game.sim.register import Register
from tests.passing import play
from tests.session.desk_asking import kinds, offered

Begin = Callable[..., Session]
Played = Callable[..., Session]


def test_every_offer_that_is_not_refused_is_taken_by_the_same_check(played: Played) -> None:
    session = played("module_four", 120.0)
    for module in ("module_four", "module_four_lock"):
        for choice in session.choices(module):
            assert (session.check(choice.order) is None) == (choice.refused == "")


def test_people_behind_a_beam_can_be_cut_out_from_two_sides_and_it_is_said_how_many(played: Played) -> None:
    session = played("module_four", 120.0)
    cuts = offered(session, "module_four", "cut")
    assert len({choice.order.target for choice in cuts if isinstance(choice.order, SendTeam)}) == 2
    assert all("3" in choice.effect for choice in cuts)


def test_teams_of_different_leads_are_offered_the_quicker_first(played: Played) -> None:
    session = played("hab_3", 900.0)
    teams = [choice for choice in offered(session, "hab_3", "replace") if "harness" in choice.label]
    assert len({choice.order.people[0] for choice in teams if isinstance(choice.order, SendTeam)}) == 3
    assert teams[0].latest_s is not None
    assert teams[0].soonest_s is not None
    assert teams[0].soonest_s < teams[0].latest_s


def test_a_repair_that_comes_in_time_leaves_nobody_in_danger_and_one_that_changes_nothing_says_so(
    played: Played,
) -> None:
    session = played("hab_3", 2_400.0)
    harm_s = session.forecasts("hab_3")[0].harm_s
    by_part = {choice.label.rpartition("new ")[2]: choice.leaves_s for choice in offered(session, "hab_3", "replace")}
    assert by_part["ignition harness"] is None
    assert by_part["changeover relay"] == pytest.approx(harm_s)


def test_the_times_of_a_repair_come_true(played: Played) -> None:
    session = played("hab_3", 600.0)
    choice = offered(session, "hab_3", "replace")[0]
    began_s = session.elapsed_s
    answer = session.order(choice.order)
    assert isinstance(answer, Accepted)
    while any(job.id == answer.job for job in session.view().jobs):
        session.step(20.0)
    assert choice.soonest_s is not None
    assert choice.latest_s is not None
    assert 0.75 * choice.soonest_s <= session.elapsed_s - began_s <= 1.25 * choice.latest_s


def test_a_prop_is_offered_while_there_is_room_for_one(begin: Begin) -> None:
    session = begin()
    entity = session.world.the(Register).frames["sector_nine.frame"]
    members = session.world.get(entity, Frame).members
    damage(session.world, entity, members[0].id, 0.2)
    assert offered(session, "sector_nine", "prop")
    for member in members:
        member.props = MOST_PROPS
    assert not offered(session, "sector_nine", "prop")


def test_a_spare_generator_is_offered_from_where_nobody_needs_it_yet_first(played: Played) -> None:
    session = played("g_7", 900.0)
    moves = offered(session, "g_7", "move")
    assert isinstance(moves[0].order, SendTeam)
    assert moves[0].order.target.startswith("greenhouse_extension")
    assert moves[0].order.to == "g_7"
    assert "80 %" in moves[0].effect
    assert moves[0].tone == "good"
    assert moves[1].tone == "caution"


def test_what_has_no_spare_within_reach_is_shown_with_the_reason(played: Played) -> None:
    session = played("g_7", 900.0)
    replace = offered(session, "g_7", "replace")
    assert replace
    assert all("spare" in choice.refused for choice in replace)
    told = [choice.refused for choice in replace if "No locker has a spare left" in choice.refused]
    assert told
    assert len(set(told)) == len(told)  # one line for a part that nobody has, whoever would go


def test_leaving_says_how_many_how_long_and_how_the_refuge_bears_it(played: Played) -> None:
    session = played("hab_3", 900.0)
    first, second = offered(session, "hab_3", "evacuate")
    assert isinstance(first.order, Evacuate)
    assert first.order.to == ""
    assert isinstance(second.order, Evacuate)
    assert second.order.to
    assert "15" in first.label
    assert first.soonest_s is not None
    session.order(first.order)
    out_by_s = session.elapsed_s + 2.0 * first.soonest_s
    play(session, out_by_s)
    assert not next(module for module in session.view().modules if module.id == "hab_3").people


def test_somebody_who_lies_there_is_offered_to_be_carried_out_with_the_time_they_have(begin: Begin) -> None:
    session = begin()
    while not any(module.down for module in session.view().modules):
        session.step()
    down = {person.id for person in session.view().people if person.doing == "down"}
    carry = offered(session, "hab_3", "carry")
    assert down & {choice.order.target for choice in carry if isinstance(choice.order, SendTeam)}
    assert all(choice.soonest_s is not None for choice in carry)


@pytest.mark.parametrize(
    ("harm_s", "foreseen", "tones"),
    [
        (300.0, "harm", ["danger", "danger", "plain"]),
        (300.0, "safe", ["plain", "good", "caution"]),
        (900.0, "harm", ["plain", "good", "caution"]),
    ],
    ids=["nothing saves them", "a repair saves them", "there is time"],
)
def test_with_minutes_left_and_no_good_answer_what_is_left_comes_first_and_is_shown_as_danger(
    harm_s: float, foreseen: Foreseen, tones: list[str]
) -> None:
    offers: Any = SimpleNamespace(harm_s=lambda: harm_s, living=[1], foresight="what_if")
    found = [
        ChoiceView(SendTeam(("kwan",), "weld", "plate"), "", "", "plain", kind="replace", foreseen=foreseen),
        ChoiceView(SendTeam(("wu",), "fit_mask", "eide"), "", "", "good", kind="mask", foreseen="harm"),
        ChoiceView(SealModule("hab_3"), "", "", "caution", kind="seal"),
    ]
    told = _with_last_resort(offers, found)
    assert [choice.tone for choice in told] == tones
    assert [choice.last for choice in told] == [tone == "danger" for tone in tones]


def test_two_who_carry_take_as_long_on_the_desk_as_was_said_when_they_were_sent(played: Played) -> None:
    session = played("hab_3", 6_000.0)
    choice = next(
        choice
        for choice in session.choices("hab_3")
        if choice.kind == "carry" and isinstance(choice.order, SendTeam) and len(choice.order.people) == 2
    )
    assert choice.latest_s is not None
    session.order(choice.order)
    (job,) = session.view().jobs
    assert choice.latest_s * 0.7 < job.longest_s <= choice.latest_s


def test_asking_for_offers_costs_no_time_and_changes_nothing(played: Played) -> None:
    session = played("sector_nine", 120.0)
    before = session.state_hash()
    for module in ("sector_nine", "nine_c", "nine_e", "dome_one"):
        session.choices(module)
    assert session.state_hash() == before


def test_nobody_who_is_dead_or_down_is_offered(played: Played) -> None:
    session = played("hab_3", 9_500.0)
    bodies = session.world.the(Register).people
    sent = {
        person
        for choice in session.choices("hab_3")
        if isinstance(choice.order, SendTeam)
        for person in choice.order.people
    }
    assert sent
    for person in sent:
        body = session.world.get(bodies[person], Body)
        assert body.alive
        assert not body.down


def test_a_refused_offer_is_refused_for_the_same_reason_when_it_is_ordered(played: Played) -> None:
    session = played("g_7", 900.0)
    choice = next(choice for choice in session.choices("g_7") if choice.refused)
    assert isinstance(session.order(choice.order), Refusal)


def test_a_vent_without_a_wheel_is_not_offered_to_be_wound_shut_again(begin: Begin) -> None:
    session = begin("g_7")
    while session.elapsed_s < 20_000.0 and not offered(session, "g_7", "close_vent"):
        session.step()
    first = offered(session, "g_7", "close_vent")[0]
    assert isinstance(session.order(first.order), Accepted)
    while session.view(forecasts=False).jobs:
        session.step()
    assert offered(session, "g_7", "close_vent") == []


def test_choices_that_are_found_in_parts_are_the_same(played: Played) -> None:
    session = played("module_four", 200.0)
    parts = list(session.choices_in_parts("module_four"))
    assert parts[-1] == session.choices("module_four")
    assert len(parts) > 10
    assert set(parts[:-1]) == {None}


def test_what_no_forecast_was_made_of_is_not_called_safe(played: Played) -> None:
    session = played("hab_3", 1_800.0)
    assert isinstance(session.order(offered(session, "hab_3", "replace")[0].order), Accepted)
    for choice in session.choices("hab_3"):
        assert (choice.foreseen == "harm") == (choice.leaves_s is not None), choice.label
        if isinstance(choice.order, Hurry | JoinTeam | Withdraw | SealModule):
            assert choice.foreseen == "unknown", choice.label
    assert {choice.foreseen for choice in offered(session, "hab_3", "evacuate")} == {"safe"}
    blind = session.choices("hab_3", foresight="none")
    assert {choice.foreseen for choice in blind if isinstance(choice.order, SendTeam | Evacuate)} == {"unknown"}


def test_nobody_is_let_back_in_where_an_alarm_of_danger_stands(played: Played) -> None:
    session = played("hab_3", 2_400.0)
    assert isinstance(session.order(Evacuate("hab_3")), Accepted)
    alarms = session.world.one(Alarms).standing
    worst = max(LEVELS.index(alarm.level) for alarm in alarms.values())
    assert ("reopen" in kinds(session, "hab_3")) == (worst < LEVELS.index("danger"))
    for key in list(alarms):
        alarms[key] = replace(alarms[key], level="danger")
    assert "reopen" not in kinds(session, "hab_3")
    alarms.clear()
    assert "reopen" in kinds(session, "hab_3")


def test_an_offer_to_somebody_asleep_names_the_time_that_the_job_names_once_they_are_up(played: Played) -> None:
    session = played("hab_3", 120.0)
    choice = next(
        choice
        for choice in session.choices("hab_3")
        if isinstance(choice.order, SendTeam) and choice.order.target == "hab_3.generator/ignition_harness"
    )
    assert "–30:" in choice.effect
    session.order(choice.order)
    session.step(1.0)
    (job,) = session.view().jobs
    assert 30.0 <= job.longest_s / 60.0 < 31.0


def test_whoever_is_on_a_job_in_a_place_is_not_told_of_as_one_who_cannot_walk(played: Played) -> None:
    session = played("hab_3", 2_300.0)
    searched = next(choice.order for choice in session.choices("hab_3") if choice.kind == "search")
    assert isinstance(searched, SendTeam)
    assert not isinstance(session.order(searched), Refusal)
    play(session, 2_700.0)
    inside = {person.id for person in session.view().people if person.module == "hab_3"}
    assert inside >= set(searched.people)
    leaving = offered(session, "hab_3", "evacuate")
    assert leaving
    assert all(f"{len(searched.people)} on a job stay" in choice.effect for choice in leaving)


def test_what_a_broken_off_move_left_loose_can_be_ordered_fastened_where_it_stands(begin: Begin) -> None:
    session = begin("quiet")
    world = session.world
    scrubber = world.get(world.the(Register).machines["hab_2.scrubber"], Machine)
    assert not offered(session, "hab_2", "fasten")
    scrubber.loose, scrubber.state = True, "off"
    session.step(60.0)
    choice = offered(session, "hab_2", "fasten")[0]
    assert isinstance(choice.order, SendTeam)
    assert (choice.order.target, choice.order.to) == ("hab_2.scrubber", "hab_2")
    assert isinstance(session.order(choice.order), Accepted)


def test_a_machine_that_works_have_yet_to_build_is_not_carried_anywhere(begin: Begin) -> None:
    session = begin("quiet")
    two = tuple(person.id for person in session.view().people if person.module == "hab_1")[:2]
    order = SendTeam(two, "move_machine", "greenhouse_extension.lamps", to="greenhouse_extension")
    refusal = session.order(order)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "refused.not_built"
