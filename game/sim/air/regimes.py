"""Which part of its range each process is in, and what that adds to the linear system.

A process is off, follows its measure, does all it can, or is short: a store that it draws on holds less than
a minute of the draw, and then it follows the store, so that no store goes below nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.sim.air.matter import SPECIES
from game.sim.air.processes import DRAW_DOWN_S, Process
from game.sim.air.propagate import Vector
from game.sim.air.tables import Indices, any_of, padded, refuse_alchemy

OFF, PROPORTIONAL, FULL, SHORT = 0, 1, 2, 3
"""Regimes of a process; short of its first store is ``SHORT``, of its second ``SHORT + 1``, and so on."""
SETTLED = 1e-9
"""A process this near its reference has settled: else it would go on and off with every rounding error."""
SLIGHT_TURN = 1e-5
"""Share of its cap by which a process must be able to change before its turning is looked into."""
ROUNDING = 1e-9
"""A store must hold this share more than enough before nobody can be short of it."""
DRY_MOL = 1e-9
"""A store that holds no more, and gets nothing, gives nothing: what is in it stays there."""
MOST_FLIPS = 6
"""How often a process may change regime in one step before it is left as it is."""

Regimes = npt.NDArray[np.int8]
Entries = tuple[Indices, Indices, Vector]
"""Rows, columns and values of a matrix."""


class Processes:
    """All processes of a network as arrays. Only their caps may be changed; ``note_caps`` must then be called."""

    def __init__(self, processes: Sequence[Process], atoms: npt.NDArray[np.float64], gas_rows: int) -> None:
        """Lay the processes out; ``atoms`` has a row for each element and a column for each row of the state.

        Raises ``ValueError`` if a process makes or loses an element.
        """
        self.names = tuple(process.name for process in processes)
        self._gain = np.array([process.gain for process in processes])
        self._reference = np.array([process.reference for process in processes])
        self.cap = np.array([process.cap for process in processes])
        self._gas_rows = gas_rows
        self._size = atoms.shape[1]
        for process in processes:
            refuse_alchemy(process, atoms)
        self._lay_out_measures(processes)
        draws = [
            [(row, 1.0 / (DRAW_DOWN_S * -mol)) for row, mol in each.changes.items() if row >= gas_rows and mol < 0.0]
            for each in processes
        ]
        self._draw_rows, self._draw_per_s = padded(draws, 0.0)
        # The products of every step run along the processes: quicker than along their few rows each.
        self._draws_across = np.ascontiguousarray(self._draw_rows.T)
        self._offers_across = np.ascontiguousarray(self._draw_per_s.T)
        self._free_across = np.where(self._offers_across == 0.0, np.inf, 0.0)
        changes = [(row, index, mol) for index, process in enumerate(processes) for row, mol in process.changes.items()]
        changes.sort(key=lambda change: change[0])
        self._change_rows = np.array([row for row, _, _ in changes], dtype=np.intp)
        self._change_process = np.array([index for _, index, _ in changes], dtype=np.intp)
        self._change_mol = np.array([mol for _, _, mol in changes])
        self._fills = self._change_mol > 0.0
        self._lay_out_whole(processes)
        self._note_references()
        self._lay_out_draws()
        shape = (SHORT + self._draw_rows.shape[1], len(processes))
        self._lowest, self._highest = np.full(shape, -np.inf), np.full(shape, np.inf)
        """Between which wants a process stays in each regime, mol/s; one that is short has no limits."""
        self._lowest[PROPORTIONAL], self._highest[OFF] = 0.0, 0.0
        self._noted_caps: bytes | None = None
        self.note_caps()

    def retune(self, processes: Sequence[Process]) -> None:
        """Take over the gains and references of the same processes at another temperature; ``note_caps`` follows."""
        if tuple(process.name for process in processes) != self.names:
            raise ValueError("other processes cannot be taken over")
        self._gain = np.array([process.gain for process in processes])
        self._reference = np.array([process.reference for process in processes])
        self._note_references()
        self._noted_caps = None

    def _note_references(self) -> None:
        """Work out what follows from gains and references."""
        self._settled = np.abs(self._gain * self._reference) * SETTLED
        self._at_nothing = -self._gain * self._reference
        """What each that follows its measure would do if that were 0, mol/s."""

    def terms(self, state: Vector, row: int) -> dict[str, float]:
        """Return how fast each process changes one row, mol/s, by its name; those that leave it alone are not named."""
        rate = self.mol_per_s(state)
        found: dict[str, float] = {}
        for at in np.flatnonzero(self._change_rows == row).tolist():
            process = int(self._change_process[at])
            name = self.names[process]
            found[name] = found.get(name, 0.0) + float(self._change_mol[at] * rate[process])
        return found

    def _lay_out_measures(self, processes: Sequence[Process]) -> None:
        """Number what processes look at: a row of the state, or one of the sums that are put behind it."""
        measures = [list(each.measure.items()) for each in processes]
        self._measure_rows, self._measure_weights = padded(measures, 0.0)
        sums: dict[tuple[tuple[int, float], ...], int] = {}
        looked_at = []
        for measure in measures:
            (row, weight), *more = measure
            if more or weight != 1.0:
                row = sums.setdefault(tuple(measure), self._size + len(sums))
            looked_at.append(row)
        self._looked_at = np.array(looked_at, dtype=np.intp)
        rows, weights = padded(list(sums), 0.0)
        self._sum_rows, self._sum_weights = np.ascontiguousarray(rows.T), np.ascontiguousarray(weights.T)
        self._sums = bool(sums)
        self._sums_are_plain = bool((weights == 1.0).all())
        """Whether every row counts once in every sum, so that nothing need be weighed."""
        self._extended = np.zeros(self._size + len(sums))
        """The state with the sums behind it, while they are looked at."""

    def _lay_out_whole(self, processes: Sequence[Process]) -> None:
        """List what the processes that look at all gas of a module do to gas."""
        modules = self._gas_rows // len(SPECIES)
        whole = [
            (row % modules, index, min(process.measure), mol)
            for index, process in enumerate(processes)
            if len(process.measure) == len(SPECIES) and set(process.measure.values()) == {1.0}
            for row, mol in process.changes.items()
            if row < self._gas_rows
        ]
        self._whole_rows = np.array([row for row, _, _, _ in whole], dtype=np.intp)
        self._whole_process = np.array([index for _, index, _, _ in whole], dtype=np.intp)
        self._whole_columns = np.array([column for _, _, column, _ in whole], dtype=np.intp)
        self._whole_mol = np.array([mol for _, _, _, mol in whole])
        self.joins = [(row, column) for row, _, column, _ in whole]
        """Modules (changed, looked at) of the processes that look at all gas."""

    def _lay_out_draws(self) -> None:
        """List who draws on each store, and how many seconds of their cap it must hold lest they be short."""
        drawing, slot = np.nonzero(self._draw_per_s)
        store = self._draw_rows[drawing, slot] - self._gas_rows
        order = np.argsort(store, kind="stable")
        self._drawing = drawing[order]
        self._drawn_s = (1.0 + ROUNDING) / self._draw_per_s[drawing, slot][order]
        self._drawn_starts = np.flatnonzero(np.diff(store[order], prepend=-1))
        self._drawn_stores = store[order][self._drawn_starts]

    def note_caps(self) -> bool:
        """Take note of the caps as they are now, and return whether they have changed since the last time."""
        caps = self.cap.tobytes()
        if caps == self._noted_caps:
            return False
        self._noted_caps = caps
        self._runs = self.cap > 0.0
        self._highest[PROPORTIONAL] = self._lowest[FULL] = self.cap
        self._on_above = np.where(self._runs, self._settled, np.inf)
        self._enough = np.zeros(self._size - self._gas_rows)
        if len(self._drawn_stores):
            full = self.cap[self._drawing] * self._drawn_s
            self._enough[self._drawn_stores] = np.maximum.reduceat(full, self._drawn_starts)
        return True

    def _looks(self, state: Vector) -> Vector:
        """Return the sum that each process looks at, of a state or of how fast one changes, shape (processes,)."""
        if not self._sums:
            return state.take(self._looked_at)
        self._extended[: self._size] = state
        summed = state.take(self._sum_rows)
        if not self._sums_are_plain:
            summed *= self._sum_weights
        np.add.reduce(summed, axis=0, out=self._extended[self._size :])
        return self._extended.take(self._looked_at)

    def wanted(self, state: Vector) -> Vector:
        """Return how fast each process would run without its limits, mol/s, shape (processes,)."""
        wanted = self._looks(state)
        wanted -= self._reference
        wanted *= self._gain
        return wanted

    def wanted_per_s(self, change: Vector) -> Vector:
        """Return how fast what is wanted changes while the state changes at these rates in mol/s."""
        per_s = self._looks(change)
        per_s *= self._gain
        return per_s

    def _offered(self, state: Vector) -> npt.NDArray[np.float64]:
        """Return the fastest rate that each store drawn on allows, mol/s, shape (draws, processes)."""
        return np.asarray(state[self._draws_across] * self._offers_across + self._free_across)

    def mol_per_s(self, state: Vector) -> Vector:
        """Return how fast each process runs, mol/s, shape (processes,)."""
        allowed = np.minimum.reduce(self._offered(state), axis=0)
        return np.clip(np.minimum(self.wanted(state), allowed), 0.0, self.cap)

    def changes(self, state: Vector) -> Vector:
        """Return how fast the processes change each row, mol/s."""
        change = np.zeros(self._size)
        np.add.at(change, self._change_rows, self._change_mol * self.mol_per_s(state)[self._change_process])
        return change

    def regimes(self, state: Vector, wanted: Vector) -> Regimes:
        """Return the regime of each process, which wants to run at these rates, shape (processes,)."""
        on = wanted > self._on_above
        regimes = on.view(np.int8) + (on & (wanted >= self.cap)).view(np.int8)
        if any_of(state[self._gas_rows :] < self._enough):
            offered = self._offered(state)
            short = on & (np.minimum.reduce(offered, axis=0) < np.minimum(wanted, self.cap))
            if short.any():
                regimes[short] = SHORT + offered[:, short].argmin(axis=0)
        return np.asarray(regimes)

    def at_work(self, regimes: Regimes, state: Vector) -> Regimes:
        """Return the regimes with those off that are short of a store that is dry and that nobody fills.

        Who is short of little draws fast, which makes a system hard to bring forward; of nothing, nobody draws.
        """
        short = regimes >= SHORT
        if not any_of(short):
            return regimes
        lacks = np.flatnonzero(short)
        store = self._draw_rows[lacks, regimes[lacks] - SHORT]
        dry = state[store] <= DRY_MOL
        if not np.count_nonzero(dry):
            return regimes
        filled = np.zeros(self._size, dtype=bool)
        filled[self._change_rows[self._fills & (regimes[self._change_process] != OFF)]] = True
        idle = lacks[dry & ~filled[store]]
        if not len(idle):
            return regimes
        at_work = regimes.copy()
        at_work[idle] = OFF
        return at_work

    def limits(self, regimes: Regimes) -> tuple[Vector, Vector]:
        """Return between which wants each process stays in its regime, mol/s, shape (processes,) each."""
        each = np.arange(len(regimes))
        return self._lowest[regimes, each], self._highest[regimes, each]

    def turn_s(
        self,
        limits: tuple[Vector, Vector],
        wanted: tuple[Vector, Vector],
        wanted_per_s: tuple[Vector, Vector],
        span_s: float,
    ) -> float:
        """Return when a process turns that might, there, have been beyond the limits of its regime; 0 if none does.

        ``limits`` are those of the regimes. What is ``wanted``, and how fast that changes, is given for both ends of
        a span. What falls at first and rises
        at last turns about where the tangents at its ends meet, and goes no further than they do there. That is
        looked into only where twice the way at the first speed leads out.
        """
        turns = wanted_per_s[0] * wanted_per_s[1] < 0.0
        turns &= self._runs
        way = np.abs(wanted_per_s[0])
        way *= 2.0 * span_s
        turns &= way > np.minimum(wanted[0] - limits[0], limits[1] - wanted[0])
        if not any_of(turns):
            return 0.0
        which = turns.nonzero()[0]
        low, high = limits[0][which], limits[1][which]
        at_first, before = wanted_per_s[0][which], wanted[0][which]
        at_last, after = wanted_per_s[1][which], wanted[1][which]
        moment_s = (after - before - at_last * span_s) / (at_first - at_last)
        furthest = before + 2.0 * at_first * moment_s
        beyond = (furthest < low) | (furthest > high)
        beyond &= np.maximum(np.abs(at_first), np.abs(at_last)) * span_s > SLIGHT_TURN * self.cap[which]
        inside = moment_s[beyond & (moment_s > 0.0) & (moment_s < span_s)]
        return float(inside.min()) if len(inside) else 0.0

    def beyond_by(self, process: int, regime: int, wants: float) -> tuple[float, float]:
        """Return how far what one process wants is above the top and below the bottom of a regime, mol/s."""
        above = below = -math.inf
        if regime == PROPORTIONAL:
            above, below = wants - float(self.cap[process]), float(self._on_above[process]) - wants
        elif regime == OFF:
            above = wants - float(self._on_above[process])
        elif regime == FULL:
            below = float(self.cap[process]) - wants
        return above, below

    def moved(self, amounts: Vector) -> Vector:
        """Return what so many mol of each process change, mol by row."""
        added = np.bincount(self._change_rows, self._change_mol * amounts[self._change_process], self._size)
        return np.asarray(added, dtype=np.float64)

    def source(self, regimes: Regimes) -> Vector:
        """Return what the processes add at a steady rate, mol/s by row."""
        following = np.where(regimes == PROPORTIONAL, self._at_nothing, 0.0)
        steady = np.where(regimes == FULL, self.cap, following)
        return self.moved(steady)

    def entries(self, regimes: Regimes) -> Entries:
        """Return what the processes add to the matrix under these regimes."""
        regime = regimes[self._change_process]
        follows = np.flatnonzero(regime == PROPORTIONAL)
        process = self._change_process[follows]
        rows = np.repeat(self._change_rows[follows], self._measure_rows.shape[1])
        columns = self._measure_rows[process].ravel()
        weights = self._measure_weights[process] * (self._change_mol[follows] * self._gain[process])[:, None]
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
        per_s = self._whole_mol[follows] * self._gain[process]
        return self._whole_rows[follows], self._whole_columns[follows], per_s
