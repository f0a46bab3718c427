"""People who were called away at the hours at which their shift does something else."""

from __future__ import annotations

from collections.abc import Callable

from game.session.session import Session
from game.sim.clock import LOCAL_HOUR_S, Clock
from game.sim.minds.components import Mind, Unrest
from game.sim.minds.sleep import sleepy_share
from game.sim.people.components import Person, Whereabouts
from game.sim.people.rules import ASLEEP, move
from game.sim.structure.components import Door, Module
from game.sim.work import jobs
from game.sim.work.components import Job, OnJob
from game.sim.world import World
from tests.passing import play

Begin = Callable[..., Session]


def until(session: Session, local_h: float) -> None:
    ahead_h = (local_h - session.world.one(Clock).local_h) % 24.0
    play(session, session.elapsed_s + ahead_h * LOCAL_HOUR_S)


def two_of(world: World, shift: str, activity: str) -> list[int]:
    """The first two of a shift who do something now."""
    rows = world.each(Person, Whereabouts)
    return [entity for entity, who, where in rows if who.shift == shift and where.activity == activity][:2]


def call_away(world: World, person: int) -> int:
    """Send somebody to a job without end where they are; return it."""
    place = world.get(person, Whereabouts).module
    door = next(entity for entity, _ in world.each(Door))
    job = world.create(Job("hold_door", door, place, [person], state="working", duration_s=1e9, place=place))
    world.add(person, OnJob(job))
    return job


def test_whoever_works_on_past_their_bedtime_has_lost_that_sleep_and_goes_to_bed_when_they_are_done(
    begin: Begin,
) -> None:
    session = begin()
    world = session.world
    until(session, 21.5)
    worker, sleeper = two_of(world, "day", "rest")
    job = call_away(world, worker)
    before = sleepy_share(world, worker)
    until(session, 22.1)
    assert sleepy_share(world, worker) < before + 0.2
    until(session, 3.0)
    assert world.get(sleeper, Whereabouts).activity == ASLEEP
    assert world.get(worker, Mind).woken_s > 0.0
    assert worker in world.one(Unrest).wakeful
    jobs.leave(world, job, "withdrawn")
    until(session, 5.5)
    assert world.get(worker, Whereabouts).activity == ASLEEP
    until(session, 9.0)
    assert sleepy_share(world, worker) > sleepy_share(world, sleeper) + 0.1


def test_whoever_was_called_away_goes_back_to_work_within_the_hour_and_their_shift_is_booked(begin: Begin) -> None:
    session = begin()
    world = session.world
    until(session, 9.2)
    worker, mate = two_of(world, "day", "work")
    jobs.leave(world, call_away(world, worker), "withdrawn")
    workplace = world.get(worker, Person).work
    move(world, worker, world.get(worker, Person).home, "rest")
    until(session, 9.8)
    assert world.get(worker, Whereabouts).activity == "rest"
    until(session, 10.2)
    assert world.get(worker, Whereabouts).activity == world.get(mate, Whereabouts).activity == "work"
    assert world.get(worker, Whereabouts).module == workplace


def test_whoever_waits_outside_a_workplace_that_was_left_is_not_sent_in_again(begin: Begin) -> None:
    session = begin()
    world = session.world
    until(session, 9.2)
    worker, who = next(row for row in world.each(Person) if row[1].shift == "day" and row[1].work != row[1].home)
    world.get(who.work, Module).barred = True
    move(world, worker, who.home, "rest")
    until(session, 11.2)
    assert world.get(worker, Whereabouts).module == who.home
