"""How long the air of a place lasts: the one time that cards, strip and panel tell."""

from __future__ import annotations

from dataclasses import replace

from game.session.desk.forecasting import LEAVE_PERCENT
from game.session.view import ColonyView, ForecastView, ModuleView


def leave_s(view: ColonyView) -> dict[str, float]:
    """Time until the oxygen of each place falls to where people must be out, by its id; of others it is not in sight.

    It is told by the alarms that stand, and where none does yet by what is seen to come.
    """
    found = {threat.module: threat.leave_s for threat in view.threats if threat.leave_s is not None}
    return found | {alarm.module: alarm.leave_s for alarm in view.alarms if alarm.leave_s is not None}


def as_told(forecasts: tuple[ForecastView, ...], view: ColonyView, module: ModuleView) -> tuple[ForecastView, ...]:
    """Forecasts of a module, which may be a little older than the view, with the times that the view tells."""
    if not forecasts:
        return forecasts
    first, told_s = forecasts[0], leave_s(view).get(module.id)
    crossings = dict(first.crossings)
    if told_s is not None:
        crossings[LEAVE_PERCENT] = told_s
    harm_s = module.harm_s if module.harm_s is not None else first.harm_s
    return (replace(first, crossings=tuple(crossings.items()), harm_s=harm_s), *forecasts[1:])
