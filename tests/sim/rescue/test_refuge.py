"""Where people go who leave: near, with room, with air enough."""

import pytest

from game.sim.air.matter import CO2, O2
from game.sim.people.components import Body
from game.sim.rescue import rules
from game.sim.rescue.refuge import better_place, capacity, refuge_outlook, stale_kpa
from game.sim.structure.components import Module
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import set_door
from game.sim.work.components import Walk
from tests.airs import scale_air
from tests.sim.rescue.conftest import HOUSE, PASSAGES
from tests.sim.rescue.leaving import alarm, leave, refuge
from tests.sim.small_colony import SmallColony


def test_the_nearest_place_with_room_for_all_is_the_refuge(house: SmallColony) -> None:
    assert refuge(house) == "mess"


def test_a_place_with_an_alarm_a_lost_one_and_a_barred_one_are_no_refuge(house: SmallColony) -> None:
    alarm(house.world, house.entity("mess"), "caution")
    assert refuge(house) == "farm"
    house.world.get(house.entity("farm"), Module).barred = True
    assert refuge(house) == ""


def test_a_notice_keeps_nobody_out(house: SmallColony) -> None:
    alarm(house.world, house.entity("mess"), "notice")
    assert refuge(house) == "mess"


@pytest.mark.parametrize(("people", "goal"), [(25, "mess"), (30, "farm")])
def test_people_go_a_little_farther_than_to_crowd_a_place(people: int, goal: str) -> None:
    assert refuge(SmallColony(HOUSE.replace("count = 12", f"count = {people}"), PASSAGES)) == goal


def test_a_place_with_a_bed_for_everybody_is_not_crowded() -> None:
    bedded = HOUSE.replace("beds = 20", "beds = 30").replace("count = 12", "count = 30")
    assert refuge(SmallColony(bedded, PASSAGES)) == "mess"


def test_a_crowded_place_is_better_than_one_that_is_far() -> None:
    far = HOUSE.replace("count = 12", "count = 30").replace("walk_s = 30.0", "walk_s = 300.0")
    assert refuge(SmallColony(far, PASSAGES)) == "mess"


def test_a_place_takes_no_more_than_its_air_allows(house: SmallColony) -> None:
    assert capacity(house.world, house.entity("mess")) == 50
    full = SmallColony(HOUSE.replace("count = 12", "count = 51"), PASSAGES)
    assert refuge(full) == "farm"


def test_the_dead_need_no_refuge() -> None:
    full = SmallColony(HOUSE.replace("count = 12", "count = 51").replace("walk_s = 30.0", "walk_s = 300.0"), PASSAGES)
    assert refuge(full) == "farm"
    for person in full.people[:5]:
        full.world.get(person, Body).alive = False
        full.world.get(person, Body).down = True
    assert refuge(full) == "mess"


def test_those_on_their_way_to_a_refuge_turn_away_when_it_is_left_itself(house: SmallColony) -> None:
    leave(house)
    house.wait(25.0)
    rules.evacuate(house.world, house.entity("mess"), house.entity("farm"))
    house.wait(300.0)
    assert {house.where(person) for person in house.people} == {"farm"}


def test_a_refuge_counts_those_who_are_still_on_their_way() -> None:
    several = SmallColony(HOUSE.replace("count = 12", "count = 55"), PASSAGES)
    for person in several.people[:10]:
        several.put(person, "farm")
    from_farm, mess = several.entity("farm"), several.entity("mess")
    assert rules.refuge_for(several.world, from_farm) == mess
    leave(several)
    assert all(several.world.find(person, Walk) for person in several.people[10:])
    assert rules.refuge_for(several.world, from_farm) != mess


def test_who_cannot_get_to_the_refuge_that_was_ordered_goes_to_another(house: SmallColony) -> None:
    set_door(house.world, house.entity("mess.farm"), "sealed")
    set_passage(house.world, house.entity("back_door"), "clear")
    set_passage(house.world, house.entity("far_door"), "blocked")
    house.put(house.people[0], "far")
    assert leave(house).people == 12
    house.wait(300.0)
    assert [house.where(person) for person in house.people[:2]] == ["farm", "mess"]


def test_a_refuge_lasts_until_its_air_has_one_percent_of_what_they_breathe_out(house: SmallColony) -> None:
    hours = refuge_outlook(house.world, house.entity("mess"), 12)
    # 400 m3 at 295 K hold 165 mol a kilopascal; 12 people breathe out 3.28e-3 mol/s; 0.97 kPa are left to 1 %.
    assert hours == pytest.approx(0.9727 * 163.08 / (12 * 1.04 / 0.04401 / 86_400.0) / 3_600.0, rel=0.01)
    assert refuge_outlook(house.world, house.entity("mess"), 24) == pytest.approx(hours / 2.0)
    assert refuge_outlook(house.world, house.entity("mess"), 0) == float("inf")


def test_where_nothing_is_a_refuge_people_go_where_they_breathe_much_better(house: SmallColony) -> None:
    world = house.world
    hab, mess, farm = (house.entity(name) for name in ("hab", "mess", "farm"))
    for module in (mess, farm):
        alarm(world, module, "caution")
    for gas, share in ((CO2, 100.0), (O2, 0.8)):
        scale_air(world, "hab", share, (gas,))
    assert refuge(house) == ""
    assert better_place(world, hab, hab, 12) == mess
    scale_air(world, "mess", 0.8, (O2,))
    scale_air(world, "mess", 80.0, (CO2,))
    assert better_place(world, hab, hab, 12) == farm
    scale_air(world, "farm", 0.8, (O2,))
    assert better_place(world, hab, hab, 12) is None


def test_thin_air_is_left_for_a_place_that_will_be_staler_and_can_be_borne(house: SmallColony) -> None:
    world = house.world
    hab, mess = house.entity("hab"), house.entity("mess")
    for name in ("mess", "farm"):
        alarm(world, house.entity(name), "caution")
    scale_air(world, "hab", 0.6, (O2,))
    scale_air(world, "mess", 20.0, (CO2,))
    assert stale_kpa(world, mess, 12, 12.0) > stale_kpa(world, hab, 0, 12.0)
    assert better_place(world, hab, hab, 12) == mess
    assert stale_kpa(world, mess, 60, 12.0) > 3.1
    assert better_place(world, hab, hab, 60) != mess


@pytest.mark.parametrize(("people", "goal"), [(12, "mess"), (50, "farm"), (600, "")])
def test_nowhere_is_better_where_so_many_would_soon_lack_oxygen_too(house: SmallColony, people: int, goal: str) -> None:
    world, hab = house.world, house.entity("hab")
    for name in ("mess", "farm"):
        alarm(world, house.entity(name), "caution")
    for gas, share in ((CO2, 100.0), (O2, 0.8)):
        scale_air(world, "hab", share, (gas,))
    scale_air(world, "mess", 0.95, (O2,))
    assert better_place(world, hab, hab, people) == (house.entity(goal) if goal else None)
