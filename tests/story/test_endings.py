"""When a scenario is over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.loading import load_packs
from game.locations import core_pack_dir
from game.session.session import Session
from game.sim.people.rules import die, move
from game.sim.register import Register

FOUR = ("bekele", "eide", "rodriguez", "jackson")


@pytest.fixture
def night() -> Iterator[Session]:
    session = Session.new(load_packs(core_pack_dir()), "module_four", 1)
    while session.elapsed_s < 60.0:
        session.step(10.0)
    yield session
    session.close()


def entity(session: Session, person: str) -> int:
    return session.world.the(Register).people[person]


def bring_out(session: Session, person: str) -> None:
    move(session.world, entity(session, person), session.world.the(Register).modules["medical"], "rest")


def test_it_goes_on_while_one_of_the_four_is_still_inside(night: Session) -> None:
    for person in FOUR[:3]:
        bring_out(night, person)
    night.step(1.0)
    assert night.end() is None


def test_it_is_won_when_all_four_are_out(night: Session) -> None:
    for person in FOUR:
        bring_out(night, person)
    night.step(1.0)
    end = night.end()
    assert end is not None
    assert (end.id, end.good) == ("won", True)


def test_one_dead_does_not_end_it_while_others_can_still_be_reached(night: Session) -> None:
    die(night.world, entity(night, "eide"), "hypoxia")
    night.step(1.0)
    assert night.end() is None
    for person in ("bekele", "rodriguez", "jackson"):
        bring_out(night, person)
    night.step(1.0)
    end = night.end()
    assert end is not None
    assert end.id == "lost"


def test_whoever_else_is_inside_to_help_does_not_keep_it_from_being_won(night: Session) -> None:
    for person in FOUR:
        bring_out(night, person)
    move(night.world, entity(night, "kwan"), night.world.the(Register).modules["module_four"], "work")
    night.step(1.0)
    assert night.over
