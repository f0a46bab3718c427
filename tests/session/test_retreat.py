"""Giving something up: a home, a machine, the quota; what it saves, what it costs, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.crises import Crisis, CrisisLog
from game.session.orders import (
    Accepted,
    BreakQuota,
    Diagnose,
    Forbid,
    GiveUp,
    LetMachineBe,
    Order,
    Refusal,
    Reopen,
    StripMachine,
)
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import RUNNING
from game.sim.heat.components import Warmth
from game.sim.outlook.exits import draw_kw
from game.sim.outlook.rates import failures_per_sol, hours_per_sol
from game.sim.people.components import Body, Person
from game.sim.people.rules import people_in
from game.sim.register import Register
from game.sim.retreat.components import Retreat
from game.sim.stores.stock import colony_count
from game.sim.structure.components import Door, Module
from game.sim.structure.rules import set_door
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import small_per_sol_h
from game.sim.works.places import crowding_without, homes

HOME = "hab_2"


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    session = Session.new(content, "quiet", 3)
    yield session
    session.close()


def hours_on(session: Session, hours: float) -> None:
    until_s = session.elapsed_s + 3_600.0 * hours
    while session.elapsed_s < until_s - 1e-6:
        session.step(until_s - session.elapsed_s)


def module_of(session: Session, name: str = HOME) -> int:
    return session.world.the(Register).modules[name]


def upkeep_h(session: Session) -> float:
    world = session.world
    return float(hours_per_sol(world, failures_per_sol(world)).sum()) + small_per_sol_h(world)


def test_a_home_that_is_given_up_frees_hours_and_power_and_costs_beds(colony: Session) -> None:
    world, module = colony.world, module_of(colony)
    before_h, before_kw, beds = upkeep_h(colony), draw_kw(world, module), crowding_without(world, 0)
    lived = [entity for entity, person in world.each(Person) if person.home == module]
    assert lived
    assert before_kw > 1.0
    assert isinstance(colony.order(GiveUp(HOME)), Accepted)
    assert module not in homes(world)
    assert all(world.get(person, Person).home != module for person in lived)
    hours_on(colony, 3.0)
    assert [(place.module, place.shut) for place in world.one(Retreat).places] == [(HOME, True)]
    assert not [person for person in people_in(world, module) if world.get(person, Body).alive]
    assert draw_kw(world, module) == 0.0
    assert upkeep_h(colony) < before_h - 0.5
    assert crowding_without(world, 0) > beds
    assert {door.state for _, door in world.each(Door) if module in (door.a, door.b)} <= {"closed", "sealed", "jammed"}
    row = world.get(module, Module).index
    warm_k = float(world.one(Warmth).temperature_k[row])
    hours_on(colony, 24.0)
    assert float(world.one(Warmth).temperature_k[row]) < warm_k
    assert not [alarm for alarm in colony.view().alarms if alarm.module == HOME]


def test_whoever_takes_it_back_has_its_people_and_machines_again(colony: Session) -> None:
    world, module = colony.world, module_of(colony)
    lived = [entity for entity, person in world.each(Person) if person.home == module]
    before_h = upkeep_h(colony)
    colony.order(GiveUp(HOME))
    hours_on(colony, 3.0)
    outlook = colony.view().outlook
    assert outlook is not None
    undo = next(way for way in outlook.taken if way.kind == "abandoned")
    assert undo.order == Reopen(HOME)
    assert isinstance(colony.order(Reopen(HOME)), Accepted)
    assert all(world.get(person, Person).home == module for person in lived)
    assert upkeep_h(colony) == pytest.approx(before_h, rel=0.05)
    assert any(m.module == module and m.state in RUNNING for _, m in world.each(Machine))
    assert not world.one(Retreat).places


def test_whoever_takes_a_home_back_finds_its_doors_as_they_stood(colony: Session) -> None:
    world, module = colony.world, module_of(colony)
    doors = [entity for entity, door in world.each(Door) if module in (door.a, door.b)]
    assert len(doors) > 2
    by_order, by_hand, beyond_barred, *others = doors
    set_door(world, by_order, "sealed")
    set_door(world, by_hand, "closed")
    before = {entity: world.get(entity, Door).state for entity in doors}
    assert isinstance(colony.order(GiveUp(HOME)), Accepted)
    hours_on(colony, 3.0)
    assert {world.get(entity, Door).state for entity in others} <= {"closed", "sealed"}
    shut = world.get(beyond_barred, Door)
    assert before[beyond_barred] == "open"
    world.get(shut.b if shut.a == module else shut.a, Module).barred = True
    assert isinstance(colony.order(Reopen(HOME)), Accepted)
    found = {entity: world.get(entity, Door).state for entity in doors}
    assert found == {**before, beyond_barred: "closed"}


def test_what_was_stripped_meanwhile_is_left_alone_when_a_home_is_taken_back(colony: Session) -> None:
    world = colony.world
    assert isinstance(colony.order(GiveUp(HOME)), Accepted)
    assert isinstance(colony.order(StripMachine("hab_2.generator", "membrane")), Accepted)
    hours_on(colony, 13.0)
    records, parts = world.one(Records), world.the(UpkeepBook).parts
    assert isinstance(colony.order(Reopen(HOME)), Accepted)
    machine = world.the(Register).machines["hab_2.generator"]
    gone = [row for row, part in enumerate(parts) if part.owner == machine and part.stage == "failed"]
    assert gone
    assert (records.forbidden[gone] == 1).all()


def test_what_was_given_up_is_there_again_after_save_and_load(content: Content, tmp_path: Path) -> None:
    session = Session.new(content, "quiet", 3)
    session.order(GiveUp(HOME))
    session.order(StripMachine("hab_1.generator", "membrane"))
    hours_on(session, 3.0)
    write_save(session, tmp_path / "here.deferred")
    again = read_save(tmp_path / "here.deferred", content)
    for each in (session, again):
        hours_on(each, 20.0)
    assert again.world.one(Retreat).stripped == ["hab_1.generator"]
    assert again.state_hash() == session.state_hash()
    session.close()
    again.close()


def test_a_home_that_went_cold_reads_the_same_after_save_and_load_and_warms_up_the_same(
    content: Content, tmp_path: Path
) -> None:
    session = Session.new(content, "first_year", 9)
    for order in (GiveUp(HOME), StripMachine("hab_1.generator", "membrane")):
        assert isinstance(session.order(order), Accepted)
    hours_on(session, 100.0)
    place = session.world.get(session.world.the(Register).modules[HOME], Module).index
    assert session.world.one(Warmth).temperature_k[place] < 285.0
    write_save(session, tmp_path / "cold.deferred")
    loaded = read_save(tmp_path / "cold.deferred", content)
    assert loaded.view().modules == session.view().modules
    for game in (session, loaded):
        assert isinstance(game.order(Reopen(HOME)), Accepted)
        hours_on(game, 6.0)
    assert loaded.state_hash() == session.state_hash()
    session.close()
    loaded.close()


def test_what_is_no_home_or_leaves_too_few_beds_is_refused(colony: Session) -> None:
    answers = [colony.order(GiveUp("air_plant")), colony.order(GiveUp("nowhere")), colony.order(Reopen(HOME))]
    assert [answer.reason for answer in answers if isinstance(answer, Refusal)] == [
        "refused.no_home", "refused.no_such_module", "refused.not_barred",
    ]  # fmt: skip
    given = [colony.order(GiveUp(name)) for name in ("dome_one", "dome_two", "hab_1", "hab_2", "dome_three")]
    refused = [answer.reason for answer in given if isinstance(answer, Refusal)]
    assert refused
    assert set(refused) <= {"refused.no_beds", "refused.no_refuge"}


def test_a_stripped_machine_gives_spares_and_nothing_else(colony: Session) -> None:
    world = colony.world
    before = colony_count(world, "membrane")
    order = StripMachine("hab_2.generator", "membrane")
    assert isinstance(colony.order(order), Accepted)
    assert isinstance(colony.order(LetMachineBe("hab_2.generator")), Accepted)
    machine = world.get(world.the(Register).machines["hab_2.generator"], Machine)
    assert machine.state in RUNNING
    assert isinstance(colony.order(order), Accepted)
    hours_on(colony, 13.0)
    assert colony_count(world, "membrane") == before + 1
    assert machine.state not in RUNNING
    assert machine.condition_share == 0.0
    again = colony.order(order)
    assert isinstance(again, Refusal)
    assert again.reason == "refused.nothing_to_strip"
    outlook = colony.view().outlook
    assert outlook is not None
    assert [way.order for way in outlook.taken] == [Forbid("hab_2.generator", False)]


def test_what_was_stripped_is_put_back_when_crews_may_touch_it_again(colony: Session) -> None:
    world = colony.world
    assert isinstance(colony.order(StripMachine("hab_2.generator", "membrane")), Accepted)
    hours_on(colony, 13.0)
    machine = world.the(Register).machines["hab_2.generator"]
    gone = [part.index for part in world.the(UpkeepBook).parts if part.owner == machine and part.stage == "failed"]
    assert gone
    owed = due.debt(world).failed
    assert isinstance(colony.order(Forbid("hab_2.generator", False)), Accepted)
    assert due.known_bad(world)[gone].all()
    assert due.debt(world).failed == owed + len(gone)


@pytest.mark.parametrize(
    ("order", "place", "answer"),
    [
        (GiveUp(HOME), HOME, "Hab-2 given up"),
        (StripMachine("hab_1.generator", "membrane"), "hab_1", "stripped for"),
        (Diagnose(HOME), HOME, "diagnostics of Hab-2"),
        (BreakQuota(), HOME, ""),
    ],
)
def test_whatever_is_done_about_the_place_answers_its_crisis(
    colony: Session, order: Order, place: str, answer: str
) -> None:
    crisis = Crisis(1, "oxygen", [module_of(colony, place)], colony.elapsed_s, None)
    colony.world.one(CrisisLog).crises.append(crisis)
    assert isinstance(colony.order(order), Accepted)
    (told,) = colony.view().crises
    assert answer in told.answer
    assert bool(told.answer) == bool(answer)
