"""Watching a game, so that it can be counted."""

from __future__ import annotations

import pytest

from game.balance.census.kept import Tale
from game.balance.census.watching import Watch
from game.balance.driving import SessionSeat, new_policy, take_turn
from game.balance.survival import Year, lived
from game.balance.sweep import content_of
from game.session.session import Session
from game.sim.clock import SOL_S


def test_watching_a_game_changes_nothing_and_sees_every_page() -> None:
    def played(*, watched: bool) -> tuple[str, Tale | None]:
        session = Session.new(content_of(()), "first_year", 3)
        policy, seat = new_policy("idle", 3), SessionSeat(session)
        watch = Watch(session) if watched else None
        while session.elapsed_s < 12.0 * SOL_S:
            take_turn(session, seat, policy)
            session.step()
            if watch is not None:
                watch.look()
        found = session.state_hash(), watch.tale() if watch is not None else None
        session.close()
        return found

    (plain, _), (seen, tale) = played(watched=False), played(watched=True)
    assert plain == seen
    assert tale is not None
    assert tale.tellings
    assert all(not telling.picked or telling.picked in telling.open for telling in tale.tellings)
    assert sum(tale.bands.values()) == pytest.approx(1.0, abs=1e-3)
    assert tale.spans[-1].people == 300


def test_a_run_keeps_what_its_story_did() -> None:
    found = lived(Year("first_year", "idle", 1, until_s=12.0 * SOL_S))
    assert [span.sol for span in found.tale.spans] == [10, 12]
    assert found.tale.close.homes_open == 16
    assert 18.0 < found.tale.spans[0].o2_kpa < 21.0
