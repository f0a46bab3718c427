"""Whoever is where the air fails them, with nowhere to go, opens what hands can open, or goes home after all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from game.content.store import Content
from game.session.orders import OpenDoor, SealModule
from game.session.session import Session
from game.sim.air.atmospherics import Atmospherics
from game.sim.air.matter import CO2, SPECIES
from game.sim.clock import HOUR_S
from game.sim.hazards.components import Alarm, Alarms
from game.sim.people.components import Person, Presence, Whereabouts
from game.sim.people.rules import move
from game.sim.register import Register
from game.sim.rescue.components import Left
from game.sim.rescue.homecoming import go_home_instead
from game.sim.rescue.letting_out import GIVEN_AWAY_KPA, undog
from game.sim.rescue.refuge import capacity
from game.sim.rescue.unasked import WAITS_S, UnaskedProcessor
from game.sim.structure.components import Door, Module
from game.sim.structure.rules import lose_module, set_door
from game.sim.work.components import Walk
from tests.airs import scale_air

HALL, CORRIDOR = "nine_a", "sector_nine"
DOOR = "sector_nine.nine_a"
"""Shut, it is all that parts the hall from the locks of the corridor, which take people however they stand."""


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    """Sector nine off shift, nobody asleep; its corridor was left, every door of that sealed."""
    session = Session.new(content, "quiet", 3)
    while session.elapsed_s < 11.5 * HOUR_S:
        session.step()
    session.order(SealModule(CORRIDOR))
    session.world.get(module(session, CORRIDOR), Module).barred = True
    yield session
    session.close()


def module(session: Session, name: str) -> int:
    return session.world.the(Register).modules[name]


def state(session: Session) -> str:
    return session.world.get(session.world.the(Register).doors[DOOR], Door).state


def opened(session: Session) -> list[str]:
    return [session.world.get(door, Door).id for door in undog(session.world, module(session, HALL))]


def scale(session: Session, place: str, share: float, gases: Iterable[int]) -> None:
    scale_air(session.world, place, share, gases)


def test_people_sealed_into_bad_air_come_out_by_themselves_and_the_log_says_so(colony: Session) -> None:
    heads = colony.world.one(Presence).heads
    row = colony.world.get(module(colony, HALL), Module).index
    assert heads[row].any()
    assert state(colony) == "sealed"
    scale(colony, HALL, 34.0, (CO2,))
    until_s = colony.elapsed_s + 2.0 * HOUR_S
    while colony.elapsed_s < until_s:
        colony.step()
    assert not heads[row].any()
    assert colony.deaths() == ()
    assert state(colony) == "closed"
    assert any("Those inside have undogged it by hand" in line.text for line in colony.view().log)


def test_only_what_lies_on_the_way_out_is_opened(colony: Session) -> None:
    sealed = {door.id for _, door in colony.world.each(Door) if door.state == "sealed"}
    assert opened(colony) == [DOOR]
    assert {door.id for _, door in colony.world.each(Door) if door.state == "sealed"} == sealed - {DOOR}
    assert opened(colony) == []


def test_a_door_that_sticks_is_no_way_out(colony: Session) -> None:
    set_door(colony.world, colony.world.the(Register).doors[DOOR], "jammed")
    assert opened(colony) == []
    assert state(colony) == "jammed"


@pytest.mark.parametrize(("share", "way"), [(0.9, []), (0.99, [DOOR]), (1.2, [DOOR])])
def test_nobody_opens_towards_thinner_air_though_towards_denser_they_do(
    colony: Session, share: float, way: list[str]
) -> None:
    scale(colony, CORRIDOR, share, range(len(SPECIES)))
    pressure_kpa = colony.world.the(Atmospherics).pressure_kpa
    here, beyond = (colony.world.get(module(colony, name), Module).index for name in (HALL, CORRIDOR))
    assert (pressure_kpa[here] - pressure_kpa[beyond] > GIVEN_AWAY_KPA) == (not way)
    assert opened(colony) == way


def test_nobody_opens_towards_what_has_come_down(colony: Session) -> None:
    lose_module(colony.world, module(colony, CORRIDOR))
    assert opened(colony) == []


def test_where_a_way_is_open_nothing_is_undogged(colony: Session) -> None:
    colony.order(OpenDoor(DOOR))
    assert opened(colony) == []


@pytest.fixture
def crowd(colony: Session) -> list[int]:
    """Everybody of Hab-3 in a gym whose air has gone stale; their home was left."""
    world = colony.world
    home, gym = module(colony, "hab_3"), module(colony, "gym")
    people = [entity for entity, person in world.each(Person) if person.home == home]
    for person in people:
        move(world, person, gym, "rest")
    scale(colony, "gym", 26.0, (CO2,))
    world.get(home, Module).barred = True
    return people


def gone_home(session: Session, crowd: list[int]) -> int:
    """Let those in the gym go home where that is better, and return how many of a crowd do."""
    go_home_instead(session.world, module(session, "gym"))
    return sum(session.world.find(person, Walk) is not None for person in crowd)


def test_where_shelter_is_worse_than_home_people_go_home_and_live_there_again(
    colony: Session, crowd: list[int]
) -> None:
    world, home = colony.world, module(colony, "hab_3")
    world.one(Left).modules[str(home)] = 0.0
    assert gone_home(colony, crowd) == len(crowd)
    assert not world.get(home, Module).barred
    until_s = colony.elapsed_s + 0.5 * HOUR_S
    while colony.elapsed_s < until_s:
        colony.step()
    assert {world.get(person, Whereabouts).module for person in crowd} == {home}


def test_nobody_goes_home_to_what_the_desk_has_barred(colony: Session, crowd: list[int]) -> None:
    assert gone_home(colony, crowd) == 0
    assert colony.world.get(module(colony, "hab_3"), Module).barred


def test_nobody_goes_home_to_air_that_is_no_better(colony: Session, crowd: list[int]) -> None:
    home = module(colony, "hab_3")
    colony.world.one(Left).modules[str(home)] = 0.0
    scale(colony, "hab_3", 26.0, (CO2,))
    assert gone_home(colony, crowd) == 0


@pytest.mark.parametrize(("crowded", "leave"), [(False, True), (True, False)])
def test_nobody_leaves_stale_air_to_crowd_the_last_good_hall_until_that_is_staler(
    content: Content, crowded: bool, leave: bool
) -> None:
    session = Session.new(content, "quiet", 3)
    while session.elapsed_s < 11.5 * HOUR_S:
        session.step()
    world, hall = session.world, module(session, "power_hall")
    home = module(session, "hab_3")
    others = [entity for entity, person in world.each(Person) if person.home != home]
    for person in others[: capacity(world, hall) - 40] if crowded else ():
        move(world, person, hall, "rest")
    for entity, other in world.each(Module):
        other.barred = entity not in (home, hall)
    scale(session, "hab_3", 16.0, (CO2,))
    scale(session, "power_hall", 9.0 if crowded else 1.0, (CO2,))
    now_s = session.elapsed_s
    world.one(Alarms).standing["stale"] = Alarm("carbon_dioxide_danger", home, "danger", now_s - WAITS_S, 2.4)
    UnaskedProcessor(world).process(0.0)
    assert world.get(home, Module).barred == leave
    session.close()
