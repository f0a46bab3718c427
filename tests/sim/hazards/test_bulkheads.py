"""Bulkheads that are opened towards a leak."""

from collections.abc import Callable, Iterator

import pytest

from game.content.kinds.opening import StrikePlan
from game.content.store import Content
from game.session.orders import Accepted, OpenDoor, SendTeam
from game.session.session import Session
from game.sim.hardware.components import Part
from game.sim.hardware.rules import replace_part
from game.sim.hazards.components import Alarms
from game.sim.hazards.processors import DRIVE
from game.sim.hazards.strikes import strike
from game.sim.register import Register
from game.sim.structure.components import Door
from game.sim.structure.rules import set_door
from game.sim.work.components import Job
from game.sim.work.effects import take_effect

BULKHEAD = "gallery_2.module_four"


@pytest.fixture
def night(content: Content) -> Iterator[Session]:
    """Module Four, four minutes after it was struck."""
    session = Session.new(content, "module_four", 1)
    _pass(session, 240.0)
    yield session
    session.close()


def _pass(session: Session, until_s: float) -> None:
    while session.elapsed_s < until_s:
        session.step(until_s - session.elapsed_s)


def _door(session: Session) -> Door:
    return session.world.get(session.world.the(Register).doors[BULKHEAD], Door)


def _pass_while(session: Session, longest_s: float, goes_on: Callable[[], bool]) -> float:
    began_s = session.elapsed_s
    while session.elapsed_s < began_s + longest_s and goes_on():
        session.step()
    return session.elapsed_s - began_s


def test_a_bulkhead_that_is_opened_towards_a_leak_shuts_again_in_seconds(night: Session) -> None:
    assert isinstance(night.order(OpenDoor(BULKHEAD)), Accepted)
    assert _pass_while(night, 60.0, lambda: _door(night).state == "open") <= 8.0
    assert _door(night).by_itself


def test_somebody_who_stands_in_it_holds_it_open_as_long_as_they_stand_there(night: Session) -> None:
    choice = next(
        choice for choice in night.choices("module_four") if choice.kind == "hold_door" and not choice.refused
    )
    assert isinstance(choice.order, SendTeam)
    given = night.order(choice.order)
    assert isinstance(given, Accepted)
    _pass_while(night, 600.0, lambda: _door(night).state != "open")
    assert _door(night).state == "open"
    _pass(night, night.elapsed_s + 120.0)
    assert _door(night).state == "open"
    _pass_while(night, 1_200.0, lambda: any(job.task == "hold_door" for job in night.view(forecasts=False).jobs))
    _pass_while(night, 30.0, lambda: _door(night).state == "open")
    assert _door(night).state == "closed"


def test_a_bulkhead_in_good_air_stays_as_it_was_left(content: Content) -> None:
    session = Session.new(content, "quiet", 1)
    try:
        standing = [(door.id, door.state) for _, door in session.world.each(Door)]
        _pass(session, 6 * 3_600.0)
        assert [(door.id, door.state) for _, door in session.world.each(Door)] == standing
    finally:
        session.close()


def test_in_a_long_game_a_bulkhead_that_shut_without_an_alarm_is_opened_again_within_the_hour(content: Content) -> None:
    session = Session.new(content, "quiet", 1)
    _pass(session, 600.0)
    door = session.world.the(Register).doors[BULKHEAD]
    set_door(session.world, door, "closed", by_itself=True)
    _pass(session, 600.0 + 3_700.0)
    assert _door(session).state == "open"
    set_door(session.world, door, "closed")
    _pass(session, 600.0 + 3.0 * 3_700.0)
    assert _door(session).state == "closed"  # somebody wanted that
    session.close()


def _force_open(session: Session) -> int:
    """Take the drive off the bulkhead, and open it."""
    world = session.world
    door = world.the(Register).doors[BULKHEAD]
    take_effect(world, 0, Job("free_door", door, _door(session).a, []))
    return door


def test_a_bulkhead_without_its_drive_stays_open_at_the_klaxon_however_long_ago_it_was_taken_off(
    content: Content,
) -> None:
    session = Session.new(content, "quiet", 1)
    _force_open(session)
    strike(session.world, StrikePlan(module="module_four", diameter_mm=40.0))
    _pass(session, 120.0)
    world, module = session.world, session.world.the(Register).modules["module_four"]
    others = {door.state for _, door in world.each(Door) if module in (door.a, door.b) and door.id != BULKHEAD}
    assert any(alarm.module == module and alarm.level == "breach" for alarm in world.one(Alarms).standing.values())
    assert "open" not in others
    assert _door(session).state == "open"
    session.close()


def test_a_bulkhead_with_a_new_drive_shuts_by_itself_again(night: Session) -> None:
    door = _force_open(night)
    _pass(night, night.elapsed_s + 60.0)
    assert _door(night).state == "open"
    drive = next(entity for entity, part in night.world.each(Part) if part.owner == door and part.kind == DRIVE)
    replace_part(night.world, drive)
    assert not _door(night).by_hand
    _pass(night, night.elapsed_s + 60.0)
    assert _door(night).state == "closed"
