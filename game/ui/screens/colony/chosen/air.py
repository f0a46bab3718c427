"""The air of a module: its oxygen over time with what may come, and what the instruments say."""

from __future__ import annotations

from msgspec import Struct

from game.session.desk.forecasting import FALL_PERCENT, LEAVE_PERCENT, SLOW_PERCENT
from game.session.view import ForecastView, ModuleView
from game.story.telling import ZERO_CELSIUS_K
from game.ui.figures import NO_READING, reading, signed, span
from game.ui.limits import Limits
from game.ui.play.histories import Course
from game.ui.play.runner import Runner
from game.ui.toolkit.widgets.chart import Branch, Line, LineChart, Threshold, Tick
from game.ui.toolkit.widgets.label import Fact
from game.ui.words import say

_LOW, _HIGH = 11.0, 22.0
_LEAST_AHEAD_MIN, _MOST_AHEAD_MIN = 15.0, 90.0
_STEADY_PER_MIN = 0.02
_CHART, _LOW_CHART = 172.0, 122.0
"""Height of the chart, in units."""
_NAMED_SMALL = 2
"""How many courses have room for their words in a small chart."""
_TONES = ("air", "good", "water")


def chart(
    course: Course, forecasts: tuple[ForecastView, ...], now_s: float, crisis: bool, *, small: bool = False
) -> LineChart:
    """Oxygen from some time ago until harm would come and a while after. Minutes from now, percent.

    ``small``: there is little room for it.
    """
    past = tuple(((at_s - now_s) / 60.0, percent) for at_s, percent in course)
    harm_s = forecasts[0].harm_s if forecasts else None
    ahead = _MOST_AHEAD_MIN
    if harm_s is not None:
        ahead = min(_MOST_AHEAD_MIN, max(_LEAST_AHEAD_MIN, harm_s / 60.0 * 1.7))
    back = max(-past[0][0], ahead * 0.4) if past else ahead * 0.4
    back = min(back, ahead * (0.8 if crisis else 2.0))
    named = _NAMED_SMALL if small else len(forecasts)
    branches = tuple(
        Branch(
            _until(forecast.o2_percent, ahead),
            _TONES[min(number, len(_TONES) - 1)],
            forecast.label if number < named else "",
        )
        for number, forecast in enumerate(forecasts)
    )
    values = [value for _, value in past] + [value for branch in branches for _, value in branch.points]
    low = min(_LOW, max(0.0, min(values, default=_LOW) - 0.5))
    shown = tuple(point for point in past if point[0] >= -back)
    return LineChart(
        lines=(Line(shown if len(shown) > 1 else past[-2:]),),
        branches=branches,
        thresholds=(
            Threshold(SLOW_PERCENT, "caution"),
            Threshold(LEAVE_PERCENT, "danger"),
            Threshold(FALL_PERCENT, "danger"),
        ),
        across=(
            Tick(-back, say("ui.chart.ago", time=_about(back))),
            Tick(0.0, say("ui.chart.now")),
            Tick(ahead, say("ui.chart.ahead", time=_about(ahead))),
        ),
        up=tuple(Tick(value, f"{value:.0f}") for value in (21.0, SLOW_PERCENT, LEAVE_PERCENT, FALL_PERCENT)),
        height=_LOW_CHART if small else _CHART,
        now=0.0,
        time_range=(-back, ahead),
        value_range=(low, max(_HIGH, max(values, default=0.0))),
    )


def _about(minutes: float) -> str:
    if minutes >= 120.0:
        return say("ui.chart.hours", value=f"{minutes / 60.0:.0f}")
    return say("ui.chart.minutes", value=f"{minutes:.0f}")


def _until(points: tuple[tuple[float, float], ...], ahead_min: float) -> tuple[tuple[float, float], ...]:
    """A forecast in minutes, up to the right edge and exactly there."""
    found: list[tuple[float, float]] = []
    for at_s, value in points:
        at = at_s / 60.0
        if at > ahead_min and found:
            before, last = found[-1]
            share = (ahead_min - before) / (at - before)
            found.append((ahead_min, last + (value - last) * share))
            break
        found.append((at, value))
    return tuple(found)


class AirLimits(Struct, frozen=True):
    """From where on what the panel says of air is ill."""

    co2: Limits
    falls: Limits
    """Of the pressure, by how much it falls in a minute."""


def air_limits(runner: Runner, module: str) -> AirLimits:
    """The limits by the alarms of a game, and by those that stand in a module."""
    return AirLimits(runner.limits("co2_kpa", module), runner.limits("pressure_fall_kpa_per_min", module))


def air_facts(module: ModuleView, forecasts: tuple[ForecastView, ...], limits: AirLimits) -> tuple[Fact, ...]:
    """Oxygen with the time it leaves, carbon dioxide, pressure, temperature, and what disagrees."""
    air = module.air
    facts = [_oxygen(module, forecasts), _carbon_dioxide(air.co2_kpa, forecasts, limits.co2)]
    facts.append(pressure_fact(air.pressure_kpa, air.pressure_kpa_per_min, limits.falls))
    if air.temperature_k is not None:
        facts.append(
            Fact(say("ui.air.temperature"), reading(air.temperature_k - ZERO_CELSIUS_K, 0, say("ui.unit.celsius")))
        )
    if air.disagree:
        names = ", ".join(say(f"ui.measure.{measure}") for measure in air.disagree)
        facts.append(Fact(say("ui.air.sensors"), say("ui.air.disagree", measures=names), "caution"))
    return tuple(facts)


def worst_fact(module: ModuleView, forecasts: tuple[ForecastView, ...], limits: AirLimits) -> Fact:
    """The reading that harms first, with the time it leaves: carbon dioxide, a pressure that falls, else oxygen."""
    air = module.air
    if forecasts and forecasts[0].of_harm == "carbon_dioxide":
        return _carbon_dioxide(air.co2_kpa, forecasts, limits.co2)
    if limits.falls.tone(-air.pressure_kpa_per_min) == "danger":
        return pressure_fact(air.pressure_kpa, air.pressure_kpa_per_min, limits.falls)
    return _oxygen(module, forecasts)


def _oxygen(module: ModuleView, forecasts: tuple[ForecastView, ...]) -> Fact:
    value = module.air.o2_percent
    if value is None:
        return Fact(say("ui.air.oxygen"), NO_READING, "quiet")
    text = reading(value, 1, say("ui.unit.percent"))
    crossings = dict(forecasts[0].crossings) if forecasts else {}
    if value < LEAVE_PERCENT:
        return Fact(say("ui.air.oxygen"), say("ui.air.too_low", value=text), "danger", True)
    if crossings.get(LEAVE_PERCENT):
        text = say("ui.air.falls", value=text, line=f"{LEAVE_PERCENT:.0f}", time=span(crossings[LEAVE_PERCENT]))
    return Fact(say("ui.air.oxygen"), text, "danger" if value < SLOW_PERCENT else "text", value < SLOW_PERCENT)


def _carbon_dioxide(value: float | None, forecasts: tuple[ForecastView, ...], co2: Limits) -> Fact:
    tone = "text" if value is None else co2.tone(value)
    text = reading(value, 2, say("ui.unit.kpa"))
    harm_s = forecasts[0].harm_s if forecasts and forecasts[0].of_harm == "carbon_dioxide" else None
    if value is not None and harm_s is not None:
        text = say("ui.air.harms", value=text, time=span(harm_s))
    return Fact(say("ui.air.carbon_dioxide"), text, tone)


def pressure_fact(value: float | None, per_min: float, falls: Limits) -> Fact:
    """The pressure, and how fast it moves; ``falls``: from where on that is ill."""
    text = reading(value, 1, say("ui.unit.kpa"))
    if value is None:
        return Fact(say("ui.air.pressure"), text, "quiet")
    if abs(per_min) < _STEADY_PER_MIN:
        return Fact(say("ui.air.pressure"), say("ui.air.steady", value=text))
    moving = say("ui.air.moving", value=text, change=signed(per_min, 2))
    return Fact(say("ui.air.pressure"), moving, falls.tone(-per_min))
