"""A lively colony for the map: the real places, with made-up people and readings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from game.content.kinds.machine import MachineKind, MachinePlan
from game.content.kinds.place import DoorPlan, DoorState, ModulePlan, PassagePlan, PassageState
from game.session.view import (
    AirView,
    AlarmView,
    ColonyView,
    DoorView,
    JobView,
    MachineView,
    ModuleView,
    PartView,
    PassageView,
    PersonView,
    StepView,
)
from game.ui.map.places import MapPlan
from game.ui.map.plan import make_plan
from tests.core_pack import core

NAMED = ("Kwan", "Tanaka", "Chen", "Hassan", "Rivera", "Okafor", "Wu", "Lindqvist")
SEED = 3


@cache
def plans() -> tuple[list[ModulePlan], list[DoorPlan], list[MachinePlan], dict[str, MachineKind]]:
    """The real colony's places."""
    content = core()
    return (
        list(content.modules.values()),
        list(content.doors.values()),
        list(content.machines.values()),
        dict(content.machine_kinds),
    )


def passages(states: dict[str, PassageState] | None = None) -> tuple[PassageView, ...]:
    """The real colony's passages, some of them in another state than at the start."""
    known = states or {}
    return tuple(
        PassageView(plan.id, plan.name, *plan.between, known.get(plan.id, plan.state), plan.crawl, plan.length_m)
        for plan in core().of(PassagePlan).values()
    )


def bare_plans() -> tuple[list[ModulePlan], list[DoorPlan]]:
    """The two rooms of a bare scenario, which have no place on any map."""
    modules = [
        ModulePlan(id="lock", volume_m3=60.0, purpose="airlock"),
        ModulePlan(id="hall", volume_m3=440.0),
    ]
    return modules, [DoorPlan(id="inner", between=("lock", "hall"), state="ajar", gap_cm2=5.05)]


@cache
def plan() -> MapPlan:
    """The map of ``plans``."""
    modules, doors, machines, kinds = plans()
    return make_plan(modules, doors, machines, kinds)


def calm(people: int = 300) -> ColonyView:
    """A quiet night."""
    modules, doors, machines, _ = plans()
    return view_of(modules, doors, machines, people)


def view_of(
    modules: Iterable[ModulePlan],
    doors: Iterable[DoorPlan] = (),
    machines: Iterable[MachinePlan] = (),
    people: int = 12,
) -> ColonyView:
    """A view of any colony, in which all is well."""
    dice = Random(SEED)
    modules = list(modules)
    everyone = _people(dice, modules, people)
    return ColonyView(
        now_s=48_470_468.0, elapsed_s=0.0, sol=561, local_h=2.68, crisis=False,
        scenario="hab_3", place="hab_3",
        modules=tuple(_module(dice, module, everyone) for module in modules),
        doors=tuple(_door(door) for door in doors),
        machines=tuple(_machine(machine) for machine in machines),
        groups=(), people=everyone, jobs=(), alarms=(), tanks=(), lockers=(), vitals=(), log=(),
        coming=(), end=None,
    )  # fmt: skip


def _module(dice: Random, plan: ModulePlan, everyone: tuple[PersonView, ...]) -> ModuleView:
    inside = tuple(person.id for person in everyone if person.module == plan.id)
    o2 = 20.3 + dice.random() * 0.7
    air = AirView(
        o2_percent=o2,
        o2_kpa=o2 * 1.013,
        co2_kpa=0.2 + dice.random() * 0.4,
        pressure_kpa=100.6 + dice.random(),
        temperature_k=293.0 + dice.random() * 4,
        o2_percent_per_min=0.0,
        pressure_kpa_per_min=0.0,
    )
    return ModuleView(
        plan.id,
        plan.name or plan.id,
        plan.purpose,
        plan.volume_m3,
        plan.beds,
        air,
        inside,
        0,
        False,
        None,
        None,
    )


def _door(plan: DoorPlan) -> DoorView:
    a, b = plan.between
    return DoorView(plan.id, plan.name or f"{a} to {b}", a, b, plan.state, False, 0)


def _machine(plan: MachinePlan) -> MachineView:
    parts = tuple(
        PartView(f"{plan.id}/{n}", "seal", "Seal", "worn" if (n + len(plan.id)) % 5 == 0 else "well", "", "", 90)
        for n in range(4)
    )
    return MachineView(plan.id, plan.name or plan.id, plan.kind, plan.module, plan.state, 1.0, None, 3.0, parts)


def _people(dice: Random, modules: list[ModulePlan], count: int) -> tuple[PersonView, ...]:
    beds = [module.id for module in modules for _ in range(module.beds)] or [module.id for module in modules]
    work = [module.id for module in modules if module.purpose not in ("tunnel", "residential", "construction")]
    everyone: list[PersonView] = []
    for number in range(count):
        named = number < len(NAMED)
        name = NAMED[number] if named else f"Colonist {number}"
        if work and dice.random() < 0.4:
            module, doing = work[dice.randrange(len(work))], "working"
        else:
            module = beds[number * 7919 % len(beds)]
            doing = "asleep" if dice.random() < 0.5 else "resting"
        everyone.append(PersonView(f"p{number:03d}", name, "", "", named, module, doing, "", "", 0.0, None, "well", ()))
    return tuple(everyone)


def walking(person: PersonView, module: str, onward: str, share: float, goal: str = "") -> PersonView:
    """The same person on their way."""
    return replace(person, module=module, doing="walking", next_module=onward, next_share=share, goal=goal or onward)


def with_people(view: ColonyView, changed: Iterable[PersonView]) -> ColonyView:
    """The view with some people changed, and modules holding those who are there."""
    by_id = {person.id: person for person in changed}
    people = tuple(by_id.get(person.id, person) for person in view.people)
    modules = tuple(
        replace(
            module,
            people=tuple(person.id for person in people if person.module == module.id),
            down=sum(person.module == module.id and person.doing == "down" for person in people),
        )
        for module in view.modules
    )
    return replace(view, people=people, modules=modules)


def with_air(view: ColonyView, module: str, **air: Any) -> ColonyView:
    """The view with other readings in one module."""
    changed = (replace(each, air=replace(each.air, **air)) if each.id == module else each for each in view.modules)
    return replace(view, modules=tuple(changed))


def with_doors(view: ColonyView, states: dict[str, DoorState]) -> ColonyView:
    """The view with some doors in other states."""
    changed = (replace(door, state=states.get(door.id, door.state)) for door in view.doors)
    return replace(view, doors=tuple(changed))


def crisis(people: int = 300, *, acknowledged: bool = False) -> ColonyView:
    """Hab-3 without oxygen: a team inside, one person down, doors sealed, others walking in the gallery."""
    view = calm(people)
    inside = [person for person in view.people if person.module == "hab_3"][:4]
    elsewhere = [person for person in view.people if person.module != "hab_3" and not person.named][:16]
    gone = [person for person in view.people if person.module == "hab_3"][4:]
    lead = next(person for person in view.people if person.named and person.module != "hab_3")
    changed = [replace(inside[0], doing="down", hypoxia="down")]
    changed += [replace(person, doing="resting", hypoxia="failing") for person in inside[1:]]
    changed += [replace(lead, module="hab_3", doing="on a job", hypoxia="slow", mask_s=400.0)]
    changed += [replace(person, module="gallery_3", doing="resting") for person in gone]
    for number, person in enumerate(elsewhere):
        share = (number % 8 + 0.5) / 8
        if number < 8:
            changed.append(walking(person, "gallery_3", "command", share))
        else:
            changed.append(walking(person, "shaft_hab_3", "gallery_3", share))
    view = with_people(view, changed)
    view = with_air(view, "hab_3", o2_percent=16.4, o2_kpa=16.6, o2_percent_per_min=-0.6, pressure_kpa_per_min=-2.0)
    modules = tuple(
        replace(module, danger="danger", harm_s=250.0) if module.id == "hab_3" else module for module in view.modules
    )
    states: dict[str, DoorState] = {door.id: "sealed" for door in view.doors if "hab_3" in (door.a, door.b)}
    ajar = [door.id for door in view.doors if "command" in (door.a, door.b)][:1]
    states.update(dict.fromkeys(ajar, "jammed"))
    target = next(machine.id for machine in view.machines if machine.module == "hab_3")
    step = StepView("Fit replacement harness", "now", 70.0, 110.0, 0.88, 0.7)
    job = JobView(
        1, "replace", "Replace the ignition harness", f"{target}/ignition_harness", "hab_3",
        (lead.id,), "working", False, (step,), 70.0, 110.0, 185.0, 0.35,
    )  # fmt: skip
    alarm = AlarmView(
        "o2",
        "hab_3",
        "danger",
        "Hab-3 oxygen falling",
        "16.4 % and dropping",
        "blare",
        0.0,
        acknowledged,
        250.0,
        measure="o2_percent",
    )
    view = replace(view, modules=modules, jobs=(job,), alarms=(alarm,), crisis=True)
    view = with_air(view, "dome_three", o2_percent=19.1)
    ill = (replace(m, danger="caution") if m.id == "dome_three" else m for m in view.modules)
    view = replace(view, modules=tuple(ill))
    return with_doors(view, states)
