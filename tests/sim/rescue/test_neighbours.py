"""In a long game nobody lies for days where neighbours could have fetched them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.orders import SetAuto
from game.session.session import Session
from game.sim.air.matter import CO2, SPECIES
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import fall, move, people_in, watch
from game.sim.register import Register
from game.sim.rescue.neighbours import AT_ONCE, LIES_S, fetch_the_fallen
from game.sim.stores.components import Locker
from game.sim.structure.components import Module
from game.sim.structure.rules import set_door
from game.sim.work.components import Job
from game.sim.world import World
from tests.airs import scale_air
from tests.passing import hours

PLACE, SEALED = "hab_3", "greenhouse_extension"
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
