"""Solving for the pressures of a network of rooms, which is nearly a tree."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]


class Elimination:
    """A fixed order in which to eliminate the unknowns of matrices with one pattern of entries.

    The room with the fewest neighbours comes first (minimum degree, Markowitz 1957), so that hardly any entries fill
    in. There are no pivots: the matrix must be diagonally dominant by columns.
    """

    def __init__(self, size: int, entries: Iterable[tuple[int, int]]) -> None:
        """Find the order for a matrix with entries at these places, at their mirror images and on the diagonal."""
        beside: list[dict[int, None]] = [{} for _ in range(size)]
        for row, column in entries:
            if row != column:
                beside[row][column] = None
                beside[column][row] = None
        left = list(range(size))
        self._plan: list[tuple[int, list[int]]] = []
        while left:
            first = min(left, key=lambda index: (len(beside[index]), index))
            left.remove(first)
            later = sorted(beside[first])
            self._plan.append((first, later))
            for index in later:
                del beside[index][first]
                beside[index].update((other, None) for other in later if other != index)

    def solved(self, matrix: npt.NDArray[np.float64], right: Vector) -> Vector:
        """Return ``x`` of ``matrix x = right``."""
        rows: list[list[float]] = matrix.tolist()
        values: list[float] = right.tolist()
        for pivot, later in self._plan:
            pivot_row, pivot_value = rows[pivot], values[pivot]
            for index in later:
                row = rows[index]
                factor = row[pivot] / pivot_row[pivot]
                if factor != 0.0:
                    for other in later:
                        row[other] -= factor * pivot_row[other]
                    values[index] -= factor * pivot_value
        for pivot, later in reversed(self._plan):
            row = rows[pivot]
            rest = values[pivot]
            for index in later:
                rest -= row[index] * values[index]
            values[pivot] = rest / row[pivot]
        return np.array(values)
