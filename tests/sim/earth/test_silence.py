"""While the sun stands between, Earth sees nothing and asks nothing."""

from __future__ import annotations

import pytest

from game.sim.clock import SOL_S, Clock
from game.sim.earth import orbits
from game.sim.earth.components import Earth
from game.sim.earth.events import BlackoutBegan, BlackoutOver
from game.sim.earth.kinds import rules_of
from tests.sim.earth.letters import Begin, work_for_earth
from tests.sim.years import Years


def behind_the_sun(years: Years) -> None:
    """Let it be the second sol of a blackout."""
    world = years.world
    rules = rules_of(world)
    dark = next(sol for sol in range(1000, 1300) if orbits.is_dark(rules, sol * SOL_S))
    years.go((dark + 1.2) * SOL_S - world.one(Clock).now_s)


def test_earth_sees_nothing_and_asks_nothing_while_the_sun_stands_between(begin: Begin) -> None:
    years = begin()
    world, earth = years.world, years.world.one(Earth)
    earth.next_directive_sol = 10_000
    behind_the_sun(years)
    years.sols(2)
    assert earth.dark
    assert not earth.pending
    seen, numbers = dict(earth.picture), earth.numbers
    earth.next_directive_sol = 0
    work_for_earth(world, 500.0)
    years.sols(5)
    assert earth.picture == seen
    assert earth.numbers == numbers
    years.sols(14)
    assert not earth.dark
    assert earth.picture["quota_h"] == pytest.approx(seen["quota_h"] + 500.0)
    assert earth.directives


def test_the_colony_is_told_when_earth_goes_silent_and_when_it_is_back(begin: Begin) -> None:
    years = begin()
    heard: list[object] = []
    years.world.events.subscribe(BlackoutBegan, heard.append)
    years.world.events.subscribe(BlackoutOver, heard.append)
    behind_the_sun(years)
    years.sols(20)
    began, over = heard
    assert isinstance(began, BlackoutBegan)
    assert isinstance(over, BlackoutOver)
    assert years.world.one(Clock).sol - 20 < began.until_sol <= years.world.one(Clock).sol
