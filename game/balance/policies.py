"""Policies: who gives the orders in a game without a player."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from game.session.orders import Order
    from game.session.view import ColonyView

Look = Callable[[], "ColonyView"]
"""Returns what the control room knows now. It costs time, so a policy looks only when it must."""


class Policy(Protocol):
    """Sits at the desk for one game. Sees readings like a player, and has no other way in than orders."""

    def decide(self, look: Look) -> Iterable[Order]:
        """Return the orders to give before the next step, in order."""


class IdlePolicy:
    """Gives no orders, whatever happens."""

    def decide(self, look: Look) -> Iterable[Order]:
        """Return nothing, without looking."""
        return ()


POLICIES: Mapping[str, Callable[[], Policy]] = MappingProxyType({"idle": IdlePolicy})
"""Every policy by the name that the command line knows it by; each call makes one for a new game."""
