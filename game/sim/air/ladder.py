"""Long steps by ready-made matrices, for a system that will be stepped again and again.

The rows that feed each other fall into parts that do not: each gas moves through the rooms by itself, unless something
that looks at one makes another. Each part has its own matrices, so that a change to one leaves the others as they are.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.propagate import ENOUGH, SparseRates, Vector, cleaned, series

Indices = npt.NDArray[np.intp]
Matrix = npt.NDArray[np.float64]

LEAST_RUNGS = 10
"""The lowest rung is this many halvings below the top, or more where the system is quicker."""
LOWEST_NORM = 0.25
"""Longest scaled step of the lowest rung."""
DRIFTS_KEPT = 32
"""Results for steady sources that a ladder keeps, the last used."""
SMALL = 8
"""Parts of fewer rows are joined."""
MOST_BYTES = 24 * 1024 * 1024
"""Memory that kept matrices may take; the last used are kept."""


@dataclass(frozen=True, slots=True)
class Flight:
    """The matrices of one part, from the lowest rung up: what its columns become, and what they leave in stores."""

    columns: Indices
    """Rows of the state on which something in the part depends."""
    rows: Indices
    """Rows that the part changes: its columns, then the stores that only add up."""
    rungs: tuple[Matrix, ...]
    """Transposed, shape (columns, rows), each for twice the time of the one before."""

    def size_bytes(self) -> int:
        """Return the memory that the matrices take."""
        return sum(each.nbytes for each in self.rungs)

    def times(self, rung: int, vector: Vector, result: Vector) -> None:
        """Add the product of a rung with a vector over the whole state to a result over the whole state."""
        result[self.rows] += np.add.reduce(self.rungs[rung] * vector[self.columns, None], axis=0)


class Flights:
    """Makes the matrices of parts, and keeps the last used. What is kept decides speed alone, never a result."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: OrderedDict[bytes, Flight] = OrderedDict()
        self._bytes = 0

    def of(
        self, columns: Indices, rates: SparseRates, chosen: npt.NDArray[np.bool_], step_s: float, rungs: int
    ) -> Flight:
        """Return the flight of a part, whose entries are ``chosen`` among those of the rates."""
        entries = (rates.rows[chosen], rates.columns[chosen], rates.values[chosen])
        digest = hashlib.blake2b(digest_size=16)
        for array in (np.array([rungs]), columns, *entries):
            digest.update(array.tobytes())
        key = digest.digest()
        flight = self._kept.get(key)
        if flight is None:
            flight = self._kept[key] = _built(columns, entries, step_s, rungs)
            self._bytes += flight.size_bytes()
            while self._bytes > MOST_BYTES and len(self._kept) > 1:
                self._bytes -= self._kept.popitem(last=False)[1].size_bytes()
        self._kept.move_to_end(key)
        return flight


def _built(columns: Indices, entries: tuple[Indices, Indices, Vector], step_s: float, rungs: int) -> Flight:
    """Sum the lowest rung as a series, and double it for each of the others."""
    stores = np.setdiff1d(entries[0], columns)
    rows = np.concatenate((columns, stores))
    row_of = np.zeros(int(rows.max()) + 1, dtype=np.intp)
    row_of[rows] = np.arange(len(rows))
    matrix = np.zeros((len(rows), len(columns)))
    np.add.at(matrix, (row_of[entries[0]], row_of[entries[1]]), entries[2] * step_s)
    count = len(columns)
    phi = np.zeros_like(matrix)
    phi[:count] = np.eye(count)
    term = phi
    for order in range(1, 40):
        term = _times(matrix, term[:count]) / order
        phi = phi + term
        if float(np.abs(term).max(initial=0.0)) <= ENOUGH:
            break
    built = [phi]
    for _ in range(rungs):
        doubled = _times(phi, phi[:count])
        doubled[count:] += phi[count:]
        phi = cleaned(doubled)
        built.append(phi)
    return Flight(columns, rows, tuple(np.ascontiguousarray(each.T) for each in built))


def _times(left: Matrix, right: Matrix) -> Matrix:
    """Return the product, summed in a fixed order."""
    result = np.zeros((len(left), right.shape[1]))
    for k in range(len(right)):
        result += left[:, k, None] * right[k]
    return result


class Ladder:
    """Ready-made matrices for steps of ``top_s``, half of it, a quarter, and so on.

    ``x(t + h) = Phi(h) x + d(h)`` with ``Phi = exp(A h)`` and ``d`` what steady sources add: ``Phi(2h) = Phi²`` and
    ``d(2h) = d + Phi d``.
    """

    def __init__(self, rates: SparseRates, top_s: float, size: int, flights: Flights) -> None:
        """Take the system apart and make, or find, the matrices of its parts."""
        rungs = LEAST_RUNGS
        while rates.norm * top_s > LOWEST_NORM * (1 << rungs):
            rungs += 1
        lowest_s = top_s / (1 << rungs)
        self._rates = rates
        self._steps_s = [lowest_s * (1 << rung) for rung in range(rungs + 1)]
        part_of = _joined(parts_of(rates, size))
        fed_by = part_of[rates.columns]
        self._flights = [
            flights.of(np.flatnonzero(part_of == part), rates, fed_by == part, lowest_s, rungs)
            for part in np.unique(fed_by)
        ]
        self._still = np.ones(size, dtype=bool)
        for flight in self._flights:
            self._still[flight.columns] = False
        self._drifts: OrderedDict[bytes, list[Vector]] = OrderedDict()

    def climb(self, state: Vector, source: Vector, step_s: float) -> tuple[Vector, float]:
        """Return the state after as many rungs as fit into the step, and the seconds that are left."""
        drifts = self._drifts_of(source)
        for rung in range(len(self._steps_s) - 1, -1, -1):
            while step_s >= self._steps_s[rung]:
                state = cleaned(self._moved(rung, state) + drifts[rung])
                step_s -= self._steps_s[rung]
        return state, step_s

    def _moved(self, rung: int, vector: Vector) -> Vector:
        """Return what a vector over the state becomes after a rung without sources."""
        result = np.where(self._still, vector, 0.0)
        for flight in self._flights:
            flight.times(rung, vector, result)
        return result

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


def _joined(part_of: Indices) -> Indices:
    """Return the parts with the small ones made one, since each costs as much to call as a larger one to reckon."""
    parts, sizes = np.unique(part_of[part_of >= 0], return_counts=True)
    small = parts[sizes < SMALL]
    return np.where(np.isin(part_of, small), small[0], part_of) if len(small) else part_of


def parts_of(rates: SparseRates, size: int) -> Indices:
    """Return, for each row, the lowest row of its part; a row on which nothing depends is in part -1, shape (size,)."""
    part = np.full(size, -1, dtype=np.intp)
    feeding = np.unique(rates.columns)
    part[feeding] = feeding
    both = (part[rates.rows] >= 0) & (rates.rows != rates.columns)
    rows, columns = rates.rows[both], rates.columns[both]
    while True:
        lowest = part.copy()
        np.minimum.at(lowest, rows, part[columns])
        np.minimum.at(lowest, columns, part[rows])
        lowest[feeding] = np.minimum(lowest[feeding], lowest[lowest[feeding]])
        if (lowest == part).all():
            return part
        part = lowest
