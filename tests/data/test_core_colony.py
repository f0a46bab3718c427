"""The settlement of the base game holds together: beds, ways, people and the places of the stories."""

from collections import Counter, deque
from collections.abc import Iterable

import pytest

from game.content.kinds.people import ActivityKind, CrewKind, NameList, PersonKind, ShiftKind
from game.content.store import Content
from game.sim.founding import found
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Module

PLACES_OF_THE_STORIES = (
    *("dome_three", "access_tunnel", "hab_1", "hab_2", "hab_3", "hab_4", "module_four", "module_four_lock"),
    *("maintenance_tunnel", "g_7", "greenhouse_extension", "sector_nine", "nine_c", "nine_e", "machine_shop"),
    *("life_support_control", "medical", "command", "stores", "fabrication"),
)


def reached_from(start: str, links: Iterable[tuple[str, str]]) -> set[str]:
    beyond: dict[str, list[str]] = {}
    for a, b in links:
        beyond.setdefault(a, []).append(b)
        beyond.setdefault(b, []).append(a)
    seen, queue = {start}, deque([start])
    while queue:
        for place in beyond.get(queue.popleft(), ()):
            if place not in seen:
                seen.add(place)
                queue.append(place)
    return seen


def test_three_hundred_people_have_a_bed(colony: Content) -> None:
    assert sum(crew.people for crew in colony.of(CrewKind).values()) == 300
    assert 300 <= sum(module.beds for module in colony.modules.values()) <= 310


def test_no_home_is_crowded_on_the_first_night(colony: Content) -> None:
    world = found(Settlement.of(colony, colony.scenarios["quiet"]), seed=1)
    try:
        homes = {entity: module.id for entity, module in world.each(Module)}
        sleepers = Counter(homes[person.home] for _, person in world.each(Person))
    finally:
        world.close()
    assert sum(sleepers.values()) == 300
    assert {home: count for home, count in sleepers.items() if count > colony.modules[home].beds} == {}


def test_beds_in_rooms_are_the_beds_of_their_module(colony: Content) -> None:
    for module in colony.modules.values():
        in_rooms = sum(room.beds for room in module.rooms)
        assert in_rooms in (0, module.beds), module.id


def test_everybody_in_hab_three_sleeps_when_its_scenario_begins(colony: Content) -> None:
    sleepers = [person for person in colony.of(PersonKind).values() if person.home == "hab_3"]
    assert len(sleepers) == 15 == colony.modules["hab_3"].beds
    assert {person.shift for person in sleepers} == {"day"}
    assert all("hab_3" not in crew.homes for crew in colony.of(CrewKind).values())
    day, begins_h = colony.of(ShiftKind)["day"], colony.scenarios["hab_3"].start_h
    assert begins_h < day.sleep_to_h < day.sleep_from_h


def test_somebody_is_awake_at_every_hour(colony: Content) -> None:
    at_work: set[int] = set()
    for shift in colony.of(ShiftKind).values():
        hour = int(shift.work_from_h)
        while hour != int(shift.work_to_h):
            at_work.add(hour)
            hour = (hour + 1) % 24
    assert at_work == set(range(24))


def test_a_usual_day_costs_a_mean_days_breath(colony: Content) -> None:
    share = {kind.id: kind.metabolic_share for kind in colony.of(ActivityKind).values()}
    assert (share["asleep"] + share["rest"] + share["work"]) / 3.0 == pytest.approx(1.0, abs=0.01)


def test_every_module_can_be_reached_on_foot(colony: Content) -> None:
    assert len(colony.modules) >= 44
    assert reached_from("command", (door.between for door in colony.doors.values())) == set(colony.modules)


def test_every_home_has_two_ways_out_except_dead_ends_of_sector_nine_and_the_slope(colony: Content) -> None:
    ways = Counter(place for door in colony.doors.values() for place in door.between)
    one_way = {m.id for m in colony.modules.values() if m.beds and ways[m.id] < 2}
    assert one_way == {"g_7", "nine_a", "nine_b", "nine_c", "nine_d", "nine_e", "nine_f"}


def test_air_moves_to_every_module_but_those_that_sleep_shut_and_keep_their_own(colony: Content) -> None:
    kinds = colony.machine_kinds
    own = {plan.module for plan in colony.machines.values() if kinds[plan.kind].oxygen}
    own &= {plan.module for plan in colony.machines.values() if kinds[plan.kind].scrubbing}
    open_doors = (door.between for door in colony.doors.values() if door.state == "open")
    links = [*open_doors, *(duct.between for duct in colony.ducts.values())]
    shut_off = set(colony.modules) - reached_from("air_plant", links)
    assert shut_off == {"hab_3"}
    assert shut_off <= own


def test_every_place_of_the_stories_exists(colony: Content) -> None:
    assert set(PLACES_OF_THE_STORIES) <= set(colony.modules)
    rooms = {room.id for room in colony.modules["module_four"].rooms}
    assert rooms == {f"4-{number:02d}" for number in range(1, 17)} | {"4-north"}
    volumes = {name: colony.modules[name].volume_m3 for name in ("dome_three", "hab_3", "module_four", "g_7")}
    assert volumes == {"dome_three": 5000.0, "hab_3": 380.0, "module_four": 440.0, "g_7": 600.0}
    assert colony.modules["dome_three"].fixtures.count("manifold_junction") == 12


def test_everybody_whom_the_stories_name_lives_here(colony: Content) -> None:
    people = colony.of(PersonKind)
    cast = "rivera kwan tanaka chen dr_chen hassan sofia wu rodriguez jackson martinez eide okafor lindqvist"
    assert set(cast.split()) <= set(people)
    assert people["rivera"].pronouns == "she"
    assert people["chen"].family == people["dr_chen"].family
    assert all(person.about.count("\n") == 1 for person in people.values())


def test_the_names_for_the_rest_come_from_all_over(colony: Content) -> None:
    names = colony.of(NameList)["settlers"]
    assert len(set(names.she)) == len(names.she) >= 90
    assert len(set(names.he)) == len(names.he) >= 90
    assert len(set(names.family)) == len(names.family) >= 150
