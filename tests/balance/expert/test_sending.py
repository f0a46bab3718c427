"""Whom somebody who plans sends, for what, and in what."""

from dataclasses import replace

from game.balance.policies.expert.memory import Memory
from game.balance.policies.expert.mending import help_late, mend, press
from game.balance.policies.expert.rescue import rescue
from game.balance.policies.expert.situation import Situation
from game.session.orders import (
    Hurry,
    JoinTeam,
    SendTeam,
    SwitchOver,
)
from game.session.view import (
    ChoiceView,
    FrameView,
    HoleView,
    PersonView,
    RoomView,
)
from tests.balance.expert.small_desk import ADA, BO, VACUUM, Desk, choice, colony, job, orders, person, send


def test_what_comes_in_time_is_tried_first_and_each_target_once() -> None:
    late = choice(send("weld", "plate"), latest_s=900.0, odds_share=0.9)
    soon = choice(send("weld", "valve"), latest_s=300.0, odds_share=0.9)
    again = choice(send("weld", "valve", "cy"), latest_s=310.0, odds_share=0.9)
    desk = Desk(colony(ADA, BO, person("cy", module="shop")), (late, soon, again))
    assert [order.target for order in orders(mend, desk) if isinstance(order, SendTeam)] == ["valve", "plate"]


def test_odds_weigh_as_much_as_time() -> None:
    sure = choice(send("weld", "plate"), latest_s=300.0, odds_share=0.95)
    doubtful = choice(send("weld", "valve"), latest_s=280.0, odds_share=0.5)
    sent = orders(mend, Desk(colony(ADA, BO), (doubtful, sure)))
    assert next(order.target for order in sent if isinstance(order, SendTeam)) == "plate"


def test_a_changeover_costs_nobody_a_step_and_comes_first() -> None:
    team, switch = choice(send("weld", "plate")), choice(SwitchOver("pumps"))
    assert orders(mend, Desk(colony(ADA, BO), (team, switch)))[0] == SwitchOver("pumps")


def test_nobody_is_sent_into_a_breached_place_that_is_empty() -> None:
    assert orders(mend, Desk(colony(BO, level="breach"), (choice(send("weld", "plate")),))) == []


def test_no_repair_is_begun_that_the_frame_does_not_wait_for() -> None:
    frame = FrameView("frame", "hut", (), 400.0, 900.0, 0.1)
    repair, prop = (
        choice(send("weld", "plate"), latest_s=500.0),
        choice(send("prop_frame", "frame"), "prop", latest_s=500.0),
    )
    assert orders(mend, Desk(colony(ADA, BO, frames=(frame,)), (repair, prop))) == [prop.order]


def test_somebody_who_is_taken_is_replaced_by_the_likest_who_is_free() -> None:
    best = person("cy", module="shop", skills=(("craft", 0.7),))
    worse = person("dee", module="shop", skills=(("craft", 0.4),))
    taken = replace(BO, doing="on a job")
    desk = Desk(colony(taken, worse, best), (choice(send("weld", "plate")),), lambda order: "bo" in order.people)
    assert orders(mend, desk) == [send("weld", "plate", "cy")]


def test_a_breached_place_asks_for_suits_and_nobody_goes_without() -> None:
    down, carry = person("dee", doing="down"), choice(send("carry_person", "dee"), "carry")
    view = colony(BO, down, air=VACUUM, level="breach")
    (sent,) = orders(rescue, Desk(view, (carry,)))
    assert isinstance(sent, SendTeam)
    assert (sent.suits, sent.masks) == (True, False)
    assert orders(rescue, Desk(view, (carry,), lambda order: not order.suits)) == [sent]
    assert orders(rescue, Desk(view, (carry,), lambda order: order.suits)) == []


def test_a_machine_is_taken_from_elsewhere_only_where_none_of_the_place_comes_back_in_time() -> None:
    move = choice(send("move_machine", "spare"), "move", latest_s=300.0)
    soon, late = (choice(send("weld", "plate", "ada"), latest_s=latest_s) for latest_s in (200.0, 5_000.0))

    def moved(repair: ChoiceView) -> bool:
        return move.order in orders(mend, Desk(colony(ADA, BO), (repair, move)))

    assert not moved(soon)
    assert moved(late)


def test_those_who_can_be_carried_are_carried_before_ways_are_cut_for_others() -> None:
    down = person("dee", doing="down")
    carry, cut = choice(send("carry_person", "dee"), "carry"), choice(send("cut_passage", "wall", "ada"), "cut")
    assert orders(rescue, Desk(colony(ADA, BO, down), (cut, carry))) == [carry.order, cut.order]


def test_those_are_fetched_first_whom_the_desk_names_first_because_they_have_the_least_time() -> None:
    down = (person("dee", doing="down"), person("eve", doing="down"))
    one = choice(send("carry_person", "dee"), "carry", latest_s=500.0)
    other = choice(send("carry_person", "eve", "ada"), "carry", latest_s=100.0)
    assert orders(rescue, Desk(colony(ADA, BO, *down), (one, other))) == [one.order, other.order]


def test_a_pair_goes_only_where_it_is_much_quicker_or_alone_comes_too_late() -> None:
    down, cy = person("dee", doing="down"), person("cy", module="shop")

    def sent(alone: ChoiceView, pair: ChoiceView) -> int:
        (order,) = orders(rescue, Desk(colony(BO, cy, down), (pair, alone)))
        assert isinstance(order, SendTeam)
        return len(order.people)

    def carry(latest_s: float, *people: str, leaves_s: float | None = None) -> ChoiceView:
        foreseen = "safe" if leaves_s is None else "harm"
        return choice(
            send("carry_person", "dee", *people), "carry", latest_s=latest_s, leaves_s=leaves_s, foreseen=foreseen
        )

    assert sent(carry(220.0, "bo"), carry(200.0, "bo", "cy")) == 1
    assert sent(carry(400.0, "bo"), carry(200.0, "bo", "cy")) == 2
    assert sent(carry(220.0, "bo", leaves_s=210.0), carry(200.0, "bo", "cy")) == 2


def test_a_lead_does_not_wait_for_a_mate_from_elsewhere_while_the_air_goes() -> None:
    down, cy = person("dee", doing="down"), person("cy", module="far")
    pair = choice(send("carry_person", "dee", "bo", "cy"), "carry")

    def sent(mate: PersonView) -> tuple[str, ...]:
        (order,) = orders(rescue, Desk(colony(BO, mate, down, level="breach"), (pair,)))
        assert isinstance(order, SendTeam)
        return order.people

    assert sent(cy) == ("bo",)
    assert sent(replace(cy, module="shop")) == ("bo", "cy")


def test_somebody_behind_a_jammed_door_is_stuck_and_somebody_behind_an_open_one_is_not() -> None:
    rooms = (RoomView("east", "", ("ada",), 0, "jammed"), RoomView("west", "", ("bo",), 0, "open"))
    view = colony(replace(ADA, room="east"), replace(BO, module="hut", room="west"), rooms=rooms)
    (danger,) = Situation(Desk(view)).dangers
    assert [each.id for each in danger.stuck] == ["ada"]
    assert [each.id for each in danger.leavers] == ["bo"]


def test_a_team_hurries_only_where_that_decides() -> None:
    assert orders(press, Desk(colony(ADA, jobs=(job(longest_s=700.0),)))) == [Hurry(7, True)]
    assert orders(press, Desk(colony(ADA, jobs=(job(longest_s=500.0),)))) == []
    assert orders(press, Desk(colony(ADA, jobs=(job(longest_s=2_000.0),)))) == []  # nor would hurry save anybody


def test_a_team_that_may_come_late_is_helped() -> None:
    helper = choice(JoinTeam(7, "bo"), "join")
    assert orders(help_late, Desk(colony(ADA, BO, jobs=(job(),)), (helper,))) == [JoinTeam(7, "bo")]
    assert orders(help_late, Desk(colony(ADA, BO, jobs=(job(longest_s=200.0),)), (helper,))) == []


def test_a_place_whose_alarm_is_silent_stays_breached_until_its_holes_are_patched() -> None:
    memory = Memory()
    Situation(Desk(colony(ADA, level="breach")), memory)
    hole = HoleView("hut#1", "hut", "", "", "open", 40.0, False)
    silent = colony(ADA, harm_s=None, alarms=(), holes=(hole,))
    assert [danger.breach for danger in Situation(Desk(silent), memory).dangers] == [True]
    patched = replace(silent, holes=(replace(hole, state="patched"),))
    assert Situation(Desk(patched), memory).dangers == ()
