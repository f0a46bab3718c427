"""A passage, a hole or a frame by itself: how it stands, whom it concerns, who is on it, what can be ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from game.session.orders import Evacuate, Hurry, JoinTeam, SendTeam, Withdraw
from game.session.view import (
    ChoiceView,
    ColonyView,
    FrameView,
    HoleView,
    JobView,
    ModuleView,
    PassageView,
    PersonView,
)
from game.ui.figures import capital
from game.ui.limits import Limits
from game.ui.play.lexicon import Lexicon, doing_word
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.air import air_limits, pressure_fact
from game.ui.screens.colony.chosen.common import Link, headline, linked
from game.ui.screens.colony.chosen.job import job_rows
from game.ui.screens.colony.chosen.offers import Numbers, order_rows
from game.ui.screens.colony.chosen.room import REACH_TONES, person_tone
from game.ui.screens.colony.chosen.trouble import WAY_TONES, frame_rows, places_by_id, way_length, way_name
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.label import Fact, Facts, Label
from game.ui.words import say


@dataclass(frozen=True, slots=True)
class About:
    """What such a thing shares with the others: where it is, who is on it, and what can be ordered."""

    module: ModuleView
    jobs: tuple[tuple[JobView, tuple[PersonView, ...]], ...]
    choices: tuple[ChoiceView, ...]
    sides: tuple[Link, ...]
    """Places that it leads on to."""
    names: dict[str, str]
    """Names of rooms and modules by id."""


@dataclass(frozen=True, slots=True)
class PassageModel:
    """Everything the panel shows of a passage."""

    way: PassageView
    about: About
    name: str
    length: str
    behind: tuple[PersonView, ...]
    """Those on a side of it who cannot walk out."""

    @property
    def choices(self) -> tuple[ChoiceView, ...]:
        """The orders about it."""
        return self.about.choices


@dataclass(frozen=True, slots=True)
class HoleModel:
    """Everything the panel shows of a hole that was found."""

    hole: HoleView
    about: About
    falls: Limits
    """From where on a fall of the pressure is ill, in kPa a minute."""

    @property
    def choices(self) -> tuple[ChoiceView, ...]:
        """The orders about it."""
        return self.about.choices


@dataclass(frozen=True, slots=True)
class FrameModel:
    """Everything the panel shows of a frame in trouble."""

    frame: FrameView
    about: About
    load: Limits
    """From where on the load of a member is ill."""

    @property
    def choices(self) -> tuple[ChoiceView, ...]:
        """The orders about it, and to leave what it holds up."""
        return self.about.choices


DamageModel: TypeAlias = PassageModel | HoleModel | FrameModel


def passage_model(runner: Runner, lexicon: Lexicon, name: str) -> PassageModel | None:
    """The passage as it is known now; none if there is no such one."""
    view = runner.view
    way = next((each for each in view.passages if each.id == name), None)
    if way is None:
        return None
    ends = {way.a, way.b}
    modules = [module for module in view.modules if module.id in ends or any(room.id in ends for room in module.rooms)]
    if not modules:
        return None
    inner = [module for module in modules if any(room.id in ends for room in module.rooms)]
    about = _about(runner, (inner or modules)[0], way.id, _sides(view, way))
    rooms = [room for module in modules for room in module.rooms if room.id in ends and room.shut_off]
    shut = {person for room in rooms for person in room.people}
    behind = tuple(person for person in view.people if person.id in shut)
    return PassageModel(way, about, way_name(way, about.names), way_length(way, lexicon.paces), behind)


def hole_model(runner: Runner, name: str) -> HoleModel | None:
    """The hole as it is known now; none if nobody knows of it any more."""
    view = runner.view
    hole = next((each for each in view.holes if each.id == name), None)
    module = next((each for each in view.modules if hole is not None and each.id == hole.module), None)
    if hole is None or module is None:
        return None
    room = next((each for each in module.rooms if each.id == hole.room), None)
    sides: list[Link] = [("module", module.id, module.name, "", "dim")]
    if room is not None:
        sides.append(("room", f"{module.id}/{room.id}", room.name, "", "dim"))
    return HoleModel(hole, _about(runner, module, hole.id, tuple(sides)), air_limits(runner, module.id).falls)


def frame_model(runner: Runner, name: str) -> FrameModel | None:
    """The frame as it is known now; none if it is in no trouble, or has come down."""
    view = runner.view
    frame = next((each for each in view.frames if each.id == name), None)
    module = next((each for each in view.modules if frame is not None and each.id == frame.module), None)
    if frame is None or module is None:
        return None
    side: Link = ("module", module.id, module.name, "", "dim")
    about = _about(runner, module, frame.id, (side,), leaving=True)
    return FrameModel(frame, about, runner.limits("frame_load_share"))


def _about(runner: Runner, module: ModuleView, target: str, sides: tuple[Link, ...], *, leaving: bool = False) -> About:
    people = {person.id: person for person in runner.view.people}
    jobs = tuple(
        (job, tuple(people[each] for each in job.people if each in people))
        for job in runner.view.jobs
        if job.target == target
    )
    numbers = {job.id for job, _ in jobs}
    offered = () if runner.over else runner.choices(module.id)
    choices = tuple(choice for choice in offered if _concerns(choice, target, numbers, leaving))
    return About(module, jobs, choices, sides, places_by_id(runner.view))


def _concerns(choice: ChoiceView, target: str, jobs: set[int], leaving: bool) -> bool:
    match choice.order:
        case SendTeam(target=name):
            return name == target
        case Withdraw(job=job) | Hurry(job=job) | JoinTeam(job=job):
            return job in jobs
        case Evacuate():
            return leaving
        case _:
            return False


def _sides(view: ColonyView, way: PassageView) -> tuple[Link, ...]:
    """The two places that a passage joins, each with how one gets there."""
    found: list[Link] = []
    for end in (way.a, way.b):
        for module in view.modules:
            if module.id == end:
                found.append(("module", module.id, module.name, "", "dim"))
            for room in module.rooms:
                if room.id == end:
                    reach = say(f"ui.reach.{room.reach}")
                    found.append(("room", f"{module.id}/{room.id}", room.name, reach, REACH_TONES[room.reach]))
    return tuple(found)


def build_damage(model: DamageModel, numbers: Numbers) -> Element:
    """Name, how it stands, whom it concerns, the team on it, orders, and where it is."""
    about = model.about
    match model:
        case PassageModel():
            rows = _passage_rows(model)
        case HoleModel():
            rows = _hole_rows(model)
        case FrameModel():
            title = headline(say("ui.frame.title", place=about.module.name), say("ui.frame.line"))
            rows = [title, frame_rows(model.frame, model.load, leads_on=False)]
    for job, team in about.jobs:
        rows += [Rule(), *job_rows(job, team, about.names)]
    rows += order_rows(about.choices, numbers)
    if not about.choices and not about.jobs:
        rows.append(Label(say(_nothing(model)), "body", "dim"))
    rows += linked(say("ui.damage.where"), about.sides)
    return Column(tuple(rows), gap=12)


def _passage_rows(model: PassageModel) -> list[Element]:
    state = model.way.state
    facts = (
        Fact(say("ui.damage.state"), say(f"ui.way.{state}"), WAY_TONES[state]),
        Fact(say("ui.damage.length"), model.length),
    )
    rows: list[Element] = [headline(model.name, say("ui.way.line")), Facts(facts)]
    if model.behind:
        people = [("person", each.id, each.name, doing_word(each.doing), person_tone(each)) for each in model.behind]
        rows += linked(say("ui.way.behind", count=str(len(people))), people)
    return rows


def _hole_rows(model: HoleModel) -> list[Element]:
    hole, air = model.hole, model.about.module.air
    shut = hole.state == "patched"
    facts = (
        Fact(say("ui.damage.state"), say(f"ui.hole.{hole.state}"), "good" if shut else "danger"),
        pressure_fact(air.pressure_kpa, air.pressure_kpa_per_min, model.falls),
    )
    return [headline(capital(hole.name), say("ui.hole.line")), Facts(facts)]


def _nothing(model: DamageModel) -> str:
    """Why nothing is offered."""
    match model:
        case PassageModel():
            if model.way.state == "clear":
                return "ui.way.free"
            return "ui.way.unreached" if model.behind else "ui.way.nothing"
        case HoleModel():
            return "ui.hole.nothing" if model.hole.state == "patched" else "ui.hole.nobody"
        case FrameModel():
            return "ui.frame.nobody"
