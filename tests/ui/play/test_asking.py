"""Orders on offer are found a little in each frame, and time waits for them, but not for ever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.session import Session
from game.ui.play.asking import Asking
from game.ui.play.runner import Runner

_LONG_S = 1_000.0
FALLING_S = 3_000.0
"""In Hab-3, with no order given, harm is in sight then."""


class Ticking:
    """A clock on which everything that is asked takes a tick."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 0.001
        return self.now_s


@pytest.fixture
def session(content: Content) -> Iterator[Session]:
    made = Session.new(content, "hab_3", 1)
    yield made
    made.close()


def test_what_is_found_in_many_frames_is_what_is_found_at_once(session: Session) -> None:
    clock = Ticking()
    asking = Asking(session, clock)
    first = asking.choices("hab_3")
    clock.now_s += _LONG_S
    frames = 1
    while not asking.prepare("hab_3"):
        frames += 1
    assert frames > 3
    assert asking.choices("hab_3") == first == session.choices("hab_3")


def test_an_answer_stands_for_a_while_and_is_forgotten_when_something_is_ordered(session: Session) -> None:
    clock = Ticking()
    asking = Asking(session, clock)
    first = asking.choices("hab_3")
    assert asking.choices("hab_3") is first
    asking.forget()
    assert asking.choices("hab_3") is not first


def test_a_step_waits_for_orders_that_are_half_found(content: Content) -> None:
    clock = Ticking()
    runner = Runner(Session.new(content, "hab_3", 1), clock)
    runner.choices("hab_3")
    clock.now_s += _LONG_S
    assert not runner.prepare("hab_3")
    runner.play(2)
    runner.advance(_LONG_S)
    assert runner.session.steps == 0
    while not runner.prepare("hab_3"):
        pass
    runner.advance(_LONG_S)
    assert runner.session.steps == 1
    runner.session.close()


def test_time_goes_on_when_nobody_asks_for_them_any_more(content: Content) -> None:
    clock = Ticking()
    runner = Runner(Session.new(content, "hab_3", 1), clock)
    runner.choices("hab_3")
    clock.now_s += _LONG_S
    assert not runner.prepare("hab_3")
    runner.play(2)
    for _ in range(60):
        runner.advance(_LONG_S)
    assert runner.session.steps > 0
    runner.session.close()


def test_a_forecast_that_stands_is_moved_along_with_the_time_that_the_cards_tell(session: Session) -> None:
    asking = Asking(session, Ticking())
    while session.elapsed_s < FALLING_S:
        session.step(FALLING_S - session.elapsed_s)
    session.let_forecasts_stand(_LONG_S)
    asking.forecasts("hab_3")
    asking.choices("hab_3")
    for _ in range(4):
        session.step(10.0)
    module = next(each for each in session.view().modules if each.id == "hab_3")
    assert module.harm_s is not None
    assert asking.forecasts("hab_3")[0].harm_s == pytest.approx(module.harm_s)
    left_s = [choice.leaves_s for choice in asking.choices("hab_3") if choice.kind == "open_door"]
    assert left_s == pytest.approx([module.harm_s] * len(left_s))
    assert left_s
