"""Spans of time in which no process changes regime: there the system is linear, its later states exact."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.ladder import Flights, Ladder
from game.sim.air.propagate import SparseRates, Vector, series
from game.sim.air.regimes import FULL, OFF, Entries, Processes, Regimes

HOUR_S = 3_600.0
"""No span is longer."""
SEARCH_DEPTH = 8
"""How often a span is parted in search of a process that left its regime and came back to it."""
UNSEARCHED_S = 60.0
"""A span no longer than this is not searched: too little happens between its ends."""
EMPTY_MOL = 0.05
"""A store that holds no more is empty: a gram of water."""
ROUNDING_MOL = 1e-9
"""An amount this little below nothing is a rounding error, and nothing."""
RATES_KEPT = 64
"""Matrices that are kept for the regimes of one state of doors and machines."""
LADDERS_KEPT = 6
"""Ready-made matrices that are kept, the last used."""

Flips = npt.NDArray[np.int64]
"""How often each process has changed regime in this step."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch under fixed regimes, and the regimes that hold after it."""

    state_mol: Vector
    spent_s: float
    regimes: Regimes
    flips: Flips
    emptied: npt.NDArray[np.bool_]
    """Which stores ran empty at its end, shape (stores,)."""


@dataclass(frozen=True, slots=True)
class _Course:
    """What holds during a span, and where it began."""

    state_mol: Vector
    regimes: Regimes
    flips: Flips
    rates: SparseRates
    source: Vector
    lasting: bool
    """Whether the matrix will be used again."""


class Spans:
    """Brings states forward from one change of regime to the next."""

    def __init__(self, processes: Processes, gas_rows: int, size: int) -> None:
        """Work for these processes; rows of the state after the first ``gas_rows`` are stores."""
        self._processes = processes
        self._gas_rows = gas_rows
        self._size = size
        self.precise_to_s = 0.1
        """How well the moment of a change of regime is known; rates are continuous there, so little hangs on it."""
        self._ladders: OrderedDict[bytes, Ladder] = OrderedDict()
        self._flights = Flights()
        nothing = np.zeros(0, dtype=np.intp)
        self.fix((nothing, nothing, np.zeros(0)))

    def fix(self, entries: Entries) -> None:
        """Take what else is in the matrix, and forget what followed from what was."""
        self._fixed = entries
        self._rates: dict[bytes, SparseRates] = {}

    def entries(self, regimes: Regimes) -> Entries:
        """Return the matrix under these regimes."""
        fixed, own = self._fixed, self._processes.entries(regimes)
        return (
            np.concatenate((fixed[0], own[0])),
            np.concatenate((fixed[1], own[1])),
            np.concatenate((fixed[2], own[2])),
        )

    def changes(self, state: Vector, regimes: Regimes) -> Vector:
        """Return how fast a state changes, mol/s by row."""
        return self._rates_of(regimes).times(state) + self._processes.source(regimes)

    def span(
        self,
        state: Vector,
        regimes: Regimes,
        flips: Flips,
        longest_s: float,
        driven: SparseRates | None = None,
    ) -> Span:
        """Bring a state forward under fixed regimes, to where the first of them changes or a store is empty.

        ``driven`` is the matrix, where it is another than that of the regimes.
        """
        rates = self._rates_of(regimes) if driven is None else driven
        course = _Course(state, regimes, flips, rates, self._processes.source(regimes), driven is None)
        end_s, end = longest_s, self._after(course, state, longest_s)
        ended = self._ends(course, end)
        if ended:
            end_s, end = self._first_end(course, end_s, end)
        if longest_s > UNSEARCHED_S:
            found = self._left_on_the_way(course, (0.0, state), (end_s, end), SEARCH_DEPTH)
            if found is not None:
                (end_s, end), ended = self._first_end(course, *found), True
        emptied = self._emptied(state, end)
        if not ended:
            return Span(end, end_s, regimes, flips, emptied)
        crossed = self._processes.crossed(end, regimes, flips)
        regimes = np.where(crossed, self._processes.regimes(end), regimes)
        return Span(end, end_s, regimes, flips + crossed, emptied)

    def _left_on_the_way(
        self, course: _Course, low: tuple[float, Vector], high: tuple[float, Vector], depth: int
    ) -> tuple[float, Vector] | None:
        """Return when, and in what state, a process has left its regime, to which it comes back later."""
        (low_s, before), (high_s, after) = low, high
        changes = course.rates.times(before) + course.source, course.rates.times(after) + course.source
        turn_s = self._processes.turn_s(course.regimes, (before, after), changes, high_s - low_s)
        if turn_s <= 0.0:
            return None
        middle = low_s + turn_s, self._after(course, before, turn_s)
        if self._ends(course, middle[1]):
            return middle
        if depth == 0:
            return None
        found = self._left_on_the_way(course, low, middle, depth - 1)
        return found or self._left_on_the_way(course, middle, high, depth - 1)

    def _first_end(self, course: _Course, high_s: float, high: Vector) -> tuple[float, Vector]:
        """Narrow down when regimes first fail, which they have by ``high_s``; return when, and the state."""
        low_s, low, enough_s = 0.0, course.state_mol, max(self.precise_to_s, 1e-6 * high_s)
        while high_s - low_s > enough_s:
            middle_s = 0.5 * (low_s + high_s)
            middle = self._after(course, low, middle_s - low_s)
            if self._ends(course, middle):
                high_s, high = middle_s, middle
            else:
                low_s, low = middle_s, middle
        return high_s, high

    def _ends(self, course: _Course, after: Vector) -> bool:
        """Return whether a process has changed regime, or a store run empty, on the way to a later state."""
        crossed = self._processes.crossed(after, course.regimes, course.flips)
        return bool(crossed.any() or self._emptied(course.state_mol, after).any())

    def _emptied(self, state: Vector, after: Vector) -> npt.NDArray[np.bool_]:
        return np.asarray((after[self._gas_rows :] <= EMPTY_MOL) & (state[self._gas_rows :] > EMPTY_MOL))

    def _after(self, course: _Course, state: Vector, step_s: float) -> Vector:
        """Return the state a while after another, if no regime changes."""
        if not course.rates.quick(step_s, lasting=course.lasting):
            state, step_s = self._ladder(course.rates).climb(state, course.source, step_s)
        after = series(course.rates, state, course.source, step_s) if step_s > 0.0 else state
        after[(after < 0.0) & (after > -ROUNDING_MOL)] = 0.0
        return after

    def _rates_of(self, regimes: Regimes) -> SparseRates:
        key = np.where(regimes == FULL, OFF, regimes).tobytes()
        rates = self._rates.get(key)
        if rates is None:
            if len(self._rates) >= RATES_KEPT:
                self._rates.clear()
            rates = self._rates[key] = SparseRates(*self.entries(regimes), self._size)
        return rates

    def _ladder(self, rates: SparseRates) -> Ladder:
        key = rates.key()
        ladder = self._ladders.get(key)
        if ladder is None:
            ladder = self._ladders[key] = Ladder(rates, HOUR_S, self._size, self._flights)
            if len(self._ladders) > LADDERS_KEPT:
                self._ladders.popitem(last=False)
        self._ladders.move_to_end(key)
        return ladder
