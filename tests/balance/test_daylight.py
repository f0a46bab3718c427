"""What whoever keeps the book of a long game sees to, once the night is over."""

from __future__ import annotations

from game.balance.driving import SessionSeat
from game.balance.policies import daylight
from game.content.kinds.place import HolePlan
from game.content.store import Content
from game.session.orders import OpenDoor, SealModule, SendTeam
from game.session.session import Session
from game.sim.frames.fall import bring_down
from game.sim.register import Register
from game.sim.structure.rules import open_hole

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
        seat, sent = SessionSeat(session), []
        while _shut_in(session) and session.elapsed_s < LONG_ENOUGH_S:
            for order in daylight.rule(seat, seat.view(lists=daylight.SEEN, forecasts=False)):
                if isinstance(order, SendTeam) and seat.check(order) is None:
                    session.order(order)
                    sent.append(order.target)
            session.step()
        assert _shut_in(session) == set()
        assert {"9.drain", "9.gap_ab", "9.gap_ef"} <= set(sent)
        assert asleep & {person.id for person in session.view().people if person.doing == "dead"} == set()
    finally:
        session.close()


def _opened(session: Session) -> list[str]:
    seat = SessionSeat(session)
    given = daylight.rule(seat, seat.view(lists=daylight.SEEN, forecasts=False))
    return sorted(order.door for order in given if isinstance(order, OpenDoor))


def test_what_was_sealed_is_opened_where_no_air_goes_on_either_side(content: Content) -> None:
    session = Session.new(content, "quiet", 3)
    try:
        assert _opened(session) == []
        session.order(SealModule("sector_nine"))
        doors = sorted(door.id for door in session.view().doors if "sector_nine" in (door.a, door.b))
        assert len(doors) > len(HALLS)
        assert _opened(session) == doors
        open_hole(
            session.world, session.world.the(Register).modules["nine_a"], HolePlan(module="nine_a", diameter_mm=4.0)
        )
        assert _opened(session) == [name for name in doors if name != "sector_nine.nine_a"]
    finally:
        session.close()


def _shut_in(session: Session) -> set[str]:
    return {module.id for module in session.view(forecasts=False).modules if module.shut_in and not module.lost}
