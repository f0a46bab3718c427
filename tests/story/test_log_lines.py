"""The log says a thing once, and of the place where it is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from game.content.store import Content
from game.session.orders import SendTeam
from game.session.session import Session
from game.session.view import ChoiceView
from game.sim.air.events import StoreRanDry
from game.sim.hardware.components import Machine
from game.sim.register import Register
from game.story.lines import Log
from tests.passing import play

Begin = Callable[..., Session]


@pytest.fixture
def begin(content: Content) -> Iterator[Begin]:
    begun: list[Session] = []

    def new(scenario: str, seed: int = 1) -> Session:
        begun.append(Session.new(content, scenario, seed))
        return begun[-1]

    yield new
    for session in begun:
        session.close()


@pytest.mark.parametrize(("scenario", "until_s"), [("sector_nine", 130.0), ("module_four", 130.0)])
def test_one_reading_that_raises_two_alarms_at_once_is_one_line(begin: Begin, scenario: str, until_s: float) -> None:
    view = play(begin(scenario), until_s).view()
    lines = Counter((line.time_s, line.text) for line in view.log if line.alarm)
    assert lines
    assert max(lines.values()) == 1


def test_of_two_alarms_of_one_reading_the_line_is_the_graver_ones(begin: Begin) -> None:
    view = play(begin("sector_nine"), 60.0).view()
    assert {alarm.id for alarm in view.alarms if alarm.module == "nine_e"} >= {"frame_creaks", "frame_failing"}
    (line,) = [line for line in view.log if line.alarm.startswith("frame_") and line.module == "nine_e"]
    assert (line.alarm, line.tone) == ("frame_failing", "danger")


def test_who_has_moved_a_machine_is_done_where_it_stands_now(begin: Begin) -> None:
    session = begin("g_7")
    play(session, 600.0)
    order = next(
        choice.order
        for choice in session.choices("g_7")
        if isinstance(choice.order, SendTeam) and choice.order.task == "move_machine" and not choice.refused
    )
    origin, _, _ = order.target.partition(".")
    session.order(order)
    while not any("That is all in" in line.text for line in session.view().log):
        assert session.elapsed_s < 6 * 3_600.0
        session.step()
    names = {module.id: module.name for module in session.view().modules}
    (line,) = [line.text for line in session.view().log if "That is all in" in line.text]
    assert names["g_7"] in line
    assert names[origin] not in line


def test_of_a_place_where_something_was_found_nobody_says_that_there_is_nothing(begin: Begin) -> None:
    session = begin("dome_three", 7)
    searches: list[ChoiceView] = []
    while not searches:
        session.step()
        searches = [choice for choice in session.choices("dome_three") if choice.kind.startswith("search")]
    session.order(searches[0].order)
    lines = play(session, 2_400.0).view().log
    assert any("Junction nine: manifold junction, worn" in line.text for line in lines)
    assert any("Junction nine, nothing else." in line.text for line in lines)
    assert not any("Junction nine, nothing." in line.text for line in lines)


def test_a_reserve_that_is_empty_is_told_of_where_it_stands(begin: Begin) -> None:
    world = begin("hab_3").world
    register = world.the(Register)
    world.get(register.machines["hab_3.reserve"], Machine).module = register.modules["canteen"]
    world.events.say(StoreRanDry("bottle.hab_3.reserve"))
    assert world.one(Log).lines[-1].module == "canteen"
