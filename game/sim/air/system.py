"""The gas of a network of modules, brought forward exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.driven import Driven, Gaps
from game.sim.air.fixed import fixed_entries
from game.sim.air.matter import ELEMENTS, GAS_CONSTANT, GASES, N2, O2, SPECIES, Substance
from game.sim.air.openings import CHOKED_FLOW, OUTSIDE_PA, Openings, flow_function, leak_per_s
from game.sim.air.processes import Process, Rows
from game.sim.air.propagate import Vector
from game.sim.air.regimes import Processes
from game.sim.air.spans import Spans
from game.sim.air.tables import any_of
from game.sim.clock import HOUR_S

BARE_OPENING_SHARE = 2e-4
"""A door with no steady exchange is followed down to this difference, as a share of the pressure."""
EXCHANGED_OPENING_SHARE = 5e-3
"""Where steady exchange evens out pressure too, half a percent is near enough."""
CALM_S = 60.0
"""A stretch this long that ends in balance ends the following of pressure-driven flow."""
SPENT_PA = 1.25 * OUTSIDE_PA
"""A module that leaks and holds no more than this is let go: nobody lives by what is left of its air."""
SPENT_FLOW = float(flow_function(np.array([OUTSIDE_PA / SPENT_PA]))[0]) / CHOKED_FLOW / (1.0 - OUTSIDE_PA / SPENT_PA)
"""What flows out in proportion to what is above the pressure outside, against choked flow: at the bound the same."""
SPENT_PER_S = 1e-3
"""Most of it that goes in a second: by a wide hole it would go in no time, and keep every step busy with nothing."""
OUTSIDE_SHARES = ((O2, 0.21), (N2, 0.79))
"""What the air at a hole is made of: of what went out by it."""
ROUGH_SLACK = 30.0
"""How many times the error bound of driven flow is as wide in a forecast."""


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
        self.cap = self._processes.cap
        self._exchange = np.array(exchanges, dtype=np.intp).reshape(-1, 2)
        self.exchange_m3_per_s = np.zeros(len(exchanges))
        self._opening = np.array(openings, dtype=np.intp).reshape(-1, 2)
        self.opening_m2 = np.zeros(len(openings))
        self._leak = np.array(leaks, dtype=np.intp)
        self.leak_m2 = np.zeros(len(leaks))
        self._spent = np.zeros(self.modules, dtype=bool)
        """Modules that leak and are all but empty: what is left above the pressure outside goes in proportion."""
        self._driven = Driven(self._processes, self._spans, self.rows, self.size, self._gaps())

    @property
    def settled(self) -> bool:
        """Whether exchanges, leaks, openings and temperatures are likely to stay as they are; decides speed, and bits.

        It is to follow from the state alone, lest a game go on otherwise after it is read from a save.
        """
        return self._spans.courses.settled

    @settled.setter
    def settled(self, likely: bool) -> None:
        self._spans.courses.settled = likely

    def changed(self) -> None:
        """Say that exchanges, leaks, openings, gains or temperatures were changed; the rest needs no word."""
        self._driven.take(self._gaps())

    def _gaps(self) -> Gaps:
        """Work out the matrix but for the processes, and what pressure may drive."""
        self._pa_per_mol = GAS_CONSTANT * self.temperature_k / self.volume_m3
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
        openings = Openings.of(self._opening[:, 0], self._opening[:, 1], self.opening_m2, self.temperature_k, above)
        spent = self._spent[self._leak]
        leak_m2 = np.where(spent, self._spent_leak_m2(), self.leak_m2)
        fixed, steady, leaking_per_s = fixed_entries(
            self.rows,
            self.volume_m3,
            self.temperature_k,
            self._exchange,
            self.exchange_m3_per_s,
            self._leak,
            leak_m2,
        )
        self._spans.fix(fixed, self._held_by_outside(np.where(self._spent, leaking_per_s, 0.0)))
        followed = self._leak[(leak_m2 > 0.0) & ~spent]
        return Gaps(openings, followed, np.where(self._spent, 0.0, leaking_per_s), steady, self._pa_per_mol)

    def _spent_leak_m2(self) -> Vector:
        """Return the choked area that each leak is taken for while its module is all but empty."""
        plans = zip(self.volume_m3[self._leak].tolist(), self.temperature_k[self._leak].tolist(), strict=True)
        widest_m2 = np.array([SPENT_PER_S / leak_per_s(1.0, volume_m3, kelvin) for volume_m3, kelvin in plans])
        return np.asarray(np.minimum(SPENT_FLOW * self.leak_m2, widest_m2))

    def _held_by_outside(self, spent_per_s: Vector) -> Vector:
        """Return what the air outside puts back into modules that are all but empty, mol/s by row.

        ``spent_per_s`` is the share that each loses in a second. The gas is of what has leaked before.
        """
        source = np.zeros(self.size)
        for module in np.flatnonzero(spent_per_s).tolist():
            back = float(spent_per_s[module]) * OUTSIDE_PA / float(self._pa_per_mol[module])
            for species, share in OUTSIDE_SHARES:
                source[self.rows.gas(species, module)] += share * back
                source[self.rows.stores[f"outside.{SPECIES[species]}"]] -= share * back
        return source

    def _follow_spent(self, state: Vector) -> None:
        """Let modules that hold little more than there is outside drain down to that in proportion, others as they do.

        Were such a leak followed as one of thin air, a place once emptied would be for ever, at every step. At the
        bound either way takes as much, so that what seeps in at a shut door comes to rest with it on one side.
        """
        if not any_of(self.leak_m2 > 0.0):
            return
        spent = self.pressure_pa(state) <= SPENT_PA
        if ((spent != self._spent)[self._leak] & (self.leak_m2 > 0.0)).any():
            self._spent = spent
            self.changed()

    def warm(self, temperature_k: Vector, processes: Sequence[Process]) -> None:
        """Let modules have other temperatures, and the same processes work as they do at those. Amounts stay.

        Raises ``ValueError`` if the processes are others.
        """
        self.temperature_k[:] = temperature_k
        self._processes.retune(processes)
        self.changed()

    def be_long(self) -> None:
        """Expect months: what is busy then never comes back to where it was, and nothing is made ready for that."""
        self._spans.courses.expands = True

    def be_rough(self, precise_to_s: float) -> None:
        """Know the moments at which processes change regime no better than this, and driven flow to a percent or two.

        For looking ahead, from readings that are no better.
        """
        self._spans.precise_to_s = precise_to_s
        self._driven.slack = ROUGH_SLACK

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

    def store_mol_per_s(self, state: Vector) -> dict[str, float]:
        """Return how fast each store fills, or empties, by what the processes do now."""
        change = self._processes.changes(state)
        return {name: float(change[row]) for name, row in self.rows.stores.items()}

    def store_terms(self, state: Vector, store: str) -> dict[str, float]:
        """Return how fast each process fills a store, or empties it, mol/s, by its name."""
        return self._processes.terms(state, self.rows.stores[store])

    def changes(self, state: Vector) -> Vector:
        """Return how fast each row changes, mol/s, but for what pressure drives through openings."""
        self._follow_spent(state)
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
        self._follow_spent(state)
        regimes = self._spans.begin(state)
        flips = np.zeros(len(regimes), dtype=np.int64)
        followed = self._driven.drives(state)
        while left_s > 0.0:
            if not followed:
                after = self._spans.span(state, regimes, flips, left_s)
                followed = self._driven.drives(after.state_mol)
            if followed:
                after, try_s = self._driven.span(state, regimes, flips, min(left_s, try_s))
                followed = after.spent_s < CALM_S or self._driven.drives(after.state_mol)
            state, regimes, flips = after.state_mol, after.regimes, after.flips
            left_s -= after.spent_s
            if any_of(after.emptied):
                emptied = tuple(self.store_names[index] for index in np.flatnonzero(after.emptied))
                return Advance(state, duration_s - left_s, emptied)
        return Advance(state, duration_s, ())
