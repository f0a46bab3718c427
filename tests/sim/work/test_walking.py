"""How long people take, what slows them, and who waits for whom."""

import itertools

import pytest

from game.content.kinds.work import ItemKind
from game.sim.frames import rules as frames
from game.sim.gear.components import Breather
from game.sim.hardware.components import Machine
from game.sim.minds import rules as minds
from game.sim.people.components import Body, Whereabouts
from game.sim.rescue.components import Burden, Carried, Pinned
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import lose_module, set_door
from game.sim.work.components import Walk
from game.sim.work.events import PersonArrived
from game.sim.work.walking import set_out
from game.sim.world import World
from tests.core_pack import core
from tests.sim.small_colony import SmallColony

HOUSE = """
[[module]]
id = "hall"
volume_m3 = 4400.0
rooms = [
    { id = "cabin", name = "Cabin", length_m = 12.0 },
    { id = "bunk", name = "Bunk", length_m = 12.0 },
]
[[module]]
id = "annex"
volume_m3 = 440.0
[[module]]
id = "tunnel"
volume_m3 = 60.0
[[door]]
id = "hatch"
between = ["hall", "annex"]
walk_s = 20.0
people_per_min = 20.0
[[door]]
id = "lock"
between = ["hall", "tunnel"]
walk_s = 30.0
state = "sealed"
lock_s = 90.0
[[machine]]
id = "fan"
kind = "lighting"
module = "hall"
[[colonists]]
module = "hall"
count = 5
"""
PASSAGES = """
[[passage]]
id = "cabin_door"
between = ["hall", "cabin"]
length_m = 12.0
[[passage]]
id = "crawl"
between = ["cabin", "annex"]
length_m = 8.0
crawl = true
state = "jammed"
"""


@pytest.fixture
def house() -> SmallColony:
    return SmallColony(HOUSE, PASSAGES)


def when(colony: SmallColony, person: int, goal: str, limit_s: float = 600.0) -> float:
    """Wait until somebody is at a place, and return how long it took."""
    begun_s = colony.now_s
    while colony.where(person) != goal and colony.now_s < begun_s + limit_s:
        colony.wait(1.0)
    return colony.now_s - begun_s


def arrivals(colony: SmallColony) -> list[PersonArrived]:
    return [event for event in colony.heard if isinstance(event, PersonArrived)]


def test_people_walk_a_metre_and_a_fifth_in_a_second_and_crawl_at_a_third_of_it(house: SmallColony) -> None:
    person = house.people[0]
    house.put(person, "cabin")
    house.send(person, "hall")
    assert when(house, person, "hall") == pytest.approx(10.0)
    set_passage(house.world, house.entity("crawl"), "clear")
    set_door(house.world, house.entity("hatch"), "sealed")
    house.put(person, "annex")
    house.send(person, "cabin")
    assert when(house, person, "cabin") == pytest.approx(20.0)


def test_one_who_arrives_is_said_to_be_in_the_room_and_its_module(house: SmallColony) -> None:
    person = house.people[0]
    house.send(person, "bunk")
    house.wait(30.0)
    assert arrivals(house) == [PersonArrived(person, house.entity("hall"), "duty", house.entity("bunk"))]
    assert house.world.get(person, Whereabouts).room == house.entity("bunk")


def test_one_who_is_there_already_still_takes_the_time_to_get_ready(house: SmallColony) -> None:
    person = house.people[0]
    set_out(house.world, person, [], "duty", delay_s=45.0)
    house.wait(44.0)
    assert not arrivals(house)
    house.wait(2.0)
    assert [event.place for event in arrivals(house)] == [house.entity("hall")]


def test_a_stop_on_the_way_takes_its_time_whatever_slows_the_walk(house: SmallColony) -> None:
    person = house.people[0]
    legs = house.route("hall", "bunk")
    assert legs is not None
    set_out(house.world, person, [(0, house.entity("hall"), 60.0), *legs], "duty", haul_share=0.5)
    assert when(house, person, "bunk") == pytest.approx(60.0 + 20.0)


def test_debris_care_a_load_and_the_dark_each_make_the_walk_longer(house: SmallColony) -> None:
    person = house.people[0]
    took = []
    for careful, haul_share in ((False, 1.0), (True, 1.0), (False, 0.4)):
        house.put(person, "hall")
        house.send(person, "bunk", careful=careful, haul_share=haul_share)
        took.append(when(house, person, "bunk"))
    assert took == pytest.approx([10.0, 20.0, 25.0])
    set_passage(house.world, house.entity("room:bunk"), "debris")
    house.world.get(house.entity("fan"), Machine).powered = False
    house.put(person, "hall")
    house.send(person, "bunk")
    assert when(house, person, "bunk") == pytest.approx(10.0 / 0.4 / 0.8, abs=1.0)


def test_a_suit_slows_as_its_kind_says(house: SmallColony) -> None:
    suit = next(item for item in core().of(ItemKind).values() if item.slows_share < 1.0)
    person = house.people[0]
    house.world.add(person, Breather(suit.id, 600.0, body=True))
    house.send(person, "bunk")
    assert when(house, person, "bunk") == pytest.approx(10.0 / suit.slows_share, abs=1.0)


def test_nobody_is_slower_than_somebody_close_to_fainting(house: SmallColony, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minds, "hands_share", lambda world, person: 0.1)
    person = house.people[0]
    house.send(person, "bunk")
    assert when(house, person, "bunk") == pytest.approx(10.0 / 0.4)


def test_people_queue_at_a_hatch_and_at_a_cabin_door(house: SmallColony) -> None:
    for person in house.people:
        house.send(person, "annex")
    house.wait(120.0)
    assert len(arrivals(house)) == 5
    for person in house.people:
        house.put(person, "hall")
        house.send(person, "bunk")
    ends = sorted(walk.next_s for _, walk in house.world.each(Walk))
    assert [later - sooner for sooner, later in itertools.pairwise(ends)] == [3.0] * 4


def test_one_in_panic_holds_up_the_door_twice_as_long(house: SmallColony, monkeypatch: pytest.MonkeyPatch) -> None:
    calm, wild = house.people[:2]
    monkeypatch.setattr(minds, "panics", lambda world, person: person == wild)
    house.send(calm, "annex")
    house.send(wild, "annex")
    first, second = (house.world.get(person, Walk).next_s for person in (calm, wild))
    assert second - first == 6.0


def test_a_lock_takes_two_at_a_time_and_the_rest_wait_for_the_next_cycle(house: SmallColony) -> None:
    for person in house.people:
        house.send(person, "tunnel")
    ends = sorted(walk.next_s for _, walk in house.world.each(Walk))
    assert ends == [120.0, 120.0, 210.0, 210.0, 300.0]


def test_a_cycle_waits_for_one_who_comes_a_little_later(house: SmallColony) -> None:
    first, second, third = house.people[:3]
    house.send(first, "tunnel")
    house.send(second, "tunnel", delay_s=20.0)
    house.send(third, "tunnel", delay_s=20.0)
    assert [house.world.get(person, Walk).next_s for person in (first, second, third)] == [140.0, 140.0, 230.0]


def test_a_lock_that_has_turned_without_them_is_waited_for(house: SmallColony) -> None:
    first, second = house.people[:2]
    house.send(first, "tunnel")
    house.send(second, "tunnel", delay_s=60.0)
    assert [house.world.get(person, Walk).next_s for person in (first, second)] == [120.0, 210.0]


def test_whom_somebody_drags_comes_along_and_lies_as_before(house: SmallColony) -> None:
    bearer, carried = house.people[:2]
    house.put(carried, "hall", "asleep")
    house.world.add(bearer, Burden(person=carried))
    house.world.add(carried, Carried(bearer))
    house.send(bearer, "bunk", haul_share=0.5)
    assert when(house, bearer, "bunk") == pytest.approx(20.0)
    assert house.where(carried) == "bunk"
    assert house.world.get(carried, Whereabouts).activity == "asleep"


@pytest.mark.parametrize("held", [Pinned("beam"), Carried(1)])
def test_one_who_is_held_or_carried_does_not_walk(house: SmallColony, held: Pinned | Carried) -> None:
    person = house.people[0]
    house.world.add(person, held)
    house.send(person, "annex")
    house.wait(120.0)
    assert house.where(person) == "hall"
    assert not arrivals(house)


def test_one_who_is_pinned_on_the_way_stops_there(house: SmallColony) -> None:
    person = house.people[0]
    house.put(person, "cabin")
    house.send(person, "annex")
    house.wait(12.0)
    house.world.add(person, Pinned("beam"))
    house.wait(120.0)
    assert house.where(person) == "hall"
    assert house.world.find(person, Walk) is None


def test_one_who_goes_down_on_the_way_lies_where_they_are(house: SmallColony) -> None:
    person = house.people[0]
    house.send(person, "annex")
    house.world.get(person, Body).down = True
    house.wait(60.0)
    assert house.where(person) == "hall"


def test_a_floor_that_does_not_bear_keeps_those_who_cross_it(
    house: SmallColony, monkeypatch: pytest.MonkeyPatch
) -> None:
    trodden: list[tuple[int, int, bool]] = []

    def tread(world: World, person: int, module: int, *, careful: bool) -> bool:
        trodden.append((person, module, careful))
        return False

    monkeypatch.setattr(frames, "tread", tread)
    person = house.people[0]
    house.put(person, "cabin")
    house.send(person, "annex", careful=True)
    house.wait(120.0)
    assert house.where(person) == "cabin"
    assert trodden == [(person, house.entity("hall"), True)]
    assert house.world.find(person, Walk) is None


def test_people_turn_back_when_their_way_shuts_and_take_another(house: SmallColony) -> None:
    person = house.people[0]
    set_passage(house.world, house.entity("crawl"), "clear")
    house.send(person, "annex")
    house.wait(5.0)
    set_door(house.world, house.entity("hatch"), "sealed")
    took_s = 5.0 + when(house, person, "annex")
    assert took_s == pytest.approx(20.0 + 10.0 + 20.0)


def test_people_stay_where_they_are_when_no_way_is_left(house: SmallColony) -> None:
    person = house.people[0]
    house.put(person, "bunk")
    house.send(person, "annex")
    house.wait(5.0)
    set_passage(house.world, house.entity("room:bunk"), "blocked")
    house.wait(60.0)
    assert house.where(person) == "bunk"
    assert house.world.get(person, Whereabouts).activity == "rest"


def test_nobody_walks_into_a_module_that_has_come_down(house: SmallColony) -> None:
    person = house.people[0]
    house.send(person, "annex")
    lose_module(house.world, house.entity("annex"))
    house.wait(60.0)
    assert house.where(person) == "hall"
