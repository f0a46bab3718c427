"""In a long game nobody lies for days where neighbours could have fetched them."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.orders import SetAuto
from game.session.session import Session
from game.sim.air.matter import CO2, SPECIES
from game.sim.clock import Clock
from game.sim.hazards.components import Alarms
from game.sim.medical.components import Patient
from game.sim.medical.processors import MedicalProcessor
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import fall, hurt, move, people_in, watch
from game.sim.register import Register
from game.sim.rescue.neighbours import AT_ONCE, LIES_S, fetch_the_fallen
from game.sim.rescue.unasked import TRIES_EVERY_S, UnaskedProcessor
from game.sim.stores.components import Locker
from game.sim.structure.components import Module
from game.sim.structure.rules import module_of, set_door
from game.sim.structure.ways import Ways
from game.sim.work.components import Job, Walk
from game.sim.world import World
from tests.airs import scale_air
from tests.passing import hours

PLACE, SEALED, WARD = "hab_3", "greenhouse_extension", "medical"
FELLING = 40.0
"""So many times the usual carbon dioxide fells in a quarter of an hour."""


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    session = Session.new(content, "quiet", 1)
    hours(session, 16.0)
    yield session
    session.close()


def lies(world: World, for_s: float = 0.0) -> int:
    """Let somebody in the place have lain there for so long."""
    person = people_in(world, world.the(Register).modules[PLACE])[0]
    fall(world, person, "carbon_dioxide")
    body = world.get(person, Body)
    body.co2_dose, body.down_s = 1.2, for_s
    watch(world, [person])
    return person


def carriers(world: World, person: int) -> list[int]:
    """Who has gone for somebody."""
    return [hand for _, job in world.each(Job) if job.target == person for hand in job.people]


@pytest.mark.parametrize("left_to_them", [True, False])
def test_who_falls_is_brought_out_by_neighbours_where_that_is_left_to_people(
    colony: Session, left_to_them: bool
) -> None:
    world = colony.world
    colony.order(SetAuto("leaving", left_to_them))
    scale_air(world, PLACE, FELLING, (CO2,))
    for name, door in world.the(Register).doors.items():
        if PLACE in name.split("."):
            set_door(world, door, "closed")
    person = lies(world)
    hours(colony, 1.5)
    assert (world.get(world.get(person, Whereabouts).module, Module).id != PLACE) == left_to_them
    assert world.get(person, Body).alive
    assert any("Neighbours" in line.text for line in colony.view().log) == left_to_them


def test_two_go_and_nobody_else_goes_for_the_same_person(colony: Session) -> None:
    world = colony.world
    scale_air(world, PLACE, FELLING, (CO2,))
    person = lies(world, LIES_S)
    fetch_the_fallen(world)
    fetch_the_fallen(world)
    party = carriers(world, person)
    assert len(party) == len(set(party)) == 2
    assert person not in party


@pytest.mark.parametrize(
    ("share", "gases", "for_s"),
    [
        pytest.param(FELLING, (CO2,), LIES_S / 2.0, id="the desk is given time to send somebody"),
        pytest.param(0.15, range(len(SPECIES)), LIES_S, id="a mask does not feed its wearer in thin air"),
    ],
)
def test_nobody_goes_too_soon_or_where_a_mask_does_not_help(
    colony: Session, share: float, gases: range | tuple[int], for_s: float
) -> None:
    world = colony.world
    scale_air(world, PLACE, share, gases)
    person = lies(world, for_s)
    fetch_the_fallen(world)
    assert not carriers(world, person)


@pytest.mark.parametrize("masks", [True, False])
def test_where_bare_lungs_would_not_last_they_go_in_masks_or_not_at_all(colony: Session, masks: bool) -> None:
    world = colony.world
    scale_air(world, PLACE, 5.0 * FELLING, (CO2,))
    if not masks:
        for _, locker in world.each(Locker):
            locker.items["mask"] = 0
    person = lies(world, LIES_S)
    fetch_the_fallen(world)
    assert [job.masks for _, job in world.each(Job) if job.target == person] == ([True] if masks else [])


@pytest.mark.parametrize("share", [0.9, 0.75])
def test_who_is_laid_low_by_wounds_in_good_air_is_brought_to_the_ward_in_time(colony: Session, share: float) -> None:
    """Somebody once bled to death in a full canteen."""
    world = colony.world
    person = people_in(world, world.the(Register).modules[PLACE])[0]
    hurt(world, person, share)
    hours(colony, 1.5)
    assert world.get(person, Body).alive
    patient = world.find(person, Patient)
    assert patient is not None
    assert patient.state == "treated"


@pytest.mark.parametrize("bad", [True, False])
def test_nobody_is_carried_to_the_ward_out_of_good_air_through_bad(colony: Session, bad: bool) -> None:
    world = colony.world
    place = world.the(Register).modules[PLACE]
    person = people_in(world, place)[0]
    hurt(world, person, 0.8)
    fall(world, person, "wounds")
    world.get(person, Body).down_s = LIES_S
    watch(world, [person])
    for _, beyond, _ in world.the(Ways).links[place] if bad else ():
        scale_air(world, world.get(module_of(world, beyond), Module).id, FELLING, (CO2,))
    fetch_the_fallen(world)
    assert bool(carriers(world, person)) == (not bad)


def bad_ward(world: World) -> int:
    scale_air(world, WARD, FELLING, (CO2,))
    return world.the(Register).modules[WARD]


def test_who_lies_in_a_ward_with_bad_air_is_fetched_and_not_brought_back(colony: Session) -> None:
    world = colony.world
    person = lies(world, LIES_S)
    hurt(world, person, 0.8)
    ward = world.the(Register).modules[WARD]
    move(world, person, ward, "rest")
    hours(colony, 0.05)
    assert world.find(person, Patient) is not None
    fetch_the_fallen(world)
    assert not carriers(world, person)
    bad_ward(world)
    fetch_the_fallen(world)
    assert carriers(world, person)
    hours(colony, 0.5)
    place = world.get(person, Whereabouts).module
    assert place != ward
    colony.order(SetAuto("leaving", False))
    for _ in range(3):
        hours(colony, 0.2)
        bad_ward(world)
        fetch_the_fallen(world)
    assert world.get(person, Body).down
    assert world.get(person, Whereabouts).module == place


def test_nobody_hurt_walks_to_a_ward_with_bad_air_though_no_gauge_says_so(colony: Session) -> None:
    world = colony.world
    person = people_in(world, world.the(Register).modules[PLACE])[0]
    move(world, person, world.the(Register).modules[PLACE], "rest")
    hurt(world, person, 0.4)
    bad_ward(world)
    world.one(Alarms).standing.clear()
    MedicalProcessor(world).process(60.0)
    assert world.find(person, Walk) is None
    scale_air(world, WARD, 1.0 / FELLING, (CO2,))
    MedicalProcessor(world).process(60.0)
    assert world.find(person, Walk) is not None


@pytest.mark.parametrize("lain_s", [None, LIES_S / 2.0, 10.0 * LIES_S])
@pytest.mark.parametrize("left_to_them", [True, False])
def test_the_moment_in_which_neighbours_look_is_in_sight_while_somebody_lies_untended(
    colony: Session, lain_s: float | None, left_to_them: bool
) -> None:
    world = colony.world
    colony.order(SetAuto("leaving", left_to_them))
    if lain_s is not None:
        lies(world, lain_s)
    now_s = world.one(Clock).elapsed_s
    due_s = UnaskedProcessor(world).next_s()
    if lain_s is None or not left_to_them:
        assert due_s == math.inf
    else:
        wait_s = max(0.0, LIES_S - lain_s)
        assert due_s % TRIES_EVERY_S == 0.0
        assert now_s < due_s
        assert now_s + wait_s <= due_s <= now_s + wait_s + TRIES_EVERY_S


def test_who_cannot_be_reached_keeps_nobody_from_the_others(colony: Session) -> None:
    world = colony.world
    scale_air(world, PLACE, FELLING, (CO2,))
    inside = people_in(world, world.the(Register).modules[PLACE])
    assert len(inside) > AT_ONCE
    for number, person in enumerate(inside):
        fall(world, person, "carbon_dioxide")
        world.get(person, Body).down_s = LIES_S + len(inside) - number
    for person in inside[:AT_ONCE]:
        move(world, person, world.the(Register).modules[SEALED], "rest")
    for name, door in world.the(Register).doors.items():
        if SEALED in name.split("."):
            set_door(world, door, "sealed")
    watch(world, inside)
    fetch_the_fallen(world)
    fetch_the_fallen(world)
    fetched = [job.target for _, job in world.each(Job)]
    assert fetched
    assert len(fetched) == len(set(fetched)) <= AT_ONCE
    assert not set(fetched) & set(inside[:AT_ONCE])
