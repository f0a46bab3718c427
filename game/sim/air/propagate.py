"""The exact state of a linear system after any time: ``dx/dt = A x + b``.

Nothing here calls BLAS: its kernels add in an order that depends on the processor, and the same game must have the same
state on every machine. Products are elementwise, sums in a fixed order.
"""

from __future__ import annotations

import hashlib
import math

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]

LONGEST_SERIES_S = 120.0
"""Up to here a step sums the series on the vector itself; longer ones climb a ladder of ready-made matrices."""
LONGEST_SERIES_NORM = 20.0
"""Longest step, times the norm of its matrix, for a series: beyond it a ladder is quicker."""
LONGEST_PASSING_NORM = 200.0
"""The same for a matrix that is used once."""
MOST_NORM = 2.0
"""Longest scaled step of the series."""
LEAST_ORDER = 4
"""So many terms are summed before it is asked whether they are enough."""
ENOUGH = 1e-17
"""A term this small against the state ends the series."""
LEAST = 1e-60
"""Anything smaller is taken for nothing: far below a molecule, and processors are slow with the smallest floats."""


class SparseRates:
    """The matrix ``A`` of a system by its entries, and how quick it is."""

    def __init__(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], values: Vector, size: int) -> None:
        """Sort entries by row, then by the order given; entries of one place may repeat."""
        order = np.argsort(rows, kind="stable")
        self.rows, self.columns, self.values = rows[order], columns[order], values[order]
        self.size = size
        # For products each row without an entry has one that is nothing, so that the sums are the whole result.
        empty = np.flatnonzero(np.bincount(rows, minlength=size) == 0)
        all_rows = np.concatenate((self.rows, empty))
        order = np.argsort(all_rows, kind="stable")
        self._columns = np.concatenate((self.columns, np.zeros_like(empty)))[order]
        self._values = np.concatenate((self.values, np.zeros(len(empty))))[order]
        self._starts = np.flatnonzero(np.diff(all_rows[order], prepend=-1))
        self._terms = np.empty(len(order))
        self.feeding = np.zeros(size, dtype=bool)
        """Rows on which any row depends, shape (size,)."""
        self.feeding[columns] = True
        drain = np.bincount(columns, np.where(self.feeding[rows], np.abs(values), 0.0), size)
        self.norm = float(drain.max()) if len(values) else 0.0
        """No eigenvalue is greater, 1/s: what feeds nothing has 0, so the rows that feed decide alone (Gershgorin)."""
        self._key = b""

    def times(self, vector: Vector) -> Vector:
        """Return the product with a vector, shape (size,)."""
        vector.take(self._columns, out=self._terms, mode="clip")
        np.multiply(self._values, self._terms, out=self._terms)
        return np.add.reduceat(self._terms, self._starts)

    def quick(self, step_s: float, *, lasting: bool) -> bool:
        """Return whether a step is sooner summed as a series, of a matrix that lasts or of one used this once."""
        if lasting:
            return step_s <= LONGEST_SERIES_S and self.norm * step_s <= LONGEST_SERIES_NORM
        return self.norm * step_s <= LONGEST_PASSING_NORM

    def key(self) -> bytes:
        """Return a digest of all entries: equal matrices have equal keys."""
        if not self._key:
            digest = hashlib.blake2b(digest_size=16)
            for array in (self.rows, self.columns, self.values):
                digest.update(array.tobytes())
            self._key = digest.digest()
        return self._key


def merged(
    rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], values: Vector
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Vector]:
    """Return the entries of a matrix with those of one place added up."""
    if not len(values):
        return rows, columns, values
    order = np.lexsort((columns, rows))
    rows, columns = rows[order], columns[order]
    starts = np.flatnonzero((np.diff(rows, prepend=-1) != 0) | (np.diff(columns, prepend=-1) != 0))
    return rows[starts], columns[starts], np.add.reduceat(values[order], starts)


def series(rates: SparseRates, state: Vector, source: Vector, step_s: float) -> Vector:
    """Return the state after a step by the Taylor series on the vector, in as many scaled parts as the norm wants."""
    parts = max(1, math.ceil(rates.norm * step_s / MOST_NORM))
    part_s = step_s / parts
    for _ in range(parts):
        term = rates.times(state)
        term += source
        term *= part_s
        state = state + term
        least = ENOUGH * float(np.maximum.reduce(np.abs(state), initial=0.0))
        for order in range(2, 60):
            term = rates.times(term)
            term *= part_s / order
            state += term
            if order >= LEAST_ORDER and np.maximum.reduce(np.abs(term), initial=0.0) <= least:
                break
    return cleaned(state)


def cleaned(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the same array with what is next to nothing made nothing."""
    np.copyto(values, 0.0, where=np.abs(values) < LEAST)
    return values
