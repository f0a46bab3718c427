"""What a replay needs: the orders, when they were given, and what the state was each sol."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.session.orders import Order


@dataclass(slots=True)
class Journal:
    """The record of one run. Singleton, written only by the session."""

    orders: list[tuple[float, Order]] = field(default_factory=list)
    """Seconds since the game began, and the order that was accepted then."""
    cuts: list[tuple[int, float]] = field(default_factory=list)
    """Steps that were ended before the state would have ended them: their number, and how long they might be, in s."""
    refused: int = 0
    """Orders that were refused."""
    sol_hashes: list[tuple[int, str]] = field(default_factory=list)
    """State hash at the end of the first step of each sol."""
    end: str = ""
    """Id of the end that was reached."""
    end_s: float = -1.0
    """When, in seconds since the game began."""
