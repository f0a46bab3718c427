"""Getting everybody out: who goes, how soon, where to, and who cannot."""

import pytest

from game.content.kinds.place import HolePlan
from game.content.kinds.scenario import ScenarioKind
from game.sim.clock import Clock
from game.sim.founding import found
from game.sim.hazards.components import Alarm, Alarms, Precautions
from game.sim.minds import refusals
from game.sim.minds.components import Standoff
from game.sim.people.components import Body, Presence, Whereabouts
from game.sim.register import Register
from game.sim.rescue import rules
from game.sim.rescue.components import Alerted, Carried, Evacuation, Pinned
from game.sim.rescue.events import EvacuationOrdered, ModuleEmptied
from game.sim.rescue.processors import EvacuationProcessor
from game.sim.rescue.refuge import capacity, refuge_outlook
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import lose_module, open_hole, set_door
from game.sim.work.components import OnJob, Walk
from game.sim.work.walking import WalkingProcessor
from game.sim.world import World
from tests.sim.small_colony import SmallColony, core

HOUSE = """
[[module]]
id = "hab"
volume_m3 = 440.0
rooms = [{ id = "near", name = "Near room" }, { id = "far", name = "Far room" }]
[[module]]
id = "mess"
volume_m3 = 400.0
beds = 20
[[module]]
id = "farm"
volume_m3 = 4000.0
[[module]]
id = "closet"
volume_m3 = 40.0
[[door]]
id = "hab.closet"
between = ["hab", "closet"]
walk_s = 5.0
[[door]]
id = "hab.mess"
between = ["hab", "mess"]
walk_s = 20.0
[[door]]
id = "mess.farm"
between = ["mess", "farm"]
walk_s = 30.0
[[colonists]]
module = "hab"
count = 12
"""
PASSAGES = """
[[passage]]
id = "far_door"
between = ["hab", "far"]
length_m = 24.0
[[passage]]
id = "back_door"
between = ["far", "farm"]
length_m = 60.0
state = "walled"
"""


@pytest.fixture
def house() -> SmallColony:
    return SmallColony(HOUSE, PASSAGES)


def refuge(colony: SmallColony) -> str:
    found_at = rules.refuge_for(colony.world, colony.entity("hab"))
    return "" if found_at is None else colony.world.get(found_at, Module).id


def leave(colony: SmallColony, to: str = "mess") -> EvacuationOrdered:
    rules.evacuate(colony.world, colony.entity("hab"), colony.entity(to))
    told = colony.said(EvacuationOrdered)[-1]
    assert isinstance(told, EvacuationOrdered)
    return told


def alarm(world: World, module: int, level: str) -> None:
    now_s = world.one(Clock).elapsed_s
    kind = next(kind for kind in core().alarms.values() if kind.level == level)
    world.one(Alarms).standing[f"{kind.id}@{module}"] = Alarm(kind.id, module, kind.level, now_s, 0.0)


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
    assert house.said(ModuleEmptied) == [ModuleEmptied(house.entity("hab"), 3)]


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


@pytest.fixture
def night() -> World:
    return found(Settlement.of(core(), core().of(ScenarioKind)["module_four"]), 1)


def wait(world: World, time_s: float) -> None:
    walking, evacuating, clock = WalkingProcessor(world), EvacuationProcessor(world), world.one(Clock)
    for _ in range(int(time_s / 5.0)):
        clock.elapsed_s += 5.0
        walking.process(5.0)
        evacuating.process(5.0)


def heads(world: World, module: int) -> int:
    return int(world.one(Presence).heads[world.get(module, Module).index].sum())


def test_at_the_klaxon_of_a_breach_people_leave_by_themselves(night: World) -> None:
    module = night.the(Register).modules["module_four"]
    told: list[EvacuationOrdered] = []
    night.events.subscribe(EvacuationOrdered, told.append)
    assert heads(night, module) > 0
    alarm(night, module, "breach")
    wait(night, 600.0)
    assert [(event.module, event.by_itself, event.cut_off) for event in told] == [(module, True, 0)]
    assert heads(night, module) == 0


def test_at_a_breach_the_rooms_behind_debris_are_left_last(night: World) -> None:
    register = night.the(Register)
    module = register.modules["module_four"]
    set_passage(night, register.passages["4.corridor"], "blocked")
    told: list[EvacuationOrdered] = []
    night.events.subscribe(EvacuationOrdered, told.append)
    alarm(night, module, "breach")
    wait(night, 600.0)
    shut_in = [entity for entity, where in night.each(Whereabouts) if where.module == module]
    assert [event.cut_off for event in told] == [len(shut_in)]
    assert {night.get(entity, Whereabouts).room for entity in shut_in} <= {
        register.rooms[name] for name in ("4-14", "4-15", "4-16")
    }


def test_those_who_are_shut_in_at_a_breach_are_reported_and_leave_once_a_door_is_freed(night: World) -> None:
    register = night.the(Register)
    lock, door = register.modules["module_four_lock"], register.doors["module_four.module_four_lock"]
    set_door(night, door, "jammed")
    told: list[EvacuationOrdered] = []
    night.events.subscribe(EvacuationOrdered, told.append)
    alarm(night, lock, "breach")
    wait(night, 300.0)
    assert [(event.people, event.cut_off) for event in told] == [(0, 1)]
    assert heads(night, lock) == 1
    set_door(night, door, "open")
    wait(night, 300.0)
    assert heads(night, lock) == 0


def test_nobody_leaves_for_a_caution_nor_twice_for_one_breach(night: World) -> None:
    module = night.the(Register).modules["module_four"]
    told: list[EvacuationOrdered] = []
    night.events.subscribe(EvacuationOrdered, told.append)
    alarm(night, module, "caution")
    wait(night, 60.0)
    assert not told
    alarm(night, module, "breach")
    wait(night, 60.0)
    rules.reopen(night, module)
    wait(night, 60.0)
    assert len(told) == 1


def test_an_order_of_the_desk_stands_when_the_klaxon_goes(night: World) -> None:
    register = night.the(Register)
    module, to = register.modules["module_four"], register.modules["dome_one"]
    rules.evacuate(night, module, to)
    alarm(night, module, "breach")
    wait(night, 60.0)
    assert [evacuation.to for _, evacuation in night.each(Evacuation)] == [to]


def test_a_hole_alone_moves_nobody_and_a_lost_module_takes_nobody(house: SmallColony) -> None:
    open_hole(house.world, house.entity("hab"), HolePlan(module="hab", diameter_mm=50.0))
    house.wait(60.0)
    assert {house.where(person) for person in house.people} == {"hab"}
    lose_module(house.world, house.entity("mess"))
    assert refuge(house) == ""
