"""Prose is for players: whatever it says, the game goes the same way."""

from __future__ import annotations

from contextlib import closing

import pytest

from game.balance.driving import SessionSeat, new_desk, take_turn
from game.content.catalogues.tongue import ENGLISH
from game.content.digests import without_prose
from game.content.store import Content
from game.session.session import Session
from game.sim.clock import SOL_S


@pytest.fixture(scope="module")
def wordless(content: Content) -> Content:
    """The base game with nothing left of its prose."""
    rows = {
        table: {
            name: left for name, entry in content.table(table).items() if (left := without_prose(table, name, entry))
        }
        for table in content.tables
    }
    assert len(rows["text"]) < len(content.texts) / 4
    return content.retold(rows, ENGLISH)


def played(content: Content, scenario: str, policy: str, temper: str, sols: float) -> str:
    with closing(Session.new(content, scenario, 3)) as session:
        desk, seat, until_s = new_desk(session, policy, temper), SessionSeat(session), session.elapsed_s + sols * SOL_S
        while session.elapsed_s < until_s - 1.0:
            take_turn(session, seat, desk)
            session.step(until_s - session.elapsed_s)
        assert session.orders_given > 0
        return session.state_hash()


@pytest.mark.parametrize(
    ("scenario", "policy", "temper", "sols"),
    [("sector_nine", "expert", "", 0.02), ("first_year", "reactive", "any", 16.0)],
)
def test_the_game_goes_the_same_way_without_its_prose(
    content: Content, wordless: Content, scenario: str, policy: str, temper: str, sols: float
) -> None:
    as_written = played(content, scenario, policy, temper, sols)
    assert played(wordless, scenario, policy, temper, sols) == as_written
