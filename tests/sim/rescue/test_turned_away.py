"""Whoever cannot walk the whole way does not set out: others who send people know which doors those leave shut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.kinds.place import HolePlan
from game.content.store import Content
from game.session.orders import Evacuate, Refusal
from game.session.session import Session
from game.sim.air.atmospherics import Atmospherics
from game.sim.air.matter import CO2
from game.sim.clock import HOUR_S
from game.sim.crews.components import Plans
from game.sim.crews.strain import lay_off
from game.sim.hazards.draughts import foul
from game.sim.hazards.senses import senseless
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import ASLEEP, hurt, move, people_in
from game.sim.register import Register
from game.sim.rescue import homecoming, rules
from game.sim.rescue.components import Evacuation
from game.sim.structure.components import Module
from game.sim.structure.rules import open_hole, set_door
from game.sim.work.components import Walk
from game.sim.work.events import TeamSent
from tests.airs import scale_air
from tests.passing import hours
from tests.sim.rescue.leaving import leave
from tests.sim.small_colony import SmallColony


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    """A colony whose people are called to no fault: what is bad stays bad."""
    session = Session.new(content, "quiet", 3)
    session.world.one(Plans).auto |= {"callout": False, "repair": False}
    yield session
    session.close()


def module(session: Session, name: str) -> int:
    return session.world.the(Register).modules[name]


def pierce(session: Session, name: str, diameter_mm: float) -> None:
    """Open a hole that nobody has found."""
    plan = HolePlan(module=name, diameter_mm=diameter_mm, discharge_coefficient=0.7)
    open_hole(session.world, module(session, name), plan, found=False)


def empty_of_air(session: Session, name: str) -> None:
    """Let the air of a place go, every door of it closed, so that it does not fill again."""
    for door_id, door in session.world.the(Register).doors.items():
        if name in door_id.split("."):
            set_door(session.world, door, "closed")
    scale_air(session.world, name, 1e-3)
    pierce(session, name, 60.0)
    assert module(session, name) in senseless(session.world)


def stale(session: Session, name: str, percent: float) -> None:
    """Give a place so much carbon dioxide."""
    breath = session.world.the(Atmospherics).breath(session.world.get(module(session, name), Module).index)
    scale_air(session.world, name, percent / breath.co2_percent, (CO2,))


def seen_walking(session: Session, people: list[int], span_s: float) -> set[int]:
    """Who of some people is on their way after any step of a span."""
    found: set[int] = set()
    until_s = session.elapsed_s + span_s
    while session.elapsed_s < until_s:
        session.step(60.0)
        found |= {person for person in people if session.world.find(person, Walk) is not None}
    return found


def test_the_hurt_do_not_set_out_for_a_ward_behind_a_hull_that_is_open_wide(colony: Session) -> None:
    hours(colony, 2.1)
    pierce(colony, "gallery_2", 10.0)
    colony.world.get(module(colony, "gallery_2"), Module).barred = True
    assert module(colony, "gallery_2") in foul(colony.world)
    person = people_in(colony.world, module(colony, "canteen"))[0]
    hurt(colony.world, person, 0.2)
    assert not seen_walking(colony, [person], HOUR_S)


def test_whoever_is_woken_sleeps_where_they_are_while_the_way_home_cannot_be_breathed(colony: Session) -> None:
    hours(colony, 15.5)
    people = people_in(colony.world, module(colony, "nine_a"))
    rules.evacuate(colony.world, module(colony, "nine_a"), module(colony, "gym"))
    hours(colony, 0.4)
    empty_of_air(colony, "sector_nine")
    rules.reopen(colony.world, module(colony, "nine_a"))
    assert not seen_walking(colony, people, 2.5 * HOUR_S)
    found = {
        (colony.world.get(person, Whereabouts).module, colony.world.get(person, Whereabouts).activity)
        for person in people
    }
    assert found == {(module(colony, "gym"), ASLEEP)}


def test_neighbours_are_not_sent_where_nobody_gets_to_in_what_they_would_wear(colony: Session) -> None:
    hours(colony, 14.5)
    empty_of_air(colony, "gallery_2")
    scale_air(colony.world, "module_four", 40.0, (CO2,))
    sent: list[TeamSent] = []
    colony.world.events.subscribe(TeamSent, sent.append)
    hours(colony, 3.0)
    lying = people_in(colony.world, module(colony, "module_four"))
    assert min(colony.world.get(person, Body).down_s for person in lying) > HOUR_S
    assert not sent


def test_nobody_goes_home_as_the_lesser_evil_where_the_way_there_is_a_vacuum(colony: Session) -> None:
    hours(colony, 2.5)
    people = people_in(colony.world, module(colony, "canteen"))
    homes = {colony.world.get(person, Person).home for person in people}
    stale(colony, "canteen", 3.5)
    empty_of_air(colony, "gallery_4")
    homecoming.leave(colony.world, min(homes), module(colony, "gym"), of_air=False)
    assert homecoming.go_home_instead(colony.world, module(colony, "canteen")) == 0
    assert colony.world.get(min(homes), Module).barred, "nobody opens a home that they cannot get to"


def test_whoever_slept_on_leaves_when_they_wake(colony: Session) -> None:
    hours(colony, 16.5)
    hall = module(colony, "nine_a")
    sleepers = [
        person for person in people_in(colony.world, hall) if colony.world.get(person, Whereabouts).activity == ASLEEP
    ]
    lay_off(colony.world, sleepers[0], "illness", 3.0)
    refuge = rules.refuge_for(colony.world, hall)
    assert refuge is not None
    rules.evacuate(colony.world, hall, refuge, by_itself=True, unwoken=sleepers)
    hours(colony, 4.0)
    assert sleepers[0] in people_in(colony.world, hall)
    hours(colony, 6.0)
    assert sleepers[0] not in people_in(colony.world, hall)


def test_whoever_is_up_and_at_nothing_in_a_place_that_was_left_is_seen_out(colony: Session) -> None:
    hours(colony, 2.0)
    hall = module(colony, "nine_a")
    person = people_in(colony.world, module(colony, "gym"))[0]
    colony.world.get(hall, Module).barred = True
    move(colony.world, person, hall, "rest")
    assert not colony.world.each(Evacuation)
    hours(colony, 1.5)
    assert person not in people_in(colony.world, hall)


def test_nobody_is_sent_into_a_place_that_was_itself_left(colony: Session) -> None:
    assert not isinstance(colony.order(Evacuate("hab_1", "hab_2")), Refusal)
    hours(colony, 0.5)
    answer = colony.order(Evacuate("hab_2", "hab_1"))
    assert isinstance(answer, Refusal)
    assert answer.reason == "refused.was_left"


def test_who_comes_round_late_is_not_sent_after_the_others_to_a_refuge_that_was_left_since(house: SmallColony) -> None:
    late, *others = house.people
    house.world.get(late, Body).down = True
    leave(house)
    house.wait(300.0)
    assert {house.where(person) for person in others} == {"mess"}
    rules.evacuate(house.world, house.entity("mess"), house.entity("farm"))
    house.wait(300.0)
    house.world.get(late, Body).down = False
    house.wait(300.0)
    assert {house.where(person) for person in others} == {"farm"}
    assert house.where(late) not in ("hab", "mess")
