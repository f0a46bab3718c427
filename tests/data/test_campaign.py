"""The campaign's opening: as badly kept as the stories say, with five bad nights in it and no date for any."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.kinds.command import FactionKind
from game.content.kinds.people import CrewKind
from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.session import orders
from game.session.orders import Accepted, Audit, Defer, Prioritise
from game.session.session import Session
from game.sim.frames.components import Frame
from game.sim.hardware.components import Exposures, Part, Redundancy, Wear
from game.sim.hardware.wear import WearTables
from game.sim.register import Register
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from tests.sim.upkeep.parts import truth_counts

LONG = ("first_year", "six_month_review", "sandbox")
NIGHTS = (
    "hab_3.generator/ignition_harness",
    "dome_three/manifold_junction#7",
    "g_7.generator/electrolysis_membrane",
)


@pytest.fixture
def year(content: Content) -> Iterator[Session]:
    session = Session.new(content, "first_year", 1)
    yield session
    session.close()


@pytest.mark.parametrize("scenario", LONG)
def test_nothing_in_a_long_game_has_a_date(content: Content, scenario: str) -> None:
    kind = content.of(ScenarioKind)[scenario]
    assert kind.keeps_house
    assert kind.happening
    assert not kind.cluster
    assert all(item.at_s == 0.0 and item.strike is None for item in kind.happening)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_audit_would_find_what_the_stories_found(content: Content, seed: int) -> None:
    session = Session.new(content, "first_year", seed)
    degrading, urgent = truth_counts(session.world)
    assert degrading == pytest.approx(247, abs=4)
    assert urgent == pytest.approx(86, abs=4)
    assert 480.0 < due.debt_h(session.world) < 720.0
    session.close()


@pytest.mark.parametrize("part", NIGHTS)
def test_each_night_has_a_part_that_is_nearly_through_and_that_nobody_looks_at(year: Session, part: str) -> None:
    world = year.world
    row = world.the(UpkeepBook).row[part]
    share = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))[row]
    assert 0.79 < share < 1.0
    assert due.put_off(world)[row]
    upkeep = year.view().upkeep
    assert upkeep is not None
    listed = next(item for item in upkeep.rows if item.part == part)
    assert listed.deferred_until_sol is not None
    assert listed.deferred_by


def test_a_dead_relay_is_known_to_be_dead_only_when_somebody_tries_it(year: Session) -> None:
    world = year.world
    group = next(group for _, group in world.each(Redundancy) if group.id == "hab_3.oxygen")
    part = world.get(group.part, Part)
    assert part.stage == "failed"
    assert not part.found
    assert isinstance(year.order(orders.TestChangeover("hab_3.oxygen")), Accepted)
    assert part.found
    assert group.known_dead


def test_a_frame_creeps_under_its_load_for_months_before_anybody_hears_of_it(year: Session) -> None:
    frame = next(frame for _, frame in year.world.each(Frame) if frame.id == "g_7.frame")
    assert frame.troubled
    assert all(member.standing for member in frame.members)
    while year.sol < 545:
        year.step()
    assert 0.0 < max(member.crept for member in frame.members) < 0.2


def test_what_is_looked_at_in_time_never_becomes_a_night(content: Content) -> None:
    left, seen = Session.new(content, "first_year", 1), Session.new(content, "first_year", 1)
    seen.order(Defer("hab_3.generator/ignition_harness", 540))
    seen.order(Audit("hab_3.generator/ignition_harness"))
    seen.order(Prioritise("hab_3.generator/ignition_harness", 2))
    for session in (left, seen):
        while session.sol < 560:
            session.step()
    harness = [session.world.the(Register).parts["hab_3.generator/ignition_harness"] for session in (left, seen)]
    assert left.world.get(harness[0], Part).fittings == 1
    assert seen.world.get(harness[1], Part).fittings == 2
    left.close()
    seen.close()


def test_every_crew_has_one_faction_that_speaks_for_it_in_council(content: Content) -> None:
    spoken_for = [crew for faction in content.of(FactionKind).values() for crew in faction.crews]
    assert sorted(spoken_for) == sorted(content.of(CrewKind))
