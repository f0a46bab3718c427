"""Breaking the quota and keeping it again: its hours go to repair, and back to Earth once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.orders import (
    Accepted,
    BreakQuota,
    CopyPlan,
    Refusal,
    SetHours,
    UseTemplate,
)
from game.session.session import Session
from game.sim.crews.components import COLUMN, Plans
from game.sim.crews.rules import set_hours
from game.sim.earth.components import Earth
from game.sim.retreat import rules
from game.sim.retreat.components import Retreat


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    session = Session.new(content, "quiet", 3)
    yield session
    session.close()


def test_breaking_the_quota_gives_its_hours_to_repair_and_can_be_undone(content: Content) -> None:
    session = Session.new(content, "quiet", 3)
    plans = session.world.one(Plans)
    quota, repair = plans.hours[:, COLUMN["quota"]].copy(), plans.hours[:, COLUMN["repair"]].copy()
    answer = session.order(BreakQuota())
    assert isinstance(answer, Accepted), answer
    assert plans.hours[:, COLUMN["quota"]].sum() < quota.sum()
    assert plans.hours[:, COLUMN["repair"]].sum() > repair.sum()
    assert isinstance(session.order(BreakQuota(False)), Accepted)
    assert plans.hours[:, COLUMN["quota"]] == pytest.approx(quota)
    assert plans.hours[:, COLUMN["repair"]] == pytest.approx(repair)
    session.close()


def quota_of(session: Session, crew: str = "") -> float:
    plans = session.world.one(Plans)
    rows = [plans.crews.index(crew)] if crew else slice(None)
    return float(plans.hours[rows, COLUMN["quota"]].sum())


def test_a_template_that_is_used_gives_earth_its_hours_and_nothing_is_given_back_twice(content: Content) -> None:
    session = Session.new(content, "first_year", 3)
    quota_h = quota_of(session)
    assert isinstance(session.order(BreakQuota()), Accepted)
    assert quota_of(session) < quota_h
    assert isinstance(session.order(UseTemplate("usual")), Accepted)
    assert quota_of(session) == pytest.approx(quota_h)
    again = session.order(BreakQuota(False))
    assert isinstance(again, Refusal)
    assert again.reason == "refused.quota_stands"
    assert quota_of(session) == pytest.approx(quota_h)
    session.close()


def test_a_crew_whose_quota_is_set_anew_is_given_back_nothing_and_the_others_theirs(content: Content) -> None:
    session = Session.new(content, "first_year", 3)
    before = {crew: quota_of(session, crew) for crew in session.world.one(Plans).crews}
    assert isinstance(session.order(BreakQuota()), Accepted)
    first, second, *others = session.world.one(Retreat).quota_h
    whole = next(crew for crew, hours in before.items() if crew not in (first, second, *others) and hours > 0.0)
    assert isinstance(session.order(SetHours(first, "quota", before[first])), Accepted)
    assert isinstance(session.order(CopyPlan(whole, second)), Accepted)
    copied_h = quota_of(session, second)
    assert copied_h > 0.0
    assert isinstance(session.order(BreakQuota(False)), Accepted)
    assert quota_of(session, first) == pytest.approx(before[first])
    assert quota_of(session, second) == pytest.approx(copied_h)
    assert [quota_of(session, crew) for crew in others] == pytest.approx([before[crew] for crew in others])
    session.close()


def test_hours_that_are_set_for_something_else_leave_it_to_be_undone(colony: Session) -> None:
    quota_h = quota_of(colony)
    assert isinstance(colony.order(BreakQuota()), Accepted)
    crew = next(iter(colony.world.one(Retreat).quota_h))
    assert isinstance(colony.order(SetHours(crew, "training", 1.5)), Accepted)
    assert isinstance(colony.order(BreakQuota(False)), Accepted)
    assert quota_of(colony) == pytest.approx(quota_h)


def test_what_is_taken_from_the_quota_bit_by_bit_is_all_given_back(colony: Session) -> None:
    world, quota_h = colony.world, quota_of(colony)
    rules.break_quota(world)
    crew, hours = next(iter(world.one(Retreat).quota_h.items()))
    set_hours(world, crew, "quota", 2.0)
    rules.break_quota(world)
    assert world.one(Retreat).quota_h[crew] == pytest.approx(hours + 2.0)
    rules.keep_quota(world)
    assert quota_of(colony) == pytest.approx(quota_h + 2.0)


def test_copying_a_plan_with_fewer_quota_hours_needs_the_word_that_lowering_them_needs(content: Content) -> None:
    session = Session.new(content, "first_year", 3)
    plans = session.world.one(Plans)
    quota = plans.hours[:, COLUMN["quota"]]
    session.world.one(Earth).quota_h = 10.0 * float(quota.sum())
    least, most = plans.crews[int(quota.argmin())], plans.crews[int(quota.argmax())]
    answer = session.order(CopyPlan(least, most))
    assert isinstance(answer, Refusal)
    assert answer.reason == "refused.quota_needs_word"
    session.close()
