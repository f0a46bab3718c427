"""People whom Earth grants: they wait for seats, fly, land, and live here like everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.crews.book import CrewBook
from game.sim.crews.components import Strain
from game.sim.people.components import Body, Person
from game.sim.population.arriving import welcome
from game.sim.population.components import Population
from game.sim.supply.components import Flight, Supply
from game.sim.supply.holds import close_hold, departures, grant_people, plan
from game.sim.works.places import homes
from game.story.telling import Callings

CREWS = ["life_support", "engineering", "structures"]


@pytest.fixture
def colony(content: Content) -> Iterator[Session]:
    session = Session.new(content, "quiet", 6)
    yield session
    session.close()


def sols_on(session: Session, sols: int) -> None:
    last = session.sol + sols
    while session.sol < last:
        session.step()


def landing_tomorrow(session: Session, people: int = 3) -> None:
    flight = Flight("courier", session.sol - 161, session.sol + 1, 0.0, [], {}, people, CREWS)
    session.world.one(Supply).flying.insert(0, flight)


def test_they_take_the_first_seats_that_fly_and_room_off_the_hold(colony: Session) -> None:
    world = colony.world
    before = {(d.ship, d.leaves_sol): d.hold_kg for d in departures(world)}
    grant_people(world, 9, CREWS, "more_people")
    after = departures(world)
    assert [d.people for d in after][:3] == [3, 3, 3]
    assert all((d.hold_kg < before[d.ship, d.leaves_sol]) == (d.people > 0) for d in after)
    supply = colony.view().supply
    assert supply is not None
    assert sum(flight.people for flight in supply.flights) == 9
    departure, loaded = next(row for row in plan(world) if row[0].ship == "courier")
    flight = close_hold(world, departure, loaded)
    assert (flight.people, flight.crews) == (3, CREWS)
    assert sum(party.people for party in world.one(Supply).parties) == 6


def test_crews_take_their_turn_over_all_ships_that_bring_people(colony: Session) -> None:
    world = colony.world
    grant_people(world, 4, CREWS, "more_people")
    came: list[str] = []
    while world.one(Supply).parties:
        departure, loaded = next(row for row in plan(world) if row[0].people)
        came += close_hold(world, departure, loaded).crews
    assert came == [*CREWS, CREWS[0]]


def test_who_lands_has_a_name_a_crew_a_bed_and_an_age(colony: Session) -> None:
    world = colony.world
    before, free = len(world.each(Person)), {home: beds - people for home, (beds, people) in homes(world).items()}
    landing_tomorrow(colony)
    sols_on(colony, 2)
    came = world.each(Person)[before:]
    assert [person.crew for _, person in came] == CREWS
    assert all(person.skills and person.given and free[person.home] > -3 for _, person in came)
    assert len({person.name for _, person in world.each(Person)}) == before + 3
    for entity, person in came:
        assert world.get(entity, Body).alive
        assert entity in world.the(CrewBook).members(person.crew)
        assert entity in world.one(Strain).people
        assert entity in world.one(Population).people
    view = colony.view()
    assert len(view.people) == before + 3
    assert any("New here" in line.text for line in view.log)
    assert colony.life(came[0][1].id).home


def test_a_game_with_newcomers_goes_on_the_same_after_save_and_load(content: Content, tmp_path: Path) -> None:
    session = Session.new(content, "quiet", 6)
    landing_tomorrow(session)
    sols_on(session, 2)
    write_save(session, tmp_path / "here.deferred")
    again = read_save(tmp_path / "here.deferred", content)
    for each in (session, again):
        sols_on(each, 2)
    assert again.state_hash() == session.state_hash()
    session.close()
    again.close()


def test_nobody_is_called_by_a_name_that_a_newcomer_shares_and_a_load_renames_nobody(
    content: Content, tmp_path: Path
) -> None:
    session = Session.new(content, "quiet", 6)
    world = session.world
    early = Callings(world)
    borne_once = {early.of(entity): entity for entity, _ in world.each(Person)}
    welcome(world, 12, CREWS, "much_later")
    session.step()
    write_save(session, tmp_path / "here.deferred")
    again = read_save(tmp_path / "here.deferred", content)
    late = Callings(again.world)
    people = [entity for entity, _ in world.each(Person)]
    assert [early.of(entity) for entity in people] == [late.of(entity) for entity in people]
    newcomers = {early.of(entity) for entity in people[-12:]}
    assert len(newcomers) == 12
    assert all(early.of(borne_once[name]) != name for name in newcomers if name in borne_once)
    session.close()
    again.close()
