"""What is well formed and still makes no sense of machines: parts that cannot fail, tanks that hold something else."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

from game.content.findings import Finding, unique
from game.content.kinds.machine import MachineKind, MachinePlan, RedundancyPlan
from game.content.kinds.part import PartKind
from game.content.kinds.place import DuctPlan
from game.content.kinds.scenario import ScenarioKind
from game.content.kinds.work import TankPlan
from game.content.problems import nearest_hint, quoted

if TYPE_CHECKING:
    from game.content.store import Content

PURPOSE = "flow.power."
"""Texts that say what a machine draws power for begin so."""
SHARES_TOLERANCE = 1e-3
"""How far shares that add up to one may miss it."""


def stand_in(plan: RedundancyPlan) -> Iterator[Finding]:
    """Look whether a machine has another to stand in for it."""
    if plan.primary == plan.backup:
        yield Finding(("backup",), f"{quoted(plan.primary)} cannot stand in for itself", "name another machine")


def tank(plan: TankPlan) -> Iterator[Finding]:
    """Look whether what is in a tank goes into it."""
    if plan.amount_kg > plan.capacity_kg:
        message = f"holds {plan.amount_kg:g} kg, more than its capacity of {plan.capacity_kg:g} kg"
        yield Finding(("amount_kg",), message, "lower amount_kg or raise capacity_kg")


def part(kind: PartKind) -> Iterator[Finding]:
    """Look whether the wear of a part adds up, and whether it can fail."""
    shares = (kind.hours_share, kind.dust_share, kind.thermal_share, kind.load_share, kind.humidity_share)
    if abs(sum(shares) - 1.0) > SHARES_TOLERANCE:
        message = f"the shares of its wear add up to {sum(shares):g}, not 1"
        yield Finding((), message, "hours, dust, thermal, load and humidity share between them are the whole wear")
    if not kind.modes:
        yield Finding(("modes",), "it has no way to fail", "add a [[part_kind.modes]]")
    elif all(mode.later for mode in kind.modes):
        message = "it never begins to fail: each of its modes only follows another"
        yield Finding(("modes", 0, "later"), message, "leave later out of one of them")
    yield from unique(kind.modes, "modes")


def machine_kind(kind: MachineKind) -> Iterator[Finding]:
    """Look whether a reserve can feed."""
    if kind.reserve_kg > 0.0 and (kind.reserve_feed_kg_per_h == 0.0 or kind.reserve_hold_kpa == 0.0):
        message = "it has a reserve that never feeds"
        yield Finding(("reserve_kg",), message, "add reserve_feed_kg_per_h and reserve_hold_kpa")


def missing_tanks(scenario: ScenarioKind, content: Content) -> Iterator[Finding]:
    """In a bare scenario a machine can only draw on the stocks that are listed."""
    stocks = {stock.id: stock for stock in scenario.tank}
    for index, machine in enumerate(scenario.machine):
        kind = content.machine_kinds.get(machine.kind)
        if kind is None or kind.make_up is None:
            continue
        stock = stocks.get(kind.make_up.tank)
        if stock is None:
            message = f"{quoted(machine.kind)} draws on the tank {quoted(kind.make_up.tank)}, which is not listed"
            yield Finding(("machine", index, "kind"), message, "add it as a [[scenario.tank]]")
        elif stock.holds != kind.make_up.gas:
            message = f"{quoted(machine.kind)} feeds {kind.make_up.gas} from it, and it holds {stock.holds}"
            place = next(place for place, plan in enumerate(scenario.tank) if plan is stock)
            yield Finding(("tank", place, "holds"), message, f'let it hold "{kind.make_up.gas}"')


def _fed_from(kind: MachineKind, content: Content) -> Iterator[Finding]:
    """A tank feeds only what it holds."""
    if kind.make_up is None:
        return
    stock = content.tanks.get(kind.make_up.tank)
    if stock is not None and stock.holds != kind.make_up.gas:
        message = f"it feeds {kind.make_up.gas} from {quoted(stock.id)}, which holds {stock.holds}"
        fitting = [other.id for other in content.tanks.values() if other.holds == kind.make_up.gas]
        hint = nearest_hint(stock.id, fitting, f"tanks of {kind.make_up.gas}")
        yield Finding(("make_up", "tank"), message, hint, (("tank", stock.id, ("holds",)),))


def machine_kind_among(kind: MachineKind, content: Content) -> Iterator[Finding]:
    """Look whether a kind of machine is fed from the right tank, and whether there is a word for what it draws for."""
    yield from _fed_from(kind, content)
    if kind.purpose is not None and f"{PURPOSE}{kind.purpose}" not in content.ids("text"):
        known = [name.removeprefix(PURPOSE) for name in content.texts if name.startswith(PURPOSE)]
        message = f"there is no text {quoted(PURPOSE + kind.purpose)}"
        yield Finding(("purpose",), message, nearest_hint(kind.purpose, known, "purposes"))


def machine(plan: MachinePlan, content: Content) -> Iterator[Finding]:
    """Look whether a machine can be told from all else that has parts: addresses begin with the owner's id."""
    yield from _own_id(plan, content.modules, content.doors, content.redundancy)


def scenario_machines(scenario: ScenarioKind, content: Content) -> Iterator[Finding]:
    """Look whether the machines that a scenario adds can be told from all else that has parts in it."""
    modules = {plan.id for plan in scenario.module}
    doors = {plan.id for plan in scenario.door}
    groups = {plan.id for plan in scenario.redundancy}
    if not scenario.bare:
        modules.update(content.modules)
        doors.update(content.doors)
        groups.update(content.redundancy)
    for index, plan in enumerate(scenario.machine):
        for found in _own_id(plan, modules, doors, groups):
            yield found.below("machine", index)


def _own_id(
    plan: MachinePlan, modules: Container[str], doors: Container[str], groups: Container[str]
) -> Iterator[Finding]:
    for what, others in (("module", modules), ("door", doors), ("stand-in", groups)):
        if plan.id in others:
            yield Finding(("id",), f"a {what} is called {quoted(plan.id)} already", "give it another id")


def part_among(kind: PartKind, content: Content) -> Iterator[Finding]:
    """Look whether what replaces a part, or patches it, does just that."""
    for field, effect in (("replace", "replace_part"), ("patch", "patch_part")):
        name = getattr(kind, field)
        task = content.tasks.get(name) if name is not None else None
        if task is not None and task.effect != effect:
            fitting = [other.id for other in content.tasks.values() if other.effect == effect]
            message = f"the task {quoted(name)} is of effect {quoted(task.effect)}, not {quoted(effect)}"
            hint = nearest_hint(name, fitting, f"tasks of effect {effect}")
            yield Finding((field,), message, hint, (("task", task.id, ("effect",)),))


def duct(plan: DuctPlan, content: Content) -> Iterator[Finding]:
    """Look whether the fan of a duct is one."""
    yield from _fan(plan, content.machines, content)


def scenario_ducts(scenario: ScenarioKind, content: Content) -> Iterator[Finding]:
    """Look whether the fans of the ducts that a scenario adds are fans."""
    machines = {**content.machines, **{machine.id: machine for machine in scenario.machine}}
    for index, plan in enumerate(scenario.duct):
        for found in _fan(plan, machines, content):
            yield found.below("duct", index)


def _fan(plan: DuctPlan, machines: Mapping[str, MachinePlan], content: Content) -> Iterator[Finding]:
    fan = machines.get(plan.fan) if plan.fan is not None else None
    kind = content.machine_kinds.get(fan.kind) if fan is not None else None
    if fan is not None and kind is not None and kind.air is None:
        message = f"{quoted(fan.id)} moves no air"
        changed = (("machine", fan.id, ("kind",)), ("machine_kind", kind.id, ("air",)))
        yield Finding(("fan",), message, "name a machine whose kind has air = { ... }", changed)
