"""Wounds: they grow from when they were got, heal, lay people low, and kill whom nobody tends."""

from __future__ import annotations

import math

import pytest

from game.sim.clock import HOUR_S, Clock
from game.sim.people.components import Body, Presence
from game.sim.people.events import PersonDied
from game.sim.people.rules import MOST_HURT_SHARE, hurt
from game.sim.work.components import OnJob
from tests.sim.medical.ward import Ward


def test_a_bad_wound_that_nobody_tends_kills_by_and_by_whatever_the_steps() -> None:
    died = []
    for step_s in (60.0, 600.0):
        ward = Ward()
        person = ward.hurt(0, 0.8, "hall")
        while ward.world.get(person, Body).alive:
            ward.wait(step_s, step_s)
        died.append(ward.world.get(person, Body).died_s)
        assert [event.of for event in ward.colony.heard if isinstance(event, PersonDied)] == ["wounds"]
    assert died[0] == pytest.approx(6 * HOUR_S * 0.2231, rel=0.02)
    assert died[1] == pytest.approx(died[0], abs=600.0)


@pytest.mark.parametrize("step_s", [30.0, 3_000.0])
def test_a_wound_grows_from_when_it_was_got_however_long_the_step_before_was(step_s: float) -> None:
    ward = Ward()
    person = ward.strike(0, 0.4, step_s)
    assert ward.injury(person) == 0.4
    ward.wait(HOUR_S, 600.0)
    assert ward.injury(person) == pytest.approx(0.4 * math.exp(1.0 / 6.0))


def test_a_scratch_has_not_healed_before_it_was_got() -> None:
    ward = Ward()
    assert ward.injury(ward.strike(0, 0.2, 3_000.0)) == 0.2


def test_an_old_wound_grows_in_the_step_in_which_two_new_ones_are_got() -> None:
    ward = Ward()
    person = ward.hurt(0, 0.4, "hall")
    hurt_s = 3_000.0
    ward.world.one(Clock).elapsed_s += hurt_s
    for share in (0.1, 0.05):
        hurt(ward.world, person, share)
    ward.processors[1].process(hurt_s)
    assert ward.injury(person) == pytest.approx(0.4 * math.exp(hurt_s / (6.0 * HOUR_S)) + 0.15)


def test_a_new_wound_on_a_bad_one_does_not_kill_at_once() -> None:
    ward = Ward()
    person = ward.hurt(0, 0.8, "hall")
    assert ward.world.get(ward.strike(0, 0.5, 3_000.0), Body).alive
    assert ward.injury(person) == MOST_HURT_SHARE


def test_a_wound_that_is_got_after_the_ward_has_looked_grows_through_the_whole_next_step() -> None:
    ward = Ward()
    ward.wait(600.0, 600.0)
    hurt(ward.world, ward.people[0], 0.4)
    ward.wait(3_000.0, 3_000.0)
    assert ward.injury(ward.people[0]) == pytest.approx(0.4 * math.exp(3_000.0 / (6.0 * HOUR_S)))


def test_a_scratch_heals_without_anybody() -> None:
    ward = Ward()
    person = ward.hurt(0, 0.09, "hall")
    ward.wait(20 * HOUR_S, HOUR_S)
    assert ward.injury(person) == 0.0


def test_the_worst_hurt_lie_down_and_get_up_when_they_have_mended() -> None:
    ward = Ward(medics=1)
    person = ward.hurt(0, 0.75)
    ward.wait(60.0)
    assert ward.world.get(person, Body).down
    ward.wait(4 * HOUR_S, 300.0)
    assert not ward.world.get(person, Body).down
    assert ward.state(person) == "treated"


def test_who_is_laid_low_is_followed_until_they_have_a_bed_and_again_when_they_lose_it() -> None:
    ward = Ward(medics=1)
    low = [ward.hurt(number, share, "hall") for number, share in enumerate((0.9, 0.85, 0.8))]
    presence = ward.world.one(Presence)
    ward.wait(60.0)
    assert presence.at_risk == low
    for person in low:
        ward.colony.put(person, "ward")
    ward.wait(120.0)
    assert [ward.state(person) for person in low] == ["treated", "treated", "waiting"]
    assert presence.at_risk == low[2:]
    ward.colony.put(low[0], "hall")
    ward.wait(60.0)
    assert low[0] in presence.at_risk


@pytest.mark.parametrize(("share", "to_share"), [(0.9, 0.0), (0.65, 0.7)])
def test_the_moment_in_which_wounds_lay_somebody_low_is_in_sight(share: float, to_share: float) -> None:
    ward = Ward()
    person = ward.hurt(0, share, "hall")
    ward.world.add(person, OnJob(1))
    in_s = 6.0 * HOUR_S * math.log(to_share / share) if to_share else 0.0
    due_s = ward.processors[1].next_s()
    assert due_s == pytest.approx(max(1.0, in_s), abs=1.0)
    ward.wait(due_s, due_s)
    assert ward.world.get(person, Body).down
    assert ward.world.get(person, Body).alive
