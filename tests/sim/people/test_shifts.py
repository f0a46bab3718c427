"""Where an hour of the clock sends somebody."""

from __future__ import annotations

from game.content.kinds.people import ShiftKind
from game.sim.people.components import Person
from game.sim.people.rules import due, duty

HOME, BED, WORK = 1, 2, 3


def somebody() -> Person:
    return Person("kim", "Kim", "Lee", "", "she", "", "engineering", "day", home=HOME, work=WORK, named=True, bed=BED)


def shift(work_from_h: float, work_to_h: float) -> ShiftKind:
    return ShiftKind(
        id="day", name="Day", work_from_h=work_from_h, work_to_h=work_to_h, sleep_from_h=22.0, sleep_to_h=6.0
    )


def test_who_should_work_and_sleep_at_once_is_at_work_and_in_no_bed() -> None:
    assert due(somebody(), at_work=True, asleep=True) == (WORK, "work", 0)
    assert duty(somebody(), shift(20.0, 4.0), 23.0) == (WORK, "work")


def test_at_night_people_lie_in_their_beds_and_else_they_rest_at_home() -> None:
    assert duty(somebody(), shift(8.0, 16.0), 23.0) == (BED, "asleep")
    assert due(somebody(), at_work=False, asleep=True) == (HOME, "asleep", BED)
    assert duty(somebody(), shift(8.0, 16.0), 18.0) == (HOME, "rest")
