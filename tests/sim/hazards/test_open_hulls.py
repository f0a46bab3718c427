"""A hull that is open in a long game, and what it does to the rest of the colony."""

from collections.abc import Iterator

import pytest

from game.content.kinds.opening import StrikePlan
from game.session.orders import Withdraw
from game.session.session import Session
from game.session.teams import withdraw
from game.sim.air.atmospherics import Atmospherics
from game.sim.air.dampers import open_wide
from game.sim.clock import HOUR_S
from game.sim.crews.components import Plans
from game.sim.hazards.draughts import drawn, foul, losing
from game.sim.hazards.strikes import strike
from game.sim.people.components import Body
from game.sim.people.rules import people_in
from game.sim.register import Register
from game.sim.rescue.rules import evacuate, refuge_for
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module
from game.sim.structure.rules import module_of, set_door
from game.sim.structure.ways import Leg
from game.sim.work import jobs
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


def _ways(session: Session) -> list[list[Leg]]:
    return [walk.legs for _, walk in session.world.each(Walk)]


def _crossed(session: Session) -> set[int]:
    """The modules that somebody is about to walk through."""
    return {module_of(session.world, place) for legs in _ways(session) for _, place, _ in legs}


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
    assert _ways(year)
    assert tunnel not in _crossed(year)


def test_a_team_that_is_called_out_of_good_air_goes_through_no_bad_air(year: Session) -> None:
    world = year.world
    _nobody_patches(year)
    strike(world, StrikePlan(module=TUNNEL, diameter_mm=25.0))
    _pass(year, 6.0)
    dome = _module(year, "dome_three")
    worker = people_in(world, dome)[0]
    for module in (module for _, module in world.each(Module) if module.id != "nine_a"):
        module.barred = True  # the shortest way there is through the tunnel
    withdraw(world, Withdraw(jobs.send(world, world.the(Settlement).tasks["search"], dome, [worker], masks=False)))
    assert module_of(world, world.get(worker, Walk).goal) == _module(year, "nine_a")
    assert _module(year, TUNNEL) not in _crossed(year)


def test_crews_in_suits_patch_a_hull_where_nobody_can_breathe(year: Session) -> None:
    strike(year.world, StrikePlan(module=TUNNEL, diameter_mm=25.0))
    _pass(year, 12.0)
    assert all(hole.cda_m2 == 0.0 for _, hole in year.world.each(Hole) if hole.module == _module(year, TUNNEL))
    _pass(year, 6.0)
    assert _oxygen_kpa(year, TUNNEL) > 19.0


def test_a_hull_that_is_open_wide_draws_on_all_behind_doors_that_stand_open(year: Session) -> None:
    world, gallery = year.world, _module(year, "gallery_2")
    strike(world, StrikePlan(module="gallery_2", diameter_mm=60.0))
    around = [(entity, door) for entity, door in world.each(Door) if gallery in (door.a, door.b)]
    for entity, _ in around:
        set_door(world, entity, "open")
    assert {beside for _, door in around for beside in (door.a, door.b)} <= drawn(world)
    for entity, _ in around:
        set_door(world, entity, "closed")
    assert drawn(world) == {gallery}


def test_a_place_that_is_empty_by_now_is_still_open_wide_and_loses_no_more(year: Session) -> None:
    _nobody_patches(year)
    strike(year.world, StrikePlan(module=TUNNEL, diameter_mm=25.0))
    tunnel = _module(year, TUNNEL)
    assert tunnel in losing(year.world)
    _pass(year, 12.0)
    assert tunnel not in losing(year.world)
    assert tunnel in open_wide(year.world)
