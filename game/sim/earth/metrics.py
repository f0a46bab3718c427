"""The figures that the colony has of itself: what Earth sees, and what promises are measured by."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.content.kinds.earth import Measured, Metric
from game.content.kinds.hours import Use
from game.sim import sums
from game.sim.crews.components import COLUMN, Booked, Off
from game.sim.crews.pace import UPKEEP_USES
from game.sim.earth.components import Earth
from game.sim.earth.kinds import book_of
from game.sim.fabrication.rules import local_share
from game.sim.food.rules import stored_kg
from game.sim.medical.components import Patient
from game.sim.outlook.ahead import stocks_kg
from game.sim.outlook.rates import failures_per_sol, hours_per_sol
from game.sim.outlook.reckoning import worth_of
from game.sim.people.components import Body, Person
from game.sim.population.components import Population
from game.sim.structure.components import Module
from game.sim.supply.rules import food_kg
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import debt_h, known_bad
from game.sim.works.components import Works
from game.sim.works.kinds import kinds
from game.sim.world import World

PAID_SOLS = 60.0
"""Sols in which what is overdue would have to be worked off."""


def _used(world: World, use: Use) -> float:
    return float(world.one(Booked).total_h[:, COLUMN[use]].sum())


def _growth_h(world: World) -> float:
    works, known = world.one(Works), kinds(world)
    return sums.total(work.used_h for work in (*works.begun, *works.over) if known[work.id].aim == "grow")


def _alive(world: World) -> float:
    return float(sum(1 for _, body in world.each(Body) if body.alive))


def _fit(world: World) -> float:
    return float(
        sum(
            1
            for entity, _, body in world.each(Person, Body)
            if body.alive and not body.down and world.find(entity, Off) is None and world.find(entity, Patient) is None
        )
    )


def _dead(world: World) -> float:
    fallen = sum(1 for _, body in world.each(Body) if not body.alive)
    return float(fallen + sum(1 for child in world.one(Population).children if child.died_sol >= 0))


def _grown(world: World) -> float:
    known = kinds(world)
    return float(sum(1 for name in world.one(Works).done if known[name].aim == "grow"))


def upkeep_need_h(world: World) -> float:
    """Return the hours of upkeep that fall due in a sol, by the book."""
    return float(hours_per_sol(world, failures_per_sol(world)).sum()) + world.the(UpkeepBook).rules.small_per_sol_h


def upkeep_given_h(world: World) -> float:
    """Return the hours that the plans in force give to upkeep in a sol, by what its people are worth at it."""
    return worth_of(world, UPKEEP_USES)


def _viable(world: World) -> float:
    need_h = upkeep_need_h(world) + debt_h(world) / PAID_SOLS
    return upkeep_given_h(world) / need_h if need_h > 0.0 else 1.0


_MEASURES: dict[Metric, Callable[[World], float]] = {
    "quota_h": lambda world: _used(world, "quota"),
    "projects_h": lambda world: _used(world, "projects"),
    "growth_h": _growth_h,
    "training_h": lambda world: _used(world, "training"),
    "people": _alive,
    "fit": _fit,
    "deaths": _dead,
    "births": lambda world: float(world.one(Population).births),
    "debt_h": debt_h,
    "faults": lambda world: float(np.count_nonzero(known_bad(world))),
    "audited": lambda world: float(np.count_nonzero(~np.isnan(world.one(Records).known_share))),
    "places": lambda world: float(sum(1 for _, place in world.each(Module) if not place.lost and not place.barred)),
    "done": lambda world: float(len(world.one(Works).done)),
    "grown": _grown,
    "local_share": local_share,
    "reports": lambda world: float(world.one(Earth).reports),
    "viable_share": _viable,
    "water_kg": lambda world: stocks_kg(world).get("water", 0.0),
    "food_kg": lambda world: stored_kg(world) + food_kg(world),
    "crises": lambda world: float(world.one(Earth).crises),
}


def measure(world: World, metric: Metric) -> float:
    """Return a figure as the colony knows it now. Nothing in it is hidden from the desk."""
    return _MEASURES[metric](world)


def telemetry(world: World) -> dict[str, float]:
    """Return what Earth sees by itself: figures, and projects as ``project/<id>``: 1 begun, 2 done."""
    kinds = book_of(world).metrics.values()
    found: dict[str, float] = {kind.id: measure(world, kind.id) for kind in kinds if kind.seen == "telemetry"}
    works = world.one(Works)
    for name in works.done:
        found[f"project/{name}"] = 2.0
    for work in works.begun:
        found.setdefault(f"project/{work.id}", 1.0)
    return found


def held(measured: Measured, value: float, start: float, sols: float) -> float:
    """Return what is held against a target: how a figure stands, its rise since a start, or that for each sol."""
    if measured == "level":
        return value
    gain = value - start
    return gain / max(1.0, sols) if measured == "per_sol" else gain
