"""Teams and their gear: who is in the field, who could go, what there is to go with, and who is in the ward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.session.orders import TakePrecautions
from game.session.view import ColonyView, JobView, PatientView, PersonView, PrecautionView
from game.ui.figures import NO_READING, span
from game.ui.play.lexicon import Lexicon
from game.ui.screens.colony.chosen.job import worn_for
from game.ui.screens.colony.pages.page import Desk, Page
from game.ui.screens.colony.pages.ready import SKILL, Ready, build_ready, doors_away, ready_people
from game.ui.toolkit.boxes import Box, split
from game.ui.toolkit.element import Element, Space
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.messages import Activated, Chosen, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import say

PRECAUTIONS = "precautions"
"""Key of the switch."""
_LEFT = 560.0
_NEAREST = 4
"""In how many lockers what there is of something is told."""
_MOODS = {"steady": "dim", "uneasy": "caution", "afraid": "caution", "panicking": "danger"}
_WARD = {"waiting": "caution", "treated": "text", "recovered": "good"}


@dataclass(frozen=True, slots=True)
class TeamsModel:
    """What the page shows."""

    jobs: tuple[tuple[JobView, tuple[PersonView, ...]], ...]
    names: Mapping[str, str]
    """Names of modules and rooms by id."""
    items: Mapping[str, str]
    gear: tuple[Fact, ...]
    ready: Ready
    patients: tuple[PatientView, ...]
    precautions: PrecautionView | None
    posted: int
    """How many people would stand by."""
    beds: int
    """Beds of the wards."""
    over: bool


def teams_model(view: ColonyView, lexicon: Lexicon, skill: str, near: str) -> TeamsModel:
    """Everybody on a job, those who could go by ``skill``, nearest to the module ``near``, and the gear."""
    people = {person.id: person for person in view.people}
    names = {module.id: module.name for module in view.modules}
    near = near or view.place or next(iter(names), "")
    doors = doors_away(view, near)
    names |= {room.id: room.name for module in view.modules for room in module.rooms}
    return TeamsModel(
        jobs=tuple((job, tuple(people[name] for name in job.people if name in people)) for job in view.jobs),
        names=names,
        items=lexicon.items,
        gear=tuple(_stock(view, item, lexicon.items[item], names, doors) for item in lexicon.gear),
        ready=ready_people(view, lexicon, skill, near, doors),
        patients=view.patients,
        precautions=view.precautions,
        posted=round(lexicon.posted_share * sum(person.doing != "dead" for person in view.people)),
        beds=sum(lexicon.ward_beds.get(module.id, 0) for module in view.modules if not module.lost),
        over=view.end is not None,
    )


def _stock(view: ColonyView, item: str, name: str, names: Mapping[str, str], doors: Mapping[str, int]) -> Fact:
    """How many there are, and how many of them in the nearest lockers."""
    lying: dict[str, int] = {}
    shows = sum(worn.shows for locker in view.lockers for worn in locker.worn if worn.item == item)
    for locker in view.lockers:
        count = dict(locker.items).get(item, 0)
        if count:
            lying[locker.module] = lying.get(locker.module, 0) + count
    if not lying:
        return Fact(name, say("ui.teams.none"), "caution")
    nearest = sorted(lying, key=lambda place: (doors.get(place, len(names)), place))[:_NEAREST]
    where = ", ".join(say("ui.teams.in", count=str(lying[place]), place=names.get(place, place)) for place in nearest)
    total = str(sum(lying.values()))
    if shows:
        return Fact(name, say("ui.teams.stock.worn", count=total, worn=str(shows), where=where), "caution")
    return Fact(name, say("ui.teams.stock", count=total, where=where))


def build_teams(model: TeamsModel) -> Element:
    """In the field and in the ward at the left, who and what is ready at the right."""
    people = sum(len(team) for _, team in model.jobs)
    line = say("ui.teams.line", teams=str(len(model.jobs)), people=str(people)) if people else say("ui.teams.nobody")
    head = Column((strong(say("ui.rail.teams"), "display"), Label(line, "body", "dim")), gap=0)
    field: list[Element] = [strong(say("ui.teams.field"), "lead")]
    field += [_team(job, team, model) for job, team in model.jobs]
    if not model.jobs:
        field.append(Label(say("ui.teams.nobody"), "body", "dim"))
    field += [strong(say("ui.teams.ward"), "lead"), *_ward(model.patients, model.beds)]
    field += [strong(say("ui.teams.precautions"), "lead"), *_precautions(model)]
    ready: tuple[Element, ...] = (
        strong(say("ui.teams.ready"), "lead"),
        *build_ready(model.ready),
        strong(say("ui.teams.gear"), "lead"),
        Facts(model.gear, gap=8),
    )
    return Column((head, split(Column(tuple(field), gap=10), Column(ready, gap=10), gap=32, least=_LEFT)), gap=16)


def _team(job: JobView, team: tuple[PersonView, ...], model: TeamsModel) -> Element:
    """What they do and where, then each with the breath they have left and what they carry."""
    where = model.names.get(job.room) or model.names.get(job.module, job.module)
    doing = say(f"ui.wait.{job.wait}") if job.wait else _step(job)
    rows: list[Element] = [
        ListRow(job.name, where, key=("chosen", "module", job.module), value_tone="dim"),
        _under(Row((Flex(Label(doing, "body", "air")), Label(_time(job), "body", "dim")), gap=12, line_gap=0)),
    ]
    rows += [_member(person, model.items) for person in team]
    return Box(Column(tuple(rows), gap=4), 10, "panel", "line")


def _under(element: Element) -> Element:
    """What stands under a row that can be pressed, in line with its words."""
    return Row((Space(0, 8), Flex(element), Space(0, 8)), gap=0, breaks=False)


def _step(job: JobView) -> str:
    return next((step.name for step in job.steps if step.state == "now"), say("ui.teams.on_it"))


def _time(job: JobView) -> str:
    return say("ui.teams.left", soonest=span(job.shortest_s), latest=span(job.longest_s))


def _member(person: PersonView, items: Mapping[str, str]) -> Element:
    worn = tuple(
        worn_for(sign, left_s)
        for sign, left_s in (("suit", person.suit_s), ("mask", person.mask_s))
        if left_s is not None
    ) or (Label(say("ui.job.no_mask"), "body", "quiet"),)
    head = Row((Flex(ListRow(person.name, key=("chosen", "person", person.id)), least=140), *worn), gap=12)
    said = [say(f"ui.mood.{person.mood}")] if person.mood != "steady" else []
    if person.tired != "rested":
        said.append(say(f"ui.tired.{person.tired.replace(' ', '_')}"))
    said += [
        items.get(item, item) if count == 1 else say("ui.stores.item", count=str(count), item=items.get(item, item))
        for item, count in person.carries
    ]
    if person.canisters:
        said.append(say("ui.teams.canisters", count=str(person.canisters)))
    if not said:
        return head
    return Column((head, _under(Label(", ".join(said), "small", _MOODS[person.mood]))), gap=0)


def _ward(patients: tuple[PatientView, ...], beds: int) -> tuple[Element, ...]:
    """Everybody in care, the newest state in words, with the time until they are well."""
    if not patients:
        return (Label(say("ui.teams.ward_empty", beds=str(beds)), "body", "dim"),)
    taken = sum(patient.state == "treated" for patient in patients)
    full = "caution" if taken >= beds else "dim"
    head = Label(say("ui.teams.beds", taken=str(taken), beds=str(beds)), "body", full)
    return (
        head,
        *(
            ListRow(
                patient.text,
                span(patient.left_s) if patient.left_s is not None else NO_READING,
                key=("chosen", "person", patient.person),
                tone=_WARD[patient.state],
                value_tone="dim",
            )
            for patient in patients
        ),
    )


def _precautions(model: TeamsModel) -> tuple[Element, ...]:
    now = model.precautions
    on = now is not None and now.on
    cost = say("ui.teams.cost_none", people=str(model.posted))
    if now is not None:
        cost = say("ui.teams.cost", hours=f"{now.lost_h:.0f}")
    button = Button(
        PRECAUTIONS,
        say("ui.teams.stand_down" if on else "ui.teams.brace"),
        effect=cost,
        tone="caution" if on else "dim",
        icon="suit",
        chosen=on,
        enabled=not model.over,
        reason=say("ui.top.over") if model.over else "",
    )
    return (Label(say("ui.teams.precautions.line"), "body", "dim"), button)


class TeamsPage(Page):
    """The page of teams and their gear."""

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[TeamsModel] = ElementPanel("teams", build_teams, background="ground")
        super().__init__(desk, self._panel)
        self.skill = ""
        """Skill by which those who could go are listed."""

    def look(self, view: ColonyView) -> None:
        """Fill it; those who could go are told by how near they are to the chosen module."""
        thing = self.desk.selection
        near = thing.id if thing is not None and thing.kind == "module" else ""
        self._panel.show(teams_model(view, self.desk.lexicon, self.skill, near))

    def answer(self, message: Message) -> bool:
        """Another skill, or the switch of the precautions."""
        if isinstance(message, Chosen) and message.key == SKILL:
            self.skill = message.option
            self.desk.refresh_now()
            return True
        if isinstance(message, Activated) and message.key == PRECAUTIONS:
            now = self.desk.runner.view.precautions
            self.desk.give(TakePrecautions(now is None or not now.on))
            return True
        return False
