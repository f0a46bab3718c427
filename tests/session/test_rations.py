"""Rations: cut by order or by a story, they save food and breath, and cost work, quiet and Earth's good will."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from game.content.store import Content
from game.session.orders import Accepted, Refusal, SetRations
from game.session.session import Session
from game.sim.crews.components import Booked, Strain
from game.sim.earth.acts import seen
from game.sim.food.components import Racks
from game.sim.food.rules import ration, stored_kg


def sols_on(session: Session, sols: int) -> Session:
    last = session.sol + sols
    while session.sol < last:
        session.step()
    return session


@pytest.fixture
def two(content: Content) -> Iterator[tuple[Session, Session]]:
    fed, short = Session.new(content, "quiet", 5), Session.new(content, "quiet", 5)
    yield fed, short
    fed.close()
    short.close()


def test_short_rations_save_food_and_cost_work_and_quiet(two: tuple[Session, Session]) -> None:
    fed, short = two
    assert isinstance(short.order(SetRations(0.8)), Accepted)
    for session in two:
        sols_on(session, 3)
    saved_kg = stored_kg(short.world) - stored_kg(fed.world)
    assert 0.6 * 3 * 0.2 * 190.0 < saved_kg < 1.2 * 3 * 0.2 * 191.0
    hours = [float(session.world.one(Booked).last_h.sum()) for session in two]
    assert 0.86 < hours[1] / hours[0] < 0.94
    stress = [float(np.mean(session.world.one(Strain).stress)) for session in two]
    assert stress[1] > stress[0] + 0.005
    assert ("rationed", "") in list(seen(short.world))
    assert ("rationed", "") not in list(seen(fed.world))


def test_rations_of_a_story_end_on_their_sol(content: Content) -> None:
    session = Session.new(content, "quiet", 5)
    ration(session.world, 0.86, session.sol + 2)
    sols_on(session, 1)
    assert session.world.one(Racks).ration_share == 0.86
    flows = session.view().flows
    assert flows is not None
    assert flows.food.ration_until_sol == session.sol + 1
    sols_on(session, 1)
    assert session.world.one(Racks).ration_share == 1.0
    session.close()


def test_nobody_is_put_on_less_than_they_could_live_on(content: Content) -> None:
    session = Session.new(content, "quiet", 5)
    answers = [session.order(SetRations(share)) for share in (0.3, 1.4, 1.0)]
    assert [answer.reason for answer in answers if isinstance(answer, Refusal)] == [
        "refused.rations", "refused.rations", "refused.rations_so",
    ]  # fmt: skip
    session.close()
