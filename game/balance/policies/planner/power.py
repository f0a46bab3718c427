"""Power: a load plan that fits the sky."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import Order, SetHours, UseLoadPlan
from game.session.view import ColonyView

HAZY_TAU, DEEP_TAU = 1.2, 3.0
"""Dust from which less is left on at night, and from which comfort goes at once; crops pay for either."""
LOW_SHARE, EMPTY_SHARE = 0.1, 0.04
"""Least charge of the last sol, against full, from which the same is done whatever the sky is like."""
DUSTY_SHARE = 0.22
"""Light lost to dust on the panels from which somebody sweeps who otherwise builds."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about power."""
    if view.flows is None:
        return
    bus, sky = view.flows.power, view.flows.weather
    charge = bus.lowest_kwh / bus.capacity_kwh if bus.capacity_kwh > 0.0 else 1.0
    plan = "usual"
    if sky.tau >= DEEP_TAU or charge < EMPTY_SHARE:
        plan = "storm"
    elif sky.tau >= HAZY_TAU or charge < LOW_SHARE:
        plan = "careful"
    if plan != bus.plan:
        yield UseLoadPlan(plan)
    if is_dusty(view) and view.hours is not None:
        for crew in view.hours.crews:
            projects = next((use.plan_h for use in crew.uses if use.use == "projects"), 0.0)
            if crew.id == "power" and projects > 0.5:
                yield SetHours(crew.id, "projects", 0.0)


def is_dusty(view: ColonyView) -> bool:
    """Return whether so much dust lies on the panels that those who build sweep."""
    return view.flows is not None and view.flows.weather.dust_share > DUSTY_SHARE
