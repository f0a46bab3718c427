"""How somebody answers is independent of their plan: by what the desk is told, and by the seed."""

from __future__ import annotations

import pytest

from game.balance.driving import SessionSeat, new_desk, take_turn
from game.balance.policies.seat import Seat
from game.balance.policies.tempers import TEMPERS, Temper, with_temper
from game.balance.policies.tempers.saving import LEAST_SHARE, Saving
from game.balance.policies.tempers.tastes import TASTES, worth
from game.balance.sweep import content_of
from game.content.kinds.answer import CostPlan, OptionPlan
from game.content.kinds.effect_earth import TrustEffect
from game.content.kinds.effect_people import MoodEffect, RegardEffect
from game.session.orders import AnswerStory, BeginWork, Order, ReplyToEarth, SendReport, StopMachine
from game.session.session import Session
from game.sim.chance import Stream
from game.sim.clock import SOL_S, Clock

PLEASE_EARTH = OptionPlan(
    id="earth", text="Send it", effects=(TrustEffect(matter="output", by=0.1), MoodEffect(stress=0.03))
)
PLEASE_PEOPLE = OptionPlan(
    id="people", text="Keep it", effects=(RegardEffect(by=0.05), TrustEffect(matter="output", by=-0.05))
)


@pytest.mark.parametrize(("temper", "picks"), [("careful", "people"), ("obedient", "earth"), ("defiant", "people")])
def test_each_temper_has_its_own_idea_of_a_good_answer(temper: Temper, picks: str) -> None:
    taste = TASTES[temper]
    assert max((PLEASE_EARTH, PLEASE_PEOPLE), key=lambda option: worth(taste, option, 0)).id == picks


def test_what_is_hidden_from_the_desk_is_hidden_from_a_temper() -> None:
    plain = OptionPlan(id="a", text="A")
    trap = OptionPlan(id="a", text="A", hidden=(TrustEffect(matter="safety", by=-0.5),))
    assert all(worth(taste, plain, 1) == worth(taste, trap, 1) for taste in TASTES.values())


def test_hours_and_advice_count_where_nothing_else_differs() -> None:
    dear = OptionPlan(id="a", text="A", costs=(CostPlan(crew="kitchen", hours=100.0),))
    for taste in TASTES.values():
        assert worth(taste, dear, 0) < worth(taste, OptionPlan(id="b", text="B"), 0)
        assert worth(taste, dear, 2) > worth(taste, dear, 0)


def orders_of(temper: str, sols: float, seed: int = 1) -> list[Order]:
    """What is ordered in the first sols by somebody who does nothing but answer."""
    session = Session.new(content_of(()), "first_year", seed)
    policy, seat = new_desk(session, "idle", temper), SessionSeat(session)
    while session.elapsed_s < sols * SOL_S:
        take_turn(session, seat, policy)
        session.step()
    found = [order for _, order in session.journal]
    session.close()
    return found


def test_earth_hears_yes_from_the_obedient_and_no_from_the_defiant() -> None:
    for temper, answer in (("obedient", "accept"), ("defiant", "refuse")):
        given = orders_of(temper, 14.0)
        replies = [order for order in given if isinstance(order, ReplyToEarth)]
        assert replies
        assert {reply.answer for reply in replies} == {answer}
        assert any(isinstance(order, AnswerStory) for order in given)
        assert any(isinstance(order, SendReport) for order in given) == (temper == "obedient")


def test_whoever_draws_answers_draws_the_same_for_the_same_seed() -> None:
    assert orders_of("any", 9.0) == orders_of("any", 9.0)


def test_a_policy_without_a_temper_is_as_it_was() -> None:
    assert orders_of("", 5.0) == []
    assert TEMPERS == ("careful", "obedient", "defiant", "any", "sound", "saving")


class Asked:
    """A plan that asks for two works at once: one that holds, and one that grows."""

    def decide(self, seat: Seat) -> tuple[Order, ...]:
        return (BeginWork("seal_campaign"), BeginWork("local_manufacture"))


def test_the_sound_begin_nothing_that_only_grows() -> None:
    session = Session.new(content_of(()), "first_year", 1)
    seat, draw = SessionSeat(session), Stream(1)
    sound, careful = (with_temper(Asked(), temper, session.content, draw) for temper in ("sound", "careful"))
    assert [order.project for order in sound.decide(seat) if isinstance(order, BeginWork)] == ["seal_campaign"]
    assert len([order for order in careful.decide(seat) if isinstance(order, BeginWork)]) == 2
    session.close()


class Soon:
    """A draw that always comes out lowest."""

    def between(self, low: float, high: float) -> float:
        return low


def test_the_saving_switch_off_one_home_a_sol_and_leave_the_rest() -> None:
    session = Session.new(content_of(()), "first_year", 1)
    seat, saving = SessionSeat(session), Saving(Soon())
    assert not list(saving.decide(seat))
    homes = []
    for sol in range(20, 26):
        session.world.one(Clock).elapsed_s = sol * SOL_S
        stopped = [order.machine for order in saving.decide(seat) if isinstance(order, StopMachine)]
        homes.append({name.split(".")[0] for name in stopped})
    homes = [places for places in homes if places]
    assert homes
    assert all(len(places) == 1 for places in homes)
    beds = [row for row in session.view().modules if row.beds]
    assert len(homes) <= round(LEAST_SHARE * len(beds)) < len(beds)
    session.close()
