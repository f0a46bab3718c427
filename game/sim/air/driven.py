"""What pressure drives: gas through open doors, and out of air so thin that its leaks are no longer choked."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim import portable
from game.sim.air.elimination import Elimination
from game.sim.air.matter import SPECIES
from game.sim.air.openings import (
    CHOKED_FLOW,
    OUTSIDE_PA,
    RELATIVE_ERROR,
    Openings,
    Steady,
    Stretch,
    flow_function,
    stretch,
)
from game.sim.air.processes import Rows
from game.sim.air.propagate import SparseRates, Vector
from game.sim.air.regimes import Processes, Regimes
from game.sim.air.spans import Flips, Span, Spans
from game.sim.air.tables import Indices
from game.sim.clock import HOUR_S

CHOKED_ABOVE_PA = OUTSIDE_PA / 0.5283
"""A module emptier than this no longer leaks in proportion."""
KNOWN_PA = 1e-4
"""How well the pressure behind a leak in thin air is known: once that is steady, so is the matrix."""
THIN_AIR_SHARE = 0.1
"""Most that a module so empty may lose in one stretch."""
MOST_MISSED = 2e-4
"""Share of a module's gas by which a stretch may end elsewhere than it was laid out to."""
MOST_TRIES = 4
"""How often a stretch is laid out anew with what was missed before it is parted."""
MOST_NEEDED = 4.0
"""Most that is added to the drift against what was missed: flow takes part of what is added away again."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """How gas gets from one module to another, and out. Arrays over modules but for the openings."""

    openings: Openings
    leaking: Indices
    """Modules that leak."""
    leak_per_s: Vector
    """The share of its gas that each would lose in a second if its leak were choked."""
    steady: Steady
    """Exchange and choked leaks, for all gas together."""
    pa_per_mol: Vector
    """Pressure of each mole."""


class Driven:
    """Follows what pressure drives, stretch by stretch."""

    def __init__(self, processes: Processes, spans: Spans, rows: Rows, size: int, gaps: Gaps) -> None:
        """Work for states of so many rows."""
        self._processes = processes
        self._spans = spans
        self._rows = rows
        self._gas_rows = len(SPECIES) * rows.modules
        self._size = size
        self.slack = 1.0
        """How many times its error bound is as wide."""
        self.take(gaps)

    def take(self, gaps: Gaps) -> None:
        """Take the gaps as they are from now on."""
        self._gaps = gaps
        self._elimination: Elimination | None = None
        self._thin_kept: tuple[tuple[bytes, bytes], SparseRates] | None = None
        self._last_seen: tuple[Vector | None, bool] = (None, False)

    def _totals(self, state: Vector) -> Vector:
        """Return all gas in each module, mol, shape (modules,)."""
        return np.asarray(np.add.reduce(state[: self._gas_rows].reshape(len(SPECIES), self._rows.modules), axis=0))

    def _pressure_pa(self, state: Vector) -> Vector:
        """Return the pressure in each module, shape (modules,)."""
        return np.asarray(self._totals(state) * self._gaps.pa_per_mol)

    def drives(self, state: Vector) -> bool:
        """Return whether pressure drives flow that must be followed, now.

        The end of one step is the start of the next, so the last answer is kept.
        """
        if state is self._last_seen[0]:
            return self._last_seen[1]
        pressure_pa = self._pressure_pa(state)
        drives = self._thin(pressure_pa) or self._gaps.openings.active(pressure_pa)
        if not state.flags.writeable:
            self._last_seen = state, drives
        return drives

    def span(self, state: Vector, regimes: Regimes, flips: Flips, longest_s: float) -> tuple[Span, float]:
        """Return a span with pressure-driven flow, and a length to try for the next.

        A stretch is laid out as if the processes went on as they began. What was missed by that is found at
        its end, and allowed for in the next try.
        """
        pressure_pa = self._pressure_pa(state)
        longest_s = min(longest_s, self._leaks_hold_s(pressure_pa))
        at_work = self._processes.at_work(regimes, state)
        if self._thin(pressure_pa) and not self._gaps.openings.active(pressure_pa):
            rates = self._thin_rates(at_work, pressure_pa)
            after = self._spans.span(state, regimes, flips, longest_s, rates)
            if not self._gaps.openings.active(self._pressure_pa(after.state_mol)):
                return after, HOUR_S
        totals = self._totals(state)
        drift = self._drift(state, regimes)
        tried = missed_before = np.zeros_like(totals)
        for number in itertools.count(1):
            part = self._stretch(totals, drift, regimes, pressure_pa, longest_s)
            after = self._spans.span(
                state, regimes, flips, part.duration_s, self._driven_rates(at_work, pressure_pa, part)
            )
            missed = self._totals(after.state_mol) - part.end_mol
            largest = float((np.abs(missed) / np.maximum(totals, 1e-6)).max())
            if largest <= self.slack * MOST_MISSED or after.spent_s < part.duration_s or part.duration_s < 1.0:
                break
            tried = missed * _needed(tried, missed_before - missed)
            missed_before = missed
            drift = drift + tried / part.duration_s
            longest_s = part.duration_s
            if number % MOST_TRIES == 0:
                longest_s, drift = 0.25 * longest_s, self._drift(state, regimes)
                tried = missed_before = np.zeros_like(totals)
        return after, part.next_s

    def _drift(self, state: Vector, regimes: Regimes) -> Vector:
        """Return how fast all gas in each module changes without openings, if every leak is choked, mol/s."""
        return self._totals(self._spans.changes(state, regimes))

    def _order(self) -> Elimination:
        """Return the order in which to solve for pressures, found when it is first needed."""
        if self._elimination is None:
            self._elimination = Elimination(
                self._rows.modules,
                (
                    *zip(self._gaps.openings.a.tolist(), self._gaps.openings.b.tolist(), strict=True),
                    *zip(self._gaps.steady.rows.tolist(), self._gaps.steady.columns.tolist(), strict=True),
                    *self._processes.joins,
                ),
            )
        return self._elimination

    def _thin(self, pressure_pa: Vector) -> bool:
        """Return whether a leaking module is so empty that its leak is no longer choked."""
        if not len(self._gaps.leaking) or np.minimum.reduce(pressure_pa) >= CHOKED_ABOVE_PA:
            return False
        return bool((pressure_pa[self._gaps.leaking] < CHOKED_ABOVE_PA).any())

    def _leaks_hold_s(self, pressure_pa: Vector) -> float:
        """Return how long every leak surely goes on as it began: choked, or nearly as far from it."""
        until_s = HOUR_S
        for module in self._gaps.leaking.tolist():
            pressure, per_s = float(pressure_pa[module]), float(self._gaps.leak_per_s[module])
            if pressure > OUTSIDE_PA:
                share = portable.log(pressure / CHOKED_ABOVE_PA) if pressure > CHOKED_ABOVE_PA else 0.0
                until_s = min(until_s, max(share, self.slack * THIN_AIR_SHARE) / per_s)
        return until_s

    def _stretch(
        self, totals: Vector, drift: Vector, regimes: Regimes, pressure_pa: Vector, longest_s: float
    ) -> Stretch:
        """Return a stretch of flow through the openings."""
        less_per_s = self._less_leak_per_s(pressure_pa)
        thin = np.flatnonzero(less_per_s)
        rows, columns, per_s = self._processes.entries_together(regimes)
        steady = Steady(
            np.concatenate((self._gaps.steady.rows, thin, rows)),
            np.concatenate((self._gaps.steady.columns, thin, columns)),
            np.concatenate((self._gaps.steady.per_s, less_per_s[thin], per_s)),
        )
        drift = drift + less_per_s * totals
        bound = self.slack * RELATIVE_ERROR
        return stretch(
            self._gaps.openings, totals, drift, steady, self._gaps.pa_per_mol, self._order(), longest_s, bound
        )

    def _less_leak_per_s(self, pressure_pa: Vector) -> Vector:
        """Return by how much slower each leak is than if it were choked, shape (modules,)."""
        known_pa = np.rint(pressure_pa / KNOWN_PA) * KNOWN_PA
        ratio = np.where(known_pa < CHOKED_ABOVE_PA, OUTSIDE_PA / np.maximum(known_pa, OUTSIDE_PA), 0.0)
        share = np.minimum(flow_function(ratio) / CHOKED_FLOW, 1.0)
        return self._gaps.leak_per_s * (1.0 - share)

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
            donor = np.where(forward, self._gaps.openings.a, self._gaps.openings.b)
            taker = np.where(forward, self._gaps.openings.b, self._gaps.openings.a)
            per_s = np.abs(part.flow_mol_per_s) / part.middle_mol[donor]
            moves += [(donor + row, taker + row, per_s) for row in range(0, self._gas_rows, self._rows.modules)]
        less_per_s = self._less_leak_per_s(pressure_pa)
        thin = np.flatnonzero(less_per_s)
        if len(thin):
            for species, name in enumerate(SPECIES):
                outside = np.full(len(thin), self._rows.stores[f"outside.{name}"])
                moves.append((thin + species * self._rows.modules, outside, -less_per_s[thin]))
        row, column, value = self._spans.courses.entries(regimes)
        return SparseRates(
            np.concatenate((row, *(each for source, target, _ in moves for each in (source, target)))),
            np.concatenate((column, *(source for source, _, _ in moves for _ in range(2)))),
            np.concatenate((value, *(each for _, _, per_s in moves for each in (-per_s, per_s)))),
            self._size,
        )


def _needed(tried: Vector, came: Vector) -> float:
    """Return how much must be added for each mol that is missed, if so much came of what was tried; at first 1."""
    square = float(np.add.reduce(tried * tried))
    share = float(np.add.reduce(tried * came)) / square if square > 0.0 else 1.0
    return 1.0 / min(1.0, max(1.0 / MOST_NEEDED, share))
