"""What is made of a crisis: whether it goes on, what answered it, what it teaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.content.store import Content
from game.session.crises import Crisis, CrisisLog, Findings
from game.session.debrief import learn
from game.session.journal import Journal
from game.session.newsroom import crisis_news
from game.session.orders import OpenDoor, Order, Reopen, SealDoor
from game.session.session import Session
from game.sim.register import Register
from game.sim.upkeep.book import UpkeepBook
from game.sim.world import World

Begin = Callable[..., Session]


@pytest.fixture
def year(content: Content) -> Iterator[Session]:
    session = Session.new(content, "first_year", 1)
    session.step(60.0)
    yield session
    session.close()


def module(world: World, name: str) -> int:
    return world.the(Register).modules[name]


def drills(world: World) -> int:
    return sum(found.text == "finding.drill" for found in world.one(Findings).found)


def test_a_crisis_in_which_somebody_has_died_goes_on(begin: Begin) -> None:
    session = begin("hab_3")
    while not session.deaths():
        session.step()
    crisis = session.crises()[0]
    assert crisis.dead
    assert crisis.outcome == "lost"
    assert not crisis.over
    news = crisis_news(session.world)
    assert news.open
    assert news.ended_s < 0.0
    assert news.outcome == ""


def test_the_news_is_of_the_crisis_that_goes_on_and_not_of_a_later_one_that_is_over(year: Session) -> None:
    log = year.world.one(CrisisLog)
    home, dome = module(year.world, "hab_1"), module(year.world, "dome_one")
    log.crises.append(Crisis(1, "oxygen", [home], 10.0, None))
    log.crises.append(Crisis(2, "pressure", [dome], 20.0, None, outcome="held", ended_s=30.0))
    news = crisis_news(year.world)
    assert (news.open, news.kind, news.module, news.count) == (True, "oxygen", home, 2)
    log.crises[0].ended_s, log.crises[0].outcome = 50.0, "held"
    news = crisis_news(year.world)
    assert (news.open, news.kind, news.ended_s, news.outcome) == (False, "pressure", 50.0, "held")


def test_what_failed_in_the_open_does_not_tell_of_its_like_that_failed_unseen(year: Session) -> None:
    world = year.world
    sensors = [part for part in world.the(UpkeepBook).parts if part.kind == "oxygen_sensor"]
    here, elsewhere = sensors[0], next(part for part in sensors if part.module != sensors[0].module)
    for part, mode in ((here, "dead"), (elsewhere, "stuck")):
        part.stage, part.mode, part.failed_s, part.found = "failed", mode, 30.0, False
    learn(world, [Crisis(1, "oxygen", [here.module], 0.0, None, outcome="held", ended_s=60.0)])
    assert here.found
    assert not elsewhere.found


@pytest.mark.parametrize(("answered_s", "ended_s", "asked"), [(100.0, 900.0, 0), (700.0, 900.0, 1), (-1.0, 900.0, 1)])
def test_a_first_answer_that_came_late_or_never_asks_for_a_drill(
    year: Session, answered_s: float, ended_s: float, asked: int
) -> None:
    place = module(year.world, "hab_1")
    learn(year.world, [Crisis(1, "oxygen", [place], 0.0, None, answered_s, outcome="held", ended_s=ended_s)])
    assert drills(year.world) == asked


@pytest.mark.parametrize(
    ("order", "answers"),
    [(SealDoor("hab_3.shaft_hab_3"), True), (OpenDoor("hab_3.shaft_hab_3"), False), (Reopen("hab_3"), False)],
)
def test_what_may_have_begun_a_crisis_is_not_its_answer(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, order: Order, answers: bool
) -> None:
    session = begin("hab_3")
    session.step(60.0)
    crisis = Crisis(1, "oxygen", [module(session.world, "hab_3")], session.elapsed_s + 600.0, None)
    session.world.one(Journal).orders.append((session.elapsed_s, order))
    session._keeper._look_back(crisis)
    assert (crisis.answered_s >= 0.0) is answers
