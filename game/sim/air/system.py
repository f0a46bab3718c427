"""The gas of a network of modules, brought forward exactly."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim import portable
from game.sim.air.elimination import Elimination
from game.sim.air.matter import ELEMENTS, GAS_CONSTANT, GASES, SPECIES, Substance
from game.sim.air.openings import (
    CHOKED_FLOW,
    OUTSIDE_PA,
    RELATIVE_ERROR,
    Openings,
    Steady,
    Stretch,
    flow_function,
    leak_per_s,
    stretch,
)
from game.sim.air.processes import Process, Rows
from game.sim.air.propagate import SparseRates, Vector
from game.sim.air.regimes import Entries, Processes, Regimes
from game.sim.air.spans import HOUR_S, Flips, Span, Spans

BARE_OPENING_SHARE = 2e-4
"""A door with no steady exchange is followed down to this difference, as a share of the pressure."""
EXCHANGED_OPENING_SHARE = 5e-3
"""Where steady exchange evens out pressure too, half a percent is near enough."""
CHOKED_ABOVE_PA = OUTSIDE_PA / 0.5283
"""A module emptier than this no longer leaks in proportion."""
KNOWN_PA = 1e-4
"""How well the pressure behind a leak in thin air is known: once that is steady, so is the matrix."""
THIN_AIR_SHARE = 0.1
"""Most that a module so empty may lose in one stretch."""
CALM_S = 60.0
"""A stretch this long that ends in balance ends the following of pressure-driven flow."""
ROUGH_SLACK = 30.0
"""How many times the error bound of driven flow is as wide in a forecast."""
MOST_MISSED = 2e-4
"""Share of a module's gas by which a stretch may end elsewhere than it was laid out to."""
MOST_TRIES = 4
"""How often a stretch is laid out anew with what was missed before it is halved."""


@dataclass(frozen=True, slots=True)
class Advance:
    """A later state."""

    state_mol: Vector
    elapsed_s: float
    """Less than was asked for if a store ran empty on the way."""
    emptied: tuple[str, ...]
    """Stores that ran empty at the end."""


class GasSystem:
    """Modules, what joins them, what leaks, and the processes in them.

    The state has a row for each species and module, then one for each store. Coefficients may be changed
    between steps; the state is never kept here, so that a step can be tried or forecast without doing it.
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
        self._processes = Processes(processes, self.atoms, gas_rows)
        self._spans = Spans(self._processes, gas_rows, self.size)
        self.process_names = self._processes.names
        self.cap = self._processes.cap
        self._exchange = np.array(exchanges, dtype=np.intp).reshape(-1, 2)
        self.exchange_m3_per_s = np.zeros(len(exchanges))
        self._opening = np.array(openings, dtype=np.intp).reshape(-1, 2)
        self.opening_m2 = np.zeros(len(openings))
        self._leak = np.array(leaks, dtype=np.intp)
        self.leak_m2 = np.zeros(len(leaks))
        self._slack = 1.0
        self.changed()

    def changed(self) -> None:
        """Say that exchanges, leaks, openings, gains or temperatures were changed; the rest needs no word."""
        self._pa_per_mol = GAS_CONSTANT * self.temperature_k / self.volume_m3
        self._last_seen: tuple[Vector | None, bool] = (None, False)
        joined = {
            (min(a, b), max(a, b))
            for (a, b), flow in zip(self._exchange.tolist(), self.exchange_m3_per_s.tolist(), strict=True)
            if flow > 0.0
        }
        above = np.array(
            [
                EXCHANGED_OPENING_SHARE if (min(a, b), max(a, b)) in joined else BARE_OPENING_SHARE
                for a, b in self._opening.tolist()
            ]
        )
        self._openings = Openings.of(
            self._opening[:, 0], self._opening[:, 1], self.opening_m2, self.temperature_k, above
        )
        self._leaking = self._leak[self.leak_m2 > 0.0]
        fixed, self._steady = self._fixed_entries()
        self._spans.fix(fixed)
        self._elimination: Elimination | None = None
        self._thin_kept: tuple[tuple[bytes, bytes], SparseRates] | None = None
        self._less_leak: tuple[Vector | None, Vector] = (None, self._leak_per_s)

    def _order(self) -> Elimination:
        """Return the order in which to solve for pressures, found when it is first needed."""
        if self._elimination is None:
            self._elimination = Elimination(
                self.modules,
                (
                    *zip(self._openings.a.tolist(), self._openings.b.tolist(), strict=True),
                    *zip(self._steady.rows.tolist(), self._steady.columns.tolist(), strict=True),
                    *self._processes.joins,
                ),
            )
        return self._elimination

    def _fixed_entries(self) -> tuple[Entries, Steady]:
        """Return everything in the matrix that is no process, by species, and for all gas together."""
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        together: list[tuple[int, int, float]] = []

        def moves(source: int, target: int, per_s: float) -> None:
            rows.extend((source, target))
            columns.extend((source, source))
            values.extend((-per_s, per_s))

        for (a, b), flow in zip(self._exchange.tolist(), self.exchange_m3_per_s.tolist(), strict=True):
            if flow > 0.0:
                from_a, from_b = flow / float(self.volume_m3[a]), flow / float(self.volume_m3[b])
                together += [(a, a, -from_a), (b, a, from_a), (b, b, -from_b), (a, b, from_b)]
                for species in range(len(SPECIES)):
                    in_a, in_b = self.rows.gas(species, a), self.rows.gas(species, b)
                    moves(in_a, in_b, from_a)
                    moves(in_b, in_a, from_b)
        self._leak_per_s = np.zeros(self.modules)
        for module, area in zip(self._leak.tolist(), self.leak_m2.tolist(), strict=True):
            if area > 0.0:
                per_s = leak_per_s(area, float(self.volume_m3[module]), float(self.temperature_k[module]))
                self._leak_per_s[module] += per_s
                together.append((module, module, -per_s))
                for species, name in enumerate(SPECIES):
                    moves(self.rows.gas(species, module), self.rows.stores[f"outside.{name}"], per_s)
        steady = Steady(
            np.array([row for row, _, _ in together], dtype=np.intp),
            np.array([column for _, column, _ in together], dtype=np.intp),
            np.array([per_s for _, _, per_s in together], dtype=np.float64),
        )
        return (np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp), np.array(values)), steady

    def be_rough(self, precise_to_s: float) -> None:
        """Know the moments at which processes change regime no better than this, and driven flow to a percent or two.

        For looking ahead, from readings that are no better.
        """
        self._spans.precise_to_s = precise_to_s
        self._slack = ROUGH_SLACK

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
        return self._processes.mol_per_s(state)

    def store_mol_per_s(self, state: Vector) -> dict[str, float]:
        """Return how fast each store fills, or empties, by what the processes do now."""
        change = self._processes.changes(state)
        return {name: float(change[row]) for name, row in self.rows.stores.items()}

    def changes(self, state: Vector) -> Vector:
        """Return how fast each row changes, mol/s, but for what pressure drives through openings."""
        return self._spans.changes(state, self._spans.begin(state))

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
        left_s = try_s = duration_s
        regimes = self._spans.begin(state)
        flips = np.zeros(len(regimes), dtype=np.int64)
        followed = self._pressure_drives(state)
        while left_s > 0.0:
            if not followed:
                after = self._spans.span(state, regimes, flips, left_s)
                followed = self._pressure_drives(after.state_mol)
            if followed:
                after, try_s = self._driven_span(state, regimes, flips, min(left_s, try_s))
                followed = after.spent_s < CALM_S or self._pressure_drives(after.state_mol)
            state, regimes, flips = after.state_mol, after.regimes, after.flips
            left_s -= after.spent_s
            if np.count_nonzero(after.emptied):
                emptied = tuple(self.store_names[index] for index in np.flatnonzero(after.emptied))
                return Advance(state, duration_s - left_s, emptied)
        return Advance(state, duration_s, ())

    def _driven_span(self, state: Vector, regimes: Regimes, flips: Flips, longest_s: float) -> tuple[Span, float]:
        """Return a span with pressure-driven flow, and a length to try for the next.

        A stretch is laid out as if the processes went on as they began. What was missed by that is found at
        its end, and allowed for in the next try.
        """
        pressure_pa = self.pressure_pa(state)
        longest_s = min(longest_s, self._leaks_hold_s(pressure_pa))
        if self._thin(pressure_pa) and not self._openings.active(pressure_pa):
            rates = self._thin_rates(regimes, pressure_pa)
            after = self._spans.span(state, regimes, flips, longest_s, rates)
            if not self._openings.active(self.pressure_pa(after.state_mol)):
                return after, HOUR_S
        totals = self.totals(state)
        drift = self._drift(state, regimes)
        for number in itertools.count(1):
            part = self._stretch(totals, drift, regimes, pressure_pa, longest_s)
            after = self._spans.span(
                state, regimes, flips, part.duration_s, self._driven_rates(regimes, pressure_pa, part)
            )
            missed = self.totals(after.state_mol) - part.end_mol
            largest = float((np.abs(missed) / np.maximum(totals, 1e-6)).max())
            if largest <= self._slack * MOST_MISSED or after.spent_s < part.duration_s or part.duration_s < 1.0:
                break
            drift = drift + missed / part.duration_s
            longest_s = part.duration_s
            if number % MOST_TRIES == 0:
                longest_s, drift = 0.25 * longest_s, self._drift(state, regimes)
        return after, part.next_s

    def _drift(self, state: Vector, regimes: Regimes) -> Vector:
        """Return how fast all gas in each module changes without openings, if every leak is choked, mol/s."""
        return self.totals(self._spans.changes(state, regimes))

    def _pressure_drives(self, state: Vector) -> bool:
        """Return whether pressure drives flow that must be followed, now.

        The end of one step is the start of the next, so the last answer is kept.
        """
        if state is self._last_seen[0]:
            return self._last_seen[1]
        pressure_pa = self.pressure_pa(state)
        drives = self._thin(pressure_pa) or self._openings.active(pressure_pa)
        if not state.flags.writeable:
            self._last_seen = state, drives
        return drives

    def _thin(self, pressure_pa: Vector) -> bool:
        """Return whether a leaking module is so empty that its leak is no longer choked."""
        return len(self._leaking) > 0 and bool((pressure_pa[self._leaking] < CHOKED_ABOVE_PA).any())

    def _leaks_hold_s(self, pressure_pa: Vector) -> float:
        """Return how long every leak surely goes on as it began: choked, or nearly as far from it."""
        until_s = HOUR_S
        for module in self._leaking.tolist():
            pressure, per_s = float(pressure_pa[module]), float(self._leak_per_s[module])
            if pressure > OUTSIDE_PA:
                share = portable.log(pressure / CHOKED_ABOVE_PA) if pressure > CHOKED_ABOVE_PA else 0.0
                until_s = min(until_s, max(share, self._slack * THIN_AIR_SHARE) / per_s)
        return until_s

    def _stretch(
        self, totals: Vector, drift: Vector, regimes: Regimes, pressure_pa: Vector, longest_s: float
    ) -> Stretch:
        """Return a stretch of flow through the openings."""
        less_per_s = self._less_leak_per_s(pressure_pa)
        thin = np.flatnonzero(less_per_s)
        rows, columns, per_s = self._processes.entries_together(regimes)
        steady = Steady(
            np.concatenate((self._steady.rows, thin, rows)),
            np.concatenate((self._steady.columns, thin, columns)),
            np.concatenate((self._steady.per_s, less_per_s[thin], per_s)),
        )
        drift = drift + less_per_s * totals
        bound = self._slack * RELATIVE_ERROR
        return stretch(self._openings, totals, drift, steady, self._pa_per_mol, self._order(), longest_s, bound)

    def _less_leak_per_s(self, pressure_pa: Vector) -> Vector:
        """Return by how much slower each leak is than if it were choked, shape (modules,)."""
        if pressure_pa is self._less_leak[0]:
            return self._less_leak[1]
        if not len(self._leaking):
            return np.zeros(self.modules)
        known_pa = np.rint(pressure_pa / KNOWN_PA) * KNOWN_PA
        ratio = np.where(known_pa < CHOKED_ABOVE_PA, OUTSIDE_PA / np.maximum(known_pa, OUTSIDE_PA), 0.0)
        share = np.minimum(flow_function(ratio) / CHOKED_FLOW, 1.0)
        self._less_leak = pressure_pa, self._leak_per_s * (1.0 - share)
        return self._less_leak[1]

    def _thin_rates(self, regimes: Regimes, pressure_pa: Vector) -> SparseRates:
        """Return the matrix with leaks as thin air leaves them; it stays the same once the air is gone."""
        key = regimes.tobytes(), self._less_leak_per_s(pressure_pa).tobytes()
        if self._thin_kept is None or self._thin_kept[0] != key:
            self._thin_kept = key, self._driven_rates(regimes, pressure_pa, None)
        return self._thin_kept[1]

    def _driven_rates(self, regimes: Regimes, pressure_pa: Vector, part: Stretch | None) -> SparseRates:
        """Return the matrix with the mean flows of a stretch in it, and leaks as thin air leaves them."""
        moves: list[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Vector]] = []
        if part is not None:
            forward = part.flow_mol_per_s >= 0.0
            donor = np.where(forward, self._openings.a, self._openings.b)
            taker = np.where(forward, self._openings.b, self._openings.a)
            per_s = np.abs(part.flow_mol_per_s) / part.middle_mol[donor]
            moves += [(donor + row, taker + row, per_s) for row in range(0, self.gas_rows, self.modules)]
        less_per_s = self._less_leak_per_s(pressure_pa)
        thin = np.flatnonzero(less_per_s)
        if len(thin):
            for species, name in enumerate(SPECIES):
                outside = np.full(len(thin), self.rows.stores[f"outside.{name}"])
                moves.append((thin + species * self.modules, outside, -less_per_s[thin]))
        row, column, value = self._spans.entries(regimes)
        return SparseRates(
            np.concatenate((row, *(each for source, target, _ in moves for each in (source, target)))),
            np.concatenate((column, *(source for source, _, _ in moves for _ in range(2)))),
            np.concatenate((value, *(each for _, _, per_s in moves for each in (-per_s, per_s)))),
            self.size,
        )
