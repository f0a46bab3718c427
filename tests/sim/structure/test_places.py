"""Where things and people are: rooms, beds, holes and the parts that lie in a crawlway."""

from collections import Counter

import pytest

from game.content.kinds.place import HolePlan
from game.content.kinds.scenario import ScenarioKind
from game.sim.clock import Clock
from game.sim.founding import found
from game.sim.people.components import Person, Whereabouts
from game.sim.people.rules import move
from game.sim.people.shifts import ShiftProcessor
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module, Room
from game.sim.structure.events import ModuleLost
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import close_hole, hole_named, lose_module, module_of, open_hole, part_place
from game.sim.world import World
from tests.core_pack import core
from tests.sim.small_colony import SmallColony

LOCKED_ROOM = """
[[module]]
id = "hall"
volume_m3 = 440.0
fixtures = ["door_seal", "door_seal"]
rooms = [{ id = "niche", name = "Niche", holds = ["hall/door_seal#2"] }]
[[module]]
id = "annex"
volume_m3 = 440.0
"""
STRIKE = HolePlan(module="hall", diameter_mm=10.0)


@pytest.fixture
def hall() -> SmallColony:
    return SmallColony(LOCKED_ROOM)


def night(scenario: str) -> World:
    return found(Settlement.of(core(), core().of(ScenarioKind)[scenario]), 1)


def test_a_part_lies_in_the_room_that_holds_it_and_else_in_its_module(hall: SmallColony) -> None:
    assert part_place(hall.world, hall.entity("hall/door_seal#2")) == hall.entity("niche")
    assert part_place(hall.world, hall.entity("hall/door_seal")) == hall.entity("hall")


def test_a_room_is_in_its_module_and_a_module_in_itself(hall: SmallColony) -> None:
    assert module_of(hall.world, hall.entity("niche")) == hall.entity("hall")
    assert module_of(hall.world, hall.entity("annex")) == hall.entity("annex")


def test_holes_are_numbered_by_module_in_the_order_in_which_they_open(hall: SmallColony) -> None:
    first = open_hole(hall.world, hall.entity("hall"), STRIKE)
    open_hole(hall.world, hall.entity("annex"), STRIKE)
    close_hole(hall.world, first)
    second = open_hole(hall.world, hall.entity("hall"), STRIKE, room=hall.entity("niche"), crack=True, found=False)
    ids = [hole.id for _, hole in hall.world.each(Hole)]
    assert ids == ["hall#1", "annex#1", "hall#2"]
    assert hole_named(hall.world, "hall#2") == second
    assert hole_named(hall.world, "hall#3") is None
    hole = hall.world.get(second, Hole)
    assert (hole.room, hole.crack, hole.found) == (hall.entity("niche"), True, False)


def test_a_part_that_leaks_worse_has_one_hole_that_is_wider(hall: SmallColony) -> None:
    part = hall.entity("hall/door_seal")
    small = open_hole(hall.world, hall.entity("hall"), STRIKE, part=part)
    before_m2 = hall.world.get(small, Hole).cda_m2
    wide = HolePlan(module="hall", diameter_mm=20.0)
    assert open_hole(hall.world, hall.entity("hall"), wide, part=part) == small
    assert hall.world.get(small, Hole).cda_m2 == pytest.approx(4.0 * before_m2)


def test_a_module_is_lost_once_and_barred(hall: SmallColony) -> None:
    lose_module(hall.world, hall.entity("hall"))
    lose_module(hall.world, hall.entity("hall"))
    assert len(hall.said(ModuleLost)) == 1
    assert hall.world.get(hall.entity("hall"), Module).barred


def test_at_night_people_lie_in_their_beds_and_no_room_has_more_sleepers_than_beds() -> None:
    world = night("module_four")
    plans = world.the(Settlement).rooms
    asleep = [(person, where) for _, person, where in world.each(Person, Whereabouts) if where.activity == "asleep"]
    listed = {plan.person for plan in world.the(Settlement).scenario.resident}
    in_bed = [(person, where) for person, where in asleep if person.id not in listed]
    assert len(in_bed) > 100
    assert all(where.room == person.bed for person, where in in_bed)
    sleepers = Counter(person.bed for _, person in world.each(Person) if person.bed)
    assert all(count <= plans[world.get(room, Room).id].beds for room, count in sleepers.items())


def test_beds_are_given_out_in_the_home_and_evenly() -> None:
    world = night("module_four")
    home = world.the(Register).modules["module_four"]
    beds = Counter(person.bed for _, person in world.each(Person) if person.home == home and person.bed)
    rooms = [entity for entity, room in world.each(Room) if room.module == home]
    assert set(beds) <= set(rooms)
    free = [world.the(Settlement).rooms[world.get(room, Room).id].beds - count for room, count in beds.items()]
    assert max(free) - min(free) <= 1


def test_residents_are_where_the_scenario_puts_them() -> None:
    world = night("module_four")
    register = world.the(Register)
    where = world.get(register.people["rodriguez"], Whereabouts)
    assert (where.module, where.room) == (register.modules["module_four"], register.rooms["4-15"])


def test_who_cannot_get_out_of_a_room_stays_there_when_the_shift_turns() -> None:
    world = night("quiet")
    register, clock = world.the(Register), world.one(Clock)
    for passage in ("4.door_14", "4.access"):
        set_passage(world, register.passages[passage], "blocked")
    shut_in = register.people["eide"]
    room = register.rooms["4-14"]
    move(world, shut_in, register.modules["module_four"], "rest", room)
    shifts = ShiftProcessor(world)
    places = set()
    for _ in range(24):
        clock.elapsed_s += 3_700.0
        shifts.process(3_700.0)
        where = world.get(shut_in, Whereabouts)
        places.add((where.module, where.room))
    assert places == {(register.modules["module_four"], room)}


def test_when_the_shift_turns_people_go_to_bed_and_later_get_up() -> None:
    world = night("quiet")
    clock, shifts = world.one(Clock), ShiftProcessor(world)
    slept: set[int] = set()
    for _ in range(24):
        clock.elapsed_s += 3_700.0
        shifts.process(3_700.0)
        for entity, person, where in world.each(Person, Whereabouts):
            assert where.room in (0, person.bed)
            if where.activity == "asleep" and where.room:
                slept.add(entity)
    assert len(slept) == sum(1 for _, person in world.each(Person) if person.bed)
