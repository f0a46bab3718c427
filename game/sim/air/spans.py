"""Spans of time in which no process changes regime: there the system is linear, its later states exact."""

from __future__ import annotations

import itertools
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.flights import Flights
from game.sim.air.ladder import Ladder
from game.sim.air.propagate import LEAST, Product, SparseRates, Vector, merged, series
from game.sim.air.regimes import FULL, MOST_FLIPS, OFF, SHORT, Entries, Processes, Regimes

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
COURSES_KEPT = 64
"""What holds under the regimes of late, the same way, for one state of the caps."""
HALVINGS = 40
"""How finely the crossing of a cubic is found."""
FIRST_ASIDE_SHARE = 0.004
"""How far before a guess the first try is made, against the span: mostly short of it, with little left to go."""
ASIDE_SHARE = 0.4
"""How far beside a guessed change of regime the next try is made, against how well it must be known."""
BISECTED_EVERY = 5
"""Every fifth try is made in the middle."""
LADDERS_KEPT = 10
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
class Course:
    """What holds while no process changes regime."""

    regimes: Regimes
    rates: SparseRates
    source: Vector
    limits: tuple[Vector, Vector]
    """Between which wants each process stays in its regime."""
    slopes: Product | None
    """What tells how fast what is wanted changes, where the matrix lasts."""
    slopes_by_source: Vector
    """What sources add to that."""
    lasting: bool
    """Whether the matrix will be used again."""


@dataclass(slots=True)
class Moment:
    """A state on a course, and what the processes make of it."""

    at_s: float
    """Time since the span began."""
    state_mol: Vector
    wanted: Vector
    """How fast each process would run without its limits, mol/s."""
    regimes: Regimes
    wanted_per_s: Vector | None = None
    """How fast that changes on the course, mol/s², once somebody asks."""


class Spans:
    """Brings states forward from one change of regime to the next.

    The end of one span is the start of the next: what was found out about it is kept until then.
    """

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
        self._fixed = merged(*entries)
        self._rates: dict[bytes, tuple[SparseRates, Product]] = {}
        self._entries: dict[bytes, Entries] = {}
        self._forget()

    def _forget(self) -> None:
        self._courses: dict[bytes, Course] = {}
        self._last: tuple[Course | None, Moment] | None = None

    def begin(self, state: Vector) -> Regimes:
        """Take note of the processes' caps as they are now, and return the regimes in a state."""
        if self._processes.note_caps():
            self._forget()
        if self._last is None or self._last[1].state_mol is not state:
            self._last = None, self._moment(0.0, state)
        return self._last[1].regimes

    def entries(self, regimes: Regimes) -> Entries:
        """Return the matrix under these regimes."""
        key = regimes.tobytes()
        found = self._entries.get(key)
        if found is None:
            if len(self._entries) >= RATES_KEPT:
                self._entries.clear()
            fixed, own = self._fixed, self._processes.entries(regimes)
            found = self._entries[key] = (
                np.concatenate((fixed[0], own[0])),
                np.concatenate((fixed[1], own[1])),
                np.concatenate((fixed[2], own[2])),
            )
        return found

    def changes(self, state: Vector, regimes: Regimes) -> Vector:
        """Return how fast a state changes, mol/s by row."""
        course = self._course(regimes)
        return course.rates.times(state) + course.source

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
        if driven is None:
            course = self._course(regimes)
        else:
            like = self._course(regimes)
            course = Course(regimes, driven, like.source, like.limits, None, like.slopes_by_source, lasting=False)
        start = self._start(course, state)
        end = self._later(course, start, longest_s)
        ended = self._ends(course, flips, start, end)
        if ended:
            end = self._first_end(course, flips, start, end)
        if longest_s > UNSEARCHED_S:
            found = self._left_on_the_way(course, flips, start, end, SEARCH_DEPTH)
            if found is not None:
                end, ended = self._first_end(course, flips, start, found), True
        self._last = (course, end)
        emptied = self._emptied(start, end)
        if not ended:
            return Span(end.state_mol, end.at_s, regimes, flips, emptied)
        crossed = self._crossed(course, flips, end)
        return Span(end.state_mol, end.at_s, np.where(crossed, end.regimes, regimes), flips + crossed, emptied)

    def _start(self, course: Course, state: Vector) -> Moment:
        """Return the moment at which a span begins, which mostly is the end of the one before."""
        if self._last is None or self._last[1].state_mol is not state:
            return self._moment(0.0, state)
        before, end = self._last
        return Moment(0.0, state, end.wanted, end.regimes, end.wanted_per_s if before is course else None)

    def _moment(self, at_s: float, state: Vector) -> Moment:
        wanted = self._processes.wanted(state)
        return Moment(at_s, state, wanted, self._processes.regimes(state, wanted))

    def _wanted_per_s(self, course: Course, moment: Moment) -> Vector:
        if moment.wanted_per_s is None:
            if course.slopes is None:
                by_state = self._processes.wanted_per_s(course.rates.times(moment.state_mol))
            else:
                by_state = course.slopes.times(moment.state_mol)
            moment.wanted_per_s = by_state + course.slopes_by_source
        return moment.wanted_per_s

    def _left_on_the_way(self, course: Course, flips: Flips, low: Moment, high: Moment, depth: int) -> Moment | None:
        """Return a moment at which a process has left its regime, to which it comes back later."""
        speeds = self._wanted_per_s(course, low), self._wanted_per_s(course, high)
        wanted = low.wanted, high.wanted
        turn_s = self._processes.turn_s(course.limits, wanted, speeds, high.at_s - low.at_s)
        if turn_s <= 0.0:
            return None
        middle = self._later(course, low, turn_s)
        if self._ends(course, flips, low, middle):
            return middle
        if depth == 0:
            return None
        found = self._left_on_the_way(course, flips, low, middle, depth - 1)
        return found or self._left_on_the_way(course, flips, middle, high, depth - 1)

    def _first_end(self, course: Course, flips: Flips, low: Moment, high: Moment) -> Moment:
        """Narrow down when regimes first fail, which they have by ``high``; return that moment.

        The next one to be tried lies a little beyond where the courses of what is wanted seem to cross the line, so
        that it mostly closes in from the other side; from time to time it is the middle, which always helps.
        """
        enough_s = max(self.precise_to_s, 1e-6 * high.at_s)
        aside_s = -FIRST_ASIDE_SHARE * high.at_s
        for number in itertools.count(1):
            width_s = high.at_s - low.at_s
            if width_s <= enough_s:
                return high
            at_s = low.at_s + 0.5 * width_s
            if number % BISECTED_EVERY:
                margin_s = min(ASIDE_SHARE * enough_s, 0.5 * width_s)
                guess_s = self._guessed_end_s(course, flips, low, high, at_s) + aside_s
                at_s = min(max(guess_s, low.at_s + margin_s), high.at_s - margin_s)
            if number == 1:
                at_s = low.at_s + self._on_rungs_s(course, at_s - low.at_s)
            middle = self._later(course, low, at_s - low.at_s)
            if self._ends(course, flips, low, middle):
                high, aside_s = middle, -ASIDE_SHARE * enough_s
            else:
                low, aside_s = middle, ASIDE_SHARE * enough_s
        raise AssertionError

    def _on_rungs_s(self, course: Course, step_s: float) -> float:
        """Return a step a little shorter that ends on a rung, if there is a ladder: the rest is quickly summed."""
        if course.rates.quick(step_s, lasting=course.lasting):
            return step_s
        rung_s = self._ladder(course.rates).lowest_s
        return max(rung_s, rung_s * (step_s // rung_s))

    def _guessed_end_s(self, course: Course, flips: Flips, low: Moment, high: Moment, otherwise_s: float) -> float:
        """Return about when the first process leaves its regime between two moments, if that can be guessed."""
        which = np.flatnonzero(self._crossed(course, flips, high))
        if not len(which) or (np.maximum(course.regimes[which], high.regimes[which]) >= SHORT).any():
            return otherwise_s
        beyond = [self._processes.beyond_by(which, course.regimes, moment.wanted) for moment in (low, high)]
        speeds = [self._wanted_per_s(course, moment)[which] for moment in (low, high)]
        width_s = high.at_s - low.at_s
        shares = [
            crossing_share(
                (float(beyond[0][side][each]), float(beyond[1][side][each])),
                (sign * float(speeds[0][each]) * width_s, sign * float(speeds[1][each]) * width_s),
            )
            for each in range(len(which))
            for side, sign in ((0, 1.0), (1, -1.0))
            if beyond[1][side][each] >= 0.0
        ]
        return low.at_s + min(shares, default=0.5) * width_s

    def _crossed(self, course: Course, flips: Flips, moment: Moment) -> npt.NDArray[np.bool_]:
        """Return which processes are in another regime at a moment, shape (processes,).

        One that has flipped often is left as it is, unless it is short.
        """
        now = moment.regimes
        return np.asarray((now != course.regimes) & ((flips < MOST_FLIPS) | (now >= SHORT)))

    def _ends(self, course: Course, flips: Flips, before: Moment, after: Moment) -> bool:
        """Return whether a process has changed regime, or a store run empty, on the way to a later moment."""
        changed = np.count_nonzero(after.regimes != course.regimes)
        if changed and np.count_nonzero(self._crossed(course, flips, after)):
            return True
        return bool(np.count_nonzero(self._emptied(before, after)))

    def _emptied(self, before: Moment, after: Moment) -> npt.NDArray[np.bool_]:
        held, holds = before.state_mol[self._gas_rows :] > EMPTY_MOL, after.state_mol[self._gas_rows :] > EMPTY_MOL
        return held > holds

    def _later(self, course: Course, moment: Moment, step_s: float) -> Moment:
        """Return the moment a while after another, if no regime changes."""
        state, left_s = moment.state_mol, step_s
        if not course.rates.quick(step_s, lasting=course.lasting):
            state, left_s = self._ladder(course.rates).climb(state, course.source, step_s)
        if left_s > 0.0:
            state = series(course.rates, state, course.source, left_s)
        state[(state < LEAST) & (state > -ROUNDING_MOL)] = 0.0
        # What is known of this state is kept by its identity, so nobody may write into it.
        state.flags.writeable = False
        return self._moment(moment.at_s + step_s, state)

    def _course(self, regimes: Regimes) -> Course:
        key = regimes.tobytes()
        course = self._courses.get(key)
        if course is None:
            if len(self._courses) >= COURSES_KEPT:
                self._courses.clear()
            course = self._courses[key] = self._new_course(regimes, *self._rates_of(regimes))
        return course

    def _new_course(self, regimes: Regimes, rates: SparseRates, slopes: Product | None) -> Course:
        source, limits = self._processes.source(regimes), self._processes.limits(regimes)
        return Course(regimes, rates, source, limits, slopes, self._processes.wanted_per_s(source), lasting=True)

    def _rates_of(self, regimes: Regimes) -> tuple[SparseRates, Product]:
        """Return the matrix under these regimes, and what tells by it how fast what is wanted changes."""
        key = np.where(regimes == FULL, OFF, regimes).tobytes()
        found = self._rates.get(key)
        if found is None:
            if len(self._rates) >= RATES_KEPT:
                self._rates.clear()
            rates = SparseRates(*self.entries(regimes), self._size)
            found = self._rates[key] = rates, self._processes.slopes(rates)
        return found

    def _ladder(self, rates: SparseRates) -> Ladder:
        key = rates.key()
        ladder = self._ladders.get(key)
        if ladder is None:
            ladder = self._ladders[key] = Ladder(rates, HOUR_S, self._size, self._flights)
            if len(self._ladders) > LADDERS_KEPT:
                self._ladders.popitem(last=False)
        self._ladders.move_to_end(key)
        return ladder


def crossing_share(ends: tuple[float, float], slopes: tuple[float, float]) -> float:
    """Return where from 0 to 1 the cubic through two ends with these slopes there rises through 0.

    Where it is above 0 from the first on, that is 0; the second must not be below 0.
    """
    (first, last), (rise, late_rise) = ends, slopes
    cubic, square = 2.0 * (first - last) + rise + late_rise, 3.0 * (last - first) - 2.0 * rise - late_rise
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        if ((cubic * middle + square) * middle + rise) * middle + first < 0.0:
            low = middle
        else:
            high = middle
    return low
