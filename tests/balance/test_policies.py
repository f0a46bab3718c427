"""Who sits at the desk when nobody plays: what they look at, what they order, and when."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.balance.driving import SessionSeat, new_policy, take_turn
from game.balance.policies import POLICIES
from game.balance.policies.familiar import FAMILIAR_S
from game.content.store import Content
from game.session.orders import Acknowledge, Evacuate, Hurry, OpenDoor, OpenModule, Order, SealModule, SendTeam
from game.session.session import Session
from game.session.view import BoardName
from game.sim.hazards.components import Alarm, Alarms
from game.sim.register import Register
from game.sim.structure.components import Module

POLICIES_FOLDER = Path(__file__).resolve().parents[2] / "game" / "balance" / "policies"


@pytest.fixture
def night(content: Content) -> Iterator[Session]:
    """Hab-3, from the moment before its generator stops."""
    session = Session.new(content, "hab_3", 1)
    yield session
    session.close()


class Nobody:
    """A seat at which every look is a mistake."""

    elapsed_s = 0.0
    crisis = False
    news = 0

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"looked at {name}")


def first_orders(session: Session, policy: str, until_s: float = 3_600.0) -> list[tuple[float, Order]]:
    """Play on under a policy and return what it ordered."""
    who, seat = new_policy(policy, session.seed), SessionSeat(session)
    while session.elapsed_s < until_s and not session.over:
        take_turn(session, seat, who)
        session.step(until_s - session.elapsed_s)
    return list(session.journal)


def test_the_idle_never_look_and_never_order() -> None:
    assert list(new_policy("idle", 1).decide(Nobody())) == []


@pytest.mark.parametrize("policy", [name for name in POLICIES if name != "planner"])
def test_nobody_orders_anything_while_all_is_quiet(content: Content, policy: str) -> None:
    session = Session.new(content, "quiet", 1)
    try:
        assert first_orders(session, policy, 12 * 3_600.0) == []
    finally:
        session.close()


def test_what_comes_and_goes_is_news_for_half_a_sol_and_what_grows_worse_is_news_again(content: Content) -> None:
    """A desk that started up at each flicker of what nobody can mend would look up once an hour for a year."""
    session = Session.new(content, "quiet", 1)
    try:
        seat, alarms = SessionSeat(session), session.world.one(Alarms)
        flicker = Alarm("oxygen", next(iter(session.world.each(Module)))[0], "caution", 0.0, 18.0)
        heard: list[tuple[float, int]] = []
        while session.elapsed_s < 24 * 3_600.0:
            before = seat.news
            alarms.standing = {"oxygen/somewhere": flicker}
            heard.append((session.elapsed_s, seat.news - before))
            alarms.standing = {}
            session.step()
        assert all(news == (at_s < FAMILIAR_S) for at_s, news in heard)
        assert {news for _, news in heard} == {0, 1}
        before = seat.news
        alarms.standing = {"oxygen/somewhere": replace(flicker, level="danger")}
        assert seat.news == before + 1
    finally:
        session.close()


@pytest.mark.parametrize("policy", ["reactive", "expert"])
def test_a_second_look_at_the_same_moment_orders_nothing_more(night: Session, policy: str) -> None:
    who, seat = new_policy(policy, 1), SessionSeat(night)
    while night.orders_given == 0:
        take_turn(night, seat, who)
        if night.orders_given == 0:
            night.step()
    given = night.orders_given
    take_turn(night, seat, who)
    assert night.orders_given == given


def test_the_reactive_answer_an_alarm_two_or_three_minutes_after_it(night: Session) -> None:
    seat = SessionSeat(night)
    who = new_policy("reactive", 1)
    while night.orders_given == 0:
        take_turn(night, seat, who)
        night.step()
    assert seat.alarmed_s is not None
    assert 120.0 <= night.journal[0][0] - seat.alarmed_s <= 180.0 + 60.0  # and the step in which it fell due


def test_the_reactive_never_hurry_and_send_one_team_at_a_time(night: Session) -> None:
    given = first_orders(night, "reactive")
    assert any(isinstance(order, SendTeam) for _, order in given)
    assert not any(isinstance(order, Hurry) for _, order in given)
    times = [at_s for at_s, order in given if isinstance(order, SendTeam)]
    assert len(times) == len(set(times))


def test_the_expert_sends_several_teams_at_once_and_nobody_twice(night: Session) -> None:
    given = first_orders(night, "expert")
    began_s = min(at_s for at_s, order in given if isinstance(order, SendTeam))
    teams = [order for at_s, order in given if isinstance(order, SendTeam) and at_s == began_s]
    people = [person for order in teams for person in order.people]
    assert len({order.target for order in teams}) == len(teams) >= 2
    assert len(set(people)) == len(people)


def test_the_expert_is_quicker_than_the_reactive(content: Content) -> None:
    firsts = {}
    for policy in ("reactive", "expert"):
        session = Session.new(content, "hab_3", 3)
        given = first_orders(session, policy)
        firsts[policy] = next(at_s for at_s, order in given if not isinstance(order, Acknowledge))
        session.close()
    assert firsts["expert"] < firsts["reactive"]


def test_the_expert_empties_a_hab_that_nobody_can_mend(night: Session) -> None:
    """Everyone with the skill is kept busy elsewhere by never being offered."""

    class Unmendable(SessionSeat):
        def choices(self, module: str, **wanted):
            return tuple(choice for choice in super().choices(module) if not isinstance(choice.order, SendTeam))

    seat, who = Unmendable(night), new_policy("expert", 1)
    while night.elapsed_s < 2 * 3_600.0 and any(place.module == "hab_3" for place in night.view().people):
        take_turn(night, seat, who)
        night.step()
    assert Evacuate("hab_3") in [order for _, order in night.journal]
    assert night.alive == 300


def test_no_rule_of_a_policy_knows_a_scenario_or_a_place(content: Content) -> None:
    names = {*content.scenarios, *content.modules}
    named = [
        f"{path.name}:{node.lineno} {node.value}"
        for path in POLICIES_FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and node.value in names
    ]
    assert named == []


def test_the_reactive_look_at_no_forecast(night: Session) -> None:
    class Blind(SessionSeat):
        def forecasts(self, module: str):
            raise AssertionError("looked ahead")

        def view(self, *boards: BoardName, forecasts: bool = True, **asked):
            assert not forecasts
            return super().view(*boards, forecasts=forecasts, **asked)

        def choices(self, module: str, **wanted):
            assert wanted["foresight"] == "none"
            return super().choices(module, **wanted)

    seat, who = Blind(night), new_policy("reactive", 1)
    while night.elapsed_s < 3_600.0:
        take_turn(night, seat, who)
        night.step()
    assert night.orders_given > 1


def test_the_reactive_give_one_order_for_each_alarm_that_was_raised(night: Session) -> None:
    given = first_orders(night, "reactive")
    sent = [order for _, order in given if isinstance(order, SendTeam)]
    answered = [order for _, order in given if isinstance(order, Acknowledge)]
    assert 1 <= len(sent) <= len(answered)


@pytest.mark.parametrize("left", [True, False])
def test_the_reactive_seal_what_was_left_and_no_empty_hall_that_others_live_behind(
    content: Content, left: bool
) -> None:
    session = Session.new(content, "quiet", 3)
    try:
        who, seat = new_policy("reactive", 3), SessionSeat(session)
        hall = session.world.the(Register).modules["sector_nine"]
        session.world.get(hall, Module).barred = left
        breach, given = Alarm("breach", hall, "breach", session.elapsed_s, 1.0), []
        while session.elapsed_s < 600.0:
            session.world.one(Alarms).standing["breach@sector_nine"] = breach
            given += who.decide(seat)
            session.step(30.0)
        assert Acknowledge("breach", "sector_nine") in given
        assert (SealModule("sector_nine") in given) == left
    finally:
        session.close()


def test_the_expert_opens_no_bulkhead_towards_a_leak_and_saves_all_four_behind_it(content: Content) -> None:
    session = Session.new(content, "module_four", 1)
    try:
        given = first_orders(session, "expert", 9_000.0)
        assert not any(isinstance(order, OpenDoor | OpenModule) for _, order in given)
        assert session.deaths() == ()
        assert session.over
    finally:
        session.close()


def test_a_desk_that_is_asked_for_less_foresight_offers_the_same_orders(content: Content) -> None:
    session = Session.new(content, "module_four", 1)
    try:
        while session.elapsed_s < 120.0:
            session.step()
        full = [choice for choice in session.choices("module_four", with_doors=False) if not choice.dares]
        less = session.choices("module_four", with_doors=False, foresight="as_it_is")
        assert {choice.order for choice in full} == {choice.order for choice in less}
        few = session.choices("module_four", foresight="none", kinds=("cut",))
        assert few
        assert {choice.kind for choice in few if isinstance(choice.order, SendTeam)} == {"cut"}
    finally:
        session.close()
