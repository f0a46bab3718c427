"""Works: what holds first, then what grows; a few at a time."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import BeginWork, Order, RaiseWork
from game.session.view import ColonyView, SiteView, WorkView

AT_ONCE = 3
"""Works that go on at a time; policies that run beside them do not count."""
IN_ORDER = (
    "changeover_tests",
    "seal_campaign",
    "early_warning",
    "response_kits",
    "emergency_training",
    "geothermal_survey",
    "greenhouse_extension",
    "reinforced_hull",
    "geothermal",
    "new_generator",
    "shielding",
    "local_manufacture",
    "orbital_watch",
    "infrastructure_review",
    "genetics",
    "rebuild",
)
REVIEW = "infrastructure_review"
REVIEWED = "six_month_review"
"""Scenario in which the review comes first."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about works."""
    if view.works is None:
        return
    going = [work for work in view.works.begun if not work.policy and work.state != "suspended"]
    offered = {work.id: work for work in view.works.offered}
    wanted = (REVIEW, *IN_ORDER) if view.scenario == REVIEWED else IN_ORDER
    if view.scenario == REVIEWED and any(work.id == REVIEW for work in going[1:]):
        yield RaiseWork(REVIEW)
    room = AT_ONCE - len(going)
    for name in wanted:
        work = offered.get(name)
        if work is None or work.refused or (room <= 0 and not work.policy and name != REVIEW):
            continue
        if work.stops_others and view.scenario != REVIEWED and going:
            continue
        order = BeginWork(name, _site(work))
        if seat.check(order) is None:
            room -= 0 if work.policy else 1
            yield order


def _site(work: WorkView) -> str:
    """Return the surest site: least likely to be dry, then nearest."""
    if not work.sites:
        return ""

    def rank(site: SiteView) -> tuple[float, float, str]:
        return (site.risk_share, site.distance_km, site.id)

    return min(work.sites, key=rank).id
