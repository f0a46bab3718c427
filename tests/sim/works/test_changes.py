"""What works change in the colony when they are done."""

from __future__ import annotations

from collections import Counter

import pytest

from game.sim.chance import Chance
from game.sim.frames.fall import bring_down
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Part, Redundancy, Wear
from game.sim.hardware.events import PartReplaced
from game.sim.hardware.wear import drawn_life_h
from game.sim.learning.components import Learning
from game.sim.people.components import Person
from game.sim.population.components import Population
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.stores.stock import colony_count, stock_count
from game.sim.structure.components import Door, Module, Passage, Room
from game.sim.structure.rules import lose_module
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.events import FlawFound
from game.sim.work.machinery import fasten, set_down, unfasten
from game.sim.works import places, rules, stages
from game.sim.works.audits import audit
from game.sim.works.components import Work, Works
from game.sim.works.gains import shield_of
from game.sim.works.kinds import kinds, work_of
from game.sim.world import World
from tests.sim.works.sols_of_work import Begin, a_sol, until_done


def test_the_extension_waits_for_its_generator_and_its_slip_has_a_date(begin: Begin) -> None:
    world = begin().world
    work = work_of(world, "greenhouse_extension")
    assert work is not None
    backup = world.get(world.the(Register).machines["greenhouse_extension.backup"], Machine)
    backup.home, backup.module = backup.module, world.the(Register).modules["hab_3"]
    for _ in range(90):
        a_sol(world, 200.0)
    assert work.stage == 2
    assert (work.waits, work.waits_for) == ("machine", "greenhouse_extension.backup")
    slipped = work.slips[-1]
    assert slipped.until_sol < 0
    backup.module, backup.home = backup.home, 0
    until_done(world, work)
    assert slipped.until_sol > slipped.sol
    assert world.get(world.the(Register).machines["greenhouse_extension.lamps"], Machine).state in hardware.RUNNING


def move(world: World, machine: str, module: str) -> None:
    entity = world.the(Register).machines[machine]
    unfasten(world, entity)
    set_down(world, entity, world.the(Register).modules[module])
    fasten(world, entity)


def test_a_generator_that_was_borrowed_and_brought_back_is_in_its_place_again(begin: Begin) -> None:
    world = begin().world
    work = work_of(world, "greenhouse_extension")
    assert work is not None
    machine = world.get(world.the(Register).machines["greenhouse_extension.backup"], Machine)
    before = world.get(machine.module, Module).id
    work.stage, work.open = 2, False
    for place, waits in (("dome_three", True), ("hab_3", True), (before, False)):
        move(world, machine.id, place)
        assert (stages.hindrance(world, work) == ("machine", machine.id)) == waits


def test_a_generator_that_was_moved_for_good_can_be_built_anew_where_it_stands(world: World) -> None:
    work = rules.begin(world, "new_generator", "hab_3.generator")
    unfasten(world, world.the(Register).machines[work.site])
    assert stages.hindrance(world, work) == ("machine", work.site)
    move(world, work.site, "hab_2")
    assert stages.hindrance(world, work)[0] != "machine"


def test_shielded_places_get_smaller_holes_and_fewer(world: World) -> None:
    assert shield_of(world, "hab_1").hole_share == 1.0
    until_done(world, rules.begin(world, "shielding"), hours=400.0)
    assert shield_of(world, "hab_1").hole_share == pytest.approx(0.7)
    assert shield_of(world, "dome_one").stop_share == pytest.approx(0.25)
    assert shield_of(world, "gallery_1").hole_share == 1.0


def test_a_rebuilt_place_stands_again_and_stays_shut_until_it_is_opened(world: World) -> None:
    module = world.the(Register).modules["nine_a"]
    lose_module(world, module)
    assert list(kinds(world)["rebuild"].stages)
    assert until_done(world, rules.begin(world, "rebuild", "nine_a")) >= 25
    assert not world.get(module, Module).lost
    assert world.get(module, Module).barred


def test_what_stands_in_a_rebuilt_place_can_be_used_and_walked_to(world: World) -> None:
    module = world.the(Register).modules["hab_2"]
    ways = {entity: passage.state for entity, passage in world.each(Passage)}
    bring_down(world, module)
    worn: list[PartReplaced] = []
    world.events.subscribe(PartReplaced, worn.append)
    places.rebuild(world, module)
    assert worn
    assert not any(event.came_off for event in worn)  # else it would count as spares used, and give scrap
    machines = [(entity, machine) for entity, machine in world.each(Machine) if machine.module == module]
    assert machines
    for entity, machine in machines:
        assert not machine.loose
        hardware.start(world, entity)
        assert machine.state in hardware.RUNNING
        assert not due.not_built(world)[[part.index for _, part in hardware.parts_of(world, entity)]].any()
    assert {door.state for _, door in world.each(Door) if module in (door.a, door.b)} == {"closed"}
    assert {entity: passage.state for entity, passage in world.each(Passage)} == ways


def test_a_door_between_two_lost_places_stays_jammed_until_both_stand_again(world: World) -> None:
    door = next(door for _, door in world.each(Door))
    for module in (door.a, door.b):
        bring_down(world, module)
    places.rebuild(world, door.a)
    assert door.state == "jammed"
    places.rebuild(world, door.b)
    assert door.state == "closed"


def test_crews_look_after_a_machine_that_lies_off_its_mounts(world: World) -> None:
    entity = world.the(Register).machines["hab_3.generator"]
    unfasten(world, entity)
    assert not due.not_built(world)[[part.index for _, part in hardware.parts_of(world, entity)]].any()


def test_a_generator_built_properly_begins_new_and_lasts_longer(world: World) -> None:
    entity = world.the(Register).machines["hab_3.generator"]
    parts = [world.get(part, Part) for part, _ in hardware.parts_of(world, entity)]
    before = [part.fittings for part in parts]
    stores = next(locker for _, locker in world.each(Locker) if locker.id == "stores.spares")
    stores.items["membrane"] = 1
    until_done(world, rules.begin(world, "new_generator", "hab_3.generator"))
    assert stock_count(world, "membrane") == 0
    assert [part.fittings for part in parts] == [count + 1 for count in before]
    assert all(part.stage == "sound" for part in parts)
    kind = world.the(Settlement).part_kinds[parts[0].kind]
    usual = drawn_life_h(world.one(Chance), kind, parts[0].id, parts[0].fittings)
    assert world.one(Wear).life_h[parts[0].index] == pytest.approx(2.5 * usual)


def test_a_review_counts_a_dead_changeover_that_nobody_knew_of(world: World) -> None:
    review = rules.begin(world, "infrastructure_review")
    parts = [world.get(group.part, Part) for _, group in world.each(Redundancy)]
    for part in parts:
        part.stage, part.found = "sound", False
    audit(world, review, ())
    records = world.one(Records)
    for part in parts:
        part.stage, records.deferrals[part.index] = "failed", 2
        records.known_share[part.index] = 0.1
    heard: list[FlawFound] = []
    world.events.subscribe(FlawFound, heard.append)
    found = audit(world, review, ())
    rows = [part.index for part in parts if part.found]
    assert rows
    assert found == len(heard)
    assert {world.the(UpkeepBook).entities[row] for row in rows} <= {event.part for event in heard}
    assert not records.deferrals[rows].any()


def test_no_room_gets_more_sleepers_than_beds_when_homes_are_given_up(world: World) -> None:
    plans = world.the(Settlement).rooms
    for name in ("hab_2", "hab_1"):
        places.clear_home(world, world.the(Register).modules[name], ())
        world.one(Works).cleared.append(name)
    sleepers = Counter(person.bed for _, person in world.each(Person))
    assert not [room.id for entity, room in world.each(Room) if sleepers[entity] > plans[room.id].beds]
    rooms = {entity: room.module for entity, room in world.each(Room)}
    assert all(rooms[person.bed] == person.home for _, person in world.each(Person) if person.bed)


def test_kits_lie_where_people_sleep_and_nothing_is_made_of_nothing(world: World) -> None:
    before = colony_count(world, "mask")
    there = sum(locker.items.get("mask", 0) for _, locker in world.each(Locker) if locker.id == "hab_1.locker")
    until_done(world, rules.begin(world, "response_kits"))
    now = sum(locker.items.get("mask", 0) for _, locker in world.each(Locker) if locker.id == "hab_1.locker")
    assert colony_count(world, "mask") == before
    assert now > there


def test_a_round_of_tests_finds_the_dead_changeover(world: World) -> None:
    entity, group = next(row for row in world.each(Redundancy) if row[1].id == "hab_3.oxygen")
    kind = world.get(group.part, Part).kind
    hardware.fail_part(world, group.part, world.the(Settlement).part_kinds[kind].modes[0])
    assert not group.known_dead
    work = rules.begin(world, "changeover_tests")
    for _ in range(40):
        a_sol(world, 10.0)
    assert work.round >= 1
    assert world.get(entity, Redundancy).known_dead


def test_when_dome_three_is_closed_everybody_has_a_bed_elsewhere(world: World) -> None:
    module = world.the(Register).modules["dome_three"]
    moved = places.living_in(world, module)
    assert moved
    until_done(world, rules.begin(world, "consolidation"))
    assert places.living_in(world, module) == []
    assert module not in places.homes(world)
    assert max(people / beds for beds, people in places.homes(world).values()) < 1.5


@pytest.mark.parametrize("policy", ["emergency_training", "genetics"])
def test_what_a_policy_brings_ends_while_it_rests_and_comes_back_with_it(world: World, policy: str) -> None:
    def lasts() -> tuple[float, float]:
        return world.one(Learning).drill_hours_share, world.one(Population).programme_share

    without = lasts()
    work = Work(policy, 1, "", 0, 0)
    world.one(Works).begun.append(work)
    rules.suspend(world, work)
    rules.resume(world, work)
    assert lasts() == pytest.approx(without)
    while work.round == 0:
        stages.finish_stage(world, work)
    standing = lasts()
    assert standing != without
    rules.suspend(world, work)
    assert lasts() == pytest.approx(without)
    rules.resume(world, work)
    assert lasts() == pytest.approx(standing)
    rules.suspend(world, work)
    rules.abandon(world, work)
    assert lasts() == pytest.approx(without)
