"""Debris by season: in clouds, as often as the player wants it, and foretold once somebody watches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.difficulty.rules import set_level
from game.sim.hazards.components import DebrisField
from game.sim.hazards.streams import StreamProcessor
from game.sim.works.places import forewarn


@pytest.fixture
def year(content: Content) -> Iterator[Session]:
    session = Session.new(content, "first_year", 4)
    yield session
    session.close()


def drawn(session: Session, sols: int) -> DebrisField:
    """Let the sky be drawn for some sols, with nothing else happening."""
    processor, clock = StreamProcessor(session.world), session.world.one(Clock)
    processor.process(0.0)
    clock.elapsed_s += sols * SOL_S
    processor.process(0.0)
    return session.world.one(DebrisField)


def test_a_year_brings_clouds_and_most_of_what_is_in_them_is_small(year: Session) -> None:
    field = drawn(year, 668)
    sizes = [fragment.diameter_mm for fragment in field.fragments]
    assert 20 < len(sizes) < 140
    assert sum(size < 15.0 for size in sizes) > 0.7 * len(sizes)
    assert max(sizes) > 10.0
    assert len({fragment.module for fragment in field.fragments}) > 8


def test_the_streams_are_thickest_in_their_seasons(year: Session) -> None:
    field = drawn(year, 668)
    sols = [540 + fragment.at_s / SOL_S for fragment in field.fragments]
    autumn = sum(585 <= sol < 690 for sol in sols) / 105
    between = sum(690 <= sol < 860 for sol in sols) / 170
    assert autumn > 1.5 * between


def test_what_was_put_off_comes_later_in_the_same_season(year: Session) -> None:
    field = year.world.one(DebrisField)
    field.put_off = True
    drawn(year, 60)
    assert not field.fragments
    held = dict(field.waiting)
    assert held["belt_dust"] == pytest.approx(60 * 0.0165)
    field.put_off = False
    drawn(year, 1)
    assert field.fragments, "the chance of sixty sols at once"
    assert not field.waiting
    field.put_off = True
    drawn(year, 300)
    assert "autumn_stream" not in field.waiting, "a season that is over takes its clouds with it"


def test_who_wants_a_quiet_sky_has_one(year: Session) -> None:
    set_level(year.world, "strikes", "none")
    assert not drawn(year, 668).fragments


@pytest.mark.parametrize("scenario", ["quiet", "hab_3", "dome_three", "module_four", "g_7", "sector_nine"])
def test_an_ordinary_sol_and_the_five_nights_have_no_streams(content: Content, scenario: str) -> None:
    session = Session.new(content, scenario, 4)
    of_the_night = list(session.world.one(DebrisField).fragments)
    assert drawn(session, 300).fragments == of_the_night
    session.close()


def test_a_cloud_is_told_of_in_time_once_somebody_watches(year: Session) -> None:
    forewarn(year.world, 6.0)
    field = year.world.one(DebrisField)
    for _ in range(300):
        drawn(year, 1)
        if field.fragments:
            break
    first = field.fragments[0]
    told = [word for word in field.warnings if word.from_s <= first.at_s <= word.to_s]
    assert told
    assert min(word.at_s for word in told) == pytest.approx(first.at_s - 6.0 * 3_600.0, abs=3_600.0)
