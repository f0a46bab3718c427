"""Small holes: in a long game whoever lives beside one comes to it; where everybody has left, nobody does."""

from collections.abc import Iterator

import pytest

from game.content.kinds.place import HolePlan
from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.register import Register
from game.sim.stores.stock import Stores, colony_count
from game.sim.structure.components import Hole, Module
from game.sim.structure.rules import open_hole
from game.sim.upkeep import hulls
from game.sim.upkeep.events import HullFound, HullMended
from tests.core_pack import core

SMALL = HolePlan(module="hab_2", diameter_mm=4.0, discharge_coefficient=0.72)


def go(session: Session, sols: float) -> None:
    until_s = session.elapsed_s + sols * SOL_S
    while session.elapsed_s < until_s - 1e-6:
        session.step(until_s - session.elapsed_s)


@pytest.fixture
def session() -> Iterator[Session]:
    begun = Session.new(core(), "quiet", 1)
    yield begun
    begun.close()


def test_a_small_hole_that_is_known_is_stopped_within_a_fortnight(session: Session) -> None:
    module = session.world.the(Register).modules["hab_2"]
    hole = open_hole(session.world, module, SMALL)
    heard: list[HullMended] = []
    session.world.events.subscribe(HullMended, heard.append)
    go(session, 14.0)
    assert session.world.get(hole, Hole).cda_m2 == 0.0
    assert heard == [HullMended(module)]
    assert session.crises() == ()


def test_nobody_stops_a_hole_where_everybody_was_told_to_leave(session: Session) -> None:
    module = session.world.the(Register).modules["hab_2"]
    hole = open_hole(session.world, module, SMALL)
    session.world.get(module, Module).barred = True
    go(session, 6.0)
    assert session.world.get(hole, Hole).cda_m2 > 0.0


def test_a_hole_whistles_on_where_there_is_nothing_to_stop_it_with(session: Session) -> None:
    world = session.world
    lockers = world.the(Stores).lockers
    for locker in lockers:
        locker.items.pop("sealant", None)
    module = world.the(Register).modules["hab_2"]
    hole = world.get(open_hole(world, module, SMALL), Hole)
    hole.found = False
    told: list[HullFound] = []
    world.events.subscribe(HullFound, told.append)
    for _ in range(40):
        world.one(Clock).elapsed_s += SOL_S
        hulls.see_to(world)
    assert hole.cda_m2 > 0.0
    assert hole.found
    assert told == [HullFound(module)]
    lockers[0].items["sealant"] = 1
    for _ in range(14):
        world.one(Clock).elapsed_s += SOL_S
        hulls.see_to(world)
    assert hole.cda_m2 == 0.0
    assert not colony_count(world, "sealant")
