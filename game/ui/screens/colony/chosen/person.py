"""A person: where they are, how they are, what they can do, and where they can be sent."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from game.content.kinds.work import TaskKind
from game.session.orders import JoinTeam, SendTeam
from game.session.view import ChoiceView, ColonyView, JobView, PatientView, PersonView
from game.ui.figures import capital, span
from game.ui.play.lexicon import Lexicon, doing_word
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.common import headline, linked, offered
from game.ui.screens.colony.chosen.job import LOW_S, job_rows
from game.ui.screens.colony.chosen.offers import Numbers, order_rows, sorted_by_topic
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
    items: Mapping[str, str]
    """Names of what they may carry, by id."""
    traits: Mapping[str, str]
    """Names of what they are like, by id."""
    patient: PatientView | None = None
    job: JobView | None = None
    """What they are on."""
    team: tuple[PersonView, ...] = ()
    """Everybody who is on it."""


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
    rooms = {room.id: room.name for module in view.modules if module.id == person.module for room in module.rooms}
    place = names.get(person.module, person.module)
    job = next((each for each in view.jobs if person_id in each.people), None)
    return PersonModel(
        person,
        lexicon.crews.get(person.crew, person.crew),
        say("ui.person.room", place=place, room=rooms[person.room]) if person.room in rooms else place,
        names.get(person.goal, ""),
        tuple(skills),
        () if runner.over else _choices(runner, view, person_id, lexicon),
        lexicon.items,
        lexicon.traits,
        next((patient for patient in view.patients if patient.person == person_id), None),
        job,
        tuple(each for each in view.people if job is not None and each.id in job.people),
    )


def _choices(runner: Runner, view: ColonyView, person: str, lexicon: Lexicon) -> tuple[ChoiceView, ...]:
    """Where they could be sent alone: to whatever has an alarm, or is what the scenario is about."""
    least = {task.id: task.least for task in runner.session.content.of(TaskKind).values()}
    things = _things(view)
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
            if not isinstance(order, SendTeam) or least[order.task] > 1:
                continue
            if (order.task, order.target) not in known:
                known.add((order.task, order.target))
                sent = replace(order, people=(person,))
                task = lexicon.tasks.get(order.task, order.task)
                values = {"task": task, "place": names.get(module, module)}
                told = offered(runner, sent, "ui.order.send", choice.tone, **values)
                what = things.get(order.target)
                label = told.label if what is None else say("ui.order.send.named", task=task, what=what)
                found.append(dataclasses.replace(told, label=label))
    return sorted_by_topic(found)


def _things(view: ColonyView) -> dict[str, str]:
    """Names, by id, of what tasks call no more than it or them."""
    found = {machine.id: machine.name for machine in view.machines}
    for things in (view.doors, view.passages, view.holes, view.people):
        found |= {each.id: each.name for each in things}
    return found


def _sends(choice: ChoiceView, person: str) -> bool:
    match choice.order:
        case SendTeam(people=people):
            return person in people
        case JoinTeam(person=name):
            return name == person
        case _:
            return False


def _state(person: PersonView, traits: Mapping[str, str]) -> list[Fact]:
    """What stands out about how somebody is; nothing of somebody who is as ever."""
    found = []
    if person.mood != "steady":
        tone = "caution" if person.mood == "uneasy" else "danger"
        found.append(Fact(say("ui.person.mood"), say(f"ui.mood.{person.mood}"), tone))
    if person.tired != "rested":
        found.append(Fact(say("ui.person.tired"), say(f"ui.tired.{person.tired.replace(' ', '_')}"), "caution"))
    if person.pinned:
        found.append(Fact(say("ui.person.held"), say("ui.person.pinned"), "danger", True))
    if person.carried_by:
        found.append(Fact(say("ui.person.held"), say("ui.person.carried"), "caution"))
    if person.injury:
        found.append(Fact(say("ui.person.injury"), say(f"ui.injury.{person.injury}"), "danger"))
    if person.lasting:
        found.append(Fact(say("ui.person.lasting"), person.lasting, "caution"))
    if person.traits:
        found.append(Fact(say("ui.person.traits"), ", ".join(traits.get(name, name) for name in person.traits)))
    return found


def _gear(person: PersonView, items: Mapping[str, str]) -> list[Fact]:
    """What they breathe from, with how long it lasts, and what they carry."""
    found = []
    for name, left_s in (("ui.person.suit", person.suit_s), ("ui.person.mask", person.mask_s)):
        if left_s is not None:
            found.append(Fact(say(name), span(left_s), "danger" if left_s < LOW_S else "air", True))
    if person.canisters:
        found.append(Fact(say("ui.person.canisters"), str(person.canisters)))
    if person.carries:
        carried = (
            items.get(item, item) if count == 1 else say("ui.stores.item", count=str(count), item=items.get(item, item))
            for item, count in person.carries
        )
        found.append(Fact(say("ui.person.carries"), ", ".join(carried)))
    return found


def build_person(model: PersonModel, numbers: Numbers) -> Element:
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
    facts += _state(person, model.traits)
    facts += _gear(person, model.items)
    rows: list[Element] = [headline(person.name, capital(line)), Facts(tuple(facts))]
    if model.patient is not None:
        rows.append(Label(model.patient.text, "body", "good" if model.patient.state == "recovered" else "caution"))
    if model.job is not None:
        rows += [Rule(), *job_rows(model.job, model.team)]
    rows += order_rows(model.choices, numbers)
    if model.skills:
        rows += [Rule(), strong(say("ui.person.skills"), "body", "dim")]
        rows += [
            Row((Flex(Label(name)), Pips(max(1, round(level * PIPS)), PIPS)), gap=12, breaks=False)
            for name, level in model.skills
        ]
    rows += linked(say("ui.machine.where"), [("module", person.module, model.place, "", "dim")])
    return Column(tuple(rows), gap=10)
