"""The hash of a game: it tells of every change, whoever made it and whatever was kept since the last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.crises import CrisisLog
from game.session.encoding import COMPONENTS, Digests
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.counted import Counted
from game.sim.hardware.components import Machine, Part
from game.sim.people.components import Body, Whereabouts
from game.sim.sensors.components import Sensor

Begin = Callable[..., Session]
Played = Callable[..., Session]


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Part, "found", True),
        (Machine, "powered", False),
        (Body, "down", True),
        (Sensor, "stuck_at", 1.0),
        (Whereabouts, "activity", "walk"),
    ],
)
def test_one_field_written_by_anybody_makes_another_hash_and_written_back_the_old_one(
    begin: Begin, kind: type, field: str, value: object
) -> None:
    session = begin("quiet")
    before = session.state_hash()
    _, component = session.world.each(kind)[-1]
    old = getattr(component, field)
    setattr(component, field, value)
    assert session.state_hash() != before
    setattr(component, field, old)
    assert session.state_hash() == before


def test_games_whose_story_is_told_of_other_crises_are_not_equal(played: Played) -> None:
    session = played("hab_3", 2_300.0)
    before = session.state_hash()
    session.world.one(CrisisLog).crises[0].dead.append(1)
    assert session.state_hash() != before


def test_a_hash_made_of_what_was_kept_is_the_hash_made_anew(begin: Begin) -> None:
    session = begin("quiet")
    for _ in range(30):
        session.step()
        session.state_hash()
    assert session.state_hash() == Digests().of(session.world).hex()


def test_a_game_that_was_read_has_the_hash_of_the_one_that_was_saved(
    begin: Begin, content: Content, tmp_path: Path
) -> None:
    session = begin("quiet")
    session.step()
    write_save(session, tmp_path / "game.save")
    read = read_save(tmp_path / "game.save", content)
    try:
        assert read.state_hash() == session.state_hash()
        _, part = read.world.each(Part)[0]
        part.found = not part.found
        assert read.state_hash() != session.state_hash()
    finally:
        read.close()


def test_whatever_is_counted_holds_nothing_that_could_change_unseen() -> None:
    for kind in COMPONENTS:
        if issubclass(kind, Counted):
            held = " ".join(str(field.type) for field in kind.__dataclass_fields__.values())
            assert not any(word in held for word in ("list", "dict", "set[", "NDArray")), kind.__name__
