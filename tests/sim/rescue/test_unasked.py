"""In a long game people do not sit in bad air until somebody says so; and they come home when it is good again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.kinds.place import HolePlan
from game.content.store import Content
from game.session.orders import Accepted, Evacuate, Reopen, SetAuto, StartMachine, StopMachine
from game.session.session import Session
from game.sim.air.matter import CO2, O2
from game.sim.clock import Clock
from game.sim.frames.rules import damage, prop
from game.sim.hardware.components import Machine
from game.sim.hazards.components import Alarm, Alarms
from game.sim.learning.components import Learning
from game.sim.people.components import Presence
from game.sim.people.rules import fall, move, people_in
from game.sim.register import Register
from game.sim.rescue.components import Left
from game.sim.rescue.refuge import better_place
from game.sim.rescue.rules import left_inside, refuge_for
from game.sim.rescue.unasked import TRIES_EVERY_S, WAITS_S, UnaskedProcessor
from game.sim.retreat.rules import give_up, take_back
from game.sim.structure.components import Module
from game.sim.structure.rules import close_hole, module_of, open_hole
from game.sim.work.components import Walk
from game.sim.works.places import living_in
from tests.airs import scale_air
from tests.passing import hours
from tests.sim.rescue.leaving import alarm


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    session = Session.new(content, "quiet", 1)
    yield session
    session.close()


def foul(session: Session, share: float) -> None:
    """Let the air of Hab-3 hold some times as much carbon dioxide as is usual."""
    scale_air(session.world, "hab_3", share, (CO2,))


def inside(session: Session) -> int:
    world = session.world
    index = world.get(world.the(Register).modules["hab_3"], Module).index
    return int(world.one(Presence).heads[index].sum())


def test_people_leave_a_place_whose_air_is_dangerous_and_the_make_up_is_shut_behind_them(colony: Session) -> None:
    world = colony.world
    hours(colony, 12.0)
    assert inside(colony) > 0
    foul(colony, 12.0)
    hours(colony, 2.5)
    hab = world.get(world.the(Register).modules["hab_3"], Module)
    assert hab.barred
    assert inside(colony) == 0
    assert list(world.one(Left).modules) == [str(world.the(Register).modules["hab_3"])]
    assert world.get(world.the(Register).machines["hab_3.nitrogen"], Machine).state == "standby"


def test_where_one_of_them_falls_the_others_wait_for_no_alarm(colony: Session) -> None:
    world = colony.world
    hours(colony, 12.0)
    entity = world.the(Register).modules["hab_3"]
    foul(colony, 40.0)
    hours(colony, 0.05)
    assert not world.get(entity, Module).barred
    fall(world, people_in(world, entity)[0], "carbon_dioxide")
    hours(colony, 0.05)
    assert world.get(entity, Module).barred
    assert list(world.one(Left).modules) == [str(entity)]


def test_some_of_those_asleep_sleep_on_when_others_leave_until_they_are_called(colony: Session) -> None:
    hours(colony, 16.0)
    asleep = inside(colony)
    foul(colony, 12.0)
    hours(colony, 2.5)
    assert 0 < inside(colony) < asleep
    assert any("at their door" in line.text for line in colony.view().log)
    colony.order(Evacuate("hab_3"))
    hours(colony, 0.5)
    assert inside(colony) == 0


def test_whoever_has_drilled_knocks_at_the_doors_of_sleepers(colony: Session) -> None:
    hours(colony, 16.0)
    colony.world.one(Learning).drilled_share = 1.0
    foul(colony, 12.0)
    hours(colony, 2.5)
    assert inside(colony) == 0


def test_they_come_home_when_it_is_good_there_again(colony: Session) -> None:
    world = colony.world
    hours(colony, 16.0)
    foul(colony, 12.0)
    hours(colony, 3.0)
    assert world.one(Left).modules
    hours(colony, 72.0)
    assert not world.get(world.the(Register).modules["hab_3"], Module).barred
    assert not world.one(Left).modules
    assert world.get(world.the(Register).machines["hab_3.nitrogen"], Machine).state == "running"


def test_nobody_leaves_unasked_where_the_desk_has_said_that_it_decides(colony: Session) -> None:
    colony.order(SetAuto("leaving", False))
    hours(colony, 16.0)
    foul(colony, 12.0)
    hours(colony, 3.0)
    assert inside(colony) > 0


def test_people_leave_a_place_whose_frame_fails_and_come_home_when_it_is_propped(colony: Session) -> None:
    world = colony.world
    hours(colony, 12.0)
    assert inside(colony) > 0
    frame = world.the(Register).frames["hab_3.frame"]
    damage(world, frame, "hoop_4", 0.39)
    hours(colony, 1.5)
    hab = world.get(world.the(Register).modules["hab_3"], Module)
    assert any(alarm.id == "frame_failing" for alarm in colony.view().alarms)
    assert hab.barred
    assert world.get(world.the(Register).machines["hab_3.nitrogen"], Machine).state == "running"
    while prop(world, frame):
        pass
    hours(colony, 3.0)
    assert not hab.lost
    assert not hab.barred


def nitrogen(session: Session) -> Machine:
    """The make-up valve of Hab-3."""
    return session.world.get(session.world.the(Register).machines["hab_3.nitrogen"], Machine)


def test_a_valve_that_the_desk_had_shut_stays_shut_when_they_come_home(colony: Session) -> None:
    hours(colony, 16.0)
    assert isinstance(colony.order(StopMachine("hab_3.nitrogen")), Accepted)
    foul(colony, 12.0)
    hours(colony, 3.0)
    assert colony.world.one(Left).modules
    hours(colony, 72.0)
    assert not colony.world.one(Left).modules
    assert nitrogen(colony).state == "standby"


def test_a_valve_that_the_desk_shuts_again_while_they_are_away_stays_shut(colony: Session) -> None:
    hours(colony, 16.0)
    foul(colony, 12.0)
    hours(colony, 3.0)
    assert isinstance(colony.order(StartMachine("hab_3.nitrogen")), Accepted)
    assert isinstance(colony.order(StopMachine("hab_3.nitrogen")), Accepted)
    hours(colony, 72.0)
    assert not colony.world.one(Left).modules
    assert nitrogen(colony).state == "standby"


def test_at_the_klaxon_the_make_up_is_shut_behind_them_too_and_opened_as_they_come_home(colony: Session) -> None:
    world = colony.world
    hours(colony, 12.0)
    alarm(world, world.the(Register).modules["hab_3"], "breach")
    hours(colony, 0.2)
    assert inside(colony) == 0
    assert nitrogen(colony).state == "standby"
    hours(colony, 12.0)
    assert not world.one(Left).modules
    assert not world.one(Left).machines
    assert nitrogen(colony).state == "running"


def test_whoever_is_told_to_live_there_again_opens_the_make_up(colony: Session) -> None:
    hours(colony, 16.0)
    foul(colony, 12.0)
    hours(colony, 3.0)
    assert nitrogen(colony).state == "standby"
    assert isinstance(colony.order(Reopen("hab_3")), Accepted)
    assert nitrogen(colony).state == "running"


def test_nobody_comes_home_by_themselves_to_a_place_that_the_desk_had_evacuated_meanwhile(colony: Session) -> None:
    world = colony.world
    module = world.the(Register).modules["hab_3"]
    hours(colony, 12.0)
    alarm(world, module, "breach")
    hours(colony, 0.1)
    assert world.one(Left).modules
    move(world, living_in(world, module)[0], module, "rest")
    assert isinstance(colony.order(Evacuate("hab_3")), Accepted)
    hours(colony, 12.0)
    assert world.get(module, Module).barred
    assert nitrogen(colony).state == "running"  # it leaks no more: whoever stopped that turned the wheel back


def test_whoever_takes_a_home_back_that_was_given_up_meanwhile_opens_the_make_up(colony: Session) -> None:
    hours(colony, 16.0)
    foul(colony, 12.0)
    hours(colony, 3.0)
    module = colony.world.the(Register).modules["hab_3"]
    give_up(colony.world, module)
    assert nitrogen(colony).state == "standby"
    take_back(colony.world, module)
    assert nitrogen(colony).state == "running"


def test_where_every_place_has_an_alarm_they_go_where_they_breathe_better(colony: Session) -> None:
    world = colony.world
    hours(colony, 12.0)
    places = world.the(Register).modules
    hab, long_ago_s = places["hab_3"], world.one(Clock).elapsed_s - WAITS_S
    world.one(Alarms).standing.update(
        {name: Alarm("carbon_dioxide", entity, "caution", long_ago_s, 0.0) for name, entity in places.items()}
    )
    world.one(Alarms).standing["hab_3"] = Alarm("carbon_dioxide_danger", hab, "danger", long_ago_s, 0.0)
    foul(colony, 22.0)
    scale_air(world, "hab_3", 0.8, (O2,))
    people = left_inside(world, hab)
    assert refuge_for(world, hab) is None
    better = better_place(world, hab, hab, len(people))
    assert better is not None
    UnaskedProcessor(world).process(TRIES_EVERY_S)
    goals = {module_of(world, world.get(person, Walk).goal) for person in people if world.find(person, Walk)}
    assert goals == {better}


def test_whoever_stopped_the_leak_turns_the_make_up_on_again_though_the_desk_keeps_people_out(colony: Session) -> None:
    world = colony.world
    module = world.the(Register).modules["hab_3"]
    hours(colony, 12.0)
    for routine in ("repair", "callout"):
        assert isinstance(colony.order(SetAuto(routine, on=False)), Accepted)
    hole = open_hole(world, module, HolePlan(module="hab_3", diameter_mm=4.0, discharge_coefficient=0.7))
    alarm(world, module, "breach")
    hours(colony, 0.1)
    assert world.one(Left).modules
    move(world, living_in(world, module)[0], module, "rest")
    assert isinstance(colony.order(Evacuate("hab_3")), Accepted)
    hours(colony, 1.0)
    assert nitrogen(colony).state == "standby"
    close_hole(world, hole)
    hours(colony, 8.0)
    assert nitrogen(colony).state == "running"
    assert world.get(module, Module).barred
