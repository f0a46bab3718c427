"""Real time into steps: the same game however fast or slowly frames come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.orders import Evacuate, OpenDoor, SealModule, SendTeam, TakePrecautions
from game.session.save import replay, write_save
from game.session.session import Session
from game.ui.play.even import EvenClock
from game.ui.play.histories import Histories
from game.ui.play.runner import Runner


@pytest.fixture
def runner(content: Content) -> Iterator[Runner]:
    made = Runner(Session.new(content, "hab_3", 1), EvenClock())
    yield made
    made.session.close()


def run(runner: Runner, seconds: float, frame_s: float) -> None:
    for _ in range(round(seconds / frame_s)):
        runner.advance(frame_s)


def test_no_time_passes_until_it_is_let_go(runner: Runner) -> None:
    run(runner, 10.0, 0.1)
    assert runner.session.elapsed_s == 0.0


def test_a_step_is_only_taken_when_enough_time_has_passed_for_all_of_it(runner: Runner) -> None:
    step_s = runner.session.next_step_s()
    runner.play(0)
    runner.advance(0.5 * step_s / runner.seconds_per_s)
    assert runner.session.steps == 0
    runner.advance(0.6 * step_s / runner.seconds_per_s)
    assert runner.session.elapsed_s == step_s


def test_many_frames_and_few_frames_play_the_same_game(content: Content) -> None:
    hashes = []
    for frame_s in (1.0 / 144.0, 1.0 / 20.0):
        runner = Runner(Session.new(content, "hab_3", 1), EvenClock())
        runner.play(2)
        while runner.session.steps < 12:
            runner.advance(frame_s)
            runner.play(2)
        hashes.append(runner.session.state_hash())
        runner.session.close()
    assert hashes[0] == hashes[1]


def test_the_clock_on_the_screen_runs_on_between_two_steps_and_never_back(runner: Runner) -> None:
    runner.play(0)
    shown = []
    for _ in range(300):
        runner.advance(1.0 / 60.0)
        shown.append(runner.shown_s)
    assert shown == sorted(shown)
    assert len(set(shown)) > 200


def test_a_crisis_begins_at_the_slowest_speed(runner: Runner) -> None:
    runner.play(2)
    while not runner.view.crisis:
        runner.advance(1.0 / 60.0)
    assert runner.speed == 0
    assert runner.seconds_per_s < 10.0


def test_an_order_is_seen_at_once(runner: Runner) -> None:
    assert runner.order(Evacuate("hab_3")) == ""
    assert next(module.barred for module in runner.view.modules if module.id == "hab_3")


def test_the_clock_does_not_go_back_when_an_order_is_given_between_two_steps(runner: Runner) -> None:
    runner.play(0)
    runner.advance(0.4 * runner.session.next_step_s() / runner.seconds_per_s)
    shown_s = runner.shown_s
    assert runner.order(Evacuate("hab_3")) == ""
    assert runner.shown_s == pytest.approx(shown_s, abs=0.002)
    assert runner.session.journal[-1][0] == pytest.approx(
        shown_s - runner.view.now_s + runner.view.elapsed_s, abs=0.002
    )


def test_what_is_shown_while_the_clock_stands_is_of_the_time_that_it_shows(runner: Runner) -> None:
    runner.play(0)
    runner.advance(0.4 * runner.session.next_step_s() / runner.seconds_per_s)
    shown_s = runner.shown_s
    assert runner.view.now_s < shown_s
    runner.stop()
    assert runner.paused
    assert runner.view.now_s == pytest.approx(shown_s, abs=0.002)
    assert runner.shown_s == pytest.approx(shown_s, abs=0.002)


def test_an_alarm_that_is_raised_on_the_way_to_a_stop_is_told(runner: Runner) -> None:
    runner.play(0)
    while runner.session.elapsed_s < 700.0 and not any(
        alarm.level != "notice" for alarm in runner.session.view().alarms
    ):
        runner.session.step()
    runner.advance(0.4 * runner.session.next_step_s() / runner.seconds_per_s)
    runner.stop()
    assert runner.advance(0.0)


def test_a_game_with_orders_between_two_steps_replays_to_the_same_hash(runner: Runner, content, tmp_path) -> None:
    runner.play(0)
    for order in (Evacuate("hab_3"), SealModule("hab_3")):
        run(runner, 0.37, 0.01)
        assert runner.order(order) == ""
    run(runner, 1.0, 0.01)
    file = tmp_path / "played.deferred"
    write_save(runner.session, file)
    report = replay(file, content, lambda share: None)
    assert report.same


def test_an_alarm_that_is_raised_on_the_way_to_an_order_is_told(runner: Runner) -> None:
    runner.play(0)
    while runner.session.elapsed_s < 700.0 and not runner.view.alarms:
        runner.session.step()
        if any(alarm.level != "notice" for alarm in runner.session.view().alarms):
            break
    runner.order(Evacuate("hab_3"))
    assert runner.advance(0.0)


def test_an_order_that_is_refused_says_why_in_words(runner: Runner) -> None:
    door = next(door for door in runner.view.doors if door.state == "open")
    answer = runner.order(OpenDoor(door.id))
    assert answer
    assert runner.session.orders_given == 0


def test_trends_keep_what_was_seen_and_count_a_moment_once(runner: Runner) -> None:
    histories = Histories()
    histories.note(runner.view)
    histories.note(runner.view)
    runner.session.step()
    runner.look()
    histories.note(runner.view)
    assert len(histories.trend("oxygen")) == 2
    assert [at_s for at_s, _ in histories.oxygen("hab_3", 0.0)][-1] == runner.view.now_s


def test_an_order_given_after_an_alarm_comes_before_whatever_has_not_happened_yet(content: Content) -> None:
    runner = Runner(Session.new(content, "module_four", 3), EvenClock())
    runner.play(2)
    while not any(alarm.id == "impact" for alarm in runner.view.alarms):
        if runner.advance(1.0 / 10.0) and runner.view.crisis:
            runner.halt()
        if runner.session.elapsed_s > 35.0:
            break
    struck_s = runner.session.elapsed_s
    assert struck_s < 32.0, "the second fragment comes two seconds after the first"
    assert runner.order(TakePrecautions(on=True)) == ""
    assert runner.session.elapsed_s == struck_s
    runner.session.close()


def test_time_slows_down_when_what_was_searched_for_is_found(content: Content) -> None:
    runner = Runner(Session.new(content, "module_four", 3), EvenClock())
    while not runner.view.crisis or runner.session.elapsed_s < 30.0:
        runner.session.step()
        runner.look()
    known = len(runner.view.holes)
    offered = (choice.order for choice in runner.session.choices("module_four", foresight="none"))
    search = next(order for order in offered if isinstance(order, SendTeam) and order.task == "search")
    assert runner.order(search) == ""
    while len(runner.view.holes) == known:
        assert runner.session.elapsed_s < 300.0
        runner.play(2)
        runner.advance(1.0 / 60.0)
    assert runner.speed == 0
    runner.session.close()
