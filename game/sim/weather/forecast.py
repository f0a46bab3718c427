"""What can be foreseen of the sky: honest about how wrong it may be, and sometimes wrong."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.weather import WeatherRules
from game.sim import portable
from game.sim.settlement import Settlement
from game.sim.weather.components import Storm, Weather
from game.sim.weather.storms import LEAST_TAU, added_tau, truth_share, usual_tau
from game.sim.world import World

WIDE = 1.2815515655446004
"""Standard deviations within which eight in ten lie."""


@dataclass(frozen=True, slots=True)
class SkySol:
    """What is foreseen of one sol."""

    sol: int
    tau: float
    """Opacity to be expected, if what was foretold comes."""
    low_tau: float
    """Eight times in ten it lies between this and ``high_tau``."""
    high_tau: float


@dataclass(frozen=True, slots=True)
class StormWarning:
    """A storm that is here, or is said to come."""

    kind: str
    here: bool
    chance_share: float
    """How many such warnings come true; 1 when it is here."""
    from_sol: int
    """Earliest sol on which it is expected; when it came, if it is here."""
    to_sol: int
    low_tau: float
    high_tau: float
    ends_sol: int
    """Sol by which it should be over."""


def weather_rules(world: World) -> WeatherRules:
    """Return the figures of the sky."""
    return world.the(Settlement).content.of(WeatherRules)["core"]


def known_storm(weather: Weather) -> Storm | None:
    """Return the storm that the desk knows of."""
    storm = weather.storm
    return storm if storm is not None and weather.sol >= storm.seen_sol else None


def _errors(rules: WeatherRules, weather: Weather, storm: Storm) -> tuple[float, float]:
    """Return the standard deviations of what is foretold: of the arrival in sols, of the height as a share."""
    ahead = max(0, storm.begins_sol - weather.sol)
    keep = 1.0 - rules.watch_gain_share * weather.watch_share
    height = min(rules.most_height_error, rules.height_error + rules.height_error_per_sol * ahead)
    return rules.arrival_error * ahead * keep, height * keep


def _foretold(rules: WeatherRules, weather: Weather, storm: Storm) -> tuple[float, float]:
    """Return when a storm is said to begin and how much opacity it is said to add."""
    arrival, height = _errors(rules, weather, storm)
    said = max(float(weather.sol + 1), storm.begins_sol + storm.arrival_error * arrival)
    if weather.sol >= storm.begins_sol:
        said = float(storm.begins_sol)
    return said, storm.adds_tau * portable.exp(storm.height_error * height)


def sky(world: World, sols: int) -> tuple[SkySol, ...]:
    """Return what is foreseen of today and the sols after it."""
    rules, weather = weather_rules(world), world.one(Weather)
    storm = known_storm(weather)
    found = []
    for ahead in range(sols):
        sol = weather.sol + ahead
        usual = usual_tau(rules, sol + 0.5)
        spread = 1.0 + WIDE * rules.haze
        low, high, middle = usual / spread, usual * spread, usual
        if ahead == 0:
            low = high = middle = weather.tau
        elif storm is not None:
            begins, height = _foretold(rules, weather, storm)
            arrival, error = _errors(rules, weather, storm)
            margin = portable.exp(WIDE * error)
            noon = sol + 0.5
            middle += added_tau(storm, noon, begins, height)
            early, late = begins - WIDE * arrival, begins + WIDE * arrival
            tops = [added_tau(storm, noon, at, height) for at in (early, begins, late)]
            high += max(tops) * margin
            here = weather.sol >= storm.begins_sol
            low += min(tops) / margin if here else 0.0
        found.append(SkySol(sol, max(LEAST_TAU, middle), max(LEAST_TAU, low), high))
    return tuple(found)


def warning(world: World) -> StormWarning | None:
    """Return the storm that is here or foretold, or nothing."""
    rules, weather = weather_rules(world), world.one(Weather)
    storm = known_storm(weather)
    if storm is None:
        return None
    begins, height = _foretold(rules, weather, storm)
    arrival, error = _errors(rules, weather, storm)
    margin = portable.exp(WIDE * error)
    here = weather.sol >= storm.begins_sol
    usual = usual_tau(rules, begins)
    lasts = storm.rise_sols + storm.height_sols
    lasts += storm.fall_sols * max(0.0, portable.log(height / rules.over_tau))
    first = storm.begins_sol if here else max(weather.sol + 1, int(begins - WIDE * arrival))
    return StormWarning(
        kind=storm.kind,
        here=here,
        chance_share=1.0 if here else truth_share(rules, weather),
        from_sol=first,
        to_sol=max(first, int(begins + WIDE * arrival + 0.999)),
        low_tau=usual + height / margin,
        high_tau=usual + height * margin,
        ends_sol=int(begins + lasts + 0.999),
    )
