"""The six-month review: it has begun as the game opens, stops what else was built, and its results decide the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.session import Session
from game.sim.clock import Clock
from game.sim.crews.components import Plans
from game.sim.hardware.rules import replace_part
from game.sim.upkeep.book import UpkeepBook
from game.sim.works.audits import audit, results
from game.sim.works.components import Works
from game.story.endings import Endings


@pytest.fixture
def review(content: Content) -> Iterator[Session]:
    session = Session.new(content, "six_month_review", 2)
    yield session
    session.close()


def test_it_has_begun_and_crews_work_by_its_plan(review: Session) -> None:
    works = review.world.one(Works).begun
    assert works[0].id == "infrastructure_review"
    assert review.world.one(Plans).template == "review"
    while review.sol < 613:
        review.step()
    others = [work for work in works if work.id != "infrastructure_review"]
    assert others
    assert all(work.waits == "review" for work in others)


def ended(session: Session) -> str:
    """How it ends if its half year is over now."""
    session.world.one(Clock).elapsed_s = 3_600.0 * 4_438.8 + 1.0
    end = Endings(session.world).reached(sol_began=True)
    return end.id if end is not None else ""


def test_what_was_mended_of_what_it_found_decides_how_it_ends(review: Session) -> None:
    world, book = review.world, review.world.the(UpkeepBook)
    work = world.one(Works).begun[0]
    audit(world, work, ())
    listed, mended, _ = results(world)
    assert listed > 5
    assert mended == 0
    world.one(Works).done["infrastructure_review"] = 780
    assert ended(review) in ("written_down", "held")
    for row in list(world.one(Works).listed):
        replace_part(world, book.entities[row])
    assert results(world)[1] == listed
    assert ended(review) == "reviewed"
    view = review.view().works
    assert view is not None
    assert (view.listed, view.mended) == (listed, listed)
