"""Dust on the panels, and hours with a broom."""

from collections.abc import Iterator

import pytest

from game.content.kinds.scenario import ScenarioKind
from game.sim.founding import found
from game.sim.hardware.components import Exposures, Wear
from game.sim.hazards.components import Precautions
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.weather.cold import expose
from game.sim.weather.components import Storm, Weather
from game.sim.weather.forecast import weather_rules
from game.sim.weather.sweeping import clean, panels_m2, settle_dust
from game.sim.world import World
from tests.core_pack import core


@pytest.fixture
def colony() -> Iterator[World]:
    world = found(Settlement.of(core(), core().of(ScenarioKind)["quiet"]), 1)
    yield world
    world.close()


def test_sweeping_takes_the_hours_that_the_panels_are_large(colony: World) -> None:
    weather = colony.one(Weather)
    whole_h = panels_m2(colony) / weather_rules(colony).sweep_m2_per_h
    weather.dust_share = 0.2
    assert clean(colony, 0.5 * whole_h) == pytest.approx(0.5 * whole_h)
    assert weather.dust_share == pytest.approx(0.1)


def test_no_more_hours_are_used_than_there_is_to_sweep(colony: World) -> None:
    colony.one(Weather).dust_share = 0.2
    assert clean(colony, 1e6) < 1e3
    assert colony.one(Weather).dust_share == 0.0
    assert clean(colony, 5.0) == 0.0


def test_nobody_sweeps_in_a_storm_or_while_precautions_are_taken(colony: World) -> None:
    weather = colony.one(Weather)
    weather.tau = 4.0
    assert clean(colony, 5.0) == 0.0
    weather.tau = 0.5
    colony.one(Precautions).on = True
    assert clean(colony, 5.0) == 0.0


def test_a_clean_panel_loses_three_tenths_of_a_percent_in_a_sol_and_more_in_a_storm(colony: World) -> None:
    clear, thick = Weather(540, 0.4, 0.0), Weather(540, 4.4, 0.0)
    settle_dust(weather_rules(colony), clear, 0.4)
    settle_dust(weather_rules(colony), thick, 0.4)
    assert clear.dust_share == pytest.approx(0.0028)
    assert thick.dust_share == pytest.approx(3.0 * 0.0028)


def test_a_storm_cycles_shells_on_the_surface_and_not_what_lies_in_the_rock(colony: World) -> None:
    rows = {module.id: module.index for _, module in colony.each(Module)}
    before = colony.one(Exposures).module_per_h.copy()
    colony.one(Wear).stale = False
    weather = colony.one(Weather)
    weather.tau, weather.storm = 4.0, Storm("regional", 540, 3.0, 2.0, 5.0, 5.0, 540, True, 0.0, 0.0)
    expose(colony)
    after = colony.one(Exposures).module_per_h
    assert after[rows["g_7"], 2] > 2.0 * before[rows["g_7"], 2]
    assert after[rows["command"], 2] == before[rows["command"], 2]
    assert after[rows["hab_3"], 1] > 2.0 * before[rows["hab_3"], 1]
    assert colony.one(Wear).stale


def test_a_place_without_heat_goes_through_more(colony: World) -> None:
    row = next(module.index for _, module in colony.each(Module) if module.id == "g_7")
    expose(colony)
    heated = float(colony.one(Exposures).module_per_h[row, 2])
    expose(colony, frozenset({row}))
    assert float(colony.one(Exposures).module_per_h[row, 2]) > 1.5 * heated
