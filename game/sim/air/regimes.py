"""Which part of its range each process is in, and what that adds to the linear system.

A process is off, follows its measure, does all it can, or is short: a store that it draws on holds less than a
minute of the draw, and then it follows the store, so that no store goes below nothing.
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
SLIGHT_TURN = 1e-3
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
        self._measure_rows, self._measure_weights = _padded([list(each.measure.items()) for each in processes], 0.0)
        draws = [
            [(row, 1.0 / (DRAW_DOWN_S * -mol)) for row, mol in each.changes.items() if row >= gas_rows and mol < 0.0]
            for each in processes
        ]
        self._draw_rows, self._draw_per_s = _padded(draws, 0.0)
        self._no_draw = self._draw_per_s == 0.0
        changes = [
            (row, index, mol) for index, process in enumerate(processes) for row, mol in process.changes.items()
        ]
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

    def _wanted(self, state: Vector) -> Vector:
        measured = np.add.reduce(state[self._measure_rows] * self._measure_weights, axis=1)
        return np.asarray(self.gain * (measured - self.reference))

    def _offered(self, state: Vector) -> npt.NDArray[np.float64]:
        """Return the fastest rate that each store a process draws on allows, mol/s, shape (processes, draws)."""
        offered = state[self._draw_rows] * self._draw_per_s
        offered[self._no_draw] = np.inf
        return offered

    def mol_per_s(self, state: Vector) -> Vector:
        """Return how fast each process runs, mol/s, shape (processes,)."""
        allowed = np.minimum.reduce(self._offered(state), axis=1)
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
        regimes = np.where(wanted >= self.cap, FULL, PROPORTIONAL).astype(np.int8)
        short = np.minimum.reduce(offered, axis=1) < np.minimum(wanted, self.cap)
        if short.any():
            regimes[short] = SHORT + offered[short].argmin(axis=1)
        regimes[(wanted <= 0.0) | (self.cap <= 0.0)] = OFF
        return regimes

    def crossed(self, state: Vector, regimes: Regimes, flips: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Return which processes are now in another regime, shape (processes,).

        One that has flipped often is left as it is, unless it is short.
        """
        now = self.regimes(state)
        return np.asarray((now != regimes) & ((flips < MOST_FLIPS) | (now >= SHORT)))

    def turn_s(self, regimes: Regimes, ends: tuple[Vector, Vector], rates: tuple[Vector, Vector], span_s: float) -> float:
        """Return when a process turns that might, there, have been in another regime; 0 if none does.

        ``rates`` is how fast the states at the ``ends`` of a span change, mol/s. What falls at first and rises at
        last turns about where the tangents at its ends meet.
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
        inside = moment_s[(moment_s > 0.0) & (moment_s < span_s)]
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
