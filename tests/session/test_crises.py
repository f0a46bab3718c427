"""The record of crises: onset, first answer, outcome, causes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.store import Content
from game.session import keeper
from game.session.crises import Crisis, CrisisLog
from game.session.debrief import FIRST
from game.session.orders import Acknowledge, Evacuate, SendTeam
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import Part
from game.sim.hardware.rules import replace_part
from game.sim.hazards.events import AlarmRaised
from game.sim.people.components import Whereabouts
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.structure.components import Hole
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from tests.passing import play

Begin = Callable[..., Session]
Played = Callable[..., Session]
HARNESS = SendTeam(("kwan",), "replace_harness", "hab_3.generator/ignition_harness", masks=True)


def start_s(session: Session) -> float:
    return session.view().now_s - session.elapsed_s


def test_a_quiet_sol_has_no_crisis(played: Played) -> None:
    assert played("quiet", 86_400.0).crises() == ()


def test_two_strikes_at_once_are_one_crisis_with_the_time_to_harm_at_its_onset(played: Played) -> None:
    (crisis,) = played("module_four", 400.0).crises()
    assert crisis.kind == "strike"
    assert crisis.outcome == "open"
    assert crisis.lethal_s is not None
    assert 500.0 < crisis.lethal_s < 900.0


def test_nobody_answers_and_it_is_lost_with_the_names(played: Played) -> None:
    session = played("module_four", 9_000.0)
    (crisis, *_) = session.crises()
    assert crisis.outcome == "lost"
    assert crisis.answered_s is None
    assert set(crisis.dead) == {death.id for death in session.deaths()}
    assert crisis.chain


def test_the_first_order_about_it_is_its_answer_and_a_click_on_the_alarm_is_none(played: Played) -> None:
    session = played("hab_3", 2_300.0)
    alarm = next(alarm for alarm in session.view().alarms if alarm.module == "hab_3")
    session.order(Acknowledge(alarm.id, "hab_3"))
    assert session.crises()[0].answered_s is None
    at_s = session.elapsed_s
    session.order(Evacuate("hab_3"))
    session.order(HARNESS)
    (crisis,) = session.crises()
    assert crisis.answered_s is not None
    assert crisis.answered_s - start_s(session) == at_s
    assert crisis.answer == "Hab-3 evacuated"


def test_an_answer_before_the_danger_counts_from_when_it_was_given(played: Played) -> None:
    session = played("hab_3", 1_600.0)
    at_s = session.elapsed_s
    session.order(SendTeam(("hassan",), "replace_relay", "hab_3.oxygen/changeover_relay", masks=True))
    play(session, 2_300.0)
    (crisis,) = session.crises()
    assert crisis.answered_s is not None
    assert crisis.answered_s - start_s(session) == at_s
    assert crisis.onset_s > crisis.answered_s


def test_everybody_out_is_evacuated_and_air_restored_is_held(played: Played) -> None:
    left, held = played("hab_3", 2_300.0), played("hab_3", 900.0)
    left.order(Evacuate("hab_3"))
    held.order(HARNESS)
    assert play(left, 4_000.0).crises()[0].outcome == "evacuated"
    assert play(held, 40_000.0).crises()[0].outcome == "held"


@pytest.mark.parametrize(("outcome", "crises"), [("held", 1), ("evacuated", 2)])
def test_what_was_held_but_a_moment_ago_goes_on_and_what_was_left_is_over(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, outcome: str, crises: int
) -> None:
    session = play(begin("first_year"), 3_600.0)
    world = session.world
    raised = AlarmRaised("oxygen_danger", world.the(Register).modules["dome_one"], 0.0)
    world.events.say(raised)
    session.step(60.0)
    play(session, session.elapsed_s + 120.0)
    (crisis,) = world.one(CrisisLog).crises
    assert crisis.outcome == "held"
    crisis.outcome = outcome
    monkeypatch.setattr(keeper, "stands_wrong", lambda *_: True)
    world.events.say(raised)
    session.step(60.0)
    assert [each.outcome for each in world.one(CrisisLog).crises] == [*[outcome] * (crises - 1), "open"]


def test_causes_that_nobody_has_found_are_not_told_while_it_goes_on(played: Played) -> None:
    session = played("sector_nine", 60.0)
    shown, true = session.view().crises[0].chain, session.crises()[0].chain
    assert len(shown) < len(true)


def test_what_stands_open_is_told_in_the_present_until_it_is_over(played: Played) -> None:
    session = played("sector_nine", 130.0)
    for _, hole in session.world.each(Hole):
        hole.found = True
    told = " ".join(link for crisis in session.view().crises for link in crisis.chain)
    assert "The hull is open to the outside" in told
    assert "is jammed." in told
    assert "was open" not in told
    assert "had jammed" not in told


def test_a_death_keeps_its_causes_after_what_caused_it_is_mended(begin: Begin) -> None:
    session = begin()
    while not session.deaths():
        session.step()
    before = session.deaths()[0].chain
    assert any("harness" in link for link in before)
    replace_part(session.world, session.world.the(Register).parts["hab_3.generator/ignition_harness"])
    assert session.deaths()[0].chain == before


def test_the_record_goes_into_the_save_and_comes_back(begin: Begin, content: Content, tmp_path: Path) -> None:
    session = play(begin("module_four"), 1_100.0)
    write_save(session, tmp_path / "night.save")
    again = read_save(tmp_path / "night.save", content)
    try:
        assert again.crises() == session.crises()
        assert again.deaths() == session.deaths()
        assert again.view().crises == session.view().crises
    finally:
        again.close()


@pytest.mark.parametrize("saved_at_s", [30.0, 400.0, 1_100.0])
def test_a_night_that_was_read_in_mid_crisis_leaves_the_same_record(
    begin: Begin, content: Content, tmp_path: Path, saved_at_s: float
) -> None:
    straight = begin("module_four")
    write_save(play(straight, saved_at_s), tmp_path / "night.save")
    again = read_save(tmp_path / "night.save", content)
    try:
        for session in (straight, again):
            session.order(Evacuate("module_four"))
            play(session, 4_000.0)
        assert again.world.one(CrisisLog) == straight.world.one(CrisisLog)
        assert again.world.one(CrisisLog).deaths
        assert again.state_hash() == straight.state_hash()
    finally:
        again.close()


def test_the_end_tells_what_turned_it_who_could_have_been_saved_and_what_comes_of_it(played: Played) -> None:
    end = played("module_four", 9_000.0).end()
    assert end is not None
    assert 8 <= len(end.timeline) <= 20
    assert [line.time_s for line in end.timeline] == sorted(line.time_s for line in end.timeline)
    assert end.could_have
    assert not any("could have walked" in line for line in end.could_have), "all who died were shut in"
    assert end.findings
    assert any(finding.job for finding in end.findings)
    assert end.crises


def test_a_night_without_deaths_has_nothing_that_would_have_saved_anybody(played: Played) -> None:
    session = played("hab_3", 600.0)
    session.order(HARNESS)
    end = play(session, 18_000.0).end()
    assert end is not None
    assert end.could_have == ()
    assert len(end.timeline) >= 8


def test_what_a_crisis_showed_is_worked_on_before_all_else(begin: Begin) -> None:
    session = begin("hab_3")
    while not session.over:
        session.step()
    world = session.world
    records, book = world.one(Records), world.the(UpkeepBook)
    harness = world.get(world.the(Register).parts["hab_3.generator/ignition_harness"], Part)
    like = [part.index for part in book.parts if part.kind == harness.kind and part.id != harness.id]
    assert records.priority[harness.index] == FIRST
    assert like
    bad = due.known_bad(world)
    assert all(records.audit[row] or bad[row] for row in like)


def test_who_dies_long_after_in_what_was_left_airless_did_not_die_of_that_crisis(content: Content) -> None:
    session = Session.new(content, "first_year", 1)
    try:
        session.step(60.0)
        world, log = session.world, session.world.one(CrisisLog)
        place, soon_s = world.the(Register).modules["greenhouse_extension"], session.elapsed_s + 600.0
        log.crises.append(Crisis(1, "pressure", [place], session.elapsed_s, None, outcome="evacuated", ended_s=soon_s))
        soon, hurt, late = (world.the(Register).people[name] for name in ("kwan", "wu", "tanaka"))
        log.downed_s[hurt] = soon_s - 300.0
        for who, after_sols in ((soon, 0.5), (hurt, 3.0), (late, 3.0)):
            world.get(who, Whereabouts).module = place
            world.one(Clock).elapsed_s = soon_s + after_sols * SOL_S
            die(world, who, "vacuum")
            session.step(1.0)
        assert log.crises[0].dead == [soon, hurt]
        assert [death.crisis for death in log.deaths] == [1, 1, 0]
    finally:
        session.close()


def test_a_crisis_is_over_a_sol_later_where_nobody_is_any_more_though_nobody_barred_it(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.new(content, "first_year", 1)
    try:
        session.step(60.0)
        world, log, now_s = session.world, session.world.one(CrisisLog), session.elapsed_s
        place = world.the(Register).modules["greenhouse_extension"]
        log.crises.append(Crisis(1, "pressure", [place], now_s, None, outcome="lost", dead=[1]))
        monkeypatch.setattr(keeper, "stands_wrong", lambda *_: True)
        monkeypatch.setattr(keeper, "was_left", lambda *_: False)
        for there, after_sols, over in ((False, 0.5, False), (True, 1.2, False), (False, 1.4, True)):
            monkeypatch.setattr(keeper, "peopled", lambda *_, there=there: there)
            world.one(Clock).elapsed_s = now_s + after_sols * SOL_S
            session.step(1.0)
            assert (log.crises[0].ended_s >= 0.0) is over
        assert log.crises[0].outcome == "lost"
    finally:
        session.close()
