"""How long steps are: by the minute only where something may happen from one to the next."""

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.orders import Accepted, OpenModule, SealModule
from game.session.session import Session
from game.sim.clock import HOUR_S
from game.sim.register import Register
from game.sim.rescue.components import Evacuation
from game.sim.rescue.rules import evacuate, left_inside
from game.sim.work.components import Walk

MINUTE_S = 60.0


@pytest.fixture
def quiet(content: Content) -> Iterator[Session]:
    session = Session.new(content, "quiet", 3)
    while session.elapsed_s < 2.0 * HOUR_S:
        session.step()
    yield session
    session.close()


def test_people_on_their_way_out_are_watched_by_the_minute(quiet: Session) -> None:
    modules = quiet.world.the(Register).modules
    assert evacuate(quiet.world, modules["hab_2"], modules["dome_one"]) > 0
    assert quiet.crisis
    assert quiet.next_step_s() <= MINUTE_S


def test_people_who_cannot_leave_and_come_to_no_harm_hold_nobodys_clock(quiet: Session) -> None:
    modules = quiet.world.the(Register).modules
    assert isinstance(quiet.order(SealModule("hab_2")), Accepted)
    assert evacuate(quiet.world, modules["hab_2"], modules["dome_one"]) == 0
    assert left_inside(quiet.world, modules["hab_2"])
    assert not quiet.crisis
    steps = quiet.steps
    while quiet.elapsed_s < 6.0 * HOUR_S:
        quiet.step()
    assert quiet.steps - steps < 30
    assert any(evacuation.module == modules["hab_2"] for _, evacuation in quiet.world.each(Evacuation))


def test_people_who_could_not_leave_go_once_a_way_is_opened(quiet: Session) -> None:
    modules = quiet.world.the(Register).modules
    quiet.order(SealModule("hab_2"))
    evacuate(quiet.world, modules["hab_2"], modules["dome_one"])
    quiet.step()
    quiet.order(OpenModule("hab_2"))
    quiet.step()
    assert quiet.world.each(Walk)
    while quiet.elapsed_s < 6.0 * HOUR_S:
        quiet.step()
    assert not left_inside(quiet.world, modules["hab_2"])
