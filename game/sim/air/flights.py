"""Ready-made matrices of the knots of a system: what each becomes over a while, twice as long, and so on."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.knots import Indices, Knot
from game.sim.air.propagate import ENOUGH, SparseRates, cleaned

Matrix = npt.NDArray[np.float64]

AT_ONCE = 6
"""Terms of a product that are multiplied at one go: few enough to stay near the processor."""
MOST_BYTES = 24 * 1024 * 1024
"""Memory that kept matrices may take; the last used are kept."""


@dataclass(frozen=True, slots=True)
class Flight:
    """The matrices of one knot, from the lowest rung up: what its rows become, and what they leave in stores."""

    rows: Indices
    """Rows that the knot changes: its own, then the stores that it feeds, which feed nothing."""
    columns: Indices
    """Rows of the state on which they depend: those of its feeders in their order, then its own."""
    own: int
    """How many rows, and how many columns, are the knot's own."""
    rungs: tuple[Matrix, ...]
    """Shape (rows, columns), each for twice the time of the one before."""

    def size_bytes(self) -> int:
        """Return the memory that the matrices take."""
        return sum(each.nbytes for each in self.rungs)


class Flights:
    """Makes the matrices of knots, and keeps the last used. What is kept decides speed alone, never a result."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: OrderedDict[bytes, Flight] = OrderedDict()
        self._bytes = 0

    def of(self, knots: Sequence[Knot], rates: SparseRates, step_s: float, rungs: int) -> list[Flight]:
        """Return the flight of each knot of the rates."""
        found: list[Flight] = []
        for knot in knots:
            entries = _Entries.of(knot, knots, rates)
            key = entries.key(rungs)
            flight = self._kept.get(key)
            if flight is None:
                flight = self._kept[key] = _built(knot, entries, found, step_s, rungs)
                self._bytes += flight.size_bytes()
                while self._bytes > MOST_BYTES and len(self._kept) > 1:
                    self._bytes -= self._kept.popitem(last=False)[1].size_bytes()
            self._kept.move_to_end(key)
            found.append(flight)
        return found


@dataclass(frozen=True, slots=True)
class _Entries:
    """What there is of a matrix for one knot: it, all that feeds it, and the stores that it feeds."""

    rows: Indices
    columns: Indices
    matrix: tuple[Indices, Indices, npt.NDArray[np.float64]]

    @classmethod
    def of(cls, knot: Knot, knots: Sequence[Knot], rates: SparseRates) -> _Entries:
        """Choose them."""
        columns = np.concatenate((*(knots[feeder].rows for feeder in knot.feeders), knot.rows))
        within = np.zeros(rates.size, dtype=bool)
        within[columns] = True
        own = np.zeros(rates.size, dtype=bool)
        own[knot.rows] = True
        feeding = np.zeros(rates.size, dtype=bool)
        feeding[rates.columns] = True
        into_stores = own[rates.columns] & ~feeding[rates.rows]
        chosen = (within[rates.columns] & within[rates.rows]) | into_stores
        rows = np.concatenate((knot.rows, np.unique(rates.rows[into_stores])))
        return cls(rows, columns, (rates.rows[chosen], rates.columns[chosen], rates.values[chosen]))

    def key(self, rungs: int) -> bytes:
        """Return a digest: equal entries have equal keys."""
        digest = hashlib.blake2b(digest_size=16)
        for array in (np.array([rungs, len(self.rows)]), self.rows, self.columns, *self.matrix):
            digest.update(array.tobytes())
        return digest.digest()


def _built(knot: Knot, entries: _Entries, found: Sequence[Flight], step_s: float, rungs: int) -> Flight:
    """Sum the lowest rung as a series, and double it for each of the others.

    A doubling multiplies by what the columns become in the meantime: those of a feeder as its own flight says.
    """
    own = len(knot.rows)
    place = np.zeros(int(entries.columns.max()) + 1, dtype=np.intp)
    place[entries.columns] = np.arange(len(entries.columns))
    phi = _lowest(entries, own, step_s)
    built = [phi]
    for rung in range(rungs):
        doubled = np.zeros_like(phi)
        first = 0
        for flight in (found[feeder] for feeder in knot.feeders):
            block = flight.rungs[rung][: flight.own]
            doubled[:, place[flight.columns]] += _times(phi[:, first : first + flight.own], block)
            first += flight.own
        doubled += _times(phi[:, first:], phi[:own])
        doubled[own:] += phi[own:]
        phi = cleaned(doubled)
        built.append(phi)
    return Flight(entries.rows, entries.columns, own, tuple(built))


def _lowest(entries: _Entries, own: int, step_s: float) -> Matrix:
    """Return the sum of the exponential series, for the rows that the knot changes.

    Each term is the one before times the matrix, which needs no more rows than these.
    """
    rows, columns, values = entries.matrix
    count = len(entries.columns)
    place = np.full(int(max(entries.columns.max(), rows.max(initial=0), entries.rows.max())) + 1, -1, dtype=np.intp)
    place[entries.columns] = np.arange(count)
    at = np.zeros(len(place), dtype=np.intp)
    at[entries.rows] = np.arange(len(entries.rows))
    changes = np.isin(rows, entries.rows)
    first = np.zeros((len(entries.rows), count))
    np.add.at(first, (at[rows[changes]], place[columns[changes]]), values[changes] * step_s)
    within = np.flatnonzero(place[rows] >= 0)
    order = within[np.argsort(place[columns[within]], kind="stable")]
    sources, targets, scaled = place[rows[order]], place[columns[order]], (values[order] * step_s)[:, None]
    starts = np.flatnonzero(np.diff(targets, prepend=-1))
    phi = first.copy()
    phi[:own, count - own :] += np.eye(own)
    term = np.ascontiguousarray(first.T)
    for number in range(2, 40):
        products = term[sources] * scaled
        term = np.zeros_like(term)
        if len(starts):
            term[targets[starts]] = np.add.reduceat(products, starts, axis=0) / number
        phi += term.T
        if float(np.abs(term).max(initial=0.0)) <= ENOUGH:
            break
    return phi


def _times(left: Matrix, right: Matrix) -> Matrix:
    """Return the product, summed in a fixed order."""
    by_term = np.ascontiguousarray(left.T)[:, :, None]
    products = np.empty((AT_ONCE, len(left), right.shape[1]))
    result = np.zeros(products.shape[1:])
    for first in range(0, len(right), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        product = products[: len(right[some])]
        np.multiply(by_term[some], right[some, None], out=product)
        result += np.add.reduce(product, axis=0)
    return result
