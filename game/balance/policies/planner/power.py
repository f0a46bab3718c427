"""Power: a load plan that fits the sky."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import Order, SetHours, UseLoadPlan
from game.session.view import ColonyView

AHEAD_SOLS = 4
"""How far ahead a short night is seen soon enough."""
DEEP_TAU = 3.0
"""Dust from which comfort goes at once."""
DUSTY_SHARE = 0.22
"""Light lost to dust on the panels from which somebody sweeps who otherwise builds."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about power."""
    if view.flows is None:
        return
    bus, sky = view.flows.power, view.flows.weather
    short = any(sol.low_lowest_kwh <= 0.0 for sol in sky.ahead[:AHEAD_SOLS])
    charge = bus.lowest_kwh / bus.capacity_kwh if bus.capacity_kwh > 0.0 else 1.0
    plan = "usual"
    if sky.tau >= DEEP_TAU or charge < 0.15:
        plan = "storm"
    elif short or charge < 0.35:
        plan = "careful"
    if plan != bus.plan:
        yield UseLoadPlan(plan)
    if is_dusty(view) and view.hours is not None:
        for crew in view.hours.crews:
            projects = next((use.planned_h for use in crew.uses if use.use == "projects"), 0.0)
            if crew.id == "power" and projects > 0.5:
                yield SetHours(crew.id, "projects", 0.0)


def is_dusty(view: ColonyView) -> bool:
    """Return whether so much dust lies on the panels that those who build sweep."""
    return view.flows is not None and view.flows.weather.dust_share > DUSTY_SHARE
