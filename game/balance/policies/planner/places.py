"""Places: frames that creep are propped, and what was left is lived in again when its air is good."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.kinds import kinds_for
from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import OpenModule, Order, Reopen, SendTeam
from game.session.view import ColonyView, ModuleView

LOADED_SHARE = 0.6
"""Load against what a member bears from which it creeps."""
GOOD_O2_PERCENT = 19.5
GOOD_KPA = 90.0


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about places."""
    for frame in view.frames:
        if any(member.load_share > LOADED_SHARE for member in frame.members):
            yield from _prop(seat, frame.module)
    alarmed = {alarm.module for alarm in view.alarms if alarm.level != "notice"}
    for module in view.modules:
        if module.barred and not module.lost and module.id not in alarmed and _is_good(module):
            yield Reopen(module.id)
            yield OpenModule(module.id)  # what was sealed behind the last one out


def _prop(seat: Seat, module: str) -> Iterator[Order]:
    for choice in seat.choices(module, kinds=kinds_for("prop")):
        if isinstance(choice.order, SendTeam) and not choice.refused:
            yield choice.order
            return


def _is_good(module: ModuleView) -> bool:
    air = module.air
    oxygen = air.o2_percent is not None and air.o2_percent >= GOOD_O2_PERCENT
    return oxygen and air.pressure_kpa is not None and air.pressure_kpa >= GOOD_KPA
