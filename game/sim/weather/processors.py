"""The sky as sols pass."""

from __future__ import annotations

from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.crews.rules import tended_share
from game.sim.settlement import Settlement
from game.sim.weather.components import Storm, Weather
from game.sim.weather.events import PanelsBlownClean, StormBegan, StormMissed, StormPassed, StormSeen
from game.sim.weather.forecast import warning, weather_rules
from game.sim.weather.storms import drawn_storm, over, tau_on, usual_tau
from game.sim.weather.sweeping import clean, settle_dust
from game.sim.world import World

KEPT_SOLS = 60
"""Sols whose opacity is remembered."""


class WeatherProcessor:
    """Lets the sky change once a sol. Writes ``Weather``."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._rules = weather_rules(world)
        self._bare = world.the(Settlement).scenario.bare

    def process(self, _step_s: float) -> None:
        """See to the sky, on the first step of a sol."""
        weather, sol = self._world.one(Weather), self._world.one(Clock).sol
        while weather.sol < sol:
            self._next_sol(weather)

    def _next_sol(self, weather: Weather) -> None:
        world, chance, rules = self._world, self._world.one(Chance), self._rules
        weather.sol += 1
        if not self._bare:
            self._storms(weather, chance)
        weather.tau = tau_on(rules, chance, weather, weather.sol)
        weather.taus = [*weather.taus[-KEPT_SOLS + 1 :], weather.tau]
        if self._bare:
            return
        settle_dust(rules, weather, usual_tau(rules, weather.sol + 0.5))
        stream = chance.once(f"gust/{weather.sol}")
        if stream.share() < rules.gust_per_sol:
            taken = stream.between(*rules.gust_share)
            weather.dust_share *= 1.0 - taken
            world.events.say(PanelsBlownClean(taken))
        weather.swept_h = 0.0
        clean(world, rules.routine_sweep_h * tended_share(world, rules.sweepers))

    def _storms(self, weather: Weather, chance: Chance) -> None:
        world, storm, sol = self._world, weather.storm, weather.sol
        if storm is None:
            storm = weather.storm = drawn_storm(self._rules, chance, weather, sol)
            if storm is not None and storm.seen_sol == sol:
                weather.seen += 1
                told = warning(world)
                world.events.say(StormSeen(storm.kind, 0 if told is None else told.from_sol - sol))
        elif sol >= storm.begins_sol:
            self._arrived(weather, storm)

    def _arrived(self, weather: Weather, storm: Storm) -> None:
        events, sol = self._world.events, weather.sol
        if not storm.real:
            weather.storm = None
            events.say(StormMissed(storm.kind))
        elif sol == storm.begins_sol:
            weather.came += storm.seen_sol < sol
            events.say(StormBegan(storm.kind, storm.seen_sol < sol))
        elif over(self._rules, storm, sol + 0.5):
            weather.storm = None
            events.say(StormPassed(storm.kind))
