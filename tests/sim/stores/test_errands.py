"""Ways past lockers, and where gear is put back."""

from collections.abc import Iterator

import pytest

from game.sim.stores.rules import errand, put_back
from game.sim.structure.components import Module
from tests.sim.crewed_colony import HOUSE, SHELVES, CrewedColony

FAR = """
[[locker]]
id = "far"
module = "annex"
[locker.items]
mask = 1
"""


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    """The shelf of the depot is nearer to the ward than the locker in the annex, but the depot has come down."""
    colony = CrewedColony(HOUSE, SHELVES + FAR)
    colony.world.get(colony.register.modules["depot"], Module).lost = True
    yield colony
    colony.close()


def test_nobody_is_sent_for_gear_into_what_has_come_down(colony: CrewedColony) -> None:
    ward, hall, annex = (colony.register.modules[name] for name in ("ward", "hall", "annex"))
    way = errand(colony.world, ward, hall, [("mask",)])
    assert [stop.place for stop in way.stops] == [annex]
    assert errand(colony.world, ward, hall, [("sealant",)]).missing == (("sealant",),)


def test_nothing_is_put_back_into_what_has_come_down(colony: CrewedColony) -> None:
    shelf = dict(colony.locker("shelf"))
    put_back(colony.world, "mask", colony.register.modules["ward"])
    assert colony.locker("far")["mask"] == 2
    assert colony.locker("shelf") == shelf


def test_of_lockers_as_near_the_one_is_gone_to_that_has_more_of_what_is_wanted() -> None:
    hook = '[[locker]]\nid = "hook"\nmodule = "depot"\nitems = { mask = 1 }\n'
    colony = CrewedColony(HOUSE, hook + SHELVES)
    try:
        ward, hall, depot = (colony.register.modules[name] for name in ("ward", "hall", "depot"))
        way = errand(colony.world, ward, hall, [("mask",), ("crowbar",)])
        assert [(stop.place, stop.items) for stop in way.stops] == [(depot, ("mask", "crowbar"))]
        alone = errand(colony.world, ward, hall, [("mask",)])
        assert alone.length_s == way.length_s
    finally:
        colony.close()
