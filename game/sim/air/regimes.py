"""Which part of its range each process is in, and what that adds to the linear system.

A process is off, follows its measure, does all it can, or is short: a store that it draws on holds less than
a minute of the draw, and then it follows the store, so that no store goes below nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.sim.air.matter import ELEMENTS, SPECIES
from game.sim.air.processes import DRAW_DOWN_S, Process
from game.sim.air.propagate import Vector

OFF, PROPORTIONAL, FULL, SHORT = 0, 1, 2, 3
"""Regimes of a process; short of its first store is ``SHORT``, of its second ``SHORT + 1``, and so on."""
SETTLED = 1e-9
"""A process this near its reference has settled: else it would go on and off with every rounding error."""
SLIGHT_TURN = 1e-5
"""Share of its cap by which a process must be able to change before its turning is looked into."""
MOST_FLIPS = 6
"""How often a process may change regime in one step before it is left as it is."""

Indices = npt.NDArray[np.intp]
Regimes = npt.NDArray[np.int8]
Entries = tuple[Indices, Indices, Vector]
"""Rows, columns and values of a matrix."""


class Processes:
    """All processes of a network as arrays. Gains, references and caps may be changed between steps."""

    def __init__(self, processes: Sequence[Process], atoms: npt.NDArray[np.float64], gas_rows: int) -> None:
        """Lay the processes out; ``atoms`` has a row for each element and a column for each row of the state.

        Raises ``ValueError`` if a process makes or loses an element.
        """
        self.names = tuple(process.name for process in processes)
        self.gain = np.array([process.gain for process in processes])
        self.reference = np.array([process.reference for process in processes])
        self.cap = np.array([process.cap for process in processes])
        self._size = atoms.shape[1]
        for process in processes:
            _refuse_alchemy(process, atoms)
        measures = [list(each.measure.items()) for each in processes]
        self._measure_rows, self._measure_weights = _padded(measures, 0.0)
        draws = [
            [(row, 1.0 / (DRAW_DOWN_S * -mol)) for row, mol in each.changes.items() if row >= gas_rows and mol < 0.0]
            for each in processes
        ]
        self._draw_rows, self._draw_per_s = _padded(draws, 0.0)
        # The products of every step run along the processes: quicker than along their few rows each.
        self._rows_across = np.ascontiguousarray(self._measure_rows.T)
        self._weights_across = np.ascontiguousarray(self._measure_weights.T)
        self._draws_across = np.ascontiguousarray(self._draw_rows.T)
        self._offers_across = np.ascontiguousarray(self._draw_per_s.T)
        self._free_across = np.where(self._offers_across == 0.0, np.inf, 0.0)
        changes = [(row, index, mol) for index, process in enumerate(processes) for row, mol in process.changes.items()]
        changes.sort(key=lambda change: change[0])
        self._change_rows = np.array([row for row, _, _ in changes], dtype=np.intp)
        self._change_process = np.array([index for _, index, _ in changes], dtype=np.intp)
        self._change_mol = np.array([mol for _, _, mol in changes])
        modules = gas_rows // len(SPECIES)
        whole = [
            (row % modules, index, min(process.measure), mol)
            for index, process in enumerate(processes)
            if len(process.measure) == len(SPECIES) and set(process.measure.values()) == {1.0}
            for row, mol in process.changes.items()
            if row < gas_rows
        ]
        self._whole_rows = np.array([row for row, _, _, _ in whole], dtype=np.intp)
        self._whole_process = np.array([index for _, index, _, _ in whole], dtype=np.intp)
        self._whole_columns = np.array([column for _, _, column, _ in whole], dtype=np.intp)
        self._whole_mol = np.array([mol for _, _, _, mol in whole])
        self.joins = [(row, column) for row, _, column, _ in whole]
        """Modules (changed, looked at) of the processes that look at all gas."""

    def _wanted(self, state: Vector) -> Vector:
        return np.asarray(self.gain * (self._measured(state) - self.reference))

    def _measured(self, state: Vector) -> Vector:
        """Return what each process looks at, shape (processes,)."""
        return np.asarray(np.add.reduce(state[self._rows_across] * self._weights_across, axis=0))

    def _offered(self, state: Vector) -> npt.NDArray[np.float64]:
        """Return the fastest rate that each store drawn on allows, mol/s, shape (draws, processes)."""
        return np.asarray(state[self._draws_across] * self._offers_across + self._free_across)

    def mol_per_s(self, state: Vector) -> Vector:
        """Return how fast each process runs, mol/s, shape (processes,)."""
        allowed = np.minimum.reduce(self._offered(state), axis=0)
        return np.clip(np.minimum(self._wanted(state), allowed), 0.0, self.cap)

    def changes(self, state: Vector) -> Vector:
        """Return how fast the processes change each row, mol/s."""
        change = np.zeros(self._size)
        np.add.at(change, self._change_rows, self._change_mol * self.mol_per_s(state)[self._change_process])
        return change

    def regimes(self, state: Vector) -> Regimes:
        """Return the regime of each process, shape (processes,)."""
        wanted = self._wanted(state)
        offered = self._offered(state)
        on = (wanted > np.abs(self.gain * self.reference) * SETTLED) & (self.cap > 0.0)
        regimes = on.view(np.int8) + (on & (wanted >= self.cap)).view(np.int8)
        short = on & (np.minimum.reduce(offered, axis=0) < np.minimum(wanted, self.cap))
        if short.any():
            regimes[short] = SHORT + offered[:, short].argmin(axis=0)
        return np.asarray(regimes)

    def crossed(self, state: Vector, regimes: Regimes, flips: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Return which processes are now in another regime, shape (processes,).

        One that has flipped often is left as it is, unless it is short.
        """
        now = self.regimes(state)
        return np.asarray((now != regimes) & ((flips < MOST_FLIPS) | (now >= SHORT)))

    def turn_s(
        self, regimes: Regimes, ends: tuple[Vector, Vector], rates: tuple[Vector, Vector], span_s: float
    ) -> float:
        """Return when a process turns that might, there, have been in another regime; 0 if none does.

        ``rates`` is how fast the states at the ``ends`` of a span change, mol/s. What falls at first and rises
        at last turns about where the tangents at its ends meet, and goes no further than they do there.
        """
        at_first, at_last = (
            self.gain * np.add.reduce(rate[self._measure_rows] * self._measure_weights, axis=1) for rate in rates
        )
        steepest = np.maximum(np.abs(at_first), np.abs(at_last)) * span_s
        turning = (at_first * at_last < 0.0) & (steepest > SLIGHT_TURN * self.cap) & (self.cap > 0.0)
        which = np.flatnonzero(turning & (regimes < SHORT))
        if not len(which):
            return 0.0
        before, after = self._wanted(ends[0])[which], self._wanted(ends[1])[which]
        at_first, at_last = at_first[which], at_last[which]
        moment_s = (after - before - at_last * span_s) / (at_first - at_last)
        furthest = before + 2.0 * at_first * moment_s
        cap, regime = self.cap[which], regimes[which]
        beyond = np.where(
            regime == PROPORTIONAL,
            (furthest < 0.0) | (furthest > cap),
            np.where(regime == OFF, furthest > 0.0, furthest < cap),
        )
        inside = moment_s[beyond & (moment_s > 0.0) & (moment_s < span_s)]
        return float(inside.min()) if len(inside) else 0.0

    def source(self, regimes: Regimes) -> Vector:
        """Return what the processes add at a steady rate, mol/s by row."""
        following = np.where(regimes == PROPORTIONAL, -self.gain * self.reference, 0.0)
        steady = np.where(regimes == FULL, self.cap, following)
        source = np.zeros(self._size)
        np.add.at(source, self._change_rows, self._change_mol * steady[self._change_process])
        return source

    def entries(self, regimes: Regimes) -> Entries:
        """Return what the processes add to the matrix under these regimes."""
        regime = regimes[self._change_process]
        follows = np.flatnonzero(regime == PROPORTIONAL)
        process = self._change_process[follows]
        rows = np.repeat(self._change_rows[follows], self._measure_rows.shape[1])
        columns = self._measure_rows[process].ravel()
        weights = self._measure_weights[process] * (self._change_mol[follows] * self.gain[process])[:, None]
        values = weights.ravel()
        there = np.flatnonzero(values)
        lacks = np.flatnonzero(regime >= SHORT)
        process, slot = self._change_process[lacks], regime[lacks] - SHORT
        return (
            np.concatenate((rows[there], self._change_rows[lacks])),
            np.concatenate((columns[there], self._draw_rows[process, slot])),
            np.concatenate((values[there], self._change_mol[lacks] * self._draw_per_s[process, slot])),
        )

    def entries_together(self, regimes: Regimes) -> Entries:
        """Return what processes that look at all gas of a module do to all gas, as a matrix over modules."""
        follows = np.flatnonzero(regimes[self._whole_process] == PROPORTIONAL)
        process = self._whole_process[follows]
        per_s = self._whole_mol[follows] * self.gain[process]
        return self._whole_rows[follows], self._whole_columns[follows], per_s


def _refuse_alchemy(process: Process, atoms: npt.NDArray[np.float64]) -> None:
    for element, per_row in zip(ELEMENTS, atoms, strict=True):
        excess = sum(mol * float(per_row[row]) for row, mol in process.changes.items())
        if abs(excess) > 1e-9 * max(abs(mol) for mol in process.changes.values()):
            raise ValueError(f"process {process.name} makes {excess:+.3g} mol of {element} out of nothing")


def _padded(lists: Sequence[Sequence[tuple[int, float]]], filler: float) -> tuple[Indices, npt.NDArray[np.float64]]:
    """Return rows and numbers as tables with a line for each process, filled up with row 0 and ``filler``."""
    width = max((len(each) for each in lists), default=1) or 1
    rows = np.zeros((len(lists), width), dtype=np.intp)
    numbers = np.full((len(lists), width), filler)
    for index, each in enumerate(lists):
        for slot, (row, number) in enumerate(each):
            rows[index, slot], numbers[index, slot] = row, number
    return rows, numbers
