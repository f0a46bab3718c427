"""How long a team can go on in what it breathes, as the desk has it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.session.desk.jobs import Jobs
from game.session.session import Session
from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2
from game.sim.air.plant import AirPlant
from game.sim.gear.components import Breather
from game.sim.people.components import Body, Whereabouts
from game.sim.people.physiology import VACUUM_CONSCIOUS_S
from game.sim.people.rules import move
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.work.components import Job, OnJob

Begin = Callable[..., Session]


def team(session: Session, place: str, activity: str = "careful_work") -> int:
    """Put one person to work in a place; return the job."""
    world, register = session.world, session.world.the(Register)
    person, module = register.people["wu"], register.modules[place]
    move(world, person, module, activity)
    harness = register.parts["hab_3.generator/ignition_harness"]
    number = world.create(Job("replace_harness", harness, module, [person], state="working", place=module))
    world.add(person, OnJob(number))
    return number


def lead(session: Session) -> int:
    return session.world.the(Register).people["wu"]


def bad_air_s(session: Session, job: int) -> float | None:
    return Jobs(session.world).job(job, session.world.get(job, Job)).bad_air_s


def fill(session: Session, place: str, gas: int, share: float) -> None:
    """Let a place hold some times as much of a gas."""
    world = session.world
    index = world.get(world.the(Register).modules[place], Module).index
    amount_mol = world.one(Atmosphere).amount_mol.copy()
    amount_mol[world.the(AirPlant).system.rows.gas(gas, index)] *= share
    world.one(Atmosphere).amount_mol = amount_mol
    session.step(1.0)


def test_a_team_in_good_air_goes_on_as_long_as_it_takes(begin: Begin) -> None:
    session = begin("quiet")
    assert bad_air_s(session, team(session, "hab_3")) is None


def test_a_team_in_much_carbon_dioxide_is_told_how_long_it_can_go_on_with_good_oxygen(begin: Begin) -> None:
    session = begin("quiet")
    fill(session, "hab_3", CO2, 30.0)
    job = team(session, "hab_3")
    left_s = bad_air_s(session, job)
    assert left_s is not None
    session.world.get(lead(session), Body).co2_dose = 0.5
    halved_s = bad_air_s(session, job)
    assert halved_s == pytest.approx(0.5 * left_s, rel=0.02)


def test_who_works_hard_or_bears_little_goes_on_for_less_in_thin_air(begin: Begin) -> None:
    session = begin("module_four")
    while session.elapsed_s < 3_000.0:
        session.step(3_000.0 - session.elapsed_s)
    job = team(session, "module_four_lock", "rest")
    resting_s = bad_air_s(session, job)
    assert resting_s is not None
    move(session.world, lead(session), session.world.get(lead(session), Whereabouts).module, "heavy")
    working_s = bad_air_s(session, job)
    assert working_s is not None
    assert working_s < 0.7 * resting_s
    session.world.get(lead(session), Body).tolerance *= 0.5
    assert bad_air_s(session, job) == pytest.approx(0.5 * working_s)


def test_in_a_vacuum_a_mask_gives_a_few_breaths_and_a_suit_all_that_it_holds(begin: Begin) -> None:
    session = begin("quiet")
    for gas in range(4):
        fill(session, "west_lock", gas, 1e-3)
    job = team(session, "west_lock")
    session.world.get(lead(session), Body).tolerance = 1.0
    session.world.add(lead(session), Breather("mask", 1_800.0))
    assert bad_air_s(session, job) == pytest.approx(VACUUM_CONSCIOUS_S)
    session.world.get(lead(session), Breather).body = True
    assert bad_air_s(session, job) == pytest.approx(1_800.0)
