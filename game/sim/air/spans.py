"""Spans of time in which no process changes regime: there the system is linear, its later states exact."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.courses import Course, Courses, Moment
from game.sim.air.propagate import SparseRates, Vector
from game.sim.air.regimes import MOST_FLIPS, SHORT, Entries, Processes, Regimes
from game.sim.air.tables import any_of

SEARCH_DEPTH = 8
"""How often a span is parted in search of a process that left its regime and came back to it."""
UNSEARCHED_S = 60.0
"""A span no longer than this is not searched: too little happens between its ends."""
EMPTY_MOL = 0.05
"""A store that holds no more is empty: a gram of water."""
HALVINGS = 40
"""How finely the crossing of a cubic is found."""
FIRST_ASIDE_SHARE = 0.004
"""How far before a guess the first try is made, against the span: mostly short of it, with little left to go."""
ASIDE_SHARE = 0.4
"""How far beside a guessed change of regime the next try is made, against how well it must be known."""
BISECTED_EVERY = 5
"""Every fifth try is made in the middle."""

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


class Spans:
    """Brings states forward from one change of regime to the next.

    The end of one span is the start of the next: what was found out about it is kept until then.
    """

    def __init__(self, processes: Processes, gas_rows: int, size: int) -> None:
        """Work for these processes; rows of the state after the first ``gas_rows`` are stores."""
        self._processes = processes
        self._gas_rows = gas_rows
        self.courses = Courses(processes, size)
        self.precise_to_s = 0.1
        """How well the moment of a change of regime is known; rates are continuous there, so little hangs on it."""
        self._last: tuple[Course | None, Moment] | None = None
        self._none_emptied = np.zeros(size - gas_rows, dtype=bool)

    def fix(self, entries: Entries, source: Vector) -> None:
        """Take what else is in the matrix and flows steadily, mol/s by row, and forget what followed from what was."""
        self.courses.fix(entries, source)
        self._last = None

    def begin(self, state: Vector) -> Regimes:
        """Take note of the processes' caps as they are now, and return the regimes in a state."""
        noted = self._processes.note_caps()
        if noted:
            self.courses.caps_changed()
        if self._last is None or self._last[1].state_mol is not state:
            self._last = None, self.courses.moment(0.0, state)
        elif noted:
            wanted = self._last[1].wanted
            self._last = None, Moment(0.0, state, wanted, self._processes.regimes(state, wanted))
        return self._last[1].regimes

    def changes(self, state: Vector, regimes: Regimes) -> Vector:
        """Return how fast a state changes, mol/s by row."""
        course = self.courses.under(regimes, state)
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
        course = self.courses.under(regimes, state) if driven is None else self.courses.passing(regimes, driven)
        start = self._start(course, state)
        end = self.courses.later(course, start, longest_s)
        ended = self._ends(course, flips, start, end)
        if ended:
            end = self._first_end(course, flips, start, end)
        if longest_s > UNSEARCHED_S:
            found = self._left_on_the_way(course, flips, start, end, SEARCH_DEPTH)
            if found is not None:
                end, ended = self._first_end(course, flips, start, found), True
        self._last = (course, end)
        if not ended:
            return Span(end.state_mol, end.at_s, regimes, flips, self._none_emptied)
        emptied = self._emptied(start, end)
        crossed = self._crossed(course, flips, end)
        return Span(end.state_mol, end.at_s, np.where(crossed, end.regimes, regimes), flips + crossed, emptied)

    def _start(self, course: Course, state: Vector) -> Moment:
        """Return the moment at which a span begins, which mostly is the end of the one before."""
        if self._last is None or self._last[1].state_mol is not state:
            return self.courses.moment(0.0, state)
        before, end = self._last
        if before is course:
            return Moment(0.0, state, end.wanted, end.regimes, end.change, end.wanted_per_s, holds=end.holds)
        return Moment(0.0, state, end.wanted, end.regimes, holds=end.holds)

    def _left_on_the_way(self, course: Course, flips: Flips, low: Moment, high: Moment, depth: int) -> Moment | None:
        """Return a moment at which a process has left its regime, to which it comes back later."""
        speeds = self.courses.wanted_per_s(course, low), self.courses.wanted_per_s(course, high)
        wanted = low.wanted, high.wanted
        turn_s = self._processes.turn_s(self.courses.limits(course), wanted, speeds, high.at_s - low.at_s)
        if turn_s <= 0.0:
            return None
        middle = self.courses.later(course, low, turn_s)
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
                at_s = low.at_s + self.courses.on_rungs_s(course, at_s - low.at_s)
            middle = self.courses.later(course, low, at_s - low.at_s)
            if self._ends(course, flips, low, middle):
                if self._ends_just_now(course, flips, low, middle, enough_s):
                    return middle
                high, aside_s = middle, -ASIDE_SHARE * enough_s
            else:
                low, aside_s = middle, ASIDE_SHARE * enough_s
        raise AssertionError

    def _ends_just_now(self, course: Course, flips: Flips, low: Moment, moment: Moment, within_s: float) -> bool:
        """Return whether what has crossed its line by a moment did so hardly before it, as fast as it goes there."""
        which = self._crossed(course, flips, moment).nonzero()[0].tolist()
        if self._any_short(which, course, moment):
            return False
        speeds = self.courses.wanted_per_s(course, moment)
        for process in which:
            above, below = self._beyond_by(process, course, moment)
            way = float(speeds[process]) * within_s
            if not (0.0 <= above <= way or 0.0 <= below <= -way):
                return False
        return not any_of(self._emptied(low, moment))

    def _beyond_by(self, process: int, course: Course, moment: Moment) -> tuple[float, float]:
        """Return how far what a process wants is above the top and below the bottom of its regime, mol/s."""
        return self._processes.beyond_by(process, int(course.regimes[process]), float(moment.wanted[process]))

    def _any_short(self, which: list[int], course: Course, moment: Moment) -> bool:
        """Return whether any of some processes is short of a store, on a course or at a moment."""
        return any(course.regimes[each] >= SHORT or moment.regimes[each] >= SHORT for each in which)

    def _guessed_end_s(self, course: Course, flips: Flips, low: Moment, high: Moment, otherwise_s: float) -> float:
        """Return about when the first process leaves its regime between two moments, if that can be guessed."""
        which = self._crossed(course, flips, high).nonzero()[0].tolist()
        if not which or self._any_short(which, course, high):
            return otherwise_s
        early, late = self.courses.wanted_per_s(course, low), self.courses.wanted_per_s(course, high)
        width_s = high.at_s - low.at_s
        shares: list[float] = []
        for process in which:
            before, after = self._beyond_by(process, course, low), self._beyond_by(process, course, high)
            for side, sign in ((0, 1.0), (1, -1.0)):
                if after[side] >= 0.0:
                    ways = sign * float(early[process]) * width_s, sign * float(late[process]) * width_s
                    shares.append(crossing_share((before[side], after[side]), ways))
        return low.at_s + min(shares, default=0.5) * width_s

    def _crossed(self, course: Course, flips: Flips, moment: Moment) -> npt.NDArray[np.bool_]:
        """Return which processes are in another regime at a moment, shape (processes,).

        One that has flipped often is left as it is, unless it is short.
        """
        now = moment.regimes
        return np.asarray((now != course.regimes) & ((flips < MOST_FLIPS) | (now >= SHORT)))

    def _ends(self, course: Course, flips: Flips, before: Moment, after: Moment) -> bool:
        """Return whether a process has changed regime, or a store run empty, on the way to a later moment."""
        changed = after.regimes.tobytes() != course.regimes_key
        if changed and any_of(self._crossed(course, flips, after)):
            return True
        if self._holds(before).tobytes() == self._holds(after).tobytes():
            return False
        return any_of(self._emptied(before, after))

    def _emptied(self, before: Moment, after: Moment) -> npt.NDArray[np.bool_]:
        return self._holds(before) > self._holds(after)

    def _holds(self, moment: Moment) -> npt.NDArray[np.bool_]:
        """Return which stores are not empty, shape (stores,); the moment keeps it."""
        if moment.holds is None:
            moment.holds = moment.state_mol[self._gas_rows :] > EMPTY_MOL
        return moment.holds


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
