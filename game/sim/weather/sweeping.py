"""Dust on the panels: how it settles, and how it is swept off."""

from __future__ import annotations

from game.content.kinds.weather import WeatherRules
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of
from game.sim.hazards import precautions
from game.sim.settlement import Settlement
from game.sim.stores.care import routine_work
from game.sim.weather.components import Weather
from game.sim.weather.forecast import weather_rules
from game.sim.world import World


def panels_m2(world: World) -> float:
    """Return the area of all arrays."""
    plans = world.the(Settlement).machines
    peaks = 0.0
    for _, machine in world.each(Machine):
        maker = kind_of(world, machine).power
        if maker is not None and maker.source == "sun":
            peaks += maker.peak_kw * plans[machine.id].rating_share
    return peaks * weather_rules(world).panel_m2_per_kw


def can_sweep(world: World) -> bool:
    """Return whether anybody may go out to sweep, and whether it is worth a suit."""
    rules, weather = weather_rules(world), world.one(Weather)
    return (
        weather.tau <= rules.no_sweeping_tau
        and weather.dust_share >= rules.worth_sweeping
        and not precautions.on(world)
    )


def clean(world: World, hours: float) -> float:
    """Sweep panels for some hours, the dustiest first; return the hours that were used, which wear suits."""
    if hours <= 0.0 or not can_sweep(world):
        return 0.0
    rules, weather = weather_rules(world), world.one(Weather)
    whole_h = panels_m2(world) / rules.sweep_m2_per_h
    if whole_h <= 0.0:
        return 0.0
    used_h = min(hours, whole_h)
    weather.dust_share *= 1.0 - used_h / whole_h
    weather.swept_h += used_h
    routine_work(world, "outside", used_h)
    return used_h


def settle_dust(rules: WeatherRules, weather: Weather, usual_tau: float) -> None:
    """Let a sol's dust settle on the panels."""
    thick = max(0.0, weather.tau - usual_tau)
    lost = rules.dust_per_sol * (1.0 + rules.storm_dust * thick)
    weather.dust_share = 1.0 - (1.0 - weather.dust_share) * (1.0 - min(1.0, lost))
