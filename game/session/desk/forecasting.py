"""Forecasts: the same equations, run on the readings, on a second set of coefficients that nobody else uses."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.session.desk.courses import Course, Harm, Point, Typical, crossing_s, harm_of, is_fast, moments_s
from game.session.desk.nearby import MODULES_AT_MOST, near_by_air
from game.session.desk.whatif import Change, when_done
from game.session.desk.words import Words
from game.session.view import ForecastView
from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2, N2, O2, SPECIES
from game.sim.air.plant import AirPlant
from game.sim.air.processes import mol_at
from game.sim.clock import Clock
from game.sim.frames.rules import frame_of, outlook
from game.sim.gear.components import Breather
from game.sim.hardware.components import Machine
from game.sim.people.components import Body, Presence, Whereabouts
from game.sim.people.rules import Activities
from game.sim.register import Register
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module
from game.sim.work.components import Job
from game.sim.world import World
from game.story.telling import inside

ROUGH_S = 10.0
"""How well a forecast knows when a generator or valve changes what it does."""
PLANTS_KEPT = 8
"""Gas systems that are kept, by the modules in them."""
LINES_PERCENT = (18.0, 16.0, 15.0, 12.0)
"""Oxygen readings whose time matters; under 15 % people must be out."""
COURSES_KEPT = 200
"""Courses that are kept while they stand."""
GONE_KPA, GONE_S = 3.0, 420.0
"""Nobody lives in inspired oxygen under this for so long: there a forecast may end."""

State = npt.NDArray[np.float64]


class Outcome(NamedTuple):
    """How it goes on in one module."""

    course: Course
    harm: Harm


class Forecaster:
    """Runs the air ahead from the readings. Its coefficients are its own, so looking ahead touches nothing."""

    def __init__(self, world: World, words: Words) -> None:
        """Lay out a second gas system on first use."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._plants: dict[tuple[int, ...], AirPlant] = {}
        self._made: dict[str, tuple[float, tuple[object, ...], tuple[ForecastView, ...]]] = {}
        self._ahead: dict[tuple[object, ...], tuple[float, tuple[object, ...], dict[int, Outcome]]] = {}
        self.good_for_s = 0.0
        """How long a forecast may be shown, moved along with the clock, while nothing but the air changes."""

    def of(self, module: str) -> tuple[ForecastView, ...]:
        """Return the forecasts of a module: first if nothing is done, then if the job in hand there comes off."""
        return (*self._kept(module, self._if_nothing), *self._kept(f"{module} in hand", self._in_hand))

    def harm_s(self, module: str) -> float | None:
        """Return the time until people in a module come to harm if nothing is done; none: not in sight."""
        return self._kept(module, self._if_nothing)[0].harm_s

    def outcome(self, module: int, name: object = "", changes: Sequence[Change] = (), beside: int = 0) -> Outcome:
        """Return how it goes on in a module, by its entity, with changes that come true at their seconds from now.

        ``name`` tells these changes from others, for what is kept; ``beside`` is a module whose air the changes join.
        """
        return self.outcomes((module,), name, changes, beside)[module]

    def outcomes(
        self,
        modules: tuple[int, ...],
        name: object = "",
        changes: Sequence[Change] = (),
        beside: int = 0,
        most: int = MODULES_AT_MOST,
    ) -> dict[int, Outcome]:
        """Return the same for several modules whose air is, or comes to be, joined; ``most`` modules are looked at."""
        now_s = self._world.one(Clock).elapsed_s
        standing = self._standing()
        key = (modules, name, beside)
        kept = self._ahead.get(key)
        if kept is None or kept[1] != standing or kept[0] != now_s:
            if len(self._ahead) >= COURSES_KEPT:
                self._ahead.clear()
            joined = near_by_air(self._world, (*modules, *((beside,) if beside else ())), most)
            made = self._run(joined, modules, [change for change in changes if change.module in joined])
            kept = self._ahead[key] = (now_s, standing, made)
        return kept[2]

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
            tuple((machine.state, machine.condition_share, machine.module) for _, machine in world.each(Machine)),
            tuple(hole.cda_m2 for _, hole in world.each(Hole)),
            tuple((job.state, job.step, job.hurry, len(job.people)) for _, job in world.each(Job)),
        )

    def _if_nothing(self, module: str) -> tuple[ForecastView, ...]:
        """Return how it goes on if nothing is done."""
        entity = self._world.the(Register).modules[module]
        return (self.told("forecast.nothing", entity, self.outcome(entity)),)

    def _in_hand(self, module: str) -> tuple[ForecastView, ...]:
        """Return how it goes on if the jobs in hand there come off, each by itself."""
        entity = self._world.the(Register).modules[module]
        found = []
        for number, job in self._world.each(Job):
            if job.state not in ("going", "working") or entity not in (job.module, job.destination):
                continue
            changes = when_done(self._world, number, job)
            if changes:
                task = inside(self._settlement.tasks[job.task].name)
                found.append(
                    self.told("forecast.job", entity, self.outcome(entity, ("job", number), changes), task=task)
                )
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

    def _run(self, joined: tuple[int, ...], modules: tuple[int, ...], changes: Sequence[Change]) -> dict[int, Outcome]:
        """Run the air ahead, with changes that come true at their seconds from now."""
        plant = self._plant(joined)
        state = self._as_read(joined)
        waiting = sorted(changes, key=lambda change: change.in_s)
        points: dict[int, list[Point]] = {module: [] for module in modules}

        def look(at_s: float) -> None:
            partial = plant.system.partial_pa(state) * 1e-3
            for module, course in points.items():
                row = plant.row_of(module)
                column = [float(kpa) for kpa in partial[:, row]]
                course.append(Point(at_s, column[O2], column[CO2], sum(column)))

        now_s, gone_s = 0.0, math.inf
        for at_s in moments_s(self._leaks_fast(joined)):
            while waiting and waiting[0].in_s <= at_s:
                change = waiting.pop(0)
                due_s = max(now_s, change.in_s)
                if due_s > now_s:
                    state, now_s = plant.ahead(state, due_s - now_s), due_s
                    look(now_s)
                change.make(plant)
            if at_s > now_s:
                state, now_s = plant.ahead(state, at_s - now_s), at_s
            look(now_s)
            if all(course[-1].breath.inspired_o2_kpa < GONE_KPA for course in points.values()):
                gone_s = min(gone_s, now_s)
                if now_s - gone_s >= GONE_S:
                    break
        return {
            module: Outcome(tuple(course), harm_of(course, self._typical(module))) for module, course in points.items()
        }

    def _leaks_fast(self, joined: Iterable[int]) -> bool:
        inside_of = set(joined)
        for _, hole in self._world.each(Hole):
            if hole.module in inside_of:
                plan = self._settlement.modules[self._world.get(hole.module, Module).id]
                if is_fast(hole.cda_m2, plan.volume_m3, plan.temperature_k):
                    return True
        return False

    def _typical(self, module: int) -> Typical:
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
                sum(body.hypoxia_dose for body, _ in up) / len(up),
                sum(body.co2_dose for body, _ in up) / len(up),
                0.0,
                sum(exertion for _, exertion in up) / len(up),
            )
        if down:
            return Typical(1.0, 0.0, sum(body.dying_share for body in down) / len(down))
        return Typical()

    def collapse_s(self, module: int) -> float | None:
        """Return how soon a module's frame may come down; none: it is not in sight."""
        frame = frame_of(self._world, module)
        found = outlook(self._world, frame) if frame is not None else None
        return None if found is None else found[0]

    def told(self, label: str, module: int, outcome: Outcome, **values: str) -> ForecastView:
        """Return an outcome as a view, under a text with its values."""
        o2 = tuple((point.at_s, point.o2_percent) for point in outcome.course)
        crossings = []
        for line in LINES_PERCENT:
            at_s = crossing_s(o2, line)
            if at_s is not None:
                crossings.append((line, at_s))
        harm_s, of = outcome.harm.down_s, outcome.harm.of
        falls_s = self.collapse_s(module)
        if falls_s is not None and (harm_s is None or falls_s < harm_s):
            harm_s, of = falls_s, "collapse"
        return ForecastView(
            label=self._words.say(label, values),
            o2_percent=o2,
            crossings=tuple(crossings),
            harm_s=harm_s,
            pressure_kpa=tuple((point.at_s, point.pressure_kpa) for point in outcome.course),
            of_harm=of,
            death_s=outcome.harm.death_s,
        )


def later(forecast: ForecastView, by_s: float) -> ForecastView:
    """Return a forecast as it reads some seconds later, if all goes as it said."""
    if by_s <= 0.0:
        return forecast

    def moved(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
        return tuple((at_s - by_s, value) for at_s, value in points if at_s >= by_s)

    return replace(
        forecast,
        o2_percent=moved(forecast.o2_percent),
        pressure_kpa=moved(forecast.pressure_kpa),
        crossings=tuple((line, max(0.0, at_s - by_s)) for line, at_s in forecast.crossings),
        harm_s=None if forecast.harm_s is None else max(0.0, forecast.harm_s - by_s),
        death_s=None if forecast.death_s is None else max(0.0, forecast.death_s - by_s),
    )
