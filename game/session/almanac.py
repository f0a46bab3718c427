"""What the colony's numbers were, one row a sol: the memory behind every graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from game.sim import sums
from game.sim.air.booking import held_mol
from game.sim.air.matter import SUBSTANCES
from game.sim.clock import Clock
from game.sim.crews.components import Strain
from game.sim.crews.strain import off_living
from game.sim.food import rules as food
from game.sim.people.components import Body, Presence
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.population import rules as population
from game.sim.population.components import Population
from game.sim.power.components import Bus
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.weather.components import Weather
from game.sim.world import World

MOST_SOLS = 1_337
"""Rows that are kept: two years of Mars. The oldest go first."""


@dataclass(slots=True)
class Almanac:
    """One row a sol. Singleton, written by ``AlmanacKeeper``."""

    sols: list[int] = field(default_factory=list)
    """The sols that were noted, the newest last."""
    values: dict[str, list[float]] = field(default_factory=dict)
    """By series, a value for each of them; not a number where no instrument gave one."""


class AlmanacKeeper:
    """Notes the numbers of the colony at the first step of each sol. Writes ``Almanac``, reads what is known."""

    def __init__(self, world: World) -> None:
        """Look at nothing yet."""
        self._world = world
        self._bare = world.the(Settlement).scenario.bare

    def process(self, _dt_s: float) -> None:
        """Note a row if a sol has begun that has none."""
        if self._bare:
            return
        almanac, sol = self._world.one(Almanac), self._world.one(Clock).sol
        if almanac.sols and almanac.sols[-1] >= sol:
            return
        almanac.sols = [*almanac.sols, sol][-MOST_SOLS:]
        for name, value in self._row():
            almanac.values[name] = [*almanac.values.get(name, ()), value][-MOST_SOLS:]

    def _row(self) -> Iterator[tuple[str, float]]:
        """Yield each series and its value now."""
        yield from self._air()
        yield from self._power()
        yield from self._upkeep()
        yield from self._people()
        yield from self._stores()

    def _air(self) -> Iterator[tuple[str, float]]:
        """Readings of the worst place that has people in it: oxygen in percent at sea level, CO2 in kPa."""
        table = self._world.the(Instruments).table()[:, self._world.one(Presence).occupied()]
        oxygen, carbon = table[MEASURES.index("o2")], table[MEASURES.index("co2")]
        read = oxygen[~np.isnan(oxygen)]
        yield "o2_percent", 100.0 * float(read.min()) / SEA_LEVEL_KPA if read.size else float("nan")
        read = carbon[~np.isnan(carbon)]
        yield "co2_kpa", float(read.max()) if read.size else float("nan")

    def _power(self) -> Iterator[tuple[str, float]]:
        """What the last whole sol made and drew; on the first sol nobody knows."""
        bus = self._world.one(Bus)
        known = bus.drawn_last_kwh > 0.0
        yield "made_kwh", bus.made_last_kwh if known else float("nan")
        yield "drawn_kwh", bus.drawn_last_kwh if known else float("nan")
        yield "stored_kwh", bus.stored_kwh
        yield "tau", self._world.one(Weather).tau

    def _upkeep(self) -> Iterator[tuple[str, float]]:
        if not self._world.the(UpkeepBook).parts:
            return
        owed = due.debt(self._world)
        yield "debt_h", owed.total_h
        yield "repairs_h", owed.repairs_h
        yield "small_h", owed.small_h
        yield "services_h", owed.services_h
        yield "inspections_h", owed.inspections_h

    def _people(self) -> Iterator[tuple[str, float]]:
        world, strain = self._world, self._world.one(Strain)
        alive = [row for row, entity in enumerate(strain.people) if world.get(entity, Body).alive]
        yield "stress_share", float(strain.stress[alive].mean()) if alive else 0.0
        yield "weary_share", float(strain.weary[alive].mean()) if alive else 0.0
        yield "off", float(len(off_living(world)))
        children = len(population.children(world))
        grown = sum(1 for _, body in world.each(Body) if body.alive)
        yield "people", float(grown + children)
        yield "children", float(children)
        yield "births", float(world.one(Population).births)

    def _stores(self) -> Iterator[tuple[str, float]]:
        world = self._world
        yield "food_kg", food.stored_kg(world)
        yield "grown_kg", food.grown_kg_per_sol(world)
        yield "eaten_kg", food.eaten_kg_per_sol(world)
        for holds in ("water", "oxygen"):
            tanks = [tank.id for tank in world.the(Settlement).tanks.values() if tank.holds == holds]
            yield f"{holds}_kg", sums.total(held_mol(world, tank) * SUBSTANCES[holds].kg_per_mol for tank in tanks)
