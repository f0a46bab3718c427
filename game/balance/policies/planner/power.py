"""Power: a load plan that fits the sky."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.planner.notes import EASE_SOLS, Notes
from game.balance.policies.seat import Seat
from game.session.orders import Order, SetHours, UseLoadPlan
from game.session.view import ColonyView, PowerView

HAZY_TAU, DEEP_TAU = 1.2, 3.0
"""Dust from which less is left on at night, and from which comfort goes at once; crops pay for either."""
LOW_SHARE, EMPTY_SHARE = 0.1, 0.04
"""Least charge of the last sol, against full, from which the same is done whatever the sky is like."""
PLANS = ("usual", "careful", "storm")
"""Load plans, each giving up more than the one before."""
MOST_EASE_SOLS = 64
"""Sols before a lighter plan is tried grow by twice each time that it brought a failure, up to so many: each failure
takes its share of the life of all electronics."""
EASE_SHARE = 0.2
"""Least charge of the last sol, against full, from which that is done."""
DUSTY_SHARE = 0.22
"""Light lost to dust on the panels from which somebody sweeps who otherwise builds."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about power."""
    if view.flows is None:
        return
    bus, sky = view.flows.power, view.flows.weather
    charge = bus.lowest_kwh / bus.capacity_kwh if bus.capacity_kwh > 0.0 else 1.0
    want = 0
    if sky.tau >= DEEP_TAU or charge < EMPTY_SHARE:
        want = 2
    elif sky.tau >= HAZY_TAU or charge < LOW_SHARE:
        want = 1
    plan = PLANS[_level(view.sol, bus, want, charge, notes)]
    if plan != bus.plan:
        yield UseLoadPlan(plan)
    if is_dusty(view) and view.hours is not None:
        for crew in view.hours.crews:
            projects = next((use.plan_h for use in crew.uses if use.use == "projects"), 0.0)
            if crew.id == "power" and projects > 0.5:
                yield SetHours(crew.id, "projects", 0.0)


def _level(sol: int, bus: PowerView, want: int, charge: float, notes: Notes) -> int:
    """Return the number of the plan: darker at once, lighter by one step at a time and only after a while."""
    now = PLANS.index(bus.plan) if bus.plan in PLANS else 0
    if bus.failures and bus.failures[-1] > notes.failed_sol:
        notes.failed_sol = bus.failures[-1]
        if sol - notes.eased_sol <= EASE_SOLS:
            notes.ease_sols = min(MOST_EASE_SOLS, 2 * notes.ease_sols)
        want = max(want, min(now + 1, len(PLANS) - 1))
    if want > now:
        notes.dimmed_sol = sol
        return want
    if want < now and sol - notes.dimmed_sol >= notes.ease_sols and charge >= EASE_SHARE:
        notes.dimmed_sol = notes.eased_sol = sol
        return now - 1
    return now


def is_dusty(view: ColonyView) -> bool:
    """Return whether so much dust lies on the panels that those who build sweep."""
    return view.flows is not None and view.flows.weather.dust_share > DUSTY_SHARE
