"""What whoever keeps the book of a long game sees to, once the night is over."""

from __future__ import annotations

import itertools

from game.balance.driving import SessionSeat
from game.balance.policies import daylight
from game.balance.policies.looks import ROUND_S
from game.balance.policies.searches import LONGEST_WAIT_S, Searches
from game.content.kinds.place import HolePlan
from game.content.store import Content
from game.session.orders import Evacuate, SealModule, SendTeam, SetAuto
from game.session.session import Session
from game.sim.frames.fall import bring_down
from game.sim.hazards.components import Alarm, Alarms
from game.sim.register import Register
from game.sim.structure.components import Hole, Module
from game.sim.structure.rules import open_hole
from tests.airs import scale_air

HALLS = ("nine_a", "nine_b", "nine_c", "nine_d", "nine_e", "nine_f")
NIGHT_S = 3.0 * 3600.0
LONG_ENOUGH_S = 24.0 * 3600.0


def test_those_behind_what_came_down_are_reached_hall_after_hall_through_its_walls(content: Content) -> None:
    session = Session.new(content, "quiet", 3)
    try:
        while session.elapsed_s < NIGHT_S:
            session.step()
        bring_down(session.world, session.world.the(Register).modules["sector_nine"])
        asleep = {person.id for person in session.view().people if person.module in HALLS and person.doing != "dead"}
        assert asleep
        assert _shut_in(session) == set(HALLS)
        told = {line.module for line in session.view(forecasts=False).log if line.text.startswith("Still in ")}
        assert told == set(HALLS)
        seat, searches, sent = SessionSeat(session), Searches(), []
        while _shut_in(session) and session.elapsed_s < LONG_ENOUGH_S:
            for order in daylight.rule(seat, seat.view(lists=daylight.SEEN, forecasts=False), searches):
                if isinstance(order, SendTeam) and seat.check(order) is None:
                    session.order(order)
                    sent.append(order.target)
            session.step()
        assert _shut_in(session) == set()
        assert {"9.drain", "9.gap_ab", "9.gap_ef"} <= set(sent)
        assert asleep & {person.id for person in session.view().people if person.doing == "dead"} == set()
    finally:
        session.close()


def _shut_in(session: Session) -> set[str]:
    return {module.id for module in session.view(forecasts=False).modules if module.shut_in and not module.lost}


def test_a_hall_that_was_emptied_and_sealed_is_gone_into_through_one_of_its_doors_and_patched(content: Content) -> None:
    session = Session.new(content, "quiet", 3)
    try:
        while session.elapsed_s < NIGHT_S:
            session.step()
        world = session.world
        gallery = world.the(Register).modules["gallery_5"]
        session.order(SetAuto("callout", on=False))  # else crews patch it on their rounds
        session.order(Evacuate("gallery_5"))
        session.order(SealModule("gallery_5"))
        scale_air(world, "gallery_5", 1e-3)
        hole = open_hole(world, gallery, HolePlan(module="gallery_5", diameter_mm=20.0))
        world.get(hole, Hole).found = True
        session.step()
        seat, searches = SessionSeat(session), Searches()
        while world.get(hole, Hole).cda_m2 > 0.0 and session.elapsed_s < LONG_ENOUGH_S:
            for order in daylight.rule(seat, seat.view(lists=daylight.SEEN, forecasts=False), searches):
                if seat.check(order) is None:
                    session.order(order)
            session.step()
        assert world.get(hole, Hole).cda_m2 == 0.0
        assert [door.state for door in session.view().doors if "gallery_5" in (door.a, door.b)].count("closed") == 1
        assert session.alive == 300
    finally:
        session.close()


def test_where_an_alarm_keeps_people_out_of_air_that_is_still_good_the_leak_is_looked_for(content: Content) -> None:
    session = Session.new(content, "quiet", 3)
    try:
        while session.elapsed_s < NIGHT_S:
            session.step()
        world = session.world
        gallery = world.the(Register).modules["gallery_5"]
        plan = HolePlan(module="gallery_5", diameter_mm=4.0, discharge_coefficient=0.7)
        world.get(open_hole(world, gallery, plan), Hole).found = False
        world.get(gallery, Module).barred = True
        searches = Searches()
        assert _sent_to(session, "gallery_5", searches) == set()
        low = Alarm("pressure_low", gallery, "caution", session.elapsed_s, 0.0)
        world.one(Alarms).standing[f"pressure_low@{gallery}"] = low
        session.order(SetAuto("callout", on=False))  # an order, so that the desk looks again
        assert _sent_to(session, "gallery_5", searches) == {"search"}
        assert _sent_to(session, "gallery_5", searches) == set()  # they have only just been sent
        world.one(Alarms).standing.clear()
        session.order(SetAuto("callout", on=True))
        assert _sent_to(session, "gallery_5", searches) == set()
        world.one(Alarms).standing[f"pressure_low@{gallery}"] = low
        session.order(SetAuto("callout", on=False))
        assert _sent_to(session, "gallery_5", searches) == {"search"}  # it was well, so this is something new
    finally:
        session.close()


def _sent_to(session: Session, module: str, searches: Searches) -> set[str]:
    seat = SessionSeat(session)
    told = daylight.rule(seat, seat.view(lists=daylight.SEEN, forecasts=False), searches)
    return {order.task for order in told if isinstance(order, SendTeam) and order.target == module}


def test_what_was_not_found_is_looked_for_less_and_less_often_and_never_given_up() -> None:
    searches, sent_s, now_s = Searches(), [], 0.0
    while now_s < 12.0 * LONGEST_WAIT_S:
        if searches.due("gallery_5", now_s):
            searches.note("gallery_5", now_s)
            sent_s.append(now_s)
        now_s += 600.0
    waits_s = [later_s - sooner_s for sooner_s, later_s in itertools.pairwise(sent_s)]
    assert waits_s[0] == ROUND_S
    assert waits_s == sorted(waits_s)
    assert 0.5 * LONGEST_WAIT_S < waits_s[-1] <= LONGEST_WAIT_S + 600.0


def test_doors_that_part_good_air_from_good_air_are_undogged_so_that_shifts_get_to_work(content: Content) -> None:
    session = Session.new(content, "quiet", 3)
    try:
        while session.elapsed_s < NIGHT_S:
            session.step()
        session.order(SealModule("lower_gallery_3"))
        session.order(SealModule("gallery_5"))
        scale_air(session.world, "gallery_5", 0.5)
        session.step()
        board = session.view(("hours",), lists=(), forecasts=False).hours
        assert board is not None
        assert sum(people for _, people in board.kept_out) == sum(crew.kept_out for crew in board.crews) > 0
        assert {place for place, _ in board.kept_out} >= {"Power hall", "Reactor vault"}
        for order in list(daylight.homes(session.view(lists=daylight.SEEN, forecasts=False))):
            session.order(order)
        session.step()
        sealed = [door for door in session.view().doors if door.state == "sealed"]
        assert sealed
        assert all("gallery_5" in (door.a, door.b) for door in sealed)
        after = session.view(("hours",), lists=(), forecasts=False).hours
        assert after is not None
        assert "Reactor vault" not in {place for place, _ in after.kept_out}
    finally:
        session.close()
