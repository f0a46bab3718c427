"""What is well formed and still makes no sense: doors that lead to themselves, air that does not add up.

A check looks at one typed value and yields findings. Checks of values run wherever such a value stands, in a
file of its own or nested in a scenario. Checks against the content look other entries up with ``get``:
entries with mistakes of their own are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from game.content import machine_checks, place_checks
from game.content.findings import Finding, unique
from game.content.kinds.alarm import AlarmKind
from game.content.kinds.difficulty import AxisKind
from game.content.kinds.machine import MachineKind, MachinePlan, RedundancyPlan
from game.content.kinds.opening import Happening
from game.content.kinds.part import PartKind
from game.content.kinds.place import DoorPlan, DuctPlan, GasMix, ModulePlan, PassagePlan
from game.content.kinds.scenario import ScenarioKind
from game.content.kinds.work import TARGETS, StepKind, TankPlan, TaskKind
from game.content.machine_checks import SHARES_TOLERANCE
from game.content.place_checks import Parts, no_such_part, part_kind, parts_by_owner
from game.content.problems import listed, nearest_hint, quoted
from game.content.references import structs_in

if TYPE_CHECKING:
    from game.content.store import Content


def findings(entry: Struct, content: Content) -> Iterator[Finding]:
    """Yield all that makes no sense in an entry and the values nested in it.

    Types may bring a check of their own: a method ``problems`` that yields ``(path, message)`` or
    ``(path, message, hint)``; types of entries also ``problems_with``, which gets the content.
    """
    for path, value in structs_in(entry):
        check = _VALUE_CHECKS.get(type(value))
        found = list(check(value)) if check is not None else []
        own = getattr(value, "problems", None)
        if callable(own):
            found += [Finding(*told) for told in own()]
        for finding in found:
            yield finding.below(*path)
    against = _CONTENT_CHECKS.get(type(entry))
    if against is not None:
        yield from against(entry, content)
    own_against = getattr(entry, "problems_with", None)
    if callable(own_against):
        yield from (Finding(*told) for told in own_against(content))


def _gas(mix: GasMix) -> Iterator[Finding]:
    total = mix.o2_share + mix.n2_share + mix.co2_share + mix.h2o_share
    if abs(total - 1.0) > SHARES_TOLERANCE:
        yield Finding((), f"the shares of the gas add up to {total:g}, not 1", "change n2_share so that they do")


def _joined(plan: DoorPlan | DuctPlan) -> Iterator[Finding]:
    if plan.between[0] == plan.between[1]:
        message = f"{quoted(plan.id)} leads from {quoted(plan.between[0])} to itself"
        yield Finding(("between", 1), message, "name two different modules")


def _step(step: StepKind) -> Iterator[Finding]:
    if step.shortest_s > step.longest_s:
        message = f"a master needs {step.shortest_s:g} s, longer than a beginner's {step.longest_s:g} s"
        yield Finding(("shortest_s",), message, "shortest_s is a master's time, longest_s a beginner's")


def _task(task: TaskKind) -> Iterator[Finding]:
    if not task.steps:
        yield Finding(("steps",), "it has no steps", "add a [[task.steps]]")
    yield from unique(task.steps, "steps")
    if task.target not in TARGETS[task.effect]:
        message = f"{quoted(task.effect)} cannot be done to a {task.target}"
        yield Finding(("target",), message, f"write {listed(TARGETS[task.effect])}")


def _alarm(alarm: AlarmKind) -> Iterator[Finding]:
    if (alarm.below is None) == (alarm.above is None):
        neither = alarm.below is None
        which = "neither below nor above" if neither else "both below and above"
        hint = "add below = ... or above = ..." if neither else "make two alarms of it"
        yield Finding(("id",), f"it gives {which}, and an alarm has one of them", hint)


def _happening(happening: Happening) -> Iterator[Finding]:
    wanted = ("part", "hole", "door", "passage", "frame", "strike")
    given = [name for name in wanted if getattr(happening, name)]
    if len(given) != 1:
        which = "none" if not given else " and ".join(given)
        message = f"it gives {which} of {', '.join(wanted)}, and exactly one is wanted"
        yield Finding((), message, "make a happening of each")


def _scenario(scenario: ScenarioKind, content: Content) -> Iterator[Finding]:
    """Check what a scenario says against what it and the packs hold."""
    if scenario.bare and not scenario.module:
        yield Finding(("bare",), "a bare scenario without a module has nothing in it", "add a [[scenario.module]]")
    if scenario.colonists and not scenario.bare:
        message = "colonists are added to bare scenarios only: the colony has its own people"
        yield Finding(("colonists", 0), message, "add bare = true, or leave them out")
    for name, level in scenario.axes.items():
        axis = content.of(AxisKind).get(name)
        levels = [each.id for each in axis.level] if axis is not None else []
        if axis is not None and level not in levels:
            message = f"{quoted(name)} has no level {quoted(level)}"
            changed = (("axis", name, ("level",)),)
            yield Finding(("axes", name), message, nearest_hint(level, levels, "levels of it"), changed)
    yield from unique(scenario.end, "end")
    for index, project in enumerate(scenario.works):
        if project in scenario.works[:index]:
            yield Finding(("works", index), f"{quoted(project)} is already there", "take it out")
    for index, end in enumerate(scenario.end):
        if end.when in ("air_restored", "evacuated") and end.module is None:
            yield Finding(("end", index), f'"{end.when}" needs a module to look at', "add module = ...")
    parts = parts_by_owner(content, scenario)
    for index, happening in enumerate(scenario.happening):
        if scenario.length_h is not None and happening.at_s > scenario.length_h * 3600.0:
            message = f"it would come after {happening.at_s:g} s, and all is over after {scenario.length_h:g} h"
            yield Finding(("happening", index, "at_s"), message, "let it come sooner, or raise length_h")
        if happening.part:
            for finding in _failing_part(happening, parts, content):
                yield finding.below("happening", index)
    for index, deferral in enumerate(scenario.deferral):
        wrong = no_such_part(deferral.part, parts)
        if wrong is not None:
            yield Finding(("deferral", index, "part"), *wrong, place_checks.makers_of(deferral.part, content))
    yield from place_checks.scenario_places(scenario, content)
    yield from machine_checks.scenario_ducts(scenario, content)
    yield from machine_checks.scenario_machines(scenario, content)
    if scenario.bare:
        yield from machine_checks.missing_tanks(scenario, content)


def _failing_part(happening: Happening, parts: Parts, content: Content) -> Iterator[Finding]:
    wrong = no_such_part(happening.part, parts)
    kind = part_kind(happening.part)
    if wrong is not None:
        yield Finding(("part",), *wrong, place_checks.makers_of(happening.part, content))
    elif happening.mode is not None and kind in content.part_kinds:
        modes = [mode.id for mode in content.part_kinds[kind].modes]
        if happening.mode not in modes:
            message = f"{quoted(kind)} does not fail by {quoted(happening.mode)}"
            changed = (("part_kind", kind, ("modes",)),)
            yield Finding(("mode",), message, nearest_hint(happening.mode, modes, "modes of it"), changed)


_VALUE_CHECKS: Mapping[type[Struct], Callable[[Any], Iterator[Finding]]] = {
    GasMix: _gas,
    DoorPlan: _joined,
    DuctPlan: _joined,
    PassagePlan: place_checks.passage_joined,
    RedundancyPlan: machine_checks.stand_in,
    TankPlan: machine_checks.tank,
    PartKind: machine_checks.part,
    MachineKind: machine_checks.machine_kind,
    StepKind: _step,
    TaskKind: _task,
    AlarmKind: _alarm,
    Happening: _happening,
}
_CONTENT_CHECKS: Mapping[type[Struct], Callable[[Any, Content], Iterator[Finding]]] = {
    ScenarioKind: _scenario,
    DuctPlan: machine_checks.duct,
    MachineKind: machine_checks.machine_kind_among,
    MachinePlan: machine_checks.machine,
    PartKind: machine_checks.part_among,
    ModulePlan: place_checks.module,
    PassagePlan: place_checks.passage,
}
