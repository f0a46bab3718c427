"""A module: its air over time, what is known of it, the job in hand, and what can be ordered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import msgspec

from game.content.kinds.alarm import AlarmKind
from game.content.kinds.machine import MachineKind
from game.session.orders import Insist, LetBe
from game.session.view import (
    ChoiceView,
    ColonyView,
    DoorView,
    ForecastView,
    GroupView,
    JobView,
    MachineView,
    ModuleView,
    PersonView,
)
from game.ui.figures import span
from game.ui.play.histories import Course, Histories
from game.ui.play.runner import Runner
from game.ui.screens.colony.ahead import as_told
from game.ui.screens.colony.chosen.air import AirLimits, air_facts, air_limits, chart, worst_fact
from game.ui.screens.colony.chosen.common import headline
from game.ui.screens.colony.chosen.job import job_rows
from game.ui.screens.colony.chosen.lists import lists
from game.ui.screens.colony.chosen.machine import fault_line, group_fact, machine_tone
from game.ui.screens.colony.chosen.offers import Numbers, order_rows, sorted_by_topic
from game.ui.screens.colony.chosen.onset import Onset, build_onset, onset_of
from game.ui.screens.colony.chosen.room import RoomModel, build_room, room_model
from game.ui.screens.colony.chosen.trouble import Trouble, trouble_of, trouble_rows
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.kept import Kept
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.label import Fact, Facts
from game.ui.words import say

_PAST_S = {True: 20 * 60.0, False: 4 * 3_600.0}
"""How far back the chart goes, in a crisis and otherwise."""
_FACT_TONES = {"danger": "danger", "caution": "caution", "good": "good"}


@dataclass(frozen=True, slots=True)
class ModuleModel:
    """Everything the panel shows of a module."""

    module: ModuleView
    now_s: float
    sol: int
    """Today's."""
    crisis: bool
    course: Course
    forecasts: tuple[ForecastView, ...]
    machines: tuple[MachineView, ...]
    groups: tuple[GroupView, ...]
    jobs: tuple[tuple[JobView, tuple[PersonView, ...]], ...]
    choices: tuple[ChoiceView, ...]
    people: tuple[PersonView, ...]
    doors: tuple[tuple[DoorView, str], ...]
    """Each with the name of the module beyond."""
    trouble: Trouble
    limits: AirLimits
    listed: str = "doors"
    """Which of the lists at the foot is open."""
    onset: Onset | None = None
    room: RoomModel | None = None
    """The room of it that was pointed at."""
    threatened: bool = False
    """Whether its air is seen to go bad before any grave alarm."""
    makers: frozenset[str] = frozenset()
    """Kinds of machine that make oxygen."""
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Names of rooms and modules by id."""


def module_model(
    runner: Runner, histories: Histories, module_id: str, listed: str, room: str = ""
) -> ModuleModel | None:
    """The module as it is known now; none if there is no such module."""
    view = runner.view
    module = next((each for each in view.modules if each.id == module_id), None)
    if module is None:
        return None
    people = {person.id: person for person in view.people}
    names = {each.id: each.name for each in view.modules}
    kinds = runner.session.content.of(MachineKind)
    return ModuleModel(
        module=module,
        now_s=view.now_s,
        sol=view.sol,
        crisis=view.crisis,
        course=histories.oxygen(module_id, view.now_s - _PAST_S[view.crisis]),
        forecasts=as_told(runner.forecasts(module_id), view, module),
        machines=tuple(machine for machine in view.machines if machine.module == module_id),
        groups=tuple(group for group in view.groups if group.module == module_id),
        jobs=tuple((job, _team(job, people)) for job in view.jobs if job.module == module_id),
        choices=() if runner.over else _choices(runner, module_id),
        people=tuple(people[person] for person in module.people if person in people),
        doors=_doors(view, module_id, names),
        listed=listed,
        limits=air_limits(runner, module_id),
        trouble=trouble_of(view, module_id, runner.limits("frame_load_share")),
        onset=onset_of(view, module_id, runner.session.content.of(AlarmKind)),
        room=room_model(view, module_id, room),
        threatened=any(threat.module == module_id for threat in view.threats),
        makers=frozenset(kind.id for kind in kinds.values() if kind.oxygen is not None),
        places={**names, **{each.id: each.name for each in module.rooms}},
    )


def _choices(runner: Runner, module: str) -> tuple[ChoiceView, ...]:
    """What can be ordered here, by topic; answers to a refusal stand on a card of their own."""
    return sorted_by_topic(choice for choice in runner.choices(module) if not isinstance(choice.order, Insist | LetBe))


def _team(job: JobView, people: dict[str, PersonView]) -> tuple[PersonView, ...]:
    return tuple(people[person] for person in job.people if person in people)


def _doors(view: ColonyView, module: str, names: dict[str, str]) -> tuple[tuple[DoorView, str], ...]:
    return tuple(
        (door, names.get(door.b if door.a == module else door.a, ""))
        for door in view.doors
        if module in (door.a, door.b)
    )


def build_module(model: ModuleModel, numbers: Numbers, *, low: bool = False) -> Element:
    """Name, chart, what is known, jobs, orders, then what is inside."""
    module = model.module
    rows: list[Element] = [Kept(headline(module.name, _kind_line(model)))]
    if model.onset is not None:
        rows.append(build_onset(model.onset))
    doing: list[Element] = []
    for job, team in model.jobs:
        doing += [Rule(), *map(Kept, job_rows(job, team, model.places, brief=len(model.jobs) > 1))]
    doing += order_rows(model.choices, msgspec.structs.replace(numbers, at_risk=module.harm_s is not None))
    # Where little can be seen at a time, what can be done about a crisis comes before most of its figures.
    if low and model.crisis and (module.danger is not None or model.threatened):
        rows += [*map(Kept, _in_brief(model)), *doing, Rule(), *map(Kept, _at_length(model))]
    else:
        rows += [*map(Kept, _known(model)), *doing]
    rows += [Rule(), *lists(model.module, model.doors, model.machines, model.people, model.listed)]
    return Column(tuple(rows), gap=12)


def _in_brief(model: ModuleModel) -> tuple[Element, ...]:
    """The danger over time, the reading that is worst, who is there and what serves the air: above all orders."""
    module, facts = model.module, [worst_fact(model.module, model.forecasts, model.limits), _people(model.module)]
    if model.onset is None and module.left_s is not None:
        facts.insert(1, Fact(say("ui.module.left"), span(module.left_s), "danger", True))
    return (_chart(model, low=True), Facts((*facts, *_machines(model), *_groups(model))))


def _at_length(model: ModuleModel) -> list[Element]:
    """What does not stand above the orders then: all readings, what else is wrong, and the room."""
    return [Facts(air_facts(model.module, model.forecasts, model.limits)), *_besides(model)]


def _known(model: ModuleModel) -> list[Element]:
    """The danger over time, the readings, what else is wrong, and the room that was pointed at."""
    air = air_facts(model.module, model.forecasts, model.limits)
    facts = Facts((_people(model.module), *air, *_machines(model), *_groups(model)))
    return [_chart(model), facts, *_besides(model)]


def _besides(model: ModuleModel) -> list[Element]:
    """What is wrong beside the air, and the room that was pointed at."""
    rows = [*trouble_rows(model.trouble)]
    if model.room is not None:
        rows.append(build_room(model.room))
    return rows


def _chart(model: ModuleModel, *, low: bool = False) -> Element:
    return chart(model.course, model.forecasts, model.now_s, model.crisis, small=low)


def _groups(model: ModuleModel) -> tuple[Fact, ...]:
    return tuple(group_fact(group, model.sol) for group in model.groups)


def _kind_line(model: ModuleModel) -> str:
    module = model.module
    kind = say("ui.module.kind", purpose=say(f"ui.purpose.{module.purpose}"), volume=f"{module.volume_m3:.0f}")
    states = {door.state for door, _ in model.doors}
    if module.lost:
        return f"{kind} {say('ui.frame.lost')}"
    if module.barred:
        return f"{kind} {say('ui.module.leaving' if module.living else 'ui.module.barred')}"
    if states and states <= {"sealed"}:
        return f"{kind} {say('ui.module.sealed')}"
    if states and states <= {"closed", "sealed"}:
        return f"{kind} {say('ui.module.closed')}"
    return kind


def _people(module: ModuleView) -> Fact:
    inside = module.living
    if module.down:
        text = say("ui.module.people_down", inside=str(inside), down=str(module.down))
        return Fact(say("ui.module.inside"), text, "danger", True)
    if module.dead:
        text = say("ui.module.people_dead", inside=str(inside), dead=str(module.dead))
        return Fact(say("ui.module.inside"), text, "danger", True)
    if module.shut_in and inside:
        return Fact(say("ui.module.inside"), say("ui.module.people_cut_off", inside=str(inside)), "danger", True)
    return Fact(say("ui.module.inside"), say("ui.module.people_inside", inside=str(inside)))


def _machines(model: ModuleModel) -> tuple[Fact, ...]:
    """What makes the air, and whatever else is not well."""
    stand_ins = {group.backup for group in model.groups}
    return tuple(
        Fact(machine.name, fault_line(machine), _FACT_TONES.get(machine_tone(machine), "text"))
        for machine in model.machines
        if machine.id not in stand_ins and (machine.kind in model.makers or machine_tone(machine) != "dim")
    )
