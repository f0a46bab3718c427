"""When a scenario is over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.loading import load_packs
from game.locations import core_pack_dir
from game.session.session import Session
from game.sim.clock import Clock
from game.sim.people.components import Body
from game.sim.people.rules import die, move
from game.sim.register import Register
from game.sim.upkeep.components import Records
from game.sim.works.components import Work, Works
from game.story.endings import Endings

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


@pytest.fixture
def year() -> Iterator[Session]:
    session = Session.new(load_packs(core_pack_dir()), "first_year", 1)
    yield session
    session.close()


def let_time_pass(session: Session) -> None:
    """Put the clock to the end of the year, with the colony as it stands."""
    length_h = session.scenario.length_h
    assert length_h is not None
    session.world.one(Clock).elapsed_s = 3_600.0 * length_h


def reached(session: Session) -> str:
    end = Endings(session.world).reached()
    return "" if end is None else end.id


def test_a_year_ends_with_an_account_of_what_was_held_and_what_was_built(year: Session) -> None:
    assert reached(year) == ""
    let_time_pass(year)
    assert reached(year) == "held"
    works = year.world.one(Works)
    works.over.append(Work("seal_campaign", 1, "", 0, 541, state="done"))
    assert reached(year) == "held"  # six hundred hours are owed still
    year.world.one(Records).known_share[:] = 0.0
    year.world.one(Records).inspected_s[:] = year.elapsed_s
    year.world.one(Records).serviced_s[:] = year.elapsed_s
    assert reached(year) == "consolidated"
    for name in ("geothermal", "local_manufacture"):
        works.over.append(Work(name, 2, "", 0, 541, state="done"))
    assert reached(year) == "expanded"


def test_a_year_with_too_few_left_is_over_before_its_time(year: Session) -> None:
    year.step(1.0)
    people = [entity for entity, body in year.world.each(Body) if body.alive]
    for person in people[: len(people) - 60]:
        die(year.world, person, "hypoxia")
    assert reached(year) == ""
    die(year.world, people[-1], "hypoxia")
    assert reached(year) == "lost"


def test_a_year_that_cost_a_hundred_is_told_as_such(year: Session) -> None:
    for person in [entity for entity, body in year.world.each(Body) if body.alive][:100]:
        die(year.world, person, "hypoxia")
    let_time_pass(year)
    assert reached(year) == "worn"
