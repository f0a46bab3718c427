"""Orders about training and posts, what the desk sees of them and of families, and that a save keeps them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.kinds.setting import TextEntry
from game.content.store import Content
from game.session.orders import Accepted, Appoint, Order, Pair, Refusal, StopTraining, Train
from game.session.save import read_save, write_save
from game.session.session import Session
from game.session.view import PopulationView, TrainingView
from game.sim.clock import SOL_S
from game.sim.learning.components import Learning
from game.sim.people.components import Person
from game.sim.people.rules import die
from game.sim.population.components import Population
from game.sim.population.rules import ages_years
from game.sim.register import Register

Begin = Callable[..., Session]


def training_of(session: Session) -> TrainingView:
    training = session.view().training
    assert training is not None
    return training


def population_of(session: Session) -> PopulationView:
    population = session.view().population
    assert population is not None
    return population


def run(session: Session, sols: float) -> None:
    until_s = session.elapsed_s + sols * SOL_S
    while session.elapsed_s < until_s:
        session.step()


def give(session: Session, order: Order) -> None:
    assert session.order(order) == Accepted()


def test_a_pair_is_seen_at_once_and_gone_when_it_is_called_off(begin: Begin) -> None:
    session = begin("quiet")
    give(session, Pair("tanaka", "wu", "life_support"))
    (pair,) = training_of(session).pairs
    assert (pair.trainer, pair.trainee, pair.skill) == ("tanaka", "wu", "life_support")
    assert pair.level < pair.trainer_level
    give(session, StopTraining("wu"))
    assert training_of(session).pairs == ()


def test_a_crews_programme_is_seen_with_whoever_teaches_it(begin: Begin) -> None:
    session = begin("quiet")
    give(session, Train("engineering", "structures", "chen"))
    row = next(row for row in training_of(session).programmes if row.crew == "engineering")
    assert (row.skill, row.ordered, row.trainer) == ("structures", True, "chen")
    give(session, StopTraining("engineering"))
    row = next(row for row in training_of(session).programmes if row.crew == "engineering")
    assert (row.skill, row.ordered) == ("mechanical", False)


def test_an_appointment_is_seen_with_what_it_comes_to(begin: Begin) -> None:
    session = begin("quiet")
    give(session, Appoint("osei", "deputy"))
    post = next(post for post in training_of(session).posts if post.id == "deputy")
    assert (post.holder, post.appointed) == ("osei", True)
    assert 0.6 < post.share < 1.3
    leaders = {row.crew: row.holder for row in training_of(session).posts}
    assert (leaders["life_support"], leaders["engineering"], leaders["structures"]) == ("tanaka", "kwan", "chen")


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (Train("nobody", "welding"), "refused.no_such_crew"),
        (Train("kitchen", "juggling"), "refused.no_such_skill"),
        (Train("kitchen", "welding", "wu"), "refused.cannot_teach"),
        (Train("kitchen", "welding", "nobody"), "refused.no_such_person"),
        (Pair("wu", "tanaka", "life_support"), "refused.cannot_teach"),
        (Pair("tanaka", "tanaka", "life_support"), "refused.no_better"),
        (Pair("tanaka", "nobody", "life_support"), "refused.no_such_person"),
        (Pair("tanaka", "wu", "juggling"), "refused.no_such_skill"),
        (StopTraining("kitchen"), "refused.not_training"),
        (Appoint("osei", "crew.of_the_moon"), "refused.no_such_post"),
        (Appoint("osei", "crew.water"), "refused.not_of_crew"),
        (Appoint("nobody", "deputy"), "refused.no_such_person"),
    ],
)
def test_what_cannot_be_is_refused_in_words_that_are_written(begin: Begin, order: Order, reason: str) -> None:
    session = begin("quiet")
    answer = session.order(order)
    assert isinstance(answer, Refusal)
    assert answer.reason == reason
    text = session.content.of(TextEntry)[reason].text
    for name, value in answer.values.items():
        assert "{" + name + "}" in text
        text = text.replace("{" + name + "}", value)
    assert "{" not in text


def test_nothing_is_ordered_twice_and_nobody_learns_from_the_dead(begin: Begin) -> None:
    session = begin("quiet")
    for order, reason in (
        (Pair("tanaka", "wu", "life_support"), "refused.trained_so"),
        (Train("engineering", "structures"), "refused.trained_so"),
        (Appoint("osei", "deputy"), "refused.appointed_so"),
    ):
        give(session, order)
        answer = session.order(order)
        assert isinstance(answer, Refusal)
        assert answer.reason == reason
    die(session.world, session.world.the(Register).people["tanaka"], "wounds")
    answer = session.order(Pair("tanaka", "wu", "life_support"))
    assert isinstance(answer, Refusal)
    assert answer.reason == "refused.dead"


def test_depth_is_told_in_words_with_names(begin: Begin) -> None:
    session = begin("quiet")
    for _, person in session.world.each(Person):
        if "welding" in person.skills:
            person.skills = {**person.skills, "welding": 0.9 if person.id == "chen" else 0.1}
    welding = next(row for row in training_of(session).skills if row.id == "welding")
    assert welding.people == (("chen", "Wei Chen"),)
    assert (welding.deep, welding.lost) == ("One deep: Wei Chen.", "None if Wei Chen is lost.")
    assert dict(welding.by_shift) == {"day": 1, "late": 0, "night": 0}
    assert "Nobody on the night shift." in welding.bare
    assert welding.trainer_id == "chen"
    assert "Wei Chen" in welding.next_line


def test_the_page_of_families_counts_everybody_once(begin: Begin) -> None:
    session = begin("quiet")
    population = population_of(session)
    assert population.people == sum(row.women + row.men for row in population.pyramid) == 300
    assert population.children == ()
    assert 1 <= len(population.expected) <= 3
    assert population.now.inbreeding > population.full.inbreeding
    assert population.now.equipment_h == 0.0
    assert population.full.equipment_h > 0.0
    assert population.now.people_later < population.full.people_later


def test_a_birth_is_in_the_log_and_on_the_page(begin: Begin) -> None:
    session = begin("quiet")
    population = session.world.one(Population)
    item = population.expected[0]
    item.due_sol = session.sol + 1
    run(session, 1.1)
    view = population_of(session)
    assert [child.mother for child in view.children] == [session.world.get(item.mother, Person).id]
    assert view.people == 301
    assert view.pyramid[0].women + view.pyramid[0].men == 1
    assert any(view.children[0].name in line.text for line in session.view().log)


def test_shifts_bring_hours_of_training_and_people_learn_by_them(begin: Begin) -> None:
    session = begin("quiet")
    give(session, Pair("tanaka", "wu", "life_support"))
    before = training_of(session).pairs[0].level
    run(session, 3.0)
    training = training_of(session)
    assert training.last_h > 40.0
    assert training.drilled_share > 0.0
    assert training.pairs[0].level > before
    assert training.pairs[0].hours > 2.0


def test_a_game_goes_on_from_a_save_as_if_it_had_not_been_left(begin: Begin, content: Content, tmp_path: Path) -> None:
    session = begin("quiet", seed=2)
    give(session, Pair("tanaka", "wu", "life_support"))
    give(session, Train("engineering", "welding"))
    give(session, Appoint("osei", "deputy"))
    session.world.one(Population).expected[0].due_sol = session.sol + 1
    run(session, 1.5)
    write_save(session, tmp_path / "game.save")
    loaded = read_save(tmp_path / "game.save", content)
    try:
        assert loaded.state_hash() == session.state_hash()
        run(session, 2.0)
        run(loaded, 2.0)
        assert loaded.world.one(Learning).total_h > 0.0
        assert loaded.state_hash() == session.state_hash()
        assert loaded.view().training == session.view().training
        assert loaded.view().population == session.view().population
    finally:
        loaded.close()


def test_people_age_with_the_years(begin: Begin) -> None:
    session = begin("quiet")
    before = ages_years(session.world)
    run(session, 2.0)
    assert ages_years(session.world) - before == pytest.approx(2.0 / 355.49, rel=0.05)
