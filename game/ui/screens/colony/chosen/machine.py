"""A machine: what it does, how its parts are, and what can be ordered."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.orders import SendTeam, StartMachine, StopMachine, SwitchOver, TestChangeover
from game.session.view import ChoiceView, GroupView, MachineView, PartView
from game.ui.figures import kilowatts, percent, span
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.common import headline, linked, offered
from game.ui.screens.colony.chosen.offers import Numbers, order_rows
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.label import Fact, Facts, Icon, Label, strong
from game.ui.words import inside, say

_PART_TONES = {"well": "dim", "worn": "caution", "failed": "danger"}
_PART_ICONS = {"well": "check", "worn": "caution", "failed": "danger"}
_LONG_SOLS = 120
"""After this a test of a stand-in says little."""


@dataclass(frozen=True, slots=True)
class MachineModel:
    """Everything the panel shows of a machine."""

    machine: MachineView
    place: str
    """Name of its module."""
    groups: tuple[GroupView, ...]
    """The pairs that it is one of."""
    choices: tuple[ChoiceView, ...]
    sol: int
    """Today's."""


def machine_model(runner: Runner, machine_id: str) -> MachineModel | None:
    """The machine as it is known now; none if there is no such machine."""
    view = runner.view
    machine = next((each for each in view.machines if each.id == machine_id), None)
    if machine is None:
        return None
    place = next((module.name for module in view.modules if module.id == machine.module), machine.module)
    groups = tuple(group for group in view.groups if machine_id in (group.primary, group.backup))
    return MachineModel(machine, place, groups, () if runner.over else _choices(runner, machine, groups), view.sol)


def _choices(runner: Runner, machine: MachineView, groups: tuple[GroupView, ...]) -> tuple[ChoiceView, ...]:
    """Repairs of its parts and work on its pair, as the session has them; then its switches."""
    pairs = {group.id for group in groups}
    found = [choice for choice in runner.choices(machine.module) if _about(choice, machine.id, pairs)]
    on = machine.state in ("running", "starting")
    switch = StopMachine(machine.id) if on else StartMachine(machine.id)
    if not any(choice.order == switch for choice in found):
        found.append(offered(runner, switch, "ui.order.stop" if on else "ui.order.start", "caution" if on else "good"))
    return tuple(found)


def _about(choice: ChoiceView, machine: str, groups: set[str]) -> bool:
    match choice.order:
        case SendTeam(target=target):
            return target.startswith(f"{machine}/") or target in groups or target.rpartition("/")[0] in groups
        case StartMachine(machine=name) | StopMachine(machine=name):
            return name == machine
        case SwitchOver(group=name) | TestChangeover(group=name):
            return name in groups
        case _:
            return False


def build_machine(model: MachineModel, numbers: Numbers) -> Element:
    """Name, what it does, its parts, orders."""
    machine = model.machine
    facts = [Fact(say("ui.machine.state"), machine_line(machine), machine_tone(machine))]
    if machine.starts_in_s is not None:
        facts.append(Fact(say("ui.machine.full_in"), span(machine.starts_in_s)))
    facts.append(Fact(say("ui.machine.output"), percent(machine.output_share)))
    facts.append(Fact(say("ui.machine.draw"), kilowatts(machine.draw_kw)))
    facts += [group_fact(group, model.sol) for group in model.groups]
    rows: list[Element] = [
        headline(machine.name, say("ui.machine.in", place=model.place)),
        Facts(tuple(facts)),
    ]
    if machine.parts:
        rows += [
            Rule(),
            strong(say("ui.machine.parts"), "body", "dim"),
            *(_part(part) for part in machine.parts),
        ]
    rows += order_rows(model.choices, numbers)
    rows += linked(say("ui.machine.where"), [("module", machine.module, model.place, "", "dim")])
    return Column(tuple(rows), gap=10)


def _part(part: PartView) -> Element:
    tone = _PART_TONES[part.state]
    word = say(f"ui.part.{part.state}")
    name = strong(part.name) if part.state == "failed" else Label(part.name)
    line = Row(
        (Icon(_PART_ICONS[part.state], tone, 16), Flex(name), Label(word, "body", tone, align="right")),
        gap=10,
        line_gap=0,
    )
    age = say("ui.part.fitted", sols=f"{part.fitted_sols:.0f}")
    said = " ".join(f"{text}." for text in (part.fault, part.symptom) if text).replace("..", ".")
    return Column((line, Label(f"{said} {age}".strip(), "small", "dim")), gap=0)


def group_fact(group: GroupView, sol: int) -> Fact:
    """How the stand-in of a pair is: lost, at work, or standing by since a test that may be long ago."""
    long_ago = sol - group.tested_sol > _LONG_SOLS
    tone = {"dead": "danger", "engaged": "good"}.get(group.state, "caution" if long_ago else "text")
    said = say(f"ui.group.{group.state}", sol=str(group.tested_sol))
    return Fact(say("ui.module.backup"), said, tone, group.state == "dead")


def machine_line(machine: MachineView) -> str:
    """What a machine does, in a word or two."""
    word = say(f"ui.machine.{machine.state}")
    if machine.state == "starting" and machine.starts_in_s is not None:
        return say("ui.machine.starting_in", time=span(machine.starts_in_s))
    if machine.state == "running" and machine.output_share < 0.95:
        return say("ui.machine.partly", state=word, share=percent(machine.output_share))
    return word


def fault_line(machine: MachineView) -> str:
    """What a machine does, and why if a part of it is known to have failed."""
    failed = next((part for part in machine.parts if part.state == "failed"), None)
    if failed is None:
        return machine_line(machine)
    fault = failed.fault or failed.symptom or failed.name
    return say("ui.machine.fault", state=machine_line(machine), fault=inside(fault))


def machine_tone(machine: MachineView) -> str:
    """How grave what is known of it is."""
    if machine.state in ("stopped", "unpowered"):
        return "danger"
    if any(part.state == "failed" for part in machine.parts):
        return "caution"
    return "good" if machine.state == "starting" else "dim"
