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
from game.sim.air.matter import CO2, N2, O2, SPECIES
from game.sim.air.plant import AirPlant
from game.sim.air.processes import mol_at
from game.sim.clock import Clock
from game.sim.hardware.components import Machine, Part
from game.sim.hardware.rules import kind_of
from game.sim.people.components import Presence
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.register import Register
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module
from game.sim.structure.rules import joined_by_air
from game.sim.work.components import Job
from game.sim.world import World
from game.story.telling import inside

STEP_S = 900.0
"""Distance between the points of a forecast: a quarter of an hour, for which matrices are ready-made."""
STEPS = 6
"""How many points: an hour and a half."""
ROUGH_S = 10.0
"""How well a forecast knows when a generator or valve changes what it does."""
PLANTS_KEPT = 8
"""Gas systems that are kept, by the modules in them."""
HARM_PERCENT = 15.0
"""Oxygen reading under which people must be out."""
HARM_CO2_KPA = 4.0
"""Carbon dioxide above which people must be out."""
LINES_PERCENT = (18.0, 16.0, 15.0, 12.0)
"""Oxygen readings whose time matters."""

State = npt.NDArray[np.float64]
Change = tuple[float, Callable[[AirPlant], None]]
"""Seconds from now, and what is then changed in the gas system."""


@dataclass(frozen=True, slots=True)
class _Course:
    """What a forecast found."""

    o2_percent: tuple[tuple[float, float], ...]
    co2_kpa: tuple[float, ...]
    """At each multiple of ``STEP_S``."""


class Forecaster:
    """Runs the air ahead from the readings. Its coefficients are its own, so looking ahead touches nothing."""

    def __init__(self, world: World, words: Words) -> None:
        """Lay out a second gas system on first use."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._crew = Crew(world)
        self._plants: dict[tuple[int, ...], AirPlant] = {}
        self._made: dict[str, tuple[float, tuple[object, ...], tuple[ForecastView, ...]]] = {}
        self.good_for_s = 0.0
        """How long a forecast may be shown, moved along with the clock, while nothing but the air changes."""

    def of(self, module: str) -> tuple[ForecastView, ...]:
        """Return the forecasts of a module: first if nothing is done, then if the job in hand there comes off."""
        return (*self._kept(module, self._if_nothing), *self._kept(f"{module} in hand", self._in_hand))

    def _kept(self, name: str, make: Callable[[str], tuple[ForecastView, ...]]) -> tuple[ForecastView, ...]:
        """Return forecasts that were made lately and still stand, or make them anew."""
        now_s = self._world.one(Clock).elapsed_s
        standing = self._standing()
        made = self._made.get(name)
        if made is None or made[1] != standing or now_s - made[0] > self.good_for_s:
            made = self._made[name] = (now_s, standing, make(name.removesuffix(" in hand")))
        return tuple(later(forecast, now_s - made[0]) for forecast in made[2])

    def _standing(self) -> tuple[object, ...]:
        """Return what a forecast rests on besides the readings: how doors, machines, holes and jobs stand."""
        world = self._world
        return (
            tuple(door.state for _, door in world.each(Door)),
            tuple((machine.state, machine.condition_share) for _, machine in world.each(Machine)),
            tuple(hole.cda_m2 for _, hole in world.each(Hole)),
            tuple((job.state, job.step, job.hurry, len(job.people)) for _, job in world.each(Job)),
        )

    def harm_s(self, module: str) -> float | None:
        """Return the time until people in a module come to harm if nothing is done; none: not in sight."""
        return self._kept(module, self._if_nothing)[0].harm_s

    def _if_nothing(self, module: str) -> tuple[ForecastView, ...]:
        """Return how it goes on if nothing is done."""
        entity = self._world.the(Register).modules[module]
        joined = tuple(joined_by_air(self._world, entity))
        return (self._told("forecast.nothing", self._course(joined, entity, self._as_read(joined), ())),)

    def _in_hand(self, module: str) -> tuple[ForecastView, ...]:
        """Return how it goes on if the jobs in hand there come off, each by itself."""
        entity = self._world.the(Register).modules[module]
        joined = tuple(joined_by_air(self._world, entity))
        found = []
        for number, job in self._world.each(Job):
            if job.module == entity and job.state in ("going", "working"):
                changes = self._when_done(number, job)
                if changes:
                    task = inside(self._settlement.tasks[job.task].name)
                    course = self._course(joined, entity, self._as_read(joined), changes)
                    found.append(self._told("forecast.job", course, task=task))
        return tuple(found)

    def _plant(self, joined: tuple[int, ...]) -> AirPlant:
        """Return a gas system of the modules that share air, with doors, holes, machines and people as they are now."""
        plant = self._plants.get(joined)
        if plant is None:
            if len(self._plants) >= PLANTS_KEPT:
                self._plants.clear()
            plant = self._plants[joined] = AirPlant(self._world, joined)
            plant.system.be_rough(ROUGH_S)
        presence = self._world.one(Presence)
        changed = presence.changed
        plant.stale_ways = plant.stale_people = True
        plant.sync()
        presence.changed = changed
        return plant

    def _as_read(self, joined: tuple[int, ...]) -> State:
        """Return the state that the instruments of these modules describe; stocks stand as their gauges say."""
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
                others = sum(gas[species * len(modules) + row] for species in range(N2))
                gas[N2 * len(modules) + row] = max(0.0, total - others)
        return np.concatenate((np.array(gas), atmosphere.amount_mol[whole.gas_rows :]))

    def _course(
        self,
        joined: tuple[int, ...],
        module: int,
        state: State,
        changes: Sequence[Change],
    ) -> _Course:
        """Run the air ahead, with changes that come true at their seconds from now."""
        plant = self._plant(joined)
        row = plant.row_of(module)
        waiting = sorted(changes, key=lambda item: item[0])
        o2: list[tuple[float, float]] = []
        co2: list[float] = []
        for step in range(STEPS + 1):
            at_s = step * STEP_S
            partial = plant.system.partial_pa(state)
            o2.append((at_s, float(partial[O2, row]) / (10.0 * SEA_LEVEL_KPA)))
            co2.append(float(partial[CO2, row]) * 1e-3)
            from_s = at_s
            while waiting and waiting[0][0] < at_s + STEP_S:
                due_s, change = waiting.pop(0)
                state, from_s = plant.ahead(state, max(0.0, due_s - from_s)), max(from_s, due_s)
                change(plant)
                o2.append((from_s, float(plant.system.partial_pa(state)[O2, row]) / (10.0 * SEA_LEVEL_KPA)))
            state = plant.ahead(state, at_s + STEP_S - from_s)
        return _Course(tuple(o2), tuple(co2))

    def _when_done(self, number: int, job: Job) -> tuple[Change, ...]:
        """Return when a job that mends a machine is likely done, and what it then changes."""
        world = self._world
        if self._settlement.tasks[job.task].effect != "replace_part":
            return ()
        part = world.get(job.target, Part)
        machine = world.find(part.owner, Machine)
        view = self._crew.job(number, job)
        done_s = 0.5 * (view.shortest_s + view.longest_s)
        starts_s = kind_of(world, machine).start_up_s + 0.5 * kind_of(world, machine).settle_s if machine else 0.0

        def closed(plant: AirPlant) -> None:
            for _, hole in world.each(Hole):
                if hole.part == job.target:
                    plant.system.leak_m2[plant.row_of(hole.module)] -= hole.cda_m2
            plant.system.changed()

        def running(plant: AirPlant) -> None:
            if machine is not None:
                plant.run_fully(part.owner)

        return (done_s, closed), (done_s + starts_s, running)

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


def later(forecast: ForecastView, by_s: float) -> ForecastView:
    """Return a forecast as it reads some seconds later, if all goes as it said."""
    if by_s <= 0.0:
        return forecast
    return ForecastView(
        label=forecast.label,
        o2_percent=tuple((at_s - by_s, percent) for at_s, percent in forecast.o2_percent if at_s >= by_s),
        crossings=tuple((line, max(0.0, at_s - by_s)) for line, at_s in forecast.crossings),
        harm_s=None if forecast.harm_s is None else max(0.0, forecast.harm_s - by_s),
    )
