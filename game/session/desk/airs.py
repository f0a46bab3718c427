"""The air run ahead from the readings, on a second set of coefficients that nobody else uses."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.session.desk.courses import Course, Harm, Point, Typical, harm_of, is_fast, moments_s
from game.session.desk.whatif import Change
from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2, N2, O2, SPECIES
from game.sim.air.plant import AirPlant
from game.sim.air.processes import mol_at
from game.sim.gear.components import Breather
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import Activities
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.world import World

ROUGH_S = 10.0
"""How well a forecast knows when a generator or valve changes what it does."""
PLANTS_KEPT = 8
"""Gas systems that are kept, by the modules in them."""
GONE_KPA, GONE_S = 3.0, 420.0
"""Nobody lives in inspired oxygen under this for so long: there a forecast may end."""

State = npt.NDArray[np.float64]
Kpa = npt.NDArray[np.float64]
"""Partial pressure of each species in each module, kPa, shape (species, modules)."""


class Outcome(NamedTuple):
    """How it goes on in one module."""

    course: Course
    harm: Harm

    def later(self, by_s: float) -> Outcome:
        """Return this as it reads some seconds later, if all goes as it said."""
        left = [None if at_s is None else max(0.0, at_s - by_s) for at_s in (self.harm.down_s, self.harm.death_s)]
        course = tuple(replace(point, at_s=point.at_s - by_s) for point in self.course if point.at_s >= by_s)
        return Outcome(course or self.course[-1:], Harm(left[0], left[1], self.harm.of))


class Run:
    """The air of some modules that share it, run ahead as far as somebody asked."""

    def __init__(
        self, joined: tuple[int, ...], moments: Sequence[tuple[float, State]] = (), kpa: Sequence[Kpa] = ()
    ) -> None:
        """Begin with what is known of it: nothing, or the beginning of another run of the same air."""
        self.joined = joined
        self.moments = list(moments)
        """Seconds from its beginning, and the state then."""
        self._kpa = list(kpa)
        self._courses: dict[int, list[Point]] = {}
        self._gone_s: dict[int, float] = {}
        self._over: set[int] = set()

    def before(self, in_s: float) -> Run:
        """Return the beginning of this run, up to something that comes true after so many seconds."""
        count = sum(1 for at_s, _ in self.moments if at_s < in_s)
        return Run(self.joined, self.moments[:count], self._kpa[:count])

    def add(self, at_s: float, state: State, plant: AirPlant) -> None:
        """Put the next moment behind the others."""
        self.moments.append((at_s, state))
        self._kpa.append(plant.system.partial_pa(state) * 1e-3)

    def _look(self, module: int) -> list[Point]:
        """Return the course of a module as far as it matters, brought up to date."""
        course = self._courses.setdefault(module, [])
        row = self.joined.index(module)
        for (at_s, _), kpa in zip(self.moments[len(course) :], self._kpa[len(course) :], strict=True):
            if module in self._over:
                break
            column = [float(each) for each in kpa[:, row]]
            course.append(Point(at_s, column[O2], column[CO2], sums.total(column)))
            if course[-1].breath.inspired_o2_kpa < GONE_KPA:
                gone_s = self._gone_s.setdefault(module, at_s)
                if at_s - gone_s >= GONE_S:
                    self._over.add(module)
        return course

    def is_over(self, module: int) -> bool:
        """Return whether nobody could live in a module any more at the end of the run."""
        self._look(module)
        return module in self._over

    def course(self, module: int) -> Course:
        """Return the course of a module's air; it ends where nobody could live in it any more."""
        return tuple(self._look(module))


class AirAhead:
    """Runs the air ahead. Its coefficients are its own, so looking ahead touches nothing."""

    def __init__(self, world: World) -> None:
        """Lay out a second gas system on first use."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._plants: dict[tuple[int, ...], AirPlant] = {}
        self._takings = 0
        """How often one of them was taken for a run: whoever had it before has to take it anew."""

    def _plant(self, joined: tuple[int, ...]) -> AirPlant:
        """Return a gas system of the modules that share air, with doors, holes, machines and people as they are now."""
        plant = self._plants.get(joined)
        if plant is None:
            if len(self._plants) >= PLANTS_KEPT:
                self._plants.clear()
            plant = self._plants[joined] = AirPlant(self._world, joined)
            plant.system.be_rough(ROUGH_S)
        plant.stale_ways = plant.stale_people = True
        plant.sync_for_a_look()
        return plant

    def as_read(self, joined: tuple[int, ...]) -> State:
        """Return the state that the instruments of these modules describe; stocks stand as their gauges say.

        What no instrument gives is taken as it is: the desk has nothing better.
        """
        atmosphere = self._world.one(Atmosphere)
        table = self._world.the(Instruments).table()
        whole = self._world.the(AirPlant).system
        modules = [self._world.get(entity, Module) for entity in joined]
        gas = [float(atmosphere.amount_mol[whole.rows.gas(s, m.index)]) for s in range(len(SPECIES)) for m in modules]
        for row, module in enumerate(modules):
            plan = self._settlement.modules[module.id]
            temperature = float(atmosphere.temperature_k[module.index])
            read = {m: float(table[MEASURES.index(m), module.index]) for m in ("o2", "co2", "pressure")}
            for species, kpa in ((O2, read["o2"]), (CO2, read["co2"])):
                if not math.isnan(kpa):
                    gas[species * len(modules) + row] = mol_at(1_000.0 * kpa, plan.volume_m3, temperature)
            if not math.isnan(read["pressure"]):
                total = mol_at(1_000.0 * read["pressure"], plan.volume_m3, temperature)
                others = sums.total(gas[species * len(modules) + row] for species in range(N2))
                gas[N2 * len(modules) + row] = max(0.0, total - others)
        return np.concatenate((np.array(gas), atmosphere.amount_mol[whole.gas_rows :]))

    def run(self, run: Run, modules: tuple[int, ...], changes: Sequence[Change]) -> Iterator[None]:
        """Run the air ahead in parts, until nobody could live in some modules or the time ahead is over.

        ``changes`` come true at their seconds from now. What the run holds already is not run again. Between two parts
        other air may be run ahead, but no time may pass.
        """
        moments = moments_s(self.leaks_fast(run.joined))
        plant, waiting = self._taken(run, changes)
        now_s, state = run.moments[-1]
        for at_s in moments[bisect_right(moments, now_s) :]:
            if all(run.is_over(module) for module in modules):
                return
            while waiting and waiting[0].in_s <= at_s:
                change = waiting.pop(0)
                if change.in_s > now_s:
                    state, now_s = plant.ahead(state, change.in_s - now_s), change.in_s
                    run.add(now_s, state, plant)
                change.make(plant)
            if at_s > now_s:
                state, now_s = plant.ahead(state, at_s - now_s), at_s
                run.add(now_s, state, plant)
            mine = self._takings
            yield
            if mine != self._takings:
                plant, waiting = self._taken(run, changes)
                now_s, state = run.moments[-1]

    def _taken(self, run: Run, changes: Sequence[Change]) -> tuple[AirPlant, list[Change]]:
        """Return the gas system of a run as it is at the run's end, and the changes that are yet to come true."""
        self._takings += 1
        plant = self._plant(run.joined)
        if not run.moments:
            run.add(0.0, self.as_read(run.joined), plant)
        waiting = sorted(changes, key=lambda change: change.in_s)
        while waiting and waiting[0].in_s <= run.moments[-1][0]:
            waiting.pop(0).make(plant)
        return plant, waiting

    def outcome(self, run: Run, module: int) -> Outcome:
        """Return how it goes on in a module by a run that was made for it."""
        course = run.course(module)
        return Outcome(course, harm_of(course, self.typical(module)))

    def leaks_fast(self, joined: Iterable[int]) -> bool:
        """Return whether one of some modules empties so fast that minutes matter."""
        inside_of = set(joined)
        for _, hole in self._world.each(Hole):
            if hole.module in inside_of:
                plan = self._settlement.modules[self._world.get(hole.module, Module).id]
                if is_fast(hole.cda_m2, plan.volume_m3, plan.temperature_k):
                    return True
        return False

    def typical(self, module: int) -> Typical:
        """Return the typical one of those who breathe a module's air and are still up, or of those who are down."""
        world = self._world
        if not any(place.module == module for _, place in world.each(Whereabouts)):
            return Typical()
        share_of = world.the(Activities).share_of
        up: list[tuple[Body, float]] = []
        down: list[Body] = []
        for entity, body, where in world.each(Body, Whereabouts):
            if where.module != module or not body.alive:
                continue
            worn = world.find(entity, Breather)
            if worn is not None and worn.left_s > 0.0:
                continue
            if body.down:
                down.append(body)
            else:
                up.append((body, max(1.0, share_of(where.activity))))
        if up:
            return Typical(
                sums.total(body.hypoxia_dose for body, _ in up) / len(up),
                sums.total(body.co2_dose for body, _ in up) / len(up),
                0.0,
                sums.total(exertion for _, exertion in up) / len(up),
            )
        if down:
            return Typical(1.0, 0.0, sums.total(body.dying_share for body in down) / len(down))
        return Typical()
