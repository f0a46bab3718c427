"""Saving: power is saved home by home, until nothing keeps anybody alive. The worst hand at a desk."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.looks import SOL_OF_LOOKS_S
from game.balance.policies.seat import Draw, Seat
from game.session.orders import Order, StopMachine

FROM_SOLS = (20.0, 655.0)
"""When it begins, at the soonest and at the latest."""
LEAST_SHARE = 0.25
"""Part of the places that are left without machines, at the least."""


class Saving:
    """Switches off whatever runs where somebody is: one place a sol, the fullest first, and so many as were drawn."""

    def __init__(self, draw: Draw) -> None:
        """``draw`` says from when on, and how many places of a hundred."""
        self._look_s = draw.between(*FROM_SOLS) * SOL_OF_LOOKS_S
        self._share = draw.between(LEAST_SHARE, 1.0)
        self._left: list[str] = []
        self._counted = False

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield the orders of a sol."""
        if seat.elapsed_s < self._look_s:
            return
        self._look_s = seat.elapsed_s + SOL_OF_LOOKS_S
        view = seat.view(lists=("modules", "machines"), forecasts=False)
        if not self._counted:
            self._counted = True
            fullest = sorted((row for row in view.modules if row.beds), key=lambda row: (-row.beds, row.id))
            self._left = [row.id for row in fullest[: round(self._share * len(fullest))]]
        if self._left:
            place = self._left.pop(0)
            for machine in view.machines:
                order = StopMachine(machine.id)
                if machine.module == place and seat.check(order) is None:
                    yield order
