"""When a scenario is over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content.kinds.command import GateKind
from game.session.journal import Journal
from game.session.orders import Evacuate, Refusal
from game.session.session import Session
from game.sim.clock import Clock
from game.sim.command.commander import override, replace_commander
from game.sim.command.components import Command, Council, Promise
from game.sim.earth.components import Earth
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Person
from game.sim.people.rules import die, move
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.upkeep.components import Records
from game.sim.works.components import Work, Works
from game.story.endings import Endings
from game.story.storylets.facts.reading import READERS
from tests.core_pack import core

FOUR = ("bekele", "eide", "rodriguez", "jackson")


@pytest.fixture
def night() -> Iterator[Session]:
    session = Session.new(core(), "module_four", 1)
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


def test_a_year_in_which_enough_live_is_won_though_somebody_has_died(year: Session) -> None:
    die(year.world, next(iter(year.world.the(Register).people.values())), "heart")
    journal = year.world.one(Journal)
    for name, won in (("held", True), ("worn", False)):
        journal.end = name
        end = year.end()
        assert end is not None
        assert (len(end.dead), end.good) == (1, won)


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
    session = Session.new(core(), "first_year", 1)
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
    for person in people[: len(people) - 90]:
        die(year.world, person, "hypoxia")
    assert reached(year) == ""
    die(year.world, people[-1], "hypoxia")
    assert reached(year) == "lost"


def test_a_year_that_cost_a_hundred_is_told_as_such(year: Session) -> None:
    for person in [entity for entity, body in year.world.each(Body) if body.alive][:100]:
        die(year.world, person, "hypoxia")
    let_time_pass(year)
    everybody_thinks(year, 0.5, 0.5)
    assert reached(year) == "worn"


def everybody_thinks(session: Session, trust: float, support: float) -> None:
    """Let people, and the parties of the council, think so much of the desk."""
    for _, mind in session.world.each(Mind):
        mind.trust_share = trust
    for faction in session.world.one(Council).factions.values():
        faction.support = support


def test_going_over_commanders_heads_too_often_ends_it_at_the_desk(year: Session) -> None:
    year.step(1.0)
    command = year.world.one(Command)
    command.with_you = 0.1
    for gate in list(year.content.of(GateKind))[:3]:
        override(year.world, gate)
    assert command.relieved_sol >= 0
    assert reached(year) == "relieved"


def test_two_commanders_lost_to_an_angry_earth_end_it_as_well(year: Session) -> None:
    year.step(1.0)
    year.world.one(Earth).anger = 0.9
    for _ in range(2):
        assert reached(year) == ""
        replace_commander(year.world, "commander.changed.relieved")
    assert reached(year) == "relieved"


def test_when_nobody_thinks_anything_of_the_desk_the_departments_take_it(year: Session) -> None:
    year.step(1.0)
    everybody_thinks(year, 0.1, 0.5)
    assert reached(year) == ""
    everybody_thinks(year, 0.1, 0.1)
    assert reached(year) == "mutiny"


def test_a_desk_that_pleases_earth_while_people_die_is_taken_by_the_departments(year: Session) -> None:
    year.step(1.0)
    everybody_thinks(year, 0.5, 0.2)
    year.world.one(Earth).trust["output"] = 0.3
    assert reached(year) == ""
    year.world.one(Earth).trust["output"] = 0.5
    assert reached(year) == "mutiny"
    die(year.world, next(entity for entity, body in year.world.each(Body) if body.alive), "hypoxia")
    assert reached(year) == ""  # not on the day of a funeral


def test_a_colony_that_turned_to_holding_is_consolidated_whatever_it_could_do_without_earth(
    year: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_time_pass(year)
    nothing_is_owed(year)
    works = year.world.one(Works)
    for name in ("geothermal", "local_manufacture", "seal_campaign"):
        works.over.append(Work(name, 2, "", 0, 541, state="done"))
    assert reached(year) == "expanded"
    monkeypatch.setitem(READERS, "stance", lambda _world: -40)
    assert reached(year) == "consolidated"


def test_a_settlement_whose_homes_are_shut_by_order_is_evacuated(year: Session) -> None:
    year.step(1.0)
    homes = list(dict.fromkeys(person.home for _, person in year.world.each(Person)))
    names = [year.world.get(home, Module).id for home in homes]
    for name in names[:-2]:
        answer = year.order(Evacuate(name))
        if isinstance(answer, Refusal):
            year.world.get(year.world.the(Register).modules[name], Module).barred = True
    assert reached(year) == "evacuated"


def test_ends_by_state_are_looked_at_as_a_sol_begins(year: Session) -> None:
    everybody_thinks(year, 0.0, 0.0)
    assert Endings(year.world).reached(sol_began=False) is None
    while not year.over and year.sol < 542:
        year.step()
    assert year.sol == 541
    end = year.end()
    assert end is not None
    assert (end.id, end.good) == ("mutiny", False)


def nothing_is_owed(session: Session) -> None:
    session.world.one(Records).known_share[:] = 0.0
    session.world.one(Records).inspected_s[:] = session.elapsed_s
    session.world.one(Records).serviced_s[:] = session.elapsed_s


def test_a_colony_that_makes_and_grows_what_it_needs_is_self_sufficient(
    year: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_time_pass(year)
    nothing_is_owed(year)
    works = year.world.one(Works)
    for name in ("geothermal", "local_manufacture"):
        works.over.append(Work(name, 2, "", 0, 541, state="done"))
    monkeypatch.setitem(READERS, "works_done", lambda _world: ["geothermal", "local_manufacture"])
    assert reached(year) == "expanded"
    monkeypatch.setitem(READERS, "local_share", lambda _world: 0.8)
    monkeypatch.setitem(READERS, "food_sols", lambda _world: 400)
    assert reached(year) == "self_sufficient"


def test_a_colony_that_earth_gives_nothing_for_any_more_is_mothballed(year: Session) -> None:
    let_time_pass(year)
    earth = year.world.one(Earth)
    earth.trust = dict.fromkeys(earth.trust, 0.1)
    earth.anger = 0.9
    assert reached(year) == "mothballed"


def test_an_end_tells_what_turned_it_with_dates(year: Session) -> None:
    everybody_thinks(year, 0.0, 0.0)
    year.world.one(Council).promises.append(Promise(1, "medical", "less_debt", 540, 541, 400.0, 600.0, "broken", 541))
    while not year.over:
        year.step()
    end = year.end()
    assert end is not None
    assert end.chronicle is not None
    assert [(turn.sol, "540" in turn.text) for turn in end.chronicle.turns] == [(541, True)]
    assert end.chronicle.fates


def test_the_long_games_have_ten_ends_and_more_between_them(year: Session) -> None:
    ends = {
        end.id for name in ("first_year", "sandbox", "six_month_review") for end in year.content.scenarios[name].end
    }
    assert {"lost", "evacuated", "relieved", "mutiny", "mothballed", "held", "consolidated", "self_sufficient"} <= ends
    assert len(ends) >= 10
