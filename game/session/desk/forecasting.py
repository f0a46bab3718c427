"""Forecasts: the same equations, run on the readings, on a second set of coefficients that nobody else uses."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.session.desk.crew import Crew
from game.session.desk.words import Words
from game.session.view import ForecastView
from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2, N2, O2
from game.sim.air.plant import AirPlant
from game.sim.air.processes import mol_at
from game.sim.clock import Clock
from game.sim.hardware.components import Machine, Part
from game.sim.hardware.rules import kind_of
from game.sim.people.components import Presence
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.work.components import Job
from game.sim.world import World
from game.story.telling import inside

STEP_S = 120.0
"""Distance between the points of a forecast."""
STEPS = 45
"""How many points: an hour and a half."""
HARM_PERCENT = 15.0
"""Oxygen reading under which people must be out."""
HARM_CO2_KPA = 4.0
"""Carbon dioxide above which people must be out."""
LINES_PERCENT = (18.0, 16.0, 15.0, 12.0)
"""Oxygen readings whose time matters."""

State = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Course:
    """What a forecast found."""

    o2_percent: tuple[tuple[float, float], ...]
    co2_kpa: tuple[float, ...]


class Forecaster:
    """Runs the air ahead from the readings. Its coefficients are its own, so looking ahead touches nothing."""

    def __init__(self, world: World, words: Words) -> None:
        """Lay out a second gas system on first use."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._crew = Crew(world)
        self._own: AirPlant | None = None
        self._made: dict[str, tuple[int, tuple[ForecastView, ...]]] = {}

    def of(self, module: str) -> tuple[ForecastView, ...]:
        """Return the forecasts of a module: first if nothing is done, then if the job in hand there comes off."""
        steps = self._world.one(Clock).steps
        orders = len(self._world.each(Job))
        key = steps * 1_000 + orders
        made = self._made.get(module)
        if made is None or made[0] != key:
            made = self._made[module] = (key, self._forecasts(module))
        return made[1]

    def harm_s(self, module: str) -> float | None:
        """Return the time until people in a module come to harm if nothing is done; none: not in sight."""
        return self.of(module)[0].harm_s

    def _forecasts(self, module: str) -> tuple[ForecastView, ...]:
        entity = next(entity for entity, item in self._world.each(Module) if item.id == module)
        index = self._world.get(entity, Module).index
        state = self._as_read()
        found = [self._told("forecast.nothing", self._course(state, index, ()))]
        for number, job in self._world.each(Job):
            if job.module == entity and job.state in ("going", "working"):
                change = self._when_done(number, job)
                if change is not None:
                    task = inside(self._settlement.tasks[job.task].name)
                    found.append(self._told("forecast.job", self._course(state, index, (change,)), task=task))
        return tuple(found)

    def _plant(self) -> AirPlant:
        """Return the second gas system, with doors, holes, machines and people as they are now."""
        presence = self._world.one(Presence)
        changed = presence.changed
        if self._own is None:
            self._own = AirPlant(self._world)
        self._own.stale_ways = self._own.stale_people = True
        self._own.sync()
        presence.changed = changed
        return self._own

    def _as_read(self) -> State:
        """Return the state that the instruments describe: stocks by their gauges, air by its readings."""
        atmosphere = self._world.one(Atmosphere)
        state = atmosphere.amount_mol.copy()
        table = self._world.the(Instruments).table()
        plant = self._world.the(AirPlant)
        rows = plant.system.rows
        for _, module in self._world.each(Module):
            plan = self._settlement.modules[module.id]
            temperature = float(atmosphere.temperature_k[module.index])
            o2, co2, pressure = (
                float(table[MEASURES.index(measure), module.index]) for measure in ("o2", "co2", "pressure")
            )
            for species, kpa in ((O2, o2), (CO2, co2)):
                if not math.isnan(kpa):
                    state[rows.gas(species, module.index)] = mol_at(1_000.0 * kpa, plan.volume_m3, temperature)
            if not math.isnan(pressure):
                total = mol_at(1_000.0 * pressure, plan.volume_m3, temperature)
                others = sum(float(state[rows.gas(species, module.index)]) for species in range(N2))
                state[rows.gas(N2, module.index)] = max(0.0, total - others)
        return state

    def _course(self, state: State, index: int, changes: Sequence[tuple[float, Callable[[AirPlant], None]]]) -> _Course:
        """Run the air ahead, with changes that come true at their seconds from now."""
        plant = self._plant()
        system = plant.system
        waiting = sorted(changes, key=lambda item: item[0])
        o2: list[tuple[float, float]] = []
        co2: list[float] = []
        for step in range(STEPS + 1):
            at_s = step * STEP_S
            partial = system.partial_pa(state)
            o2.append((at_s, float(partial[O2, index]) / (10.0 * SEA_LEVEL_KPA)))
            co2.append(float(partial[CO2, index]) * 1e-3)
            while waiting and waiting[0][0] <= at_s:
                waiting.pop(0)[1](plant)
            state = plant.ahead(state, STEP_S)
        return _Course(tuple(o2), tuple(co2))

    def _when_done(self, number: int, job: Job) -> tuple[float, Callable[[AirPlant], None]] | None:
        """Return when a job that mends a machine is likely done, and what it then changes."""
        world = self._world
        if self._settlement.tasks[job.task].effect != "replace_part":
            return None
        part = world.get(job.target, Part)
        machine = world.find(part.owner, Machine)
        view = self._crew.job(number, job)
        done_s = 0.5 * (view.shortest_s + view.longest_s)
        starts_s = kind_of(world, machine).start_up_s + 0.5 * kind_of(world, machine).settle_s if machine else 0.0

        def mended(plant: AirPlant) -> None:
            for _, hole in world.each(Hole):
                if hole.part == job.target:
                    plant.system.leak_m2[world.get(hole.module, Module).index] -= hole.cda_m2
            if machine is not None:
                plant.run_fully(part.owner)
            plant.system.changed()

        return done_s + min(starts_s, STEP_S), mended

    def _told(self, label: str, course: _Course, **values: str) -> ForecastView:
        crossings = []
        for line in LINES_PERCENT:
            at_s = crossing_s(course.o2_percent, line)
            if at_s is not None:
                crossings.append((line, at_s))
        harm = crossing_s(course.o2_percent, HARM_PERCENT)
        poison = next((index * STEP_S for index, kpa in enumerate(course.co2_kpa) if kpa > HARM_CO2_KPA), None)
        sooner = [value for value in (harm, poison) if value is not None]
        return ForecastView(
            label=self._words.say(label, values),
            o2_percent=course.o2_percent,
            crossings=tuple(crossings),
            harm_s=min(sooner) if sooner else None,
        )


def crossing_s(course: Sequence[tuple[float, float]], line: float) -> float | None:
    """Return when a course falls under a line, between its points; 0 if it begins there, none if it never does."""
    if course[0][1] < line:
        return 0.0
    for (before_s, before), (after_s, after) in itertools.pairwise(course):
        if after < line:
            return before_s + (after_s - before_s) * (before - line) / (before - after)
    return None
