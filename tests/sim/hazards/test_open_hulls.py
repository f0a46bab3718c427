"""A hull that is open in a long game, and what it does to the rest of the colony."""

from collections.abc import Iterator

import pytest

from game.content.kinds.scenario import StrikePlan
from game.session.session import Session
from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import HOUR_S
from game.sim.crews.components import Plans
from game.sim.hazards.draughts import drawn, foul
from game.sim.hazards.strikes import strike
from game.sim.people.components import Body
from game.sim.register import Register
from game.sim.rescue.rules import evacuate, refuge_for
from game.sim.structure.components import Hole, Module
from game.sim.structure.rules import module_of
from game.sim.work.components import Walk
from tests.core_pack import core

TUNNEL = "maintenance_tunnel"
BESIDE = "lower_gallery_1"


@pytest.fixture
def year() -> Iterator[Session]:
    """The first minute of the year."""
    session = Session.new(core(), "first_year", 1)
    session.step(60.0)
    yield session
    session.close()


def _pass(session: Session, hours: float) -> None:
    until_s = session.elapsed_s + hours * HOUR_S
    while session.elapsed_s < until_s:
        session.step(until_s - session.elapsed_s)


def _module(session: Session, name: str) -> int:
    return session.world.the(Register).modules[name]


def _oxygen_kpa(session: Session, name: str) -> float:
    module = session.world.get(_module(session, name), Module)
    return float(session.world.the(Atmospherics).o2_kpa[module.index])


def _nobody_patches(session: Session) -> None:
    session.world.one(Plans).auto["callout"] = False


def test_a_hole_in_the_tunnel_takes_no_air_from_the_halls_beyond_its_bulkheads(year: Session) -> None:
    _nobody_patches(year)
    before_kpa = _oxygen_kpa(year, BESIDE)
    strike(year.world, StrikePlan(module=TUNNEL, diameter_mm=25.0))
    _pass(year, 12.0)
    assert _oxygen_kpa(year, TUNNEL) < 1.0  # no fan blows into it
    assert _oxygen_kpa(year, BESIDE) > before_kpa - 0.7
    assert all(body.alive for _, body in year.world.each(Body))
    assert drawn(year.world) == {_module(year, TUNNEL)}


def test_nobody_is_led_out_of_good_air_through_a_place_that_has_none(year: Session) -> None:
    world = year.world
    _nobody_patches(year)
    strike(world, StrikePlan(module=TUNNEL, diameter_mm=25.0))
    _pass(year, 6.0)
    tunnel = _module(year, TUNNEL)
    assert tunnel in foul(world)
    for name in ("stores", "water_plant", "sector_nine", "nine_a"):
        refuge = refuge_for(world, _module(year, name))
        if refuge is not None:
            evacuate(world, _module(year, name), refuge)
    ways = [walk.legs for _, walk in world.each(Walk)]
    assert ways
    assert all(module_of(world, place) != tunnel for legs in ways for _, place, _ in legs)


def test_crews_in_suits_patch_a_hull_where_nobody_can_breathe(year: Session) -> None:
    strike(year.world, StrikePlan(module=TUNNEL, diameter_mm=25.0))
    _pass(year, 12.0)
    assert all(hole.cda_m2 == 0.0 for _, hole in year.world.each(Hole) if hole.module == _module(year, TUNNEL))
    _pass(year, 6.0)
    assert _oxygen_kpa(year, TUNNEL) > 19.0
