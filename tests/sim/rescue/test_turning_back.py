"""In a long game nobody works on in bad air until their suit gives out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.orders import SendTeam, SetAuto
from game.session.session import Session
from game.sim.clock import HOUR_S
from game.sim.gear import rules as gear
from game.sim.gear.components import Breather, Pack
from game.sim.hazards.components import Alarm, Alarms
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.register import Register
from game.sim.rescue.turning_back import turn_back
from game.sim.structure.components import Module
from game.sim.structure.rules import set_door
from game.sim.work import jobs
from game.sim.work.components import Job, OnJob, Walk
from tests.airs import scale_air

PLACE = "dome_two"


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    """A dome without air, its doors shut."""
    session = Session.new(content, "quiet", 1)
    while session.elapsed_s < 12.0 * HOUR_S:
        session.step()
    world = session.world
    scale_air(world, PLACE, 1e-3)
    for name, door in world.the(Register).doors.items():
        if PLACE in name.split("."):
            set_door(world, door, "closed")
    yield session
    session.close()


def at_work(session: Session, left_s: float) -> int:
    """Send somebody in a suit to look for a hole there; once at work they have so much left, and no canister."""
    world = session.world
    people = session.view(forecasts=False).people
    name = next(who.id for who in people if who.doing == "working" and who.module not in (PLACE, "west_lock"))
    session.order(SendTeam((name,), "search", PLACE, suits=True))
    person = world.the(Register).people[name]
    job = world.get(world.get(person, OnJob).job, Job)
    while job.state != "working":
        session.step()
    if world.find(person, Pack) is not None:
        world.remove(person, Pack)
    world.get(person, Breather).left_s = left_s
    return person


@pytest.mark.parametrize(("left_s", "stays"), [(30_000.0, True), (150.0, False)])
def test_whoever_has_air_for_little_more_than_the_way_out_gives_the_work_up_and_lives(
    colony: Session, left_s: float, stays: bool
) -> None:
    world = colony.world
    person = at_work(colony, left_s)
    colony.step()
    assert (world.find(person, OnJob) is not None) == stays
    until_s = colony.elapsed_s + 0.5 * HOUR_S
    while colony.elapsed_s < until_s:
        colony.step()
    assert world.get(person, Body).alive
    assert not world.get(person, Body).down
    said = any("What is left in the bottle is for the way out" in line.text for line in colony.view().log)
    assert said != stays


def test_whoever_works_longer_than_a_bottle_lasts_comes_out_on_what_is_left_in_it(colony: Session) -> None:
    world = colony.world
    person = at_work(colony, 900.0)
    while world.find(person, OnJob) is not None:
        colony.step()
    kept_s = world.get(person, Breather).left_s
    while world.get(person, Whereabouts).module == world.the(Register).modules[PLACE]:
        colony.step()
    assert kept_s < 300.0
    assert world.get(person, Body).hypoxia_dose == 0.0


def test_where_the_desk_decides_they_work_on_as_they_were_told(colony: Session) -> None:
    colony.order(SetAuto("leaving", on=False))
    person = at_work(colony, 150.0)
    colony.step()
    assert colony.world.find(person, OnJob) is not None


def test_whoever_is_done_in_a_moment_stays_for_that_moment(colony: Session) -> None:
    world = colony.world
    person = at_work(colony, 150.0)
    job = world.get(world.get(person, OnJob).job, Job)
    job.progress = 1.0 - 1.0 / job.duration_s
    turn_back(world)
    assert world.find(person, OnJob) is not None
    job.progress = 0.0
    turn_back(world)
    assert world.find(person, OnJob) is None


def test_where_every_place_has_an_alarm_they_still_come_out_of_the_vacuum(colony: Session) -> None:
    world = colony.world
    person = at_work(colony, 900.0)
    for name, module in world.the(Register).modules.items():
        if name != PLACE:
            world.one(Alarms).standing[name] = Alarm("oxygen_low", module, "caution", colony.elapsed_s, 0.0)
    jobs.leave(world, world.get(person, OnJob).job, "low_air")
    turn_back(world)
    walk = world.get(person, Walk)
    assert walk.then == "shelter"
    assert walk.goal != world.the(Register).modules[PLACE]


def test_nobody_on_their_last_breath_is_given_other_work(colony: Session) -> None:
    world = colony.world
    person = at_work(colony, 150.0)
    jobs.leave(world, world.get(person, OnJob).job, "low_air")
    name = world.get(person, Person).id
    order = SendTeam((name,), "search", PLACE, suits=True)
    refused = colony.check(order)
    assert refused is not None
    assert refused.reason == "refused.on_last_breath"
    world.get(person, Breather).left_s = 1_800.0
    assert colony.check(order) is None


def test_nobody_sets_out_into_a_vacuum_with_a_bottle_that_is_nearly_empty(colony: Session) -> None:
    world = colony.world
    person = at_work(colony, 150.0)
    while world.get(person, Whereabouts).module == world.the(Register).modules[PLACE] or world.find(person, Walk):
        colony.step()
    if world.find(person, Breather) is None:
        gear.fit(world, person, "pressure_suit")
    world.get(person, Breather).left_s = 150.0
    colony.order(SendTeam((world.get(person, Person).id,), "search", PLACE, suits=True))
    assert world.get(person, Breather).left_s > 1_000.0


def test_whoever_is_done_in_a_place_that_was_left_follows_the_others_out(colony: Session) -> None:
    world = colony.world
    scale_air(world, PLACE, 350.0)  # a third of an atmosphere: bad, and nobody falls in a minute
    person = at_work(colony, 1_200.0)
    turn_back(world)
    assert world.find(person, OnJob) is not None
    world.get(world.the(Register).modules[PLACE], Module).barred = True
    jobs.leave(world, world.get(person, OnJob).job, "low_air")
    turn_back(world)
    assert world.get(person, Walk).then == "shelter"
