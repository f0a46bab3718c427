"""Nothing left to eat: it is said, it is felt at work, and after weeks people die of it."""

from collections.abc import Iterator

import pytest

from game.session.session import Session
from game.sim.air.booking import book, held_mol
from game.sim.air.stocks import BODY_FOOD, COMPOST
from game.sim.food import hunger
from game.sim.food.components import Racks
from game.sim.people.components import Body
from game.sim.people.rules import die
from tests.core_pack import core


@pytest.fixture
def session() -> Iterator[Session]:
    begun = Session.new(core(), "quiet", 1)
    yield begun
    begun.close()


def fast(session: Session, share: float) -> None:
    """Let bodies have used up this share of what they can live off, and see what comes of it."""
    held = held_mol(session.world, BODY_FOOD)
    used = held * (share - session.world.one(Racks).fasted_share) / (1.0 - session.world.one(Racks).fasted_share)
    book(session.world, {BODY_FOOD: -used}, landed=True)
    hunger.go_hungry(session.world)


def test_whoever_eats_is_not_hungry(session: Session) -> None:
    hunger.go_hungry(session.world)
    assert session.world.one(Racks).hunger_share == 0.0
    assert session.alive == 300


def test_a_week_without_food_is_said_and_felt_at_work_and_kills_nobody(session: Session) -> None:
    fast(session, 0.21)
    assert session.world.one(Racks).hunger_share == 1.0
    assert any("More than a week" in line.text for line in session.view().log)
    assert session.alive == 300


def test_after_weeks_some_people_die_of_hunger_each_sol(session: Session) -> None:
    fast(session, 0.85)
    first = 300 - session.alive
    fast(session, 0.99)
    then = 300 - session.alive - first
    assert 0 < first < 30
    assert 0 < then < 30
    died = [body.died_of for _, body in session.world.each(Body) if not body.alive]
    assert set(died) == {hunger.HUNGER}
    assert session.deaths()[0].of == hunger.HUNGER


def test_the_living_do_not_live_off_the_dead(session: Session) -> None:
    world = session.world
    fast(session, 0.4)
    ledger = held_mol(world, BODY_FOOD) + held_mol(world, COMPOST)
    for entity, _ in world.each(Body)[:100]:
        die(world, entity, "crushed")
    assert hunger.fasted_share(world) == pytest.approx(0.4)
    assert held_mol(world, BODY_FOOD) + held_mol(world, COMPOST) == pytest.approx(ledger)
