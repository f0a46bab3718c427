"""Nobody goes into air that takes their senses, or through it, with nothing that helps; the desk says so before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from game.content.kinds.place import HolePlan
from game.content.store import Content
from game.session.orders import Refusal, SendTeam
from game.session.session import Session
from game.sim.air.matter import O2, SPECIES
from game.sim.clock import HOUR_S
from game.sim.people.components import Body, Whereabouts
from game.sim.register import Register
from game.sim.stores.components import Locker
from game.sim.structure.rules import open_hole, set_door
from tests.airs import scale_air

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


def empty(session: Session, share: float = 1e-3, gases: Iterable[int] = range(len(SPECIES))) -> None:
    """Leave dome two a share of some gases, by default of all, and shut it off."""
    world = session.world
    scale_air(world, BETWEEN, share, gases)
    for name, door in world.the(Register).doors.items():
        if BETWEEN in name.split("."):
            set_door(world, door, "closed")


def wait(session: Session) -> None:
    """Let so much time pass that whoever was in the dome has fallen."""
    until_s = session.elapsed_s + 120.0
    while session.elapsed_s < until_s:
        session.step(60.0)


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
    wait(colony)
    bare = SendTeam((somebody(colony),), "search", BEYOND)
    refused = colony.check(bare)
    assert refused is not None
    assert refused.reason == "refused.airless_way"
    into = colony.check(SendTeam((somebody(colony),), "search", BETWEEN))
    assert into is not None
    assert into.reason == "refused.airless"
    assert colony.check(SendTeam((somebody(colony),), "search", BEYOND, suits=True)) is None


def test_into_air_without_oxygen_a_mask_is_enough(colony: Session) -> None:
    empty(colony, 0.02, [O2])
    wait(colony)
    who = (somebody(colony),)
    bare = colony.check(SendTeam(who, "search", BETWEEN))
    assert bare is not None
    assert bare.reason == "refused.stifling"
    through = colony.check(SendTeam(who, "search", BEYOND))
    assert through is not None
    assert through.reason == "refused.stifling_way"
    assert colony.check(SendTeam(who, "search", BETWEEN, masks=True)) is None
    assert colony.check(SendTeam(who, "search", BEYOND, masks=True)) is None


def test_a_sixth_of_an_atmosphere_takes_the_senses_too_and_a_mask_gives_them_back(colony: Session) -> None:
    empty(colony, 0.17)
    wait(colony)
    who = (somebody(colony),)
    bare = colony.check(SendTeam(who, "search", BETWEEN))
    assert bare is not None
    assert bare.reason == "refused.stifling"
    assert colony.check(SendTeam(who, "search", BETWEEN, masks=True)) is None


def test_nobody_walks_through_thin_air_to_the_suit_that_they_are_to_wear_in_it(colony: Session) -> None:
    world = colony.world
    beyond = world.the(Register).modules[BEYOND]
    for _, locker in world.each(Locker):
        if locker.module != beyond:
            locker.items.pop("pressure_suit", None)
    assert colony.check(SendTeam((somebody(colony),), "search", BETWEEN, suits=True)) is None
    empty(colony, 0.17)
    wait(colony)
    refused = colony.check(SendTeam((somebody(colony),), "search", BETWEEN, suits=True))
    assert refused is not None
    assert refused.reason == "refused.suits_elsewhere"


def test_the_desk_offers_suits_to_those_who_have_to_go_through_a_vacuum(colony: Session) -> None:
    module = colony.world.the(Register).modules[BEYOND]
    open_hole(colony.world, module, HolePlan(module=BEYOND, diameter_mm=1.0))
    assert suits_offered(colony) == {False}
    empty(colony)
    wait(colony)
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
