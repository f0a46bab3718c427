"""What processes look at, draw on and do, laid out in arrays that run along the processes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.sim.air.matter import SPECIES
from game.sim.air.processes import DRAW_DOWN_S, Process
from game.sim.air.propagate import Vector
from game.sim.air.tables import padded

ROUNDING = 1e-9
"""A store must hold this share more than enough before nobody can be short of it."""


class Looks:
    """What each process looks at: a row of the state, or a sum of some."""

    def __init__(self, processes: Sequence[Process], size: int) -> None:
        """Number rows and sums; the sums are put behind a state of so many rows."""
        measures = [list(each.measure.items()) for each in processes]
        self.rows, self.weights = padded(measures, 0.0)
        """Rows that each looks at with their weights, shape (processes, rows); what is too many weighs nothing."""
        behind: dict[tuple[tuple[int, float], ...], int] = {}
        looked_at = []
        for measure in measures:
            (row, weight), *more = measure
            if more or weight != 1.0:
                row = behind.setdefault(tuple(measure), size + len(behind))
            looked_at.append(row)
        self._looked_at = np.array(looked_at, dtype=np.intp)
        rows, weights = padded(list(behind), 0.0)
        self._sum_rows, self._sum_weights = np.ascontiguousarray(rows.T), np.ascontiguousarray(weights.T)
        self._sums = bool(behind)
        self._sums_are_plain = bool((weights == 1.0).all())
        """Whether every row counts once in every sum, so that nothing need be weighed."""
        self._size = size
        self._extended = np.zeros(size + len(behind))
        """The state with the sums behind it, while they are looked at."""

    def of(self, state: Vector) -> Vector:
        """Return what each process sees of a state, or of how fast one changes, shape (processes,)."""
        if not self._sums:
            return state.take(self._looked_at)
        self._extended[: self._size] = state
        summed = state.take(self._sum_rows)
        if not self._sums_are_plain:
            summed *= self._sum_weights
        np.add.reduce(summed, axis=0, out=self._extended[self._size :])
        return self._extended.take(self._looked_at)


class Draws:
    """The stores that each process draws on."""

    def __init__(self, processes: Sequence[Process], gas_rows: int, size: int) -> None:
        """List them; rows of a state after the first ``gas_rows`` are stores."""
        draws = [
            [(row, 1.0 / (DRAW_DOWN_S * -mol)) for row, mol in each.changes.items() if row >= gas_rows and mol < 0.0]
            for each in processes
        ]
        self.rows, self.per_s = padded(draws, 0.0)
        """Stores of each with the share of them that its fastest rate takes in a second, shape (processes, draws)."""
        # The products of every step run along the processes: quicker than along their few rows each.
        self._rows_across = np.ascontiguousarray(self.rows.T)
        self._offers_across = np.ascontiguousarray(self.per_s.T)
        self._free_across = np.where(self._offers_across == 0.0, np.inf, 0.0)
        self._stores = size - gas_rows
        drawing, slot = np.nonzero(self.per_s)
        store = self.rows[drawing, slot] - gas_rows
        order = np.argsort(store, kind="stable")
        self._drawing = drawing[order]
        self._drawn_s = (1.0 + ROUNDING) / self.per_s[drawing, slot][order]
        self._starts = np.flatnonzero(np.diff(store[order], prepend=-1))
        self._drawn = store[order][self._starts]

    def offered(self, state: Vector) -> npt.NDArray[np.float64]:
        """Return the fastest rate that each store drawn on allows, mol/s, shape (draws, processes)."""
        return np.asarray(state[self._rows_across] * self._offers_across + self._free_across)

    def enough(self, cap: Vector) -> Vector:
        """Return what each store must hold lest somebody with these caps be short of it, mol, shape (stores,)."""
        enough = np.zeros(self._stores)
        if len(self._drawn):
            enough[self._drawn] = np.maximum.reduceat(cap[self._drawing] * self._drawn_s, self._starts)
        return enough


class Changes:
    """What each process does to each row."""

    def __init__(self, processes: Sequence[Process], gas_rows: int, size: int) -> None:
        """List it by row; of processes that look at all gas of a module also what they do to all gas."""
        changes = [(row, index, mol) for index, process in enumerate(processes) for row, mol in process.changes.items()]
        changes.sort(key=lambda change: change[0])
        self.rows = np.array([row for row, _, _ in changes], dtype=np.intp)
        self.process = np.array([index for _, index, _ in changes], dtype=np.intp)
        self.mol = np.array([mol for _, _, mol in changes])
        self.fills = self.mol > 0.0
        self._size = size
        modules = gas_rows // len(SPECIES)
        whole = [
            (row % modules, index, min(process.measure), mol)
            for index, process in enumerate(processes)
            if len(process.measure) == len(SPECIES) and set(process.measure.values()) == {1.0}
            for row, mol in process.changes.items()
            if row < gas_rows
        ]
        self.whole_rows = np.array([row for row, _, _, _ in whole], dtype=np.intp)
        self.whole_process = np.array([index for _, index, _, _ in whole], dtype=np.intp)
        self.whole_columns = np.array([column for _, _, column, _ in whole], dtype=np.intp)
        self.whole_mol = np.array([mol for _, _, _, mol in whole])
        self.joins = [(row, column) for row, _, column, _ in whole]
        """Modules (changed, looked at) of the processes that look at all gas."""

    def of(self, amounts: Vector) -> Vector:
        """Return what so many mol of each process change, mol by row."""
        added = np.bincount(self.rows, self.mol * amounts[self.process], self._size)
        return np.asarray(added, dtype=np.float64)

    def filled(self, at_work: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Return which rows the processes that are at work add to, shape (rows,)."""
        filled = np.zeros(self._size, dtype=bool)
        filled[self.rows[self.fills & at_work[self.process]]] = True
        return filled
