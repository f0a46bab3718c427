"""Holes in hulls: found on the rounds, patched from the stores, and asked for where there is nothing to patch with."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from game.content.kinds.place import HolePlan
from game.session.orders import Accepted, SendTeam, SetAuto, Withdraw
from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.crews.components import Strain
from game.sim.difficulty.rules import set_level
from game.sim.frames.fall import bring_down
from game.sim.hardware.components import Machine
from game.sim.people.components import Person
from game.sim.people.rules import able, people_in
from game.sim.register import Register
from game.sim.retreat.components import GivenUp, Retreat
from game.sim.stores.components import Locker
from game.sim.stores.stock import colony_count
from game.sim.structure.components import Hole
from game.sim.structure.rules import open_hole
from game.sim.upkeep import due, rounds
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.works import places

Begin = Callable[..., Session]


def pierced(session: Session, diameter_mm: float = 4.0) -> Hole:
    world = session.world
    module = world.the(Register).modules["dome_two"]
    plan = HolePlan(module="dome_two", diameter_mm=diameter_mm, discharge_coefficient=0.72)
    return world.get(open_hole(world, module, plan, found=False), Hole)


def sols(session: Session, count: int) -> None:
    last = session.sol + count
    while session.sol < last:
        session.step()


def test_a_pebble_hole_is_found_and_patched_within_a_few_sols_by_nobody_in_particular(begin: Begin) -> None:
    session = begin()
    hole = pierced(session)
    sols(session, 4)
    assert hole.found
    assert hole.cda_m2 == 0.0
    assert any("hull is patched" in line.text for line in session.view().log)


def test_without_routine_it_whistles_on(begin: Begin) -> None:
    session = begin()
    session.order(SetAuto("callout", False))
    hole = pierced(session)
    sols(session, 3)
    assert hole.cda_m2 > 0.0


def test_without_sealant_it_stays_open_and_the_shop_is_asked(begin: Begin) -> None:
    session = begin()
    hole = pierced(session)
    for _, locker in session.world.each(Locker):
        locker.items.pop("sealant", None)
    while not hole.found:
        session.step()
    shop = session.view().shop
    assert hole.cda_m2 > 0.0
    assert shop is not None
    assert any(lot.item == "sealant" and "dome_two" in lot.whys for lot in shop.lots)


def test_a_hole_that_a_team_is_at_is_left_to_it_by_the_rounds(begin: Begin) -> None:
    session = begin()
    world, hole = session.world, pierced(session)
    hole.found = True
    person = next(who for who in people_in(world, world.the(Register).modules["machine_shop"]) if able(world, who))
    sent = session.order(SendTeam((world.get(person, Person).id,), "patch_hole", hole.id))
    assert isinstance(sent, Accepted)
    before = colony_count(world, "sealant")
    rounds.walk(world)
    assert hole.cda_m2 > 0.0
    assert colony_count(world, "sealant") == before
    assert isinstance(session.order(Withdraw(sent.job)), Accepted)
    rounds.walk(world)
    assert hole.cda_m2 == 0.0
    assert colony_count(world, "sealant") == before - 1


def test_what_is_not_built_yet_is_nobodys_debt(begin: Begin) -> None:
    world = begin("first_year").world
    rows = due.not_built(world)
    unbuilt = {machine.id for _, machine in world.each(Machine) if machine.loose}
    owners = {part.id.split("/")[0] for part in world.the(UpkeepBook).parts if rows[part.index]}
    assert owners
    assert owners <= unbuilt
    assert not (due.services_due(world) & rows).any()
    assert not (due.inspections_due(world) & rows).any()


@pytest.mark.parametrize(("level", "factor"), [("gentle", 0.95), ("hard", 1.06)])
def test_small_faults_follow_wear_and_how_hard_the_hardware_is(begin: Begin, level: str, factor: float) -> None:
    session = begin("first_year")
    usual = due.small_per_sol_h(session.world)
    assert usual == pytest.approx(203.0, rel=0.03)
    set_level(session.world, "hardware", level)
    assert due.small_per_sol_h(session.world) == pytest.approx(usual * factor)


def test_small_faults_that_nobody_mends_level_off_and_can_still_be_worked_off(begin: Begin) -> None:
    session = begin("first_year")
    world, most_h = session.world, due.small_most_h(session.world)
    usual = due.small_per_sol_h(world)
    due.leave_small(world, 50.0 * usual)
    assert world.one(Records).small_h == pytest.approx(most_h)
    assert most_h < 10.0 * usual
    assert due.small_per_sol_h(world) == 0.0
    sols(session, 4)
    assert world.one(Records).small_h < most_h - usual


def test_a_few_small_faults_more_come_up_as_ever(begin: Begin) -> None:
    world = begin("first_year").world
    usual = due.small_per_sol_h(world)
    due.leave_small(world, 2.0 * usual)
    assert due.small_per_sol_h(world) == usual
    assert due.small_lived_with_share(world) == 0.0


def test_people_who_live_among_small_faults_bear_more(begin: Begin) -> None:
    def stress_after(hours: float) -> float:
        session = begin("first_year")
        session.order(SetAuto("repair", False))
        due.leave_small(session.world, hours)
        sols(session, 3)
        return float(session.world.one(Strain).stress.mean())

    assert stress_after(1e6) > stress_after(0.0) + 0.01


def test_what_is_a_little_wrong_in_a_place_that_is_given_up_is_nobodys_any_more(begin: Begin) -> None:
    session = begin("first_year")
    world, before_h = session.world, due.small_most_h(session.world)
    due.leave_small(world, 1e6)
    world.one(Retreat).places = [GivenUp("dome_two", 0, rows=list(range(100)))]
    assert due.small_most_h(world) < before_h
    sols(session, 1)
    assert world.one(Records).small_h <= due.small_most_h(world)


def test_a_leak_that_the_make_up_gives_away_is_looked_for_at_once(begin: Begin) -> None:
    session = begin()
    world = session.world
    plan = HolePlan(module="life_support_control", diameter_mm=6.0, discharge_coefficient=0.72)
    hole = world.get(open_hole(world, world.the(Register).modules["life_support_control"], plan, found=False), Hole)
    while session.elapsed_s < 5.0 * 3_600.0:
        session.step()
    assert hole.cda_m2 == 0.0


def test_what_came_down_is_owed_nothing_until_it_stands_again(begin: Begin) -> None:
    world = begin().world
    module = world.the(Register).modules["hab_2"]
    rows = [part.index for part in world.the(UpkeepBook).parts if part.module == module]
    world.one(Clock).elapsed_s += 200.0 * SOL_S

    def owed() -> int:
        kinds = due.services_due(world), due.inspections_due(world), due.known_bad(world)
        return sum(int(np.count_nonzero(kind[rows])) for kind in kinds)

    before_h, small_h = due.debt_h(world), due.small_per_sol_h(world)
    assert owed() > len(rows)
    bring_down(world, module)
    assert owed() == 0
    assert due.debt_h(world) < before_h
    assert due.small_per_sol_h(world) < small_h
    assert not set(rows) & set(due.worst(world, 10_000))
    places.rebuild(world, module)
    assert owed() > len(rows)
