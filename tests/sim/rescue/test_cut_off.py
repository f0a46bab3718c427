"""Whoever breathes bad air behind a place without any waits: nobody sets out only to turn at the door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.session import Session
from game.sim.air.matter import CO2
from game.sim.clock import HOUR_S
from game.sim.hazards.draughts import foul
from game.sim.hazards.senses import senseless
from game.sim.people.components import Body, Presence
from game.sim.people.rules import people_in
from game.sim.register import Register
from game.sim.rescue import rules
from game.sim.rescue.events import EvacuationOrdered
from game.sim.structure.components import Module
from game.sim.structure.rules import set_door
from game.sim.work.components import Walk
from tests.airs import scale_air

HALL, CORRIDOR = "nine_a", "sector_nine"
STALE_SHARE = 34.0
"""So many times its carbon dioxide harms, and fells nobody in a minute."""


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    """A hall of sector nine whose air harms; nothing leads out of it but the corridor."""
    session = Session.new(content, "quiet", 3)
    while session.elapsed_s < 11.5 * HOUR_S:
        session.step()
    scale_air(session.world, HALL, STALE_SHARE, (CO2,))
    assert module(session, HALL) in foul(session.world)
    yield session
    session.close()


def module(session: Session, name: str) -> int:
    return session.world.the(Register).modules[name]


def anybody_left(session: Session) -> bool:
    """Whether somebody is still in the hall."""
    row = session.world.get(module(session, HALL), Module).index
    return bool(session.world.one(Presence).heads[row].any())


def order_out(session: Session) -> EvacuationOrdered:
    """Have the hall left for the gym."""
    told: list[EvacuationOrdered] = []
    session.world.events.subscribe(EvacuationOrdered, told.append)
    rules.evacuate(session.world, module(session, HALL), module(session, "gym"), by_itself=True)
    return told[-1]


def test_nobody_sets_out_through_a_place_without_air_until_it_has_filled_again(colony: Session) -> None:
    scale_air(colony.world, CORRIDOR, 1e-3)
    for name, door in colony.world.the(Register).doors.items():
        if CORRIDOR in name.split("."):
            set_door(colony.world, door, "closed")
    told = order_out(colony)
    assert told.people == 0
    assert told.cut_off > 0
    waited = 0
    while module(colony, CORRIDOR) in senseless(colony.world):
        inside = people_in(colony.world, module(colony, HALL))
        assert all(colony.world.find(person, Walk) is None for person in inside)
        colony.step(30.0)
        waited += 1
    assert waited >= 3
    until_s = colony.elapsed_s + 0.5 * HOUR_S
    while colony.elapsed_s < until_s:
        colony.step(60.0)
    assert not anybody_left(colony)
    assert all(body.alive for _, body in colony.world.each(Body))


def test_through_air_that_is_only_bad_they_go(colony: Session) -> None:
    scale_air(colony.world, CORRIDOR, STALE_SHARE, (CO2,))
    assert module(colony, CORRIDOR) in foul(colony.world) - senseless(colony.world)
    told = order_out(colony)
    assert told.people > 0
    assert told.cut_off == 0
    for _ in range(20):
        colony.step(60.0)
    assert not anybody_left(colony)
    assert all(body.alive for _, body in colony.world.each(Body))
