"""Getting everybody out: who goes, how soon, and who cannot."""

import pytest

from game.sim.hazards.components import Precautions
from game.sim.minds import refusals
from game.sim.minds.components import Standoff
from game.sim.people.components import Body, Person
from game.sim.rescue import rules
from game.sim.rescue.components import Alerted, Burden, Carried, Evacuation, Pinned
from game.sim.rescue.events import ModuleEmptied
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import lose_module, set_door
from game.sim.work.components import OnJob
from game.sim.works.places import living_in
from tests.sim.rescue.conftest import HOUSE, PASSAGES
from tests.sim.rescue.leaving import leave
from tests.sim.small_colony import SmallColony


def test_everybody_leaves_from_every_room(house: SmallColony) -> None:
    house.put(house.people[0], "near")
    house.put(house.people[1], "far")
    assert leave(house).people == 12
    house.wait(300.0)
    assert {house.where(person) for person in house.people} == {"mess"}
    assert house.said(ModuleEmptied) == [ModuleEmptied(house.entity("hab"), 0)]


def test_sleepers_take_longer_to_get_up_unless_they_were_woken_before(house: SmallColony) -> None:
    asleep, awake = house.people[:2]
    house.put(asleep, "near", "asleep")
    assert rules.response_s(house.world, asleep) == 90.0
    assert rules.response_s(house.world, awake) == 20.0
    house.world.create(Alerted(house.entity("hab"), 0.0))
    assert rules.response_s(house.world, asleep) == 45.0
    assert rules.response_s(house.world, awake) == 10.0
    house.world.one(Precautions).on = True
    assert rules.response_s(house.world, awake) == 10.0


def test_those_behind_a_blocked_passage_stay_and_are_reported(house: SmallColony) -> None:
    for person in house.people[:3]:
        house.put(person, "far")
    set_passage(house.world, house.entity("far_door"), "blocked")
    told = leave(house)
    assert (told.people, told.cut_off) == (9, 3)
    house.wait(600.0)
    assert [house.where(person) for person in house.people[:3]] == ["far"] * 3
    assert not house.said(ModuleEmptied)


def test_those_who_were_cut_off_leave_by_themselves_once_their_way_is_open(house: SmallColony) -> None:
    person = house.people[0]
    house.put(person, "far")
    set_passage(house.world, house.entity("far_door"), "jammed")
    leave(house)
    house.wait(300.0)
    set_passage(house.world, house.entity("back_door"), "clear")
    set_door(house.world, house.entity("mess.farm"), "sealed")
    house.wait(300.0)
    assert house.where(person) == "farm"
    assert len(house.said(ModuleEmptied)) == 1


def test_people_leave_through_bulkheads_that_closed_but_not_through_sealed_ones(house: SmallColony) -> None:
    set_door(house.world, house.entity("hab.mess"), "closed", by_itself=True)
    assert leave(house).people == 12
    sealed = SmallColony(HOUSE, PASSAGES)
    for door in ("hab.mess", "hab.closet"):
        set_door(sealed.world, sealed.entity(door), "sealed")
    told = leave(sealed)
    assert (told.people, told.cut_off) == (0, 12)


def test_those_on_a_job_those_held_and_those_who_lie_there_are_left(house: SmallColony) -> None:
    worker, pinned, carried, fallen = house.people[:4]
    house.world.add(worker, OnJob(1))
    house.world.add(pinned, Pinned("beam"))
    house.world.add(carried, Carried(worker))
    house.world.get(fallen, Body).down = True
    told = leave(house)
    assert (told.people, told.cut_off) == (8, 0)
    house.wait(200.0)
    assert [house.where(person) for person in (worker, pinned, carried, fallen)] == ["hab"] * 4
    assert house.said(ModuleEmptied) == [ModuleEmptied(house.entity("hab"), 3, at_work=1)]


def test_who_comes_round_or_is_freed_after_the_rest_have_left_walks_out_too(house: SmallColony) -> None:
    fallen, pinned = house.people[:2]
    house.world.get(fallen, Body).down = True
    house.world.add(pinned, Pinned("beam"))
    leave(house)
    house.wait(200.0)
    assert house.said(ModuleEmptied) == [ModuleEmptied(house.entity("hab"), 2)]
    house.world.get(fallen, Body).down = False
    house.wait(100.0)
    house.world.remove(pinned, Pinned)
    house.wait(100.0)
    assert {house.where(person) for person in house.people} == {"mess"}
    assert len(house.said(ModuleEmptied)) == 1
    assert not house.world.each(Evacuation)


def test_nobody_waits_for_the_dead(house: SmallColony) -> None:
    body = house.world.get(house.people[0], Body)
    body.alive, body.down = False, True
    leave(house)
    house.wait(200.0)
    assert not house.world.each(Evacuation)


def test_who_refuses_stays_until_answered_and_is_then_no_longer_waited_for(
    house: SmallColony, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn = house.people[0]
    monkeypatch.setattr(
        refusals, "will_not_leave", lambda world, person, job: "will.home.plain.1" if person == stubborn else ""
    )
    assert leave(house).people == 11
    house.wait(300.0)
    assert house.where(stubborn) == "hab"
    assert house.world.get(stubborn, Standoff).job == 0
    assert not house.said(ModuleEmptied)
    house.world.remove(stubborn, Standoff)
    house.wait(10.0)
    assert house.where(stubborn) == "hab"
    assert len(house.said(ModuleEmptied)) == 1
    house.wait(600.0)
    assert [evacuation.staying for _, evacuation in house.world.each(Evacuation)] == [[stubborn]]
    house.put(stubborn, "mess")
    house.wait(10.0)
    assert not house.world.each(Evacuation)


def test_somebody_at_work_or_with_somebody_in_their_arms_is_not_sent_elsewhere(house: SmallColony) -> None:
    worker, carrier, free = house.people[:3]
    house.world.add(worker, OnJob(1))
    house.world.add(carrier, Burden(person=house.people[3]))
    assert [rules.send_out(house.world, person) for person in (worker, carrier, free)] == [False, False, True]


def test_those_whose_home_comes_down_get_beds_in_another(house: SmallColony) -> None:
    hab, mess = house.entity("hab"), house.entity("mess")
    dead, *living = house.people
    for person in house.people:
        house.world.get(person, Person).home = hab
    house.world.get(dead, Body).alive = False
    lose_module(house.world, hab)
    assert living_in(house.world, hab) == []
    assert living_in(house.world, mess) == living
    assert house.world.get(dead, Person).home == hab
