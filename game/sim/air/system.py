"""The gas of a network of modules, brought forward exactly."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.matter import ELEMENTS, GAS_CONSTANT, GASES, SPECIES, Substance
from game.sim.air.openings import OUTSIDE_PA, Openings, flow_function, leak_per_s, stretch
from game.sim.air.processes import Process, Rows
from game.sim.air.propagate import LONGEST_SERIES_S, Ladder, SparseRates, Vector, series

HOUR_S = 3_600.0
"""Steps longer than this are taken hour by hour."""
BARE_OPENING_PA = 20.0
"""A door with no steady exchange is followed down to this difference."""
EXCHANGED_OPENING_PA = 500.0
"""Where steady exchange evens out pressure too, half a percent is near enough."""
CHOKED_ABOVE_PA = OUTSIDE_PA / 0.5283
"""A module emptier than this no longer leaks in proportion."""
THIN_AIR_STEP_S = 60.0
"""Longest stretch while a module is that empty."""
MOST_FLIPS = 6
"""How often a process may change regime in one step before it is left as it is."""
MOST_HALVINGS = 60
"""How often the moment of a change of regime is narrowed down."""
EMPTY_MOL = 0.05
"""A store that holds no more is empty: a gram of water."""
RATES_KEPT = 64
"""Matrices that are kept for the regimes of one state of doors and machines."""
LADDERS_KEPT = 6
"""Ready-made matrices that are kept, the last used."""

OFF, PROPORTIONAL, FULL = 0, 1, 2
"""Regimes of a process: it does nothing, follows its measure, or does all it can."""

Regimes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Advance:
    """A later state."""

    state_mol: Vector
    elapsed_s: float
    """Less than was asked for if a store ran empty on the way."""
    emptied: tuple[str, ...]
    """Stores that ran empty at the end."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch under fixed regimes, and the regimes that hold after it."""

    state_mol: Vector
    spent_s: float
    regimes: Regimes
    flips: npt.NDArray[np.int64]
    """How often each process has changed regime in this step."""
    emptied: tuple[str, ...]


class GasSystem:
    """Modules, what joins them, what leaks, and the processes in them.

    The state has a row for each species and module, then one for each store. Coefficients may be changed between
    steps; the state is never kept here, so that a step can be tried, peeked at or forecast without doing it.
    """

    def __init__(
        self,
        volume_m3: Sequence[float],
        temperature_k: Sequence[float],
        stores: Mapping[str, Substance],
        processes: Sequence[Process],
        exchanges: Sequence[tuple[int, int]] = (),
        leaks: Sequence[int] = (),
        openings: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Lay out a network; exchanges, leaks and openings begin at zero.

        Raises ``ValueError`` if a process makes or loses an element.
        """
        self.modules = len(volume_m3)
        gas_rows = len(SPECIES) * self.modules
        self.rows = Rows(self.modules, {name: gas_rows + index for index, name in enumerate(stores)})
        self.size = gas_rows + len(stores)
        self.gas_rows = gas_rows
        self.store_names = tuple(stores)
        self.volume_m3 = np.array(volume_m3, dtype=np.float64)
        self.temperature_k = np.array(temperature_k, dtype=np.float64)
        substances = [gas for gas in GASES for _ in range(self.modules)] + list(stores.values())
        self.atoms = np.array([item.atoms for item in substances], dtype=np.float64).T
        self._set_processes(processes)
        self._exchange = np.array(exchanges, dtype=np.intp).reshape(-1, 2)
        self.exchange_m3_per_s = np.zeros(len(exchanges))
        self._opening = np.array(openings, dtype=np.intp).reshape(-1, 2)
        self.opening_m2 = np.zeros(len(openings))
        self._leak = np.array(leaks, dtype=np.intp)
        self.leak_m2 = np.zeros(len(leaks))
        self._ladders: OrderedDict[bytes, Ladder] = OrderedDict()
        self.changed()

    def _set_processes(self, processes: Sequence[Process]) -> None:
        self.process_names = tuple(process.name for process in processes)
        self.gain = np.array([process.gain for process in processes])
        self.reference = np.array([process.reference for process in processes])
        self.cap = np.array([process.cap for process in processes])
        width = max((len(process.measure) for process in processes), default=1)
        self._measure_rows = np.zeros((len(processes), width), dtype=np.intp)
        self._measure_weights = np.zeros((len(processes), width))
        change_rows: list[int] = []
        change_process: list[int] = []
        change_mol: list[float] = []
        for index, process in enumerate(processes):
            balance = [0.0] * len(ELEMENTS)
            for row, mol in process.changes.items():
                change_rows.append(row)
                change_process.append(index)
                change_mol.append(mol)
                balance = [sum_ + mol * float(atoms) for sum_, atoms in zip(balance, self.atoms[:, row], strict=True)]
            for element, excess in zip(ELEMENTS, balance, strict=True):
                if abs(excess) > 1e-9 * max(abs(mol) for mol in process.changes.values()):
                    raise ValueError(f"process {process.name} makes {excess:+.3g} mol of {element} out of nothing")
            for slot, (row, weight) in enumerate(process.measure.items()):
                self._measure_rows[index, slot] = row
                self._measure_weights[index, slot] = weight
        order = np.argsort(np.array(change_rows, dtype=np.intp), kind="stable")
        self._change_rows = np.array(change_rows, dtype=np.intp)[order]
        self._change_process = np.array(change_process, dtype=np.intp)[order]
        self._change_mol = np.array(change_mol)[order]
        taking = self._change_mol < 0.0
        stores = self._change_rows >= self.gas_rows
        self._draws = np.zeros((len(processes), max(1, len(self.store_names))), dtype=bool)
        drawn = np.flatnonzero(taking & stores)
        self._draws[self._change_process[drawn], self._change_rows[drawn] - self.gas_rows] = True

    def changed(self) -> None:
        """Say that exchanges, leaks, openings, gains or temperatures were changed; caps and references need no word."""
        self._pa_per_mol = GAS_CONSTANT * self.temperature_k / self.volume_m3
        joined = {
            (min(a, b), max(a, b))
            for (a, b), flow in zip(self._exchange.tolist(), self.exchange_m3_per_s.tolist(), strict=True)
            if flow > 0.0
        }
        above = np.array(
            [
                EXCHANGED_OPENING_PA if (min(a, b), max(a, b)) in joined else BARE_OPENING_PA
                for a, b in self._opening.tolist()
            ]
        )
        self._openings = Openings.of(
            self._opening[:, 0], self._opening[:, 1], self.opening_m2, self.temperature_k, above
        )
        self._leaking = self._leak[self.leak_m2 > 0.0]
        self._fixed = self._fixed_entries()
        self._rates: dict[bytes, SparseRates] = {}
        self._keys: dict[SparseRates, bytes] = {}

    def _fixed_entries(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Vector]:
        """Return rows, columns and values of everything in the matrix that is no process."""
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []

        def moves(source: int, target: int, per_s: float) -> None:
            rows.extend((source, target))
            columns.extend((source, source))
            values.extend((-per_s, per_s))

        for (a, b), flow in zip(self._exchange.tolist(), self.exchange_m3_per_s.tolist(), strict=True):
            if flow > 0.0:
                for species in range(len(SPECIES)):
                    in_a, in_b = self.rows.gas(species, a), self.rows.gas(species, b)
                    moves(in_a, in_b, flow / float(self.volume_m3[a]))
                    moves(in_b, in_a, flow / float(self.volume_m3[b]))
        for module, area in zip(self._leak.tolist(), self.leak_m2.tolist(), strict=True):
            if area > 0.0:
                per_s = leak_per_s(area, float(self.volume_m3[module]), float(self.temperature_k[module]))
                for species, name in enumerate(SPECIES):
                    moves(self.rows.gas(species, module), self.rows.stores[f"outside.{name}"], per_s)
        return np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp), np.array(values)

    # What can be seen of a state.

    def pressure_pa(self, state: Vector) -> Vector:
        """Return the pressure in each module, shape (modules,)."""
        return np.asarray(self.totals(state) * self._pa_per_mol)

    def partial_pa(self, state: Vector) -> npt.NDArray[np.float64]:
        """Return the partial pressure of each species in each module, shape (species, modules)."""
        return np.asarray(state[: self.gas_rows].reshape(len(SPECIES), self.modules) * self._pa_per_mol)

    def totals(self, state: Vector) -> Vector:
        """Return all gas in each module, mol, shape (modules,)."""
        return np.asarray(np.add.reduce(state[: self.gas_rows].reshape(len(SPECIES), self.modules), axis=0))

    def elements(self, state: Vector) -> dict[str, float]:
        """Return the mol of each element on the whole ledger, outside included."""
        return {name: float(np.add.reduce(self.atoms[index] * state)) for index, name in enumerate(ELEMENTS)}

    def process_mol_per_s(self, state: Vector) -> Vector:
        """Return how fast each process runs, mol/s, shape (processes,)."""
        rate = np.clip(self._wanted(state), 0.0, self.cap)
        return np.where(self._starved(state), 0.0, rate)

    def store_mol_per_s(self, state: Vector) -> dict[str, float]:
        """Return how fast each store fills, or empties, by what the processes do now."""
        change = np.zeros(self.size)
        rate = self.process_mol_per_s(state)
        np.add.at(change, self._change_rows, self._change_mol * rate[self._change_process])
        return {name: float(change[row]) for name, row in self.rows.stores.items()}

    def _wanted(self, state: Vector) -> Vector:
        measured = np.add.reduce(state[self._measure_rows] * self._measure_weights, axis=1)
        return np.asarray(self.gain * (measured - self.reference))

    def _starved(self, state: Vector) -> npt.NDArray[np.bool_]:
        """Return which processes draw on a store that is empty, shape (processes,)."""
        empty = state[self.gas_rows :] <= EMPTY_MOL
        if not empty.any():
            return np.zeros(len(self.gain), dtype=bool)
        return np.asarray((self._draws[:, : len(self.store_names)] & empty).any(axis=1))

    def _regimes(self, state: Vector) -> Regimes:
        wanted = self._wanted(state)
        regimes = np.where(wanted >= self.cap, FULL, PROPORTIONAL).astype(np.int8)
        regimes[(wanted <= 0.0) | (self.cap <= 0.0) | self._starved(state)] = OFF
        return regimes

    # Bringing a state forward.

    def advance(self, state: Vector, duration_s: float) -> Advance:
        """Return the state after ``duration_s``, or when a store runs empty if that is sooner."""
        left_s = duration_s
        while left_s > 0.0:
            chunk = self._advance_chunk(state, min(left_s, HOUR_S))
            state, left_s = chunk.state_mol, left_s - chunk.elapsed_s
            if chunk.emptied:
                return Advance(state, duration_s - left_s, chunk.emptied)
        return Advance(state, duration_s, ())

    def _advance_chunk(self, state: Vector, duration_s: float) -> Advance:
        left_s = duration_s
        regimes = self._regimes(state)
        flips = np.zeros(len(regimes), dtype=np.int64)
        while left_s > 0.0:
            pressure_pa = self.pressure_pa(state)
            if not self._pressure_drives(pressure_pa):
                after = self._span(state, regimes, flips, left_s, None)
                if not self._pressure_drives(self.pressure_pa(after.state_mol)):
                    state, regimes, left_s = after.state_mol, after.regimes, left_s - after.spent_s
                    flips = after.flips
                    if after.emptied:
                        return Advance(state, duration_s - left_s, after.emptied)
                    continue
            part_s, driven = self._driven(state, regimes, pressure_pa, left_s)
            after = self._span(state, regimes, flips, part_s, driven)
            state, regimes, left_s = after.state_mol, after.regimes, left_s - after.spent_s
            flips = after.flips
            if after.emptied:
                return Advance(state, duration_s - left_s, after.emptied)
        return Advance(state, duration_s, ())

    def _pressure_drives(self, pressure_pa: Vector) -> bool:
        """Return whether pressure drives flow that must be followed, now."""
        return self._thin(pressure_pa) or self._openings.active(pressure_pa)

    def _thin(self, pressure_pa: Vector) -> bool:
        """Return whether a leaking module is so empty that its leak is no longer choked."""
        return bool((pressure_pa[self._leaking] < CHOKED_ABOVE_PA).any())

    def _driven(
        self, state: Vector, regimes: Regimes, pressure_pa: Vector, longest_s: float
    ) -> tuple[float, SparseRates]:
        """Return a stretch of pressure-driven flow, as entries added to those of the regimes."""
        rates, source = self._rates_of(regimes), self._source(regimes)
        totals = self.totals(state)
        drift = self.totals(rates.times(state) + source)
        thin = self._thin(pressure_pa)
        if thin:
            longest_s = min(longest_s, THIN_AIR_STEP_S)
        part = stretch(self._openings, totals, drift, self._pa_per_mol, longest_s)
        forward = part.flow_mol_per_s >= 0.0
        donor = np.where(forward, self._openings.a, self._openings.b)
        taker = np.where(forward, self._openings.b, self._openings.a)
        per_s = np.abs(part.flow_mol_per_s) / part.middle_mol[donor]
        rows, columns, values = [], [], []
        for species in range(len(SPECIES)):
            base = species * self.modules
            rows += [donor + base, taker + base]
            columns += [donor + base, donor + base]
            values += [-per_s, per_s]
        if thin:
            for extra in self._thin_entries(pressure_pa):
                rows.append(extra[0])
                columns.append(extra[1])
                values.append(extra[2])
        row, column, value = self._entries(regimes)
        return part.duration_s, SparseRates(
            np.concatenate((row, *rows)), np.concatenate((column, *columns)), np.concatenate((value, *values)), self.size
        )

    def _thin_entries(
        self, pressure_pa: Vector
    ) -> list[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Vector]]:
        """Return what takes the proportional leak back to the unchoked one where hardly any air is left."""
        result = []
        ratio = np.minimum(OUTSIDE_PA / np.maximum(pressure_pa, 1.0), 1.0)
        share = flow_function(ratio)[0] / flow_function(np.zeros(1))[0]
        for module, area in zip(self._leak.tolist(), self.leak_m2.tolist(), strict=True):
            if area > 0.0 and pressure_pa[module] < CHOKED_ABOVE_PA:
                per_s = leak_per_s(area, float(self.volume_m3[module]), float(self.temperature_k[module]))
                less = per_s * (1.0 - float(share[module]))
                for species, name in enumerate(SPECIES):
                    row, out = self.rows.gas(species, module), self.rows.stores[f"outside.{name}"]
                    result.append((np.array((row, out)), np.array((row, row)), np.array((less, -less))))
        return result

    def _span(
        self, state: Vector, regimes: Regimes, flips: npt.NDArray[np.int64], span_s: float, driven: SparseRates | None
    ) -> _Span:
        """Bring a state forward under fixed regimes, up to where the first of them changes or a store is empty."""
        after = self._linear(state, regimes, span_s, driven)
        crossed = self._crossed(after, regimes, flips)
        if not crossed.any():
            return _Span(after, span_s, regimes, flips, ())
        low_s, high_s, high = 0.0, span_s, after
        for _ in range(MOST_HALVINGS):
            near = high_s - low_s <= max(1e-3, 1e-7 * span_s)
            if near and not (high[self.gas_rows :] < 0.0).any():
                break
            middle_s = 0.5 * (low_s + high_s)
            middle = self._linear(state, regimes, middle_s, driven)
            if self._crossed(middle, regimes, flips).any():
                high_s, high = middle_s, middle
            else:
                low_s = middle_s
        crossed = self._crossed(high, regimes, flips)
        empty = (high[self.gas_rows :] <= EMPTY_MOL) & (state[self.gas_rows :] > EMPTY_MOL)
        emptied = tuple(self.store_names[index] for index in np.flatnonzero(empty))
        return _Span(high, high_s, np.where(crossed, self._regimes(high), regimes), flips + crossed, emptied)

    def _crossed(self, state: Vector, regimes: Regimes, flips: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Return which processes are now in another regime, shape (processes,).

        One that has flipped often is left as it is, unless it would draw on an empty store.
        """
        return np.asarray((self._regimes(state) != regimes) & ((flips < MOST_FLIPS) | self._starved(state)))

    def _linear(self, state: Vector, regimes: Regimes, step_s: float, driven: SparseRates | None) -> Vector:
        source = self._source(regimes)
        if driven is not None:
            return series(driven, state, source, step_s)
        if step_s > LONGEST_SERIES_S:
            state, step_s = self._ladder(regimes).climb(state, source, step_s)
        return series(self._rates_of(regimes), state, source, step_s) if step_s > 0.0 else state

    def _source(self, regimes: Regimes) -> Vector:
        """Return what the processes add at a steady rate, mol/s by row."""
        steady = np.where(regimes == FULL, self.cap, np.where(regimes == PROPORTIONAL, -self.gain * self.reference, 0.0))
        source = np.zeros(self.size)
        np.add.at(source, self._change_rows, self._change_mol * steady[self._change_process])
        return source

    def _entries(self, regimes: Regimes) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Vector]:
        """Return rows, columns and values of the matrix under these regimes."""
        follows = np.flatnonzero(regimes[self._change_process] == PROPORTIONAL)
        process = self._change_process[follows]
        width = self._measure_rows.shape[1]
        rows = np.repeat(self._change_rows[follows], width)
        columns = self._measure_rows[process].ravel()
        weights = self._measure_weights[process] * (self._change_mol[follows] * self.gain[process])[:, None]
        values = weights.ravel()
        there = np.flatnonzero(values)
        fixed_rows, fixed_columns, fixed_values = self._fixed
        return (
            np.concatenate((fixed_rows, rows[there])),
            np.concatenate((fixed_columns, columns[there])),
            np.concatenate((fixed_values, values[there])),
        )

    def _rates_of(self, regimes: Regimes) -> SparseRates:
        key = (regimes == PROPORTIONAL).tobytes()
        rates = self._rates.get(key)
        if rates is None:
            if len(self._rates) >= RATES_KEPT:
                self._rates.clear()
                self._keys.clear()
            rates = self._rates[key] = SparseRates(*self._entries(regimes), self.size)
        return rates

    def _ladder(self, regimes: Regimes) -> Ladder:
        rates = self._rates_of(regimes)
        key = self._keys.get(rates)
        if key is None:
            key = self._keys[rates] = rates.key()
        ladder = self._ladders.get(key)
        if ladder is None:
            ladder = self._ladders[key] = Ladder(rates, HOUR_S, self.gas_rows, self.size)
            if len(self._ladders) > LADDERS_KEPT:
                self._ladders.popitem(last=False)
        self._ladders.move_to_end(key)
        return ladder
