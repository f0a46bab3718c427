"""A place that came down: who is told of it, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.content.kinds.place import HolePlan
from game.content.store import Content
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.people.components import Body, Presence
from game.sim.people.rules import people_in
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.structure.rules import lose_module, open_hole
from game.sim.works.places import rebuild

TORN_MM = 60.0


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    session = Session.new(content, "quiet", 3)
    yield session
    session.close()


def module_of(session: Session, name: str) -> int:
    return session.world.the(Register).modules[name]


def hours_on(session: Session, hours: float) -> None:
    until_s = session.elapsed_s + 3_600.0 * hours
    while session.elapsed_s < until_s - 1e-6:
        session.step(until_s - session.elapsed_s)


def alarms_in(session: Session, name: str) -> set[str]:
    return {alarm.id for alarm in session.view().alarms if alarm.module == name}


def tear(session: Session, name: str) -> None:
    plan = HolePlan(module=name, diameter_mm=TORN_MM, discharge_coefficient=0.7)
    open_hole(session.world, module_of(session, name), plan)


def empty_place(session: Session) -> str:
    """A place that nobody is in now."""
    occupied = session.world.one(Presence).occupied()
    return next(module.id for _, module in session.world.each(Module) if not occupied[module.index])


def test_no_alarm_stands_for_a_place_that_came_down_and_is_empty(colony: Session, tmp_path: Path) -> None:
    name = empty_place(colony)
    tear(colony, name)
    hours_on(colony, 0.5)
    assert alarms_in(colony, name)
    lose_module(colony.world, module_of(colony, name))
    hours_on(colony, 0.5)
    assert alarms_in(colony, name) == set()
    write_save(colony, tmp_path / "fallen.deferred")
    again = read_save(tmp_path / "fallen.deferred", colony.content)
    for each in (colony, again):
        hours_on(each, 6.0)
        assert alarms_in(each, name) == set()
    assert again.state_hash() == colony.state_hash()
    again.close()


def test_a_place_that_stands_again_is_watched_again(colony: Session, tmp_path: Path) -> None:
    name = empty_place(colony)
    lose_module(colony.world, module_of(colony, name))
    hours_on(colony, 0.5)
    rebuild(colony.world, module_of(colony, name))
    tear(colony, name)
    write_save(colony, tmp_path / "rebuilt.deferred")
    again = read_save(tmp_path / "rebuilt.deferred", colony.content)
    for each in (colony, again):
        hours_on(each, 0.5)
        assert alarms_in(each, name)
    assert again.state_hash() == colony.state_hash()
    again.close()


def test_as_long_as_somebody_lives_in_it_its_alarms_stand(colony: Session) -> None:
    world, module = colony.world, module_of(colony, "hab_2")
    tear(colony, "hab_2")
    while not alarms_in(colony, "hab_2"):
        colony.step(60.0)
    lose_module(world, module)
    colony.step(10.0)
    assert [person for person in people_in(world, module) if world.get(person, Body).alive]
    assert alarms_in(colony, "hab_2")
