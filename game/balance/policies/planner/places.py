"""Places: frames that creep are propped, holes in empty halls patched, and what was left is lived in again."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies import daylight
from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import Order
from game.session.view import ColonyView


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about places."""
    yield from daylight.rule(seat, view)
