"""Nobody at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.balance.policies.seat import Seat

if TYPE_CHECKING:
    from game.session.orders import Order


class IdlePolicy:
    """Gives no orders, whatever happens."""

    def decide(self, seat: Seat) -> Iterable[Order]:
        """Return nothing, without looking."""
        return ()
