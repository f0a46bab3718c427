"""The almanac: a row a sol, the same after a load, and never without end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.store import Content
from game.session import almanac
from game.session.almanac import Almanac, AlmanacKeeper
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.air.matter import O2
from game.sim.crews.strain import lay_off
from game.sim.people.components import Body, Presence
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.sensors.instruments import Instruments
from game.sim.structure.components import Module
from tests.airs import scale_air
from tests.passing import until_sol

Begin = Callable[..., Session]


def test_each_sol_leaves_one_row_of_every_number(begin: Begin) -> None:
    session = begin("quiet")
    first = session.sol
    until_sol(session, first + 3)
    noted = session.view().almanac
    assert noted is not None
    assert noted.sols == tuple(range(first, first + 4))
    assert all(len(values) == 4 for _, values in noted.series)
    assert noted.of("debt_h")[-1] == pytest.approx(
        sum(noted.of(name)[-1] for name in ("repairs_h", "small_h", "services_h", "inspections_h"))
    )
    assert noted.of("people")[-1] == session.alive
    assert 15.0 < noted.of("o2_percent")[-1] < 25.0


def test_the_dead_are_not_noted_as_off_work(begin: Begin) -> None:
    world = begin("quiet").world
    who = next(entity for entity, _ in world.each(Body))
    lay_off(world, who, "illness")
    for off in (1.0, 0.0):
        world.put(Almanac())
        AlmanacKeeper(world).process(0.0)
        assert world.one(Almanac).values["off"] == [off]
        die(world, who, "illness")


def test_bad_air_is_noted_where_people_are_and_nowhere_else(begin: Begin) -> None:
    world = begin("quiet").world

    def worst() -> float:
        world.put(Almanac())
        world.the(Instruments).refresh()
        AlmanacKeeper(world).process(0.0)
        return world.one(Almanac).values["o2_percent"][-1]

    usual, occupied = worst(), world.one(Presence).occupied()
    places = world.the(Register).modules.items()
    with_people = {name: bool(occupied[world.get(entity, Module).index]) for name, entity in places}
    for name in [name for name, people in with_people.items() if not people]:
        scale_air(world, name, 0.5, (O2,))
    assert worst() == pytest.approx(usual, rel=0.05)
    scale_air(world, next(name for name, people in with_people.items() if people), 0.5, (O2,))
    assert worst() == pytest.approx(0.5 * usual, rel=0.1)


def test_what_nobody_knows_yet_is_no_number(begin: Begin) -> None:
    session = begin("quiet")
    session.step()
    made = session.world.one(Almanac).values["made_kwh"]
    assert len(made) == 1
    assert made[0] != made[0]


def test_the_oldest_rows_go_first(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(almanac, "MOST_SOLS", 2)
    session = begin("quiet")
    first = session.sol
    until_sol(session, first + 3)
    noted = session.world.one(Almanac)
    assert noted.sols == [first + 2, first + 3]
    assert {len(values) for values in noted.values.values()} == {2}


def test_the_almanac_goes_on_after_a_load_as_if_nothing_was(begin: Begin, content: Content, tmp_path: Path) -> None:
    session = begin("quiet")
    first = session.sol
    until_sol(session, first + 1)
    write_save(session, tmp_path / "a.deferred")
    loaded = read_save(tmp_path / "a.deferred", content)
    for each in (session, loaded):
        until_sol(each, first + 2)
    assert loaded.state_hash() == session.state_hash()
    assert loaded.world.one(Almanac) != Almanac()
    assert loaded.world.one(Almanac).sols == session.world.one(Almanac).sols
    loaded.close()
