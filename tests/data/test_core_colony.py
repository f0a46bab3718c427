"""The settlement of the base game holds together: beds, ways, parts, and air enough for its people."""

import itertools
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator

import pytest

from game.content.kinds.machine import MachineKind, MachinePlan
from game.content.kinds.people import ActivityKind, CrewKind, NameList, PersonKind, ShiftKind
from game.content.kinds.place import MapShape, ModulePlan
from game.content.kinds.work import LockerPlan, TankPlan, TaskKind
from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.sim.founding import found
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Module

SOL_IN_DAYS = 1.0275
OXYGEN_KG_PER_SOL = 0.82 * SOL_IN_DAYS
CARBON_DIOXIDE_KG_PER_SOL = 1.04 * SOL_IN_DAYS
VAPOUR_KG_PER_SOL = 2.28 * SOL_IN_DAYS
WASTE_WATER_KG_PER_SOL = (4.09 + 2.48 + 2.73 + 0.49 + 12.5 + 1.5) * SOL_IN_DAYS
CLEAR_SOL_H = 7.36
"""Hours of noon sun that a clear sol at the equator is worth."""
HALLS = "the halls"

PLACES_OF_THE_STORIES = (
    *("dome_three", "access_tunnel", "hab_1", "hab_2", "hab_3", "hab_4", "module_four", "module_four_lock"),
    *("maintenance_tunnel", "g_7", "greenhouse_extension", "sector_nine", "nine_c", "nine_e", "machine_shop"),
    *("life_support_control", "medical", "command", "stores", "fabrication"),
)


@pytest.fixture(scope="module")
def colony() -> Content:
    return load_packs(core_pack_dir())


def running(colony: Content) -> Iterator[tuple[MachinePlan, MachineKind]]:
    for plan in colony.machines.values():
        if plan.state == "running":
            yield plan, colony.machine_kinds[plan.kind]


def region_of(colony: Content, module: str) -> str:
    """A home breathes by its own machines, sector nine as one; everything else hangs on the air plant."""
    if module == "sector_nine" or module.startswith("nine_"):
        return "sector_nine"
    return module if colony.modules[module].beds and module != "command" else HALLS


def beds_by_region(colony: Content) -> Counter[str]:
    beds: Counter[str] = Counter()
    for module in colony.modules.values():
        beds[region_of(colony, module.id)] += module.beds
    return beds


def rated(colony: Content, what: str) -> dict[str, float]:
    """What running machines of one sort can do in a sol, kg, by region."""
    fields = {"oxygen": "oxygen_kg_per_sol", "scrubbing": "co2_kg_per_sol", "drying": "water_kg_per_sol"}
    total = dict.fromkeys(beds_by_region(colony), 0.0)
    for plan, kind in running(colony):
        ability = getattr(kind, what)
        if ability is not None:
            total[region_of(colony, plan.module)] += getattr(ability, fields[what]) * plan.rating_share
    return total


def tracked_parts(colony: Content) -> list[str]:
    """The kind of every tracked part in the settlement."""
    parts: list[str] = []
    for machine in colony.machines.values():
        parts += colony.machine_kinds[machine.kind].parts
    for module in colony.modules.values():
        parts += module.fixtures
    for door in colony.doors.values():
        parts += door.parts
    return parts + [group.changeover for group in colony.redundancy.values()]


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


def shape_of(module: ModulePlan) -> MapShape:
    assert module.shape is not None, f"{module.id} is not on the map"
    return module.shape


def gap_m(a: MapShape, b: MapShape) -> float:
    """Free space between two shapes along the axis that parts them; negative: they overlap."""
    across = max(a.x_m, b.x_m) - min(a.x_m + a.width_m, b.x_m + b.width_m)
    down = max(a.y_m, b.y_m) - min(a.y_m + a.height_m, b.y_m + b.height_m)
    return max(across, down)


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


@pytest.mark.parametrize(
    ("what", "need_kg", "at_most"),
    [
        ("oxygen", OXYGEN_KG_PER_SOL, 1.40),
        ("scrubbing", CARBON_DIOXIDE_KG_PER_SOL, 1.50),
        ("drying", VAPOUR_KG_PER_SOL, 1.90),
    ],
)
def test_the_machines_that_run_can_do_what_three_hundred_need(
    colony: Content, what: str, need_kg: float, at_most: float
) -> None:
    ability = sum(rated(colony, what).values())
    assert 1.15 <= ability / (300 * need_kg) <= at_most


@pytest.mark.parametrize(("what", "need_kg"), [("oxygen", OXYGEN_KG_PER_SOL), ("scrubbing", CARBON_DIOXIDE_KG_PER_SOL)])
def test_every_home_can_breathe_behind_closed_doors(colony: Content, what: str, need_kg: float) -> None:
    ability = rated(colony, what)
    for region, beds in beds_by_region(colony).items():
        assert ability[region] >= beds * need_kg, region


def test_every_home_has_a_reserve_and_its_own_pressure_control(colony: Content) -> None:
    homes = {home for home in beds_by_region(colony) if home != HALLS}
    reserves = {plan.module for plan, kind in running(colony) if kind.reserve_kg > 0.0}
    make_up = [(plan.module, kind.make_up) for plan, kind in running(colony)]
    valves = {module for module, valve in make_up if valve is not None and valve.gas == "nitrogen"}
    assert homes <= reserves
    assert homes <= valves


def test_reserves_do_not_feed_while_all_is_well(colony: Content) -> None:
    oxygen = [kind.oxygen for kind in colony.machine_kinds.values() if kind.oxygen is not None]
    usual_floor_kpa = min(making.hold_kpa - making.band_kpa for making in oxygen)
    for kind in colony.machine_kinds.values():
        assert kind.reserve_hold_kpa < usual_floor_kpa


def test_water_comes_back_as_fast_as_it_is_used_and_the_stocks_last(colony: Content) -> None:
    cleaned = sum(
        kind.water.water_kg_per_sol * plan.rating_share for plan, kind in running(colony) if kind.water is not None
    )
    assert 1.15 <= cleaned / (300 * WASTE_WATER_KG_PER_SOL) <= 1.5
    tanks = colony.of(TankPlan)
    assert 380 <= tanks["food"].amount_kg / (300 * 0.62 * SOL_IN_DAYS) <= 420
    assert tanks["nitrogen"].amount_kg >= 5000.0
    assert {tank.holds for tank in tanks.values()} == {"oxygen", "nitrogen", "water", "waste_water", "food"}


def test_clear_sols_make_more_power_than_is_drawn_and_the_batteries_last_the_night(colony: Content) -> None:
    drawn_kw = sum(kind.draw_kw * plan.rating_share for plan, kind in running(colony))
    steady_kw = sun_kw = kept_kwh = 0.0
    for plan, kind in running(colony):
        if kind.power is not None and kind.power.source == "steady":
            steady_kw += kind.power.peak_kw * plan.rating_share
        elif kind.power is not None:
            sun_kw += kind.power.peak_kw * plan.rating_share
        if kind.battery is not None:
            kept_kwh += kind.battery.capacity_kwh * plan.rating_share
    assert steady_kw + sun_kw * CLEAR_SOL_H / 24.66 > 1.15 * drawn_kw
    assert kept_kwh * 0.8 > (drawn_kw - steady_kw) * 14.0


def test_hundreds_of_parts_are_tracked(colony: Content) -> None:
    assert len(tracked_parts(colony)) >= 300


def test_every_kind_of_part_is_fitted_somewhere_and_wears_by_shares_that_add_to_one(colony: Content) -> None:
    assert set(tracked_parts(colony)) == set(colony.part_kinds)
    for kind in colony.part_kinds.values():
        shares = (kind.hours_share, kind.dust_share, kind.thermal_share, kind.load_share, kind.humidity_share)
        assert sum(shares) == pytest.approx(1.0, abs=1e-9), kind.id
        assert all(", " in mode.name and mode.symptom.endswith(".") for mode in kind.modes), kind.id


MADE_WHEN_WANTED = ("membrane",)
"""What nobody keeps: it is fourteen hours' work in the shop."""


def test_every_part_has_a_spare_in_store_or_a_stated_reason(colony: Content) -> None:
    text = (core_pack_dir() / "part_kinds.toml").read_text(encoding="utf-8")
    excused = set(re.findall(r'^# No spare: .+\n(?:#.*\n)*\[\[part_kind\]\]\nid = "(\w+)"', text, flags=re.MULTILINE))
    in_store = Counter[str]()
    for locker in colony.of(LockerPlan).values():
        in_store.update(locker.items)
    for kind in colony.part_kinds.values():
        if kind.id in excused:
            assert kind.spare is None
        else:
            assert kind.spare is not None, kind.id
            assert in_store[kind.spare] >= 1 or kind.spare in MADE_WHEN_WANTED, kind.spare
            assert kind.replace is not None, kind.id
            assert colony.of(TaskKind)[kind.replace].effect == "replace_part"


def test_a_harness_and_a_relay_lie_in_hab_three(colony: Content) -> None:
    items = colony.of(LockerPlan)["hab_3.locker"].items
    assert items["harness"] == items["relay"] == 1
    assert items["mask"] < 15


def test_every_module_where_people_live_or_work_has_instruments(colony: Content) -> None:
    used = {place for crew in colony.of(CrewKind).values() for place in (*crew.work, *crew.homes)}
    for place in used:
        measures = {
            sensing.measure
            for fixture in colony.modules[place].fixtures
            if (sensing := colony.part_kinds[fixture].sensing) is not None
        }
        assert measures == {"o2", "co2", "pressure", "temperature"}, place


def test_nothing_overlaps_on_the_map_and_what_no_door_joins_stands_apart(colony: Content) -> None:
    joined = {frozenset(door.between) for door in colony.doors.values()}
    for a, b in itertools.combinations(colony.modules.values(), 2):
        gap = gap_m(shape_of(a), shape_of(b))
        least = 0.0 if frozenset((a.id, b.id)) in joined else 2.0
        assert gap >= least - 1e-9, f"{a.id} and {b.id}: {gap:.1f} m"


def test_every_door_joins_two_places_that_face_each_other(colony: Content) -> None:
    for door in colony.doors.values():
        a, b = (shape_of(colony.modules[place]) for place in door.between)
        across = min(a.x_m + a.width_m, b.x_m + b.width_m) - max(a.x_m, b.x_m)
        down = min(a.y_m + a.height_m, b.y_m + b.height_m) - max(a.y_m, b.y_m)
        assert max(across, down) >= 1.5, door.id


def test_the_map_fits_a_wide_screen(colony: Content) -> None:
    shapes = [shape_of(module) for module in colony.modules.values()]
    width_m = max(s.x_m + s.width_m for s in shapes) - min(s.x_m for s in shapes)
    height_m = max(s.y_m + s.height_m for s in shapes) - min(s.y_m for s in shapes)
    assert width_m <= 215.0
    assert 80.0 <= height_m <= 100.0
