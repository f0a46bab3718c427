"""Ugly ways out and their prices: give up a sector, strip a generator, break the quota. Worked out, never canned."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from game.sim import sums
from game.sim.crews.components import COLUMN, Plans
from game.sim.hardware.components import Machine, Redundancy
from game.sim.hardware.rules import RUNNING, kind_of, parts_of, seen_to_have_failed
from game.sim.outlook.components import Exit, Row
from game.sim.outlook.rates import Rate, hours_per_sol
from game.sim.outlook.reckoning import debt_row, knows_upkeep, worth_of
from game.sim.outlook.spares import coming, lasts, shelf_of, waiting
from game.sim.outlook.systems import SystemBook
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.works.kinds import rules_of
from game.sim.works.places import crowding_without, homes, living_in
from game.sim.world import World

WAITS_SOLS = 60.0
"""Sols over which repairs that wait now are counted among what a home takes."""


def exits_of(world: World, row: Row, failures: npt.NDArray[np.float64], rates: dict[str, Rate]) -> list[Exit]:
    """Return the ugly ways out of something that is past saving soon, those that gain most first."""
    found = [abandon(world, row, failures), quota(world, row, failures), strip(world, row, rates)]
    past = row.high_sols <= 0.0
    kept = [way for way in found if way is not None and (past or way.gain_sols > 0.0)]
    kept.sort(key=lambda way: -way.gain_sols)
    return kept


def _gain(before: Row, after: Row) -> float:
    """Return how much later something happens, by the earlier ends of both ranges."""
    if math.isinf(after.low_sols):
        return math.inf
    return max(0.0, after.low_sols - before.low_sols)


def abandon(world: World, row: Row, failures: npt.NDArray[np.float64]) -> Exit | None:
    """Return what giving up the home that frees most hours for each of its beds would do to the debt."""
    if row.kind != "debt":
        return None
    book, hours = world.the(UpkeepBook), hours_per_sol(world, failures)
    due_now = due.known_bad(world)
    by_module: dict[int, float] = {}
    waits: dict[int, float] = {}
    for index, part in enumerate(book.parts):
        by_module[part.module] = by_module.get(part.module, 0.0) + float(hours[index])
        if due_now[index]:
            waits[part.module] = waits.get(part.module, 0.0) + float(book.repair_h[index])
    small = book.rules.small_per_sol_h / max(1, len(book.parts))
    count = Counter(part.module for part in book.parts)
    places = homes(world)
    limit = rules_of(world).crowded_share
    best: tuple[float, int] | None = None
    for module, (beds, _) in places.items():
        freed = by_module.get(module, 0.0) + small * count[module] + waits.get(module, 0.0) / WAITS_SOLS
        if crowding_without(world, module) > limit:
            continue
        if best is None or freed / beds > best[0]:
            best = (freed / beds, module)
    if best is None:
        return None
    module = best[1]
    freed = by_module.get(module, 0.0) + small * count[module]
    after = debt_row(world, failures, less_h=freed)
    return Exit(
        "abandon",
        row.id,
        world.get(module, Module).id,
        _gain(row, after),
        freed,
        beds=places[module][0],
        people=len(living_in(world, module)),
        crowding=crowding_without(world, module),
        draw_kw=draw_kw(world, module),
    )


def draw_kw(world: World, module: int) -> float:
    """Return what the machines of a place draw that run there, by their kinds and sizes, without heat."""
    plans = world.the(Settlement).machines
    running = [m for _, m in world.each(Machine) if m.module == module and m.state in RUNNING]
    return sums.total(kind_of(world, machine).draw_kw * plans[machine.id].rating_share for machine in running)


def quota(world: World, row: Row, failures: npt.NDArray[np.float64]) -> Exit | None:
    """Return what it would do to give Earth's hours to upkeep, as far as their owners know how."""
    if row.kind != "debt":
        return None
    plans = world.one(Plans)
    owed_h = float(plans.hours[:, COLUMN["quota"]].sum())
    if owed_h <= 0.0:
        return None
    worth_h = worth_of(world, ("quota",))
    after = debt_row(world, failures, more_h=worth_h)
    rows = [number for number, crew in enumerate(plans.crews) if knows_upkeep(world, crew)]
    knows = sums.total(float(plans.hours[number, COLUMN["quota"]]) for number in rows)
    return Exit("quota", row.id, "", _gain(row, after), worth_h, quota_share=knows / owed_h)


def strip(world: World, row: Row, rates: dict[str, Rate]) -> Exit | None:
    """Return what stripping the machine that is missed least would do to a system that lacks a spare."""
    rate = rates.get(row.what)
    if row.kind != "spares" or rate is None:
        return None
    systems = world.the(SystemBook)
    best: tuple[float, float, int, int] | None = None
    total = sums.total(amount for _, machine, amount in systems.machines[row.id] if not machine.loose)
    for entity, machine, amount in systems.machines[row.id]:
        parts = len(spares_in(world, entity, row.what))
        if machine.loose or parts == 0 or total <= 0.0:
            continue
        lost = amount / total if machine.state in RUNNING else 0.0
        if best is None or lost < best[0]:
            best = (lost, amount, entity, parts)
    if best is None:
        return None
    lost, _, entity, parts = best
    parts = min(parts, rules_of(world).strip_parts)
    shelf = shelf_of(world, row.what, coming(world), waiting(world))
    before, after = (lasts(each, rate).low_sols for each in (shelf, replace(shelf, here=shelf.here + parts)))
    group = next((g.id for _, g in world.each(Redundancy) if entity in (g.backup, g.primary)), "")
    name = world.get(entity, Machine).id
    return Exit("strip", row.id, name, after - before, 0.0, parts=parts, output_share=lost, bare=group, item=row.what)


def spares_in(world: World, machine: int, item: str) -> list[int]:
    """Return the parts of a machine that could serve as a spare, by entity, as far as anybody knows."""
    kinds = world.the(UpkeepBook).kinds
    own = parts_of(world, machine)
    whole = [(entity, part) for entity, part in own if not seen_to_have_failed(world, part)]
    return [entity for entity, part in whole if kinds[part.index].spare == item]


def soon(world: World, row: Row) -> bool:
    """Return whether something is past saving so soon that it is said."""
    return row.middle_sols <= rules_of(world).warn_sols


def far(world: World, row: Row) -> bool:
    """Return whether something is so far off that it is said again if it comes near."""
    return row.middle_sols > rules_of(world).clear_sols
