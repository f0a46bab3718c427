"""How hard each side of a game is: chosen, changed in play, saved, and part of what makes two games equal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.orders import Accepted, Refusal, SetAxis
from game.session.save import read_save, replay, write_save
from game.session.session import Session
from game.sim.difficulty.components import Axes
from game.sim.difficulty.rules import factor
from game.sim.hardware.components import Wear
from game.sim.supply.holds import departures
from game.sim.weather.components import Weather

Start = Callable[..., Session]


def days(session: Session, count: int) -> Session:
    last = session.sol + count
    while session.sol < last:
        session.step()
    return session


def test_a_game_begins_as_the_axes_say_if_nobody_says_otherwise(content: Content) -> None:
    session = Session.new(content, "quiet", 1)
    assert set(session.world.one(Axes).levels.values()) == {"standard"}
    assert factor(session.world, "wear") == 1.0
    session.close()


def test_what_does_not_exist_is_refused_by_name(content: Content) -> None:
    with pytest.raises(KeyError, match="hardware=brutal"):
        Session.new(content, "quiet", 1, {"hardware": "brutal"})
    session = Session.new(content, "quiet", 1)
    wrong = [session.order(SetAxis("weather", "hard")), session.order(SetAxis("earth", "brutal"))]
    same = session.order(SetAxis("earth", "standard"))
    reasons = [answer.reason for answer in (*wrong, same) if isinstance(answer, Refusal)]
    assert reasons == ["refused.no_such_axis", "refused.no_such_level", "refused.axis_so"]
    session.close()


def test_on_hard_hardware_parts_wear_a_quarter_faster_from_the_next_morning(content: Content) -> None:
    usual, hard = Session.new(content, "quiet", 1), Session.new(content, "quiet", 1)
    assert isinstance(hard.order(SetAxis("hardware", "hard")), Accepted)
    for session in (usual, hard):
        days(session, 1)
    ratio = hard.world.one(Wear).pace / usual.world.one(Wear).pace
    assert 1.2 < float(ratio.mean()) < 1.3
    usual.close()
    hard.close()


def test_a_miserly_earth_sends_less_and_a_quiet_sky_fewer_storms(content: Content) -> None:
    usual = Session.new(content, "quiet", 1)
    other = Session.new(content, "quiet", 1, {"earth": "hard", "strikes": "gentle"})
    kg = [departures(session.world)[0].hold_kg for session in (usual, other)]
    assert kg[1] == pytest.approx(0.6 * kg[0])
    assert other.world.one(Weather).storms == pytest.approx(0.8)
    usual.close()
    other.close()


def test_how_hard_it_is_is_part_of_the_state_and_of_the_save(content: Content, tmp_path: Path) -> None:
    usual, hard = Session.new(content, "quiet", 1), Session.new(content, "quiet", 1, {"people": "hard"})
    assert usual.state_hash() != hard.state_hash()
    hard.order(SetAxis("strikes", "none"))
    days(hard, 1)
    write_save(hard, tmp_path / "hard.save")
    again = read_save(tmp_path / "hard.save", content)
    assert again.world.one(Axes).levels == {**hard.world.one(Axes).levels, "people": "hard", "strikes": "none"}
    days(again, 1)
    days(hard, 1)
    assert again.state_hash() == hard.state_hash()
    assert replay(tmp_path / "hard.save", content, lambda share: None).same
    for session in (usual, hard, again):
        session.close()
