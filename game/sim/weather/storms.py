"""Opacity by the sol: the season's haze, and the course of a storm."""

from __future__ import annotations

from game.content.kinds.weather import StormPlan, WeatherRules
from game.sim import portable
from game.sim.chance import Chance, Stream
from game.sim.portable import DEGREE
from game.sim.weather.components import Storm, Weather
from game.sim.weather.orbit import in_season, ls_deg

STREAM = "weather"
DUSTIEST_LS_DEG = 270.0
LEAST_TAU = 0.1


def usual_tau(rules: WeatherRules, sol: float) -> float:
    """Return the opacity of a sol without a storm."""
    half = 0.5 + 0.5 * portable.cos((ls_deg(sol, rules.perihelion_sol) - DUSTIEST_LS_DEG) * DEGREE)
    return rules.low_tau + (rules.high_tau - rules.low_tau) * half * half


def added_tau(storm: Storm, sol: float, begins_sol: float | None = None, height: float | None = None) -> float:
    """Return what a storm adds at a time in sols; its beginning and its height may be given otherwise than in truth."""
    since = sol - (storm.begins_sol if begins_sol is None else begins_sol)
    height = storm.adds_tau if height is None else height
    if since < 0.0:
        return 0.0
    if since < storm.rise_sols:
        return height * since / storm.rise_sols
    since -= storm.rise_sols + storm.height_sols
    return height if since <= 0.0 else height * portable.exp(-since / storm.fall_sols)


def over(rules: WeatherRules, storm: Storm, sol: float) -> bool:
    """Return whether a storm is behind the colony."""
    past = sol > storm.begins_sol + storm.rise_sols + storm.height_sols
    return past and added_tau(storm, sol) < rules.over_tau


def tau_on(rules: WeatherRules, chance: Chance, weather: Weather, sol: int) -> float:
    """Return the opacity of a sol, measured at noon."""
    noon = sol + 0.5
    haze = 1.0 + rules.haze * chance.once(f"haze/{sol}").normal()
    storm = weather.storm
    added = added_tau(storm, noon) if storm is not None and storm.real else 0.0
    return max(LEAST_TAU, usual_tau(rules, noon) * haze + added)


def drawn_storm(rules: WeatherRules, chance: Chance, weather: Weather, sol: int) -> Storm | None:
    """Draw whether a storm, or a false warning of one, is on its way, where none is.

    While storms are put off the chance of each sol is kept, and drawn with that of the first sol on which they are not.
    """
    stream = chance.stream(STREAM)
    ls = ls_deg(sol + 0.5, rules.perihelion_sol)
    found: Storm | None = None
    for plan in rules.storm:
        at = stream.share()
        waited = weather.waiting.pop(plan.id, 0.0)
        if found is not None or not in_season(ls, plan.from_ls_deg, plan.to_ls_deg):
            continue
        comes = waited + plan.per_sol * weather.storms
        if weather.put_off:
            weather.waiting[plan.id] = comes
        elif at < comes * (1.0 + rules.false_share * (1.0 - rules.unseen_share)):
            found = _drawn(rules, plan, stream, weather, sol, real=at < comes)
    chance.keep(STREAM, stream)
    return found


def _drawn(rules: WeatherRules, plan: StormPlan, stream: Stream, weather: Weather, sol: int, *, real: bool) -> Storm:
    ahead = plan.seen_sols[0] + stream.below(plan.seen_sols[1] - plan.seen_sols[0] + 1)
    unseen = rules.unseen_share * (1.0 - rules.watch_gain_share * weather.watch_share)
    hidden = stream.share() < unseen and real
    begins = sol + max(1, ahead)
    rise = stream.between(*plan.rise_sols)
    height = stream.between(*plan.height_sols)
    fall = stream.between(*plan.fall_sols)
    top = stream.between(plan.least_tau, plan.most_tau)
    return Storm(
        kind=plan.id,
        begins_sol=begins,
        adds_tau=max(rules.over_tau, top - usual_tau(rules, begins + rise)),
        rise_sols=rise,
        height_sols=height,
        fall_sols=fall,
        seen_sol=begins if hidden else sol,
        real=real,
        arrival_error=stream.normal(),
        height_error=stream.normal(),
    )


def truth_share(rules: WeatherRules, weather: Weather) -> float:
    """Return how many of the warnings come true."""
    unseen = rules.unseen_share * (1.0 - rules.watch_gain_share * weather.watch_share)
    seen = 1.0 - unseen
    return seen / (seen + rules.false_share * (1.0 - rules.unseen_share))
