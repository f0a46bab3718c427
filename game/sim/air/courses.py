"""What holds while no process changes regime: one matrix, steady sources, and the states that follow from them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.expansion import Expansion
from game.sim.air.flights import Flights
from game.sim.air.ladder import Ladder
from game.sim.air.propagate import SparseRates, Vector, merged, series
from game.sim.air.regimes import FULL, OFF, SHORT, Entries, Processes, Regimes
from game.sim.clock import HOUR_S

ROUNDING_MOL = 1e-9
"""An amount this little below nothing is a rounding error, and nothing."""
RATES_KEPT = 64
"""Matrices that are kept for the regimes of one state of doors and machines."""
FULL_AS_OFF = bytes(OFF if regime == FULL else regime for regime in range(256))
"""Who does all he can is, like who is off, not in the matrix: which bytes of regimes tell one from another."""
COURSES_KEPT = 64
"""What holds under the regimes of late, the same way, for one state of the caps."""
LONGEST_LASTING_PER_S = 0.025
"""A system whose matrix has a greater norm is busy: something is fed by the minute, now here, now there."""
EXPANDED_FROM_NORM = 4.0
"""Steps, times the norm of their matrix, from which an expansion is quicker than a series."""
LADDERS_KEPT = 10
"""Ready-made matrices that are kept, the last used."""
LADDERS_MOST_BYTES = 14 * 1024 * 1024
"""Memory that they may take: with many doors open they are big, and fewer are kept."""


@dataclass(slots=True)
class Course:
    """What holds while no process changes regime."""

    regimes: Regimes
    rates: SparseRates
    source: Vector
    lasting: bool
    """Whether the matrix will likely be used again."""
    regimes_key: bytes
    """The regimes, to be compared at one go."""
    short: bool
    """Whether a process is short of a store: then the state, too, says which of them are at work."""
    limits: tuple[Vector, Vector] | None = None
    """Between which wants each process stays in its regime, mol/s, once somebody asks."""


@dataclass(slots=True)
class Moment:
    """A state on a course, and what the processes make of it."""

    at_s: float
    """Time since the span began."""
    state_mol: Vector
    wanted: Vector
    """How fast each process would run without its limits, mol/s."""
    regimes: Regimes
    change: Vector | None = None
    """How fast the state changes on the course, mol/s, once somebody asks."""
    wanted_per_s: Vector | None = None
    """How fast what is wanted changes on the course, mol/s², once somebody asks."""
    expansion: Expansion | None = None
    """What says all that follows on the course, once somebody asks for more than a little."""
    since_s: float = 0.0
    """Time since that began."""
    holds: npt.NDArray[np.bool_] | None = None
    """Which stores are not empty, once somebody asks."""


class Courses:
    """Makes and keeps courses, and tells what becomes of a state on one."""

    def __init__(self, processes: Processes, size: int) -> None:
        """Work for these processes, and states of so many rows."""
        self._processes = processes
        self._size = size
        self._ladders: OrderedDict[bytes, Ladder] = OrderedDict()
        self._ladder_bytes = 0
        self._flights = Flights()
        self.expands = False
        """Whether matrices that will hardly come back are told by those that will, and expanded; else none is."""
        self.settled = True
        """Whether doors, ducts, holes and temperatures will likely stay as they are; else no matrix comes back."""
        nothing = np.zeros(0, dtype=np.intp)
        self.fix((nothing, nothing, np.zeros(0)), np.zeros(size))

    def fix(self, entries: Entries, source: Vector) -> None:
        """Take what else is in the matrix and flows steadily, mol/s by row, and forget what followed from what was."""
        self._fixed = merged(*entries)
        self._source = source
        self._rates: dict[bytes, SparseRates] = {}
        self.caps_changed()

    def caps_changed(self) -> None:
        """Forget what followed from the processes' caps."""
        self._courses: dict[bytes, Course] = {}

    def entries(self, regimes: Regimes) -> Entries:
        """Return the matrix under these regimes."""
        fixed, own = self._fixed, self._processes.entries(regimes)
        return (
            np.concatenate((fixed[0], own[0])),
            np.concatenate((fixed[1], own[1])),
            np.concatenate((fixed[2], own[2])),
        )

    def under(self, regimes: Regimes, state: Vector) -> Course:
        """Return the course of a state under its regimes."""
        regimes_key = regimes.tobytes()
        course = self._courses.get(regimes_key)
        if course is not None and not course.short:
            return course
        at_work = self._processes.at_work(regimes, state)
        key = regimes_key if at_work is regimes else regimes_key + at_work.tobytes()
        course = self._courses.get(key)
        if course is None:
            if len(self._courses) >= COURSES_KEPT:
                self._courses.clear()
            rates = self._rates_of(at_work)
            lasting = not self.expands or rates.norm <= LONGEST_LASTING_PER_S
            course = self._courses[key] = self._course(regimes, rates, lasting=lasting)
        return course

    def passing(self, regimes: Regimes, rates: SparseRates) -> Course:
        """Return the course under these regimes with a matrix that is used this once."""
        return self._course(regimes, rates, lasting=False)

    def _course(self, regimes: Regimes, rates: SparseRates, *, lasting: bool) -> Course:
        source = self._processes.source(regimes)
        source += self._source
        short = bool(np.maximum.reduce(regimes, initial=OFF) >= SHORT)
        return Course(regimes, rates, source, lasting, regimes.tobytes(), short)

    def _rates_of(self, regimes: Regimes) -> SparseRates:
        key = regimes.tobytes().translate(FULL_AS_OFF)
        rates = self._rates.get(key)
        if rates is None:
            if len(self._rates) >= RATES_KEPT:
                self._rates.clear()
            rates = self._rates[key] = SparseRates(*self.entries(regimes), self._size)
        return rates

    def moment(self, at_s: float, state: Vector) -> Moment:
        """Return what the processes make of a state."""
        wanted = self._processes.wanted(state)
        return Moment(at_s, state, wanted, self._processes.regimes(state, wanted))

    def change(self, course: Course, moment: Moment) -> Vector:
        """Return how fast the state of a moment changes on a course, mol/s; the moment keeps it."""
        if moment.change is None:
            moment.change = course.rates.times(moment.state_mol)
            moment.change += course.source
        return moment.change

    def limits(self, course: Course) -> tuple[Vector, Vector]:
        """Return between which wants each process stays in its regime, mol/s; the course keeps it."""
        if course.limits is None:
            course.limits = self._processes.limits(course.regimes)
        return course.limits

    def wanted_per_s(self, course: Course, moment: Moment) -> Vector:
        """Return how fast what is wanted changes on a course, mol/s²; the moment keeps it."""
        if moment.wanted_per_s is None:
            moment.wanted_per_s = self._processes.wanted_per_s(self.change(course, moment))
        return moment.wanted_per_s

    def later(self, course: Course, moment: Moment, step_s: float) -> Moment:
        """Return the moment a while after another, if no regime changes."""
        lasting = self._lasts(course)
        if self.expands and not lasting and (expanded := self._expanded(course, moment, step_s)) is not None:
            return expanded
        state, left_s = moment.state_mol, step_s
        if not course.rates.quick(step_s, lasting=lasting):
            change = self.change(course, moment)
            state, left_s = self._ladder(course.rates).climb(state, change, course.source, step_s)
        if left_s > 0.0:
            state = series(course.rates, state, course.source, left_s)
        return self._moment_of(moment.at_s + step_s, state)

    def _lasts(self, course: Course) -> bool:
        """Return whether the matrix of a course will likely be used for many steps more."""
        return course.lasting and (self.settled or not self.expands)

    def _expanded(self, course: Course, moment: Moment, step_s: float) -> Moment | None:
        """Return the moment a while after another by what is known to follow; nothing if another way is better."""
        known, at_s = moment.expansion, moment.since_s + step_s
        if known is None or at_s > known.longest_s:
            if course.rates.norm * step_s < EXPANDED_FROM_NORM:
                return None
            change = self.change(course, moment)
            known, at_s = Expansion.begun(course.rates, moment.state_mol, change, step_s), step_s
            if known is None:
                return None
            moment.expansion, moment.since_s = known, 0.0
        later = self._moment_of(moment.at_s + step_s, known.after(at_s))
        later.expansion, later.since_s = known, at_s
        return later

    def _moment_of(self, at_s: float, state: Vector) -> Moment:
        """Return the moment of a new state, which nobody writes into from then on."""
        if np.minimum.reduce(state) < 0.0:
            state[(state < 0.0) & (state > -ROUNDING_MOL)] = 0.0
        # What is known of this state is kept by its identity, so nobody may write into it.
        state.flags.writeable = False
        return self.moment(at_s, state)

    def on_rungs_s(self, course: Course, step_s: float) -> float:
        """Return a step a little shorter that ends on a rung, if there is a ladder: the rest is quickly summed."""
        lasting = self._lasts(course)
        if course.rates.quick(step_s, lasting=lasting) or (self.expands and not lasting):
            return step_s
        rung_s = self._ladder(course.rates).lowest_s
        return max(rung_s, rung_s * (step_s // rung_s))

    def _ladder(self, rates: SparseRates) -> Ladder:
        key = rates.key()
        ladder = self._ladders.get(key)
        if ladder is None:
            ladder = self._ladders[key] = Ladder(rates, HOUR_S, self._size, self._flights)
            self._ladder_bytes += ladder.most_bytes
            while len(self._ladders) > 1 and (
                len(self._ladders) > LADDERS_KEPT or self._ladder_bytes > LADDERS_MOST_BYTES
            ):
                self._ladder_bytes -= self._ladders.popitem(last=False)[1].most_bytes
        self._ladders.move_to_end(key)
        return ladder
