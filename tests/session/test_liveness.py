"""The law of liveness: what is grave is not left lying while there are people, parts, skill and a way to get there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.orders import Forbid
from game.session.session import Session
from game.sim.clock import HOUR_S, Clock
from game.sim.fabrication.components import Shop
from game.sim.hardware.components import Part
from game.sim.hardware.rules import fail_part
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.supply.components import Supply
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.callouts import is_grave, party
from game.sim.upkeep.components import Records
from game.sim.upkeep.mending import spare_at_hand
from game.sim.work.components import Job
from game.sim.world import World

LAW_S = 2.0 * HOUR_S
ROUNDING_S = HOUR_S
"""A quiet step is an hour long, so that what is over after two hours shows after three at the latest."""
BROKEN = (
    "hab_3.scrubber/blower",
    "hab_1.generator/coolant_pump",
    "air_plant.generator_a/purge_valve",
    "dome_two.scrubber/sorbent_bed",
    "g_7.generator/electrolysis_membrane",
)


@pytest.fixture
def year(content: Content) -> Iterator[Session]:
    session = Session.new(content, "first_year", 2)
    yield session
    session.close()


def left_lying(world: World, since_s: dict[int, float]) -> list[str]:
    """Return the parts with a grave fault that nobody is at for longer than the law allows, with nothing in the way.

    ``since_s`` keeps since when each was known, with all that is needed at hand and nobody at it.
    """
    book, records, now_s = world.the(UpkeepBook), world.one(Records), world.one(Clock).elapsed_s
    reach, off = due.within_reach(world), due.put_off(world)
    at_work = {callout.part for callout in records.callouts}
    jobs = {job.target for _, job in world.each(Job) if job.state in ("going", "working")}
    found = []
    for row, part in enumerate(book.parts):
        known = part.stage == "failed" and records.known_share[row] >= due.BROKEN
        waits = known and is_grave(world, part) and not (row in at_work or book.entities[row] in jobs)
        possible = waits and not off[row] and bool(reach[row]) and spare_at_hand(world, row, failed=True)
        if not possible or not party(world, row):
            since_s.pop(row, None)
        elif now_s - since_s.setdefault(row, now_s) > LAW_S + ROUNDING_S:
            found.append(part.id)
    return found


def unasked(world: World) -> list[str]:
    """Return the parts with a grave fault that lack a spare which nobody makes, and nobody has been asked for."""
    book, records = world.the(UpkeepBook), world.one(Records)
    making = {lot.item for lot in world.one(Shop).lots}
    supply = world.one(Supply)
    asked = {ask.item for ask in supply.waiting} | {item for flight in supply.flying for item in flight.items()}
    lacking = []
    for row in records.grave:
        spare = book.kinds[row].spare
        if spare is not None and not spare_at_hand(world, row, failed=True) and spare not in making | asked:
            lacking.append(book.parts[row].id)
    return lacking


def broken(world: World, address: str) -> Part:
    entity = world.the(Register).parts[address]
    part = world.get(entity, Part)
    modes = world.the(Settlement).part_kinds[part.kind].modes
    fail_part(world, entity, next(mode for mode in modes if not mode.hidden and mode.vents_mm <= 0.0))
    return part


def test_no_grave_fault_is_left_lying_over_twenty_sols_of_a_year_that_goes_wrong(year: Session) -> None:
    world = year.world
    known, since_s = set(world.the(UpkeepBook).row), dict[int, float]()
    for number, address in enumerate(address for address in BROKEN if address in known):
        while year.sol < 542 + 3 * number:
            year.step()
            assert left_lying(world, since_s) == []
        broken(world, address)
    while year.sol < 560:
        year.step()
        assert left_lying(world, since_s) == []
        assert year.elapsed_s < LAW_S or unasked(world) == []


def test_what_the_player_forbade_is_left_alone(year: Session) -> None:
    world = year.world
    year.order(Forbid("hab_3.scrubber"))
    part = broken(world, "hab_3.scrubber/blower")
    for _ in range(8):
        year.step()
    assert part.stage == "failed"
    assert all(world.the(UpkeepBook).parts[callout.part] is not part for callout in world.one(Records).callouts)
