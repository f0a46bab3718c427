"""Which way leads where: rooms, corridors, crawlways, hatches and locks."""

import pytest

from game.content.kinds.place import PassageState
from game.sim.structure.components import Door
from game.sim.structure.passages import passage_name, set_passage
from game.sim.structure.rules import lose_module, set_door
from game.sim.structure.ways import Ways
from tests.sim.small_colony import SmallColony

HOUSE = """
[[module]]
id = "hall"
volume_m3 = 440.0
rooms = [
    { id = "cabin", name = "Cabin", length_m = 12.0 },
    { id = "north", name = "North" },
    { id = "cell", name = "Cell" },
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
[[door]]
id = "lock"
between = ["annex", "tunnel"]
walk_s = 30.0
state = "sealed"
lock_s = 90.0
"""
PASSAGES = """
[[passage]]
id = "corridor"
between = ["hall", "north"]
length_m = 12.0
[[passage]]
id = "cell_door"
name = "Cell door"
between = ["north", "cell"]
length_m = 2.4
[[passage]]
id = "wall"
between = ["tunnel", "north"]
length_m = 4.0
crawl = true
state = "walled"
"""


@pytest.fixture
def house() -> SmallColony:
    return SmallColony(HOUSE, PASSAGES)


def test_a_room_that_no_passage_names_is_reached_from_the_middle_of_its_module(house: SmallColony) -> None:
    assert house.seconds("hall", "cabin") == pytest.approx(12.0 / 1.2)


def test_a_room_with_a_passage_of_its_own_is_reached_by_that_alone(house: SmallColony) -> None:
    assert house.seconds("hall", "cell") == pytest.approx((12.0 + 2.4) / 1.2)


def test_a_way_between_modules_goes_through_rooms_and_doors(house: SmallColony) -> None:
    legs = house.route("cabin", "annex")
    assert legs is not None
    assert [leg[1] for leg in legs] == [house.entity("hall"), house.entity("annex")]
    assert sum(leg[2] for leg in legs) == pytest.approx(10.0 + 20.0)


def test_debris_makes_a_corridor_slow(house: SmallColony) -> None:
    set_passage(house.world, house.entity("corridor"), "debris")
    assert house.seconds("hall", "north") == pytest.approx(10.0 / 0.4)


@pytest.mark.parametrize("state", ["jammed", "blocked", "walled"])
def test_a_shut_corridor_cuts_off_the_rooms_behind_it(house: SmallColony, state: PassageState) -> None:
    set_passage(house.world, house.entity("corridor"), state)
    assert house.route("hall", "cell") is None
    assert house.entity("cell") not in house.world.the(Ways).distances_s(house.world, house.entity("hall"))


def test_a_wall_that_is_cut_is_a_crawlway(house: SmallColony) -> None:
    assert house.seconds("tunnel", "cell") == pytest.approx(30.0 + 90.0 + 20.0 + 10.0 + 2.0)
    set_passage(house.world, house.entity("wall"), "clear")
    assert house.seconds("tunnel", "cell") == pytest.approx(4.0 / 0.4 + 2.0)


def test_a_lock_passes_people_through_a_sealed_door_in_its_own_time(house: SmallColony) -> None:
    assert house.seconds("annex", "tunnel") == pytest.approx(30.0 + 90.0)


def test_a_sealed_door_without_a_lock_passes_nobody(house: SmallColony) -> None:
    set_door(house.world, house.entity("hatch"), "sealed")
    assert house.route("hall", "annex") is None


def test_a_lock_that_stands_open_costs_only_the_walk(house: SmallColony) -> None:
    set_door(house.world, house.entity("lock"), "open")
    assert house.seconds("annex", "tunnel") == pytest.approx(30.0)


def test_places_that_are_joined_are_known_as_one_part_until_a_passage_shuts(house: SmallColony) -> None:
    ways = house.world.the(Ways)
    cell, hall = house.entity("cell"), house.entity("hall")
    assert ways.parts(house.world)[cell] == ways.parts(house.world)[hall]
    set_passage(house.world, house.entity("cell_door"), "jammed")
    assert ways.parts(house.world)[cell] != ways.parts(house.world)[hall]


def test_a_lost_module_is_left_but_not_entered(house: SmallColony) -> None:
    lose_module(house.world, house.entity("hall"))
    assert house.seconds("cell", "annex") == pytest.approx(12.0 + 20.0)
    assert house.route("annex", "hall") is None
    parts = house.world.the(Ways).parts(house.world)
    assert parts[house.entity("annex")] != parts[house.entity("hall")]


def test_a_passage_is_called_by_its_name_or_by_what_it_joins(house: SmallColony) -> None:
    assert passage_name(house.world, house.entity("cell_door")) == "Cell door"
    assert passage_name(house.world, house.entity("wall")) == "tunnel / North"
    assert passage_name(house.world, house.entity("room:cabin")) == "Cabin"


def test_what_is_looked_up_follows_a_door_that_moved(house: SmallColony) -> None:
    assert house.seconds("hall", "annex") == pytest.approx(20.0)
    house.world.get(house.entity("hatch"), Door).state = "closed"
    assert house.seconds("hall", "annex") == pytest.approx(26.0)
