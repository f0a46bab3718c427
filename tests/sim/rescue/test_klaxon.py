"""At the klaxon of a breach people leave by themselves."""

import pytest

from game.content.kinds.place import HolePlan
from game.content.kinds.scenario import ScenarioKind
from game.sim.clock import Clock
from game.sim.founding import found
from game.sim.people.components import Presence, Whereabouts
from game.sim.register import Register
from game.sim.rescue import rules
from game.sim.rescue.components import Evacuation
from game.sim.rescue.events import EvacuationOrdered
from game.sim.rescue.processors import EvacuationProcessor
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import lose_module, open_hole, set_door
from game.sim.work.walking import WalkingProcessor
from game.sim.world import World
from tests.core_pack import core
from tests.sim.rescue.leaving import alarm, refuge
from tests.sim.small_colony import SmallColony


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
