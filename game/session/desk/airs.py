"""The air run ahead from the readings, on a second set of coefficients that nobody else uses."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.session.desk.courses import Course, Harm, Point, Typical, harm_of, is_fast, moments_s
from game.session.desk.whatif import Change
from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2, N2, O2, SPECIES
from game.sim.air.plant import AirPlant
from game.sim.air.processes import mol_at
from game.sim.gear.components import Breather
from game.sim.people.components import Body, Presence, Whereabouts
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


class Outcome(NamedTuple):
    """How it goes on in one module."""

    course: Course
    harm: Harm

    def later(self, by_s: float) -> Outcome:
        """Return this as it reads some seconds later, if all goes as it said."""
        left = [None if at_s is None else max(0.0, at_s - by_s) for at_s in (self.harm.down_s, self.harm.death_s)]
        course = tuple(replace(point, at_s=point.at_s - by_s) for point in self.course if point.at_s >= by_s)
        return Outcome(course or self.course[-1:], Harm(left[0], left[1], self.harm.of))


class AirAhead:
    """Runs the air ahead. Its coefficients are its own, so looking ahead touches nothing."""

    def __init__(self, world: World) -> None:
        """Lay out a second gas system on first use."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._plants: dict[tuple[int, ...], AirPlant] = {}

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

    def run(self, joined: tuple[int, ...], modules: tuple[int, ...], changes: Sequence[Change]) -> dict[int, Outcome]:
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
        for at_s in moments_s(self.leaks_fast(joined)):
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

    def leaks_fast(self, joined: Iterable[int]) -> bool:
        """Return whether one of some modules empties so fast that minutes matter."""
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
