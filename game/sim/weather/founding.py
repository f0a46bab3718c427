"""The sky at the opening."""

from __future__ import annotations

from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.settlement import Settlement
from game.sim.weather.components import Weather
from game.sim.weather.forecast import weather_rules
from game.sim.weather.storms import tau_on
from game.sim.world import World


def open_sky(world: World) -> None:
    """Put the sky over a new game."""
    rules, sol = weather_rules(world), world.one(Clock).sol
    bare = world.the(Settlement).scenario.bare
    weather = Weather(sol, rules.clear_tau, 0.0 if bare else rules.opening_dust)
    world.put(weather)
    weather.tau = tau_on(rules, world.one(Chance), weather, sol)
    weather.taus = [weather.tau]
