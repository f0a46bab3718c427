"""A person: where they are, how they are, what they can do, and where they can be sent."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.orders import JoinTeam, SendTeam
from game.session.view import ChoiceView, ColonyView, PersonView
from game.ui.figures import span
from game.ui.play.lexicon import Lexicon, doing_word
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.common import headline, linked, offered, orders
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.bars import Pips
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.words import say

PIPS = 5
"""How many squares show a skill."""
_HEALTH = {"well": "text", "slow": "caution", "failing": "danger", "down": "danger"}


@dataclass(frozen=True, slots=True)
class PersonModel:
    """Everything the panel shows of a person."""

    person: PersonView
    crew: str
    place: str
    goal: str
    """Names of where they are and where they walk to."""
    skills: tuple[tuple[str, float], ...]
    choices: tuple[ChoiceView, ...]


def person_model(runner: Runner, lexicon: Lexicon, person_id: str) -> PersonModel | None:
    """The person as is known now; none if there is no such person."""
    view = runner.view
    person = next((each for each in view.people if each.id == person_id), None)
    if person is None:
        return None
    names = {module.id: module.name for module in view.modules}
    skills = sorted(
        ((lexicon.skills.get(name, name), level) for name, level in person.skills), key=lambda item: -item[1]
    )
    return PersonModel(
        person,
        lexicon.crews.get(person.crew, person.crew),
        names.get(person.module, person.module),
        names.get(person.goal, ""),
        tuple(skills),
        () if runner.over else _choices(runner, view, person_id, lexicon),
    )


def _choices(runner: Runner, view: ColonyView, person: str, lexicon: Lexicon) -> tuple[ChoiceView, ...]:
    """Where they could be sent: to whatever has an alarm, or is what the scenario is about."""
    names = {module.id: module.name for module in view.modules}
    troubled = dict.fromkeys([alarm.module for alarm in view.alarms if alarm.level != "notice"])
    if view.place:
        troubled[view.place] = None
    found: list[ChoiceView] = []
    for module in troubled:
        here = runner.choices(module)
        mine = [choice for choice in here if _sends(choice, person)]
        known = {(c.order.task, c.order.target) for c in mine if isinstance(c.order, SendTeam)}
        found += mine
        for choice in here:
            order = choice.order
            if isinstance(order, SendTeam) and (order.task, order.target) not in known:
                known.add((order.task, order.target))
                sent = SendTeam((person,), order.task, order.target, masks=True)
                task = lexicon.tasks.get(order.task, order.task)
                found.append(offered(runner, sent, "ui.order.send", task=task, place=names.get(module, module)))
    return tuple(found)


def _sends(choice: ChoiceView, person: str) -> bool:
    match choice.order:
        case SendTeam(people=people):
            return person in people
        case JoinTeam(person=name):
            return name == person
        case _:
            return False


def build_person(model: PersonModel) -> Element:
    """Name, where and how, skills, orders."""
    person = model.person
    line = person.role or model.crew or say("ui.person.no_role")
    facts = [
        Fact(say("ui.person.crew"), model.crew or say("ui.person.none")),
        Fact(say("ui.person.where"), model.place),
        Fact(
            say("ui.person.doing"), doing_word(person.doing),
            "danger" if person.doing in ("down", "dead") else "text",
        ),
    ]  # fmt: skip
    if model.goal:
        facts.append(Fact(say("ui.person.goal"), model.goal))
    if person.doing != "dead":
        facts.append(Fact(say("ui.person.health"), say(f"ui.health.{person.hypoxia}"), _HEALTH[person.hypoxia]))
    if person.mask_s is not None:
        facts.append(Fact(say("ui.person.mask"), span(person.mask_s), "air"))
    rows: list[Element] = [headline(person.name, line[:1].upper() + line[1:]), Facts(tuple(facts))]
    if model.choices:
        rows += [Rule(), Column(orders(model.choices), gap=8)]
    if model.skills:
        rows += [Rule(), strong(say("ui.person.skills"), "body", "dim")]
        rows += [
            Row((Flex(Label(name)), Pips(max(1, round(level * PIPS)), PIPS)), gap=12, breaks=False)
            for name, level in model.skills
        ]
    rows += linked(say("ui.machine.where"), [("module", person.module, model.place, "", "dim")])
    return Column(tuple(rows), gap=10)
