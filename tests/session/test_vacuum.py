"""Nobody goes into a place with no air, or through one, who wears no suit; and the desk says so before they set out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.kinds.place import HolePlan
from game.content.store import Content
from game.session.orders import Refusal, SendTeam
from game.session.session import Session
from game.sim.air.components import Atmosphere
from game.sim.air.matter import SPECIES
from game.sim.air.plant import AirPlant
from game.sim.clock import HOUR_S
from game.sim.people.components import Body, Whereabouts
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.structure.rules import open_hole, set_door

BEYOND = "west_lock"
BETWEEN = "dome_two"
"""The one place by which west lock is reached."""


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    session = Session.new(content, "quiet", 1)
    while session.elapsed_s < 12.0 * HOUR_S:
        session.step()
    yield session
    session.close()


def empty(session: Session) -> None:
    """Let dome two hold no air, and shut it off."""
    world = session.world
    index = world.get(world.the(Register).modules[BETWEEN], Module).index
    atmosphere, rows = world.one(Atmosphere), world.the(AirPlant).system.rows
    amount_mol = atmosphere.amount_mol.copy()
    for species in range(len(SPECIES)):
        amount_mol[rows.gas(species, index)] *= 1e-3
    atmosphere.amount_mol = amount_mol
    for name, door in world.the(Register).doors.items():
        if BETWEEN in name.split("."):
            set_door(world, door, "closed")


def somebody(session: Session) -> str:
    """Return who is up, free, and neither in the dome nor beyond it."""
    people = session.view(forecasts=False).people
    return next(who.id for who in people if who.doing == "working" and who.module not in (BEYOND, BETWEEN))


def suits_offered(session: Session) -> set[bool]:
    """Return in what those are sent, as the desk offers it, who would patch a hole beyond the dome."""
    offered = (choice.order for choice in session.choices(BEYOND) if choice.kind.startswith("patch"))
    return {order.suits for order in offered if isinstance(order, SendTeam) and session.check(order) is None}


def test_who_would_have_to_go_through_a_vacuum_is_not_sent_without_a_suit(colony: Session) -> None:
    empty(colony)
    colony.step(60.0)
    bare = SendTeam((somebody(colony),), "search", BEYOND)
    refused = colony.check(bare)
    assert refused is not None
    assert refused.reason == "refused.airless_way"
    into = colony.check(SendTeam((somebody(colony),), "search", BETWEEN))
    assert into is not None
    assert into.reason == "refused.airless"
    assert colony.check(SendTeam((somebody(colony),), "search", BEYOND, suits=True)) is None


def test_the_desk_offers_suits_to_those_who_have_to_go_through_a_vacuum(colony: Session) -> None:
    module = colony.world.the(Register).modules[BEYOND]
    open_hole(colony.world, module, HolePlan(module=BEYOND, diameter_mm=1.0))
    assert suits_offered(colony) == {False}
    empty(colony)
    colony.step(60.0)
    assert suits_offered(colony) == {True}


def test_who_is_on_the_way_when_the_air_goes_stops_before_the_door(colony: Session) -> None:
    world = colony.world
    who = somebody(colony)
    person = world.the(Register).people[who]
    assert not isinstance(colony.order(SendTeam((who,), "search", BEYOND)), Refusal)
    empty(colony)
    until_s = colony.elapsed_s + HOUR_S
    while colony.elapsed_s < until_s:
        colony.step()
        assert world.get(person, Whereabouts).module != world.the(Register).modules[BETWEEN]
    assert world.get(person, Body).alive
    assert all(job.state not in ("going", "working") for job in colony.view(forecasts=False).jobs)
