"""Long steps by ready-made matrices, for a system that will be stepped again and again.

The rows that feed each other fall into knots: each gas moves through the rooms by itself, unless something that looks
at one makes another. Each knot has its own matrices, so that a change to one leaves the others as they are; for a step
they are laid side by side and multiplied at one go.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.sim.air.flights import Flight, Flights
from game.sim.air.propagate import SparseRates, Vector

LEAST_RUNGS = 8
"""The lowest rung is this many halvings below the top, or more where the system is quicker."""
LOWEST_NORM = 1.0
"""Longest scaled step of the lowest rung."""
WIDTH = 64
"""Flights of more columns are cut, so that a long one does not leave much empty beside the others."""


class Ladder:
    """Ready-made matrices for steps of ``top_s``, half of it, a quarter, and so on.

    ``x(t + h) = x + Psi(h) (A x + b)`` with ``Psi(h)`` the integral of ``exp(A t)`` up to ``h``: the sources ``b`` may
    be others at every step.
    """

    def __init__(self, rates: SparseRates, top_s: float, size: int, flights: Flights) -> None:
        """Take the system apart and make, or find, the matrices of its knots."""
        rungs = LEAST_RUNGS
        while rates.norm * top_s > LOWEST_NORM * (1 << rungs):
            rungs += 1
        self.lowest_s = lowest_s = top_s / (1 << rungs)
        self._rates = rates
        self._steps_s = [lowest_s * (1 << rung) for rung in range(rungs + 1)]
        self._panels = _Panels(flights.of(rates, lowest_s, rungs), size)
        self.most_bytes = (len(self._steps_s) + 1) * self._panels.size_bytes()
        """Memory that its matrices take once all are laid out."""
        self._still_s = np.multiply.outer(self._steps_s, ~rates.feeding)
        """A line for each rung: its seconds for the rows that feed nothing, for what changes them at first goes on for
        the whole step, and 0 for the others."""

    def climb(self, state: Vector, change: Vector, source: Vector, step_s: float) -> tuple[Vector, float]:
        """Return the state after as many rungs as fit into the step, and the seconds that are left.

        ``change`` is how fast it changes at first, sources and all.
        """
        now: Vector | None = change
        for rung in range(len(self._steps_s) - 1, -1, -1):
            rung_s = self._steps_s[rung]
            while step_s >= rung_s:
                if now is None:
                    now = self._rates.times(state)
                    now += source
                after = self._panels.times(rung, now)
                after += state
                after += now * self._still_s[rung]
                state, now = after, None
                step_s -= rung_s
        return state, step_s


class _Panels:
    """The matrices of all flights, cut into panels of equal size and laid side by side, one table for each rung."""

    def __init__(self, flights: list[Flight], size: int) -> None:
        """Cut the flights; the table of a rung is laid out when it is first used."""
        self._cuts = [
            (flight, slice(first, min(first + WIDTH, len(flight.columns))))
            for flight in flights
            for first in range(0, len(flight.columns), WIDTH)
        ]
        self._height = max((len(flight.rows) for flight in flights), default=0)
        width = max((cut.stop - cut.start for _, cut in self._cuts), default=0)
        self._columns = np.zeros((width, len(self._cuts), 1), dtype=np.intp)
        rows = np.zeros((len(self._cuts), self._height), dtype=np.intp)
        for panel, (flight, cut) in enumerate(self._cuts):
            self._columns[: cut.stop - cut.start, panel, 0] = flight.columns[cut]
            rows[panel, : len(flight.rows)] = flight.rows
        self._rows = rows.ravel()
        self._size = size
        self._tables: dict[int, npt.NDArray[np.float64]] = {}
        self._products = np.empty((width, len(self._cuts), self._height))

    def size_bytes(self) -> int:
        """Return the memory that the matrices of one rung take."""
        return self._products.nbytes

    def times(self, rung: int, vector: Vector) -> Vector:
        """Return the product of the matrices of a rung with a vector over the state."""
        table = self._tables.get(rung)
        if table is None:
            table = self._tables[rung] = self._laid_out(rung)
        np.multiply(table, vector.take(self._columns), out=self._products)
        by_panel = np.add.reduce(self._products, axis=0)
        return np.asarray(np.bincount(self._rows, by_panel.ravel(), self._size), dtype=np.float64)

    def _laid_out(self, rung: int) -> npt.NDArray[np.float64]:
        """Return a rung's matrices, shape (columns, panels, rows); what a panel lacks is 0 times the first row."""
        table = np.zeros(self._products.shape)
        for panel, (flight, cut) in enumerate(self._cuts):
            table[: cut.stop - cut.start, panel, : len(flight.rows)] = flight.rungs[rung][:, cut].T
        return table
