"""What seldom comes: each of these can come, in the whole colony, once what it tells of has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.balance.policies.tempers.tastes import TASTES, worth
from game.content.kinds.storylet import StoryletKind
from game.content.store import Content
from game.session.session import Session
from game.sim.chance import Stream
from game.sim.clock import SOL_S, Clock
from game.sim.minds.events import ActedAlone, WillNotGo
from game.sim.minds.rules import trust
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.structure.components import Hole
from game.story.storylets.casting import cast
from game.story.storylets.facts.reading import Asking, Facts
from game.story.storylets.news import CrisisNews, Newsroom
from game.story.storylets.picking import storylets

Arrange = Callable[[Session], None]


@pytest.fixture
def year(content: Content) -> Iterator[Session]:
    session = Session.new(content, "first_year", 1)
    session.step(60.0)
    session.world.one(Clock).elapsed_s += 100.0 * SOL_S
    yield session
    session.close()


def after_a_crisis(session: Session, kind: str, dead: tuple[int, ...] = (), part: tuple[int, ...] = ()) -> None:
    """Let a crisis have ended in Hab-3 five sols ago."""
    hab, ended_s = session.world.the(Register).modules["hab_3"], session.elapsed_s - 5.0 * SOL_S
    news = CrisisNews(
        count=1, kind=kind, module=hab, modules=(hab,), ended_s=ended_s, lost=len(dead), outcome="held", dead=dead,
        part_in_last=part,
    )  # fmt: skip
    session.world.provide(Newsroom(lambda: news))


def person(session: Session, name: str) -> int:
    return session.world.the(Register).people[name]


def a_death(session: Session) -> None:
    after_a_crisis(session, "collapse", dead=(person(session, "wu"),))
    die(session.world, person(session, "wu"), "crushed")


def a_patch(session: Session) -> None:
    after_a_crisis(session, "pressure")
    session.world.create(Hole(session.world.the(Register).modules["hab_3"], 0.0))


def a_refusal(session: Session) -> None:
    after_a_crisis(session, "oxygen")
    session.world.events.say(WillNotGo(person(session, "jackson"), 0, "will.go.plain.1"))
    trust(session.world, person(session, "jackson"), -0.1, "will.remembers.said_no")


def somebody_alone(session: Session) -> None:
    after_a_crisis(session, "pressure", part=(person(session, "eide"),))
    session.world.events.say(ActedAlone(person(session, "eide"), person(session, "kwan"), 0))


def a_strike(session: Session) -> None:
    after_a_crisis(session, "strike")


@pytest.mark.parametrize(
    ("name", "happened"),
    [
        ("crisis.cake_counter", a_death),
        ("crisis.patch_looked_at", a_patch),
        ("crisis.no_from_a_good_hand", a_refusal),
        ("crisis.without_an_order", somebody_alone),
        ("crisis.paperweight", a_strike),
        ("earth.stale_advice", a_strike),
        ("earth.doors_forgiven", a_strike),
    ],
)
def test_it_comes_of_what_it_tells_of_and_not_without(year: Session, name: str, happened: Arrange) -> None:
    kind: StoryletKind = storylets(year.world)[name]

    def comes() -> bool:
        facts = Facts(year.world)
        return Asking(facts).holds(kind.when) and cast(facts, kind, Stream(1)).complete

    assert not comes()
    happened(year)
    assert comes()


@pytest.mark.parametrize(
    ("temper", "name", "option", "calls"),
    [
        ("careful", "earth.condolence_form", "answer", "earth.fourth_floor"),
        ("defiant", "earth.retired_engineer", "ask", "earth.obuya_again"),
    ],
)
def test_some_temper_gives_the_answer_that_calls_it(
    content: Content, temper: str, name: str, option: str, calls: str
) -> None:
    kind, taste = content.of(StoryletKind)[name], next(taste for key, taste in TASTES.items() if key == temper)
    voices = [advice.leans for advice in kind.advice if not advice.when]
    best = max(kind.options, key=lambda plan: worth(taste, plan, voices.count(plan.id)))
    assert best.id == option
    assert [later.storylet for later in best.later] == [calls]
