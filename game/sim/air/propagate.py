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
Matrix = npt.NDArray[np.float64]

LONGEST_SERIES_S = 120.0
"""Up to here a step sums the series on the vector itself; longer ones climb a ladder of ready-made matrices."""
LONGEST_SERIES_NORM = 20.0
"""Longest step, times the norm of its matrix, for a series: beyond it a ladder is quicker."""
LONGEST_PASSING_NORM = 200.0
"""The same for a matrix that is used once."""
MOST_NORM = 2.0
"""Longest scaled step of the series."""
ENOUGH = 1e-17
"""A term this small against the state ends the series."""
LEAST = 1e-60
"""Anything smaller is taken for nothing: far below a molecule, and processors are slow with the smallest floats."""


class SparseRates:
    """The matrix ``A`` by its entries, in row order, for products with vectors and matrices."""

    def __init__(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], values: Vector, size: int) -> None:
        """Sort entries by row, then by the order given; entries of one place may repeat."""
        order = np.argsort(rows, kind="stable")
        self.columns = columns[order]
        self.values = values[order]
        sorted_rows = rows[order]
        self._starts = np.flatnonzero(np.diff(sorted_rows, prepend=-1))
        self._rows = sorted_rows[self._starts]
        self._size = size
        drain = np.zeros(size)
        np.add.at(drain, columns, np.abs(values))
        self.norm = float(drain.max()) if len(values) else 0.0
        self._entries = (sorted_rows, self.columns, self.values)
        self._key = b""

    def quick(self, step_s: float, *, lasting: bool) -> bool:
        """Return whether a step is sooner summed as a series, of a matrix that lasts or of one used this once."""
        if lasting:
            return step_s <= LONGEST_SERIES_S and self.norm * step_s <= LONGEST_SERIES_NORM
        return self.norm * step_s <= LONGEST_PASSING_NORM

    def key(self) -> bytes:
        """Return a digest of all entries: equal matrices have equal keys."""
        if not self._key:
            digest = hashlib.blake2b(digest_size=16)
            for array in self._entries:
                digest.update(array.tobytes())
            self._key = digest.digest()
        return self._key

    def times(self, vector: Vector) -> Vector:
        """Return ``A v``."""
        result = np.zeros(self._size)
        if len(self._rows):
            result[self._rows] = np.add.reduceat(self.values * vector[self.columns], self._starts)
        return result

    def times_matrix(self, matrix: Matrix) -> Matrix:
        """Return ``A M``."""
        result = np.zeros((self._size, matrix.shape[1]))
        if len(self._rows):
            result[self._rows] = np.add.reduceat(self.values[:, None] * matrix[self.columns], self._starts, axis=0)
        return result


def series(rates: SparseRates, state: Vector, source: Vector, step_s: float) -> Vector:
    """Return the state after a step by the Taylor series on the vector, in as many scaled parts as the norm wants."""
    parts = max(1, math.ceil(rates.norm * step_s / MOST_NORM))
    part_s = step_s / parts
    for _ in range(parts):
        term = (rates.times(state) + source) * part_s
        state = state + term
        least = ENOUGH * float(np.abs(state).max(initial=0.0))
        for order in range(2, 60):
            term = rates.times(term) * (part_s / order)
            state = state + term
            if float(np.abs(term).max(initial=0.0)) <= least:
                break
    return cleaned(state)


def cleaned(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the same array with what is next to nothing made nothing."""
    values[np.abs(values) < LEAST] = 0.0
    return values


class Ladder:
    """Ready-made matrices for steps of ``top_s``, half of it, a quarter, and so on.

    ``x(t + h) = Phi(h) x + F(h) b`` with ``Phi = exp(A h)`` and ``F`` its integral. The lowest rung is summed as a
    series, the others by doubling: ``Phi(2h) = Phi²`` and ``F(2h) = F + Phi F``.
    """

    def __init__(self, rates: SparseRates, top_s: float, gas_rows: int, size: int) -> None:
        """Build all rungs; rows after the first ``gas_rows`` are stores, and most of those only add up."""
        rungs = 3
        while rates.norm * top_s > 0.5 * (1 << rungs):
            rungs += 1
        step_s = top_s / (1 << rungs)
        feeding = np.unique(rates.columns[rates.columns >= gas_rows])
        self._live = np.concatenate((np.arange(gas_rows), feeding))
        self._still = np.setdiff1d(np.arange(gas_rows, size), feeding)
        phi, integral = self._lowest(rates, step_s, self._live, size)
        self._blocks = _blocks_of(phi, gas_rows)
        self.rungs: list[tuple[float, Matrix, Matrix]] = []
        for _ in range(rungs):
            self._keep(step_s, phi, integral)
            integral = integral + self._product(phi, integral)
            phi = cleaned(self._product(phi, phi))
            step_s *= 2.0
        self._keep(step_s, phi, integral)
        self.rungs.reverse()

    def _keep(self, step_s: float, phi: Matrix, integral: Matrix) -> None:
        self.rungs.append((step_s, np.ascontiguousarray(phi.T), np.ascontiguousarray(integral.T)))

    @staticmethod
    def _lowest(
        rates: SparseRates, step_s: float, live: npt.NDArray[np.intp], size: int
    ) -> tuple[Matrix, Matrix]:
        term = np.zeros((size, len(live)))
        term[live, np.arange(len(live))] = 1.0
        phi, integral = term.copy(), term * step_s
        for order in range(1, 40):
            term = rates.times_matrix(term) * (step_s / order)
            phi += term
            integral += term * (step_s / (order + 1))
            if float(np.abs(term).max()) <= ENOUGH:
                break
        return phi, integral

    def _product(self, left: Matrix, right: Matrix) -> Matrix:
        """Return ``left right``; what no row depends on only adds up."""
        result = np.zeros_like(right)
        result[self._still] = right[self._still]
        for rows, middle, columns in self._blocks:
            target = result[rows, columns]
            for k in range(middle.start, middle.stop):
                target += left[rows, k, None] * right[self._live[k], columns]
        return result

    def climb(self, state: Vector, source: Vector, step_s: float) -> tuple[Vector, float]:
        """Return the state after as many rungs as fit into the step, and the seconds that are left."""
        live, still = self._live, self._still
        for rung_s, phi, integral in self.rungs:
            while step_s >= rung_s:
                after = np.add.reduce(phi * state[live, None], axis=0)
                after += np.add.reduce(integral * source[live, None], axis=0)
                after[still] += state[still] + source[still] * rung_s
                state = cleaned(after)
                step_s -= rung_s
        return state, step_s


def _blocks_of(phi: Matrix, gas_rows: int) -> list[tuple[slice, slice, slice]]:
    """Return the (rows, middle, columns) of products that are not all zero.

    Species that depend on no other have square blocks; the last species (nitrogen) and the stores may depend on
    all. The columns after the gases are those of stores on which a process depends.
    """
    modules = gas_rows // 4
    size, live = phi.shape
    species = [slice(index * modules, (index + 1) * modules) for index in range(4)]
    apart = not phi[: 3 * modules, gas_rows:].any() and all(
        not phi[species[row], species[column]].any()
        for row in range(3)
        for column in range(4)
        if row != column
    )
    if not apart:
        return [(slice(0, size), slice(0, live), slice(0, live))]
    below = slice(3 * modules, size)
    blocks = [(own, own, own) for own in species[:3]]
    blocks += [(below, own, own) for own in species[:3]]
    blocks.append((below, slice(3 * modules, live), slice(0, live)))
    return blocks
