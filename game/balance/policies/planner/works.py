"""Works: what holds first, then what grows; a few at a time."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import BeginWork, Order
from game.session.view import ColonyView, SiteView, WorkView

AT_ONCE = 2
"""Works that go on at a time; policies that run beside them do not count."""
IN_ORDER = (
    "changeover_tests",
    "seal_campaign",
    "early_warning",
    "response_kits",
    "emergency_training",
    "geothermal_survey",
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
"""What is begun, as there is room; what stops all others waits until nothing else goes on."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about works."""
    if view.works is None:
        return
    going = [work for work in view.works.begun if not work.policy and work.state != "suspended"]
    offered = {work.id: work for work in view.works.offered}
    starved = any(stage.missing for work in going for stage in work.stages)
    room = 0 if starved else AT_ONCE - len(going)  # two that wait for the same powder both stand still
    for name in IN_ORDER:
        work = offered.get(name)
        if work is None or work.refused or (room <= 0 and not work.policy):
            continue
        if work.stops_others and going:
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
