"""Notices holds of ships that are about to close, while something can still be asked for."""

from __future__ import annotations

from typing import Final

from game.session.view.supply import FlightView, SupplyView

AHEAD_SOLS: Final = 2
"""So many sols before a hold closes it is told of."""
LEAST_FREE_KG: Final = 1.0
"""With less room than this nothing can be asked for, and nothing is told."""


class Holds:
    """Knows of which holds it was told; each is told of once."""

    def __init__(self, supply: SupplyView | None, sol: int) -> None:
        """What is about to close already is nothing new."""
        self._told: set[tuple[str, int]] = set()
        self.closing(supply, sol)

    def closing(self, supply: SupplyView | None, sol: int) -> tuple[FlightView, ...]:
        """The ships whose holds have come to close soon, and still have room."""
        fresh = tuple(
            flight
            for flight in (supply.flights if supply is not None else ())
            if flight.state == "open"
            and 0 <= flight.closes_sol - sol <= AHEAD_SOLS
            and flight.free_kg >= LEAST_FREE_KG
            and (flight.ship, flight.closes_sol) not in self._told
        )
        self._told |= {(flight.ship, flight.closes_sol) for flight in fresh}
        return fresh
