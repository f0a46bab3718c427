"""A colony made larger in memory, to see what size costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.content.datafile import DataFile
from game.content.entries import Entry
from game.content.kinds import FILES
from game.content.kinds.machine import MachinePlan, RedundancyPlan
from game.content.kinds.people import CrewKind
from game.content.kinds.place import DoorPlan, DuctPlan, ModulePlan
from game.content.kinds.setting import RuleSet
from game.content.kinds.work import LockerPlan, TankPlan
from game.content.store import Content


def grown(content: Content, factor: int) -> Content:
    """Return content for a colony of ``factor`` times the people, machines and tracked parts on the same map.

    Volumes, beds, flows, stocks and crews are multiplied; machines and stand-ins are repeated, and so is the
    list of parts of each place and door. Air, water and power stay in proportion; farms, hours of operations,
    stations and ships stay as they are, so it is for measuring hours and not years. Raises ``ValueError`` for a
    factor below one.
    """
    if factor < 1:
        raise ValueError(f"a colony cannot grow to {factor} times its size")
    tables = {kind.table: kind for kind in FILES.values()}
    file = DataFile("grown", Path(), "grown.toml")
    entries = {
        table: {
            name: Entry(table, name, {}, file, (), value)
            for entry in content.table(table).values()
            for name, value in _larger(entry, factor)
        }
        for table in tables
    }
    return Content(content.packs, tables, entries)


def _larger(entry: Any, factor: int) -> Iterator[tuple[str, Struct]]:
    """Yield what stands in the larger colony for one entry, by id."""
    if isinstance(entry, MachinePlan | RedundancyPlan):
        for number in range(1, factor + 1):
            copy = _numbered(entry, number)
            yield copy.id, copy
        return
    scale = _SCALES.get(type(entry))
    yield entry.id, entry if scale is None else scale(entry, factor)


def _numbered(entry: MachinePlan | RedundancyPlan, number: int) -> MachinePlan | RedundancyPlan:
    """Return the copy of this number; the first is the entry itself, which ducts and scenarios name."""
    if number == 1:
        return entry
    if isinstance(entry, MachinePlan):
        return replace(entry, id=f"{entry.id}.{number}")
    pair = {"primary": f"{entry.primary}.{number}", "backup": f"{entry.backup}.{number}"}
    return replace(entry, id=f"{entry.id}.{number}", **pair)


def _module(plan: ModulePlan, factor: int) -> ModulePlan:
    return replace(plan, volume_m3=plan.volume_m3 * factor, beds=plan.beds * factor, fixtures=plan.fixtures * factor)


def _door(plan: DoorPlan, factor: int) -> DoorPlan:
    exchange = plan.exchange_m3_per_s
    return replace(
        plan,
        area_m2=plan.area_m2 * factor,
        gap_cm2=plan.gap_cm2 * factor,
        exchange_m3_per_s=None if exchange is None else exchange * factor,
        people_per_min=plan.people_per_min * factor,
        parts=plan.parts * factor,
    )


def _duct(plan: DuctPlan, factor: int) -> DuctPlan:
    return replace(plan, flow_m3_per_s=plan.flow_m3_per_s * factor)


def _tank(plan: TankPlan, factor: int) -> TankPlan:
    return replace(plan, amount_kg=plan.amount_kg * factor, capacity_kg=plan.capacity_kg * factor)


def _locker(plan: LockerPlan, factor: int) -> LockerPlan:
    return replace(plan, items={item: count * factor for item, count in plan.items.items()})


def _crew(kind: CrewKind, factor: int) -> CrewKind:
    return replace(kind, people=kind.people * factor)


def _rules(rules: RuleSet, factor: int) -> RuleSet:
    return replace(rules, people=rules.people * factor)


_SCALES: Mapping[type[Struct], Callable[[Any, int], Struct]] = {
    ModulePlan: _module,
    DoorPlan: _door,
    DuctPlan: _duct,
    TankPlan: _tank,
    LockerPlan: _locker,
    CrewKind: _crew,
    RuleSet: _rules,
}
