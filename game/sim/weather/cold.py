"""The air outside, and what its changes and its dust do to shells and loops."""

from __future__ import annotations

import math

import numpy as np

from game.content.kinds.weather import WeatherRules
from game.sim import portable
from game.sim.hardware.components import Exposures, Wear
from game.sim.hardware.wear import REFERENCE_DUST_SHARE, thermal_cycles_per_h
from game.sim.portable import DEGREE
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.weather.components import Weather
from game.sim.weather.forecast import weather_rules
from game.sim.weather.orbit import MEAN_FLUX_W_PER_M2, flux_w_per_m2, ls_deg
from game.sim.weather.storms import usual_tau
from game.sim.world import World

WARMEST_H = 14.0
DUST, THERMAL = 1, 2
"""Columns of the exposure arrays."""
NOTICEABLE = 0.02
"""Rates that change by less than this share are left as they are: parts' lives are then not predicted anew."""


def mean_and_swing_k(rules: WeatherRules, sol: int, tau: float) -> tuple[float, float]:
    """Return a sol's mean temperature outside, by the sun's distance, and its swing, of which dust takes some."""
    flux = flux_w_per_m2(ls_deg(sol + 0.5, rules.perihelion_sol))
    mean = rules.mean_k * math.sqrt(math.sqrt(flux / MEAN_FLUX_W_PER_M2))
    return mean, rules.swing_k * portable.exp(-rules.swing_fade_per_tau * max(0.0, tau - rules.clear_tau))


def at_hour_k(mean_k: float, swing_k: float, local_h: float) -> float:
    """Return the temperature outside at an hour of the colony's clock."""
    return mean_k + 0.5 * swing_k * portable.cos((local_h - WARMEST_H) * 15.0 * DEGREE)


def outside_k(rules: WeatherRules, sol: int, local_h: float, tau: float) -> float:
    """Return the temperature outside."""
    return at_hour_k(*mean_and_swing_k(rules, sol, tau), local_h)


def cycle_k(rules: WeatherRules, weather: Weather, *, heated: bool = True) -> float:
    """Return the swing of temperature that a shell on the surface goes through in a sol."""
    thick = max(0.0, weather.tau - usual_tau(rules, weather.sol + 0.5))
    added = min(rules.most_storm_cycle_k, rules.storm_cycle_k_per_tau * thick)
    return rules.swing_k + added + (0.0 if heated else rules.unheated_cycle_k)


def expose(world: World, unheated: frozenset[int] = frozenset()) -> None:
    """Let places wear as the sky has it: by heat and cold, and by dust. ``unheated`` names rows of modules."""
    settlement, rules, weather = world.the(Settlement), weather_rules(world), world.one(Weather)
    thick = max(0.0, weather.tau - usual_tau(rules, weather.sol + 0.5))
    dusty = settlement.rules.dust_per_h * (1.0 + rules.storm_dust * thick)
    exposures = world.one(Exposures)
    warm, cold = (thermal_cycles_per_h(True, cycle_k(rules, weather, heated=heated)) for heated in (True, False))
    inside = thermal_cycles_per_h(False, 0.0)
    per_h = exposures.module_per_h[:, (DUST, THERMAL)].copy()
    for _, module in world.each(Module):
        plan = settlement.modules[module.id]
        per_h[module.index, 0] = dusty * plan.dust_share / REFERENCE_DUST_SHARE
        shell = cold if module.index in unheated else warm
        per_h[module.index, 1] = shell if plan.surface else inside
    now = exposures.module_per_h[:, (DUST, THERMAL)]
    if bool((np.abs(per_h - now) > NOTICEABLE * now).any()):
        exposures.module_per_h[:, (DUST, THERMAL)] = per_h
        world.one(Wear).stale = True
