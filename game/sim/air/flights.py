"""Ready-made matrices of the knots of a system: what steady rates amount to over a while, twice as long, and so on."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim import sums
from game.sim.air.knots import Indices, Knot, knots_of
from game.sim.air.propagate import ENOUGH, SparseRates, cleaned

Matrix = npt.NDArray[np.float64]

AT_ONCE = 6
"""Terms of a product that are multiplied at one go: few enough to stay near the processor."""
PATTERNS_KEPT = 8
"""Patterns of matrices whose knots are kept, the last used."""
MOST_BYTES = 8 * 1024 * 1024
"""Memory that kept matrices may take; the last used are kept. Those of older doors and machines hardly come back."""


@dataclass(frozen=True, slots=True)
class Flight:
    """The matrices of one knot, from the lowest rung up: what its rows gain, and what they leave in stores.

    Each is ``Psi(h)``, the integral of ``exp(A t)`` over a while: times the rates at which the state changes when the
    while begins, it says by how much it has changed when it ends.
    """

    rows: Indices
    """Rows that the knot changes: its own, then the stores that it feeds, which feed nothing."""
    columns: Indices
    """Rows of the state on which they depend: those of its feeders in their order, then its own."""
    own: int
    """How many rows, and how many columns, are the knot's own."""
    rungs: tuple[Matrix, ...]
    """Shape (rows, columns), each for twice the time of the one before."""
    rates: LocalRates
    """What of the system's matrix is the knot's."""

    def size_bytes(self) -> int:
        """Return the memory that the matrices take."""
        return sums.count(each.nbytes for each in self.rungs)


class Flights:
    """Makes the matrices of knots, and keeps the last used. What is kept decides speed alone, never a result."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: OrderedDict[bytes, Flight] = OrderedDict()
        self._bytes = 0
        self._knots: OrderedDict[bytes, list[Knot]] = OrderedDict()

    def _knots_of(self, rates: SparseRates) -> list[Knot]:
        """Return the knots of the rates, which are those of all matrices with entries in the same places."""
        key = rates.rows.tobytes() + rates.columns.tobytes()
        knots = self._knots.get(key)
        if knots is None:
            knots = self._knots[key] = knots_of(rates.rows, rates.columns, rates.size)
            if len(self._knots) > PATTERNS_KEPT:
                self._knots.popitem(last=False)
        self._knots.move_to_end(key)
        return knots

    def of(self, rates: SparseRates, step_s: float, rungs: int) -> list[Flight]:
        """Return the flight of each knot of the rates."""
        found: list[Flight] = []
        knots = self._knots_of(rates)
        for knot in knots:
            entries = _Entries.of(knot, knots, rates)
            key = entries.key(rungs, step_s)
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
        into_stores = own[rates.columns] & ~rates.feeding[rates.rows]
        chosen = (within[rates.columns] & within[rates.rows]) | into_stores
        rows = np.concatenate((knot.rows, np.unique(rates.rows[into_stores])))
        return cls(rows, columns, (rates.rows[chosen], rates.columns[chosen], rates.values[chosen]))

    def key(self, rungs: int, step_s: float) -> bytes:
        """Return a digest: equal entries have equal keys."""
        digest = hashlib.blake2b(digest_size=16)
        for array in (np.array([rungs, len(self.rows)]), np.array([step_s]), self.rows, self.columns, *self.matrix):
            digest.update(array.tobytes())
        return digest.digest()


class LocalRates:
    """What of a system's matrix is one knot's, by place in its rows and columns, to multiply matrices with."""

    def __init__(self, entries: _Entries) -> None:
        """Take the entries among the columns, and those into stores."""
        rows, columns, values = entries.matrix
        count = len(entries.columns)
        place = np.full(int(max(entries.columns.max(), rows.max(initial=0), entries.rows.max())) + 1, -1, dtype=np.intp)
        place[entries.columns] = np.arange(count)
        at = np.zeros(len(place), dtype=np.intp)
        at[entries.rows] = np.arange(len(entries.rows))
        changes = np.isin(rows, entries.rows)
        self.alone = np.zeros((len(entries.rows), count))
        """The entries that change the knot's rows, shape (rows, columns)."""
        np.add.at(self.alone, (at[rows[changes]], place[columns[changes]]), values[changes])
        within = np.flatnonzero(place[rows] >= 0)
        order = within[np.argsort(place[columns[within]], kind="stable")]
        targets = place[columns[order]]
        self._sources, self._values = place[rows[order]], values[order][:, None]
        self._starts = np.flatnonzero(np.diff(targets, prepend=-1))
        self._targets = targets[self._starts]

    def after(self, across: Matrix) -> Matrix:
        """Return the product of a matrix with the rates among the columns; both stand on their side."""
        product = np.zeros_like(across)
        if len(self._starts):
            product[self._targets] = np.add.reduceat(across[self._sources] * self._values, self._starts, axis=0)
        return product


def _built(knot: Knot, entries: _Entries, found: Sequence[Flight], step_s: float, rungs: int) -> Flight:
    """Sum the lowest rung as a series, and double it for each of the others.

    ``Psi(2h) = 2 Psi(h) + Psi(h) A Psi(h)``: what goes on as it did, and what is gained by the change in between.
    What a feeder gains, its own flight says.
    """
    own = len(knot.rows)
    place = np.zeros(int(entries.columns.max()) + 1, dtype=np.intp)
    place[entries.columns] = np.arange(len(entries.columns))
    rates = LocalRates(entries)
    psi = _lowest(rates, own, step_s)
    built = [psi]
    for rung in range(rungs):
        gained = _gained(psi, rates, own, step_s)
        doubled = 2.0 * psi
        first = 0
        for flight in (found[feeder] for feeder in knot.feeders):
            block = _gained(flight.rungs[rung], flight.rates, flight.own, step_s)[: flight.own]
            doubled[:, place[flight.columns]] += _times(psi[:, first : first + flight.own], block)
            first += flight.own
        doubled += _times(psi[:, first:], gained[:own])
        doubled[own:] += step_s * gained[own:]
        psi = cleaned(doubled)
        built.append(psi)
        step_s *= 2.0
    return Flight(entries.rows, entries.columns, own, tuple(built), rates)


def _gained(psi: Matrix, rates: LocalRates, own: int, step_s: float) -> Matrix:
    """Return ``A Psi``, by how much ``exp(A h)`` differs from no change; as ``Psi A`` it needs nobody else."""
    gained = rates.after(np.ascontiguousarray(psi.T)).T
    gained[own:] += step_s * rates.alone[own:]
    return gained


def _lowest(rates: LocalRates, own: int, step_s: float) -> Matrix:
    """Return the sum of the series of the integral, for the rows that the knot changes.

    Each term is the one before times the matrix, which needs no more rows than these.
    """
    count = rates.alone.shape[1]
    psi = np.zeros_like(rates.alone)
    psi[:own, count - own :] += step_s * np.eye(own)
    term = np.ascontiguousarray(rates.alone.T) * (0.5 * step_s * step_s)
    for number in range(3, 40):
        psi += term.T
        if float(np.abs(term).max(initial=0.0)) <= ENOUGH * step_s:
            break
        term = rates.after(term) * (step_s / number)
    return psi


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
