"""Long steps by ready-made matrices, for a system that will be stepped again and again.

The rows that feed each other fall into knots: each gas moves through the rooms by itself, unless something that looks
at one makes another. Each knot has its own matrices, so that a change to one leaves the others as they are; for a step
they are laid side by side and multiplied at one go.
"""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
import numpy.typing as npt

from game.sim.air.flights import Flight, Flights
from game.sim.air.knots import knots_of
from game.sim.air.propagate import SparseRates, Vector, series

LEAST_RUNGS = 8
"""The lowest rung is this many halvings below the top, or more where the system is quicker."""
LOWEST_NORM = 1.0
"""Longest scaled step of the lowest rung."""
DRIFTS_KEPT = 32
"""Results for steady sources that a ladder keeps, the last used."""
WIDTH = 64
"""Flights of more columns are cut, so that a long one does not leave much empty beside the others."""


class Ladder:
    """Ready-made matrices for steps of ``top_s``, half of it, a quarter, and so on.

    ``x(t + h) = Phi(h) x + d(h)`` with ``Phi = exp(A h)`` and ``d`` what steady sources add: ``Phi(2h) = Phi²`` and
    ``d(2h) = d + Phi d``.
    """

    def __init__(self, rates: SparseRates, top_s: float, size: int, flights: Flights) -> None:
        """Take the system apart and make, or find, the matrices of its knots."""
        rungs = LEAST_RUNGS
        while rates.norm * top_s > LOWEST_NORM * (1 << rungs):
            rungs += 1
        self.lowest_s = lowest_s = top_s / (1 << rungs)
        self._rates = rates
        self._size = size
        self._steps_s = [lowest_s * (1 << rung) for rung in range(rungs + 1)]
        knots = knots_of(rates.rows, rates.columns, size)
        self._panels = _Panels(flights.of(knots, rates, lowest_s, rungs))
        still = np.ones(size)
        still[rates.columns] = 0.0
        self._still = still
        self._drifts: OrderedDict[bytes, list[Vector]] = OrderedDict()

    def climb(self, state: Vector, source: Vector, step_s: float) -> tuple[Vector, float]:
        """Return the state after as many rungs as fit into the step, and the seconds that are left."""
        drifts = self._drifts_of(source)
        for rung in range(len(self._steps_s) - 1, -1, -1):
            while step_s >= self._steps_s[rung]:
                state = self._moved(rung, state) + drifts[rung]
                step_s -= self._steps_s[rung]
        return state, step_s

    def _moved(self, rung: int, vector: Vector) -> Vector:
        """Return what a vector over the state becomes after a rung without sources."""
        return self._panels.times(rung, vector, self._size) + self._still * vector

    def _drifts_of(self, source: Vector) -> list[Vector]:
        """Return what the sources add over each rung; it is kept, since they stay the same for hours."""
        key = source.tobytes()
        drifts = self._drifts.get(key)
        if drifts is None:
            drift = series(self._rates, np.zeros(len(source)), source, self._steps_s[0])
            drifts = [drift]
            for rung in range(len(self._steps_s) - 1):
                drift = self._moved(rung, drift) + drift
                drifts.append(drift)
            self._drifts[key] = drifts
            if len(self._drifts) > DRIFTS_KEPT:
                self._drifts.popitem(last=False)
        return drifts


class _Panels:
    """The matrices of all flights, cut into panels of equal size and laid side by side, one table for each rung."""

    def __init__(self, flights: list[Flight]) -> None:
        """Cut the flights; the table of a rung is laid out when it is first used."""
        self._cuts = [
            (flight, slice(first, min(first + WIDTH, len(flight.columns))))
            for flight in flights
            for first in range(0, len(flight.columns), WIDTH)
        ]
        self._height = max((len(flight.rows) for flight in flights), default=0)
        width = max((cut.stop - cut.start for _, cut in self._cuts), default=0)
        self._columns = np.zeros((width, len(self._cuts)), dtype=np.intp)
        rows = np.zeros((len(self._cuts), self._height), dtype=np.intp)
        for panel, (flight, cut) in enumerate(self._cuts):
            self._columns[: cut.stop - cut.start, panel] = flight.columns[cut]
            rows[panel, : len(flight.rows)] = flight.rows
        self._rows = rows.ravel()
        self._tables: dict[int, npt.NDArray[np.float64]] = {}
        self._products = np.empty((width, len(self._cuts), self._height))

    def times(self, rung: int, vector: Vector, size: int) -> Vector:
        """Return the product of the matrices of a rung with a vector over the state."""
        table = self._tables.get(rung)
        if table is None:
            table = self._tables[rung] = self._laid_out(rung)
        np.multiply(table, vector[self._columns][:, :, None], out=self._products)
        by_panel = np.add.reduce(self._products, axis=0)
        return np.asarray(np.bincount(self._rows, by_panel.ravel(), size), dtype=np.float64)

    def _laid_out(self, rung: int) -> npt.NDArray[np.float64]:
        """Return a rung's matrices, shape (columns, panels, rows); what a panel lacks is 0 times the first row."""
        table = np.zeros(self._products.shape)
        for panel, (flight, cut) in enumerate(self._cuts):
            table[: cut.stop - cut.start, panel, : len(flight.rows)] = flight.rungs[rung][:, cut].T
        return table
