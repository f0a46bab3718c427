"""Fear: where it comes from, whom it spares, what it takes."""

from __future__ import annotations

import pytest

from game.sim.clock import SOL_S
from game.sim.frames.components import Frame
from game.sim.frames.rules import collapse, damage, prop, worst_ratio
from game.sim.minds.dread import CREAKING_FROM, dread_of, in_trouble
from game.sim.minds.rules import fear_share, frighten, hands_share, panics
from game.sim.minds.unease import Unease
from game.sim.people.components import Harm
from game.sim.people.rules import die
from tests.sim.minds.night import Night


def test_a_breach_frightens_a_cook_more_than_an_engineer(night: Night) -> None:
    cook, engineer = night.put("castellano", "hab_3"), night.put("kwan", "hab_3")
    night.alarm("hab_3", "breach")
    night.wait(300.0)
    assert fear_share(night.world, cook) > 2.0 * fear_share(night.world, engineer) > 0.0


def test_nobody_elsewhere_is_frightened(night: Night) -> None:
    night.put("castellano", "hab_2")
    night.alarm("hab_3", "breach")
    night.wait(300.0)
    assert night.mind("castellano").fear_share == 0.0


def test_fear_comes_on_no_quicker_in_small_steps_than_in_large() -> None:
    found = []
    for step_s in (5.0, 60.0):
        night = Night()
        cook = night.put("castellano", "hab_3")
        night.alarm("hab_3", "breach")
        night.wait(120.0, step_s)
        found.append(fear_share(night.world, cook))
    assert found[0] == pytest.approx(found[1], rel=1e-6)


def test_fear_fades_by_itself_once_they_are_out(night: Night) -> None:
    cook = night.put("castellano", "hab_3")
    night.alarm("hab_3", "breach")
    night.wait(300.0)
    inside = fear_share(night.world, cook)
    night.put("castellano", "hab_2")
    night.wait(900.0)
    assert fear_share(night.world, cook) == pytest.approx(inside / 2.718, rel=0.05)


def test_bodies_on_the_floor_make_it_worse(night: Night) -> None:
    cook = night.put("castellano", "hab_3")
    night.alarm("hab_3", "danger")
    night.wait(600.0)
    before = fear_share(night.world, cook)
    night.fell("brandt")
    night.wait(600.0)
    assert fear_share(night.world, cook) > before


def test_who_died_in_a_place_sols_ago_frightens_nobody_there_any_more(night: Night) -> None:
    cook, hab, unease = night.person("castellano"), night.module("hab_3"), Unease(night.world)
    dead = night.put("brandt", "hab_3")
    night.alarm("hab_3", "danger")
    calm = unease.of(hab, [dead], dark=False), dread_of(night.world, cook, hab)
    die(night.world, dead, "wounds")
    assert unease.of(hab, [dead], dark=False) > calm[0]
    assert dread_of(night.world, cook, hab) > calm[1]
    night.clock.elapsed_s += 600.0 * SOL_S
    assert (unease.of(hab, [dead], dark=False), dread_of(night.world, cook, hab)) == calm


def test_frightened_hands_are_slower_and_past_a_point_nobody_hears(night: Night) -> None:
    cook = night.put("castellano", "hab_3")
    calm = hands_share(night.world, cook)
    frighten(night.world, cook, 0.25)
    assert hands_share(night.world, cook) == pytest.approx(calm)
    assert not panics(night.world, cook)
    frighten(night.world, cook, 0.9)
    assert hands_share(night.world, cook) < 0.8 * calm
    assert panics(night.world, cook)


def test_wounds_and_what_stays_of_them_take_from_the_hands(night: Night) -> None:
    cook = night.put("castellano", "hab_2")
    sound = hands_share(night.world, cook)
    night.world.add(cook, Harm(0.5))
    assert hands_share(night.world, cook) == pytest.approx(sound * 0.65)
    night.world.add(cook, Harm(0.0, "lasting.left_hand"))
    assert hands_share(night.world, cook) == pytest.approx(sound * 0.9)


def test_however_bad_it_is_somebody_who_can_act_can_do_a_little(night: Night) -> None:
    cook = night.put("castellano", "hab_3")
    night.world.add(cook, Harm(0.94))
    frighten(night.world, cook, 1.0)
    assert hands_share(night.world, cook) >= 0.1


def test_a_frame_that_bent_and_is_propped_frightens_nobody_any_more(night: Night) -> None:
    frame = night.register.frames["hab_3.frame"]
    component = night.world.get(frame, Frame)
    damage(night.world, frame, component.members[0].id, 0.08)
    assert worst_ratio(component) > CREAKING_FROM
    assert in_trouble(night.world) == [night.module("hab_3")]
    while worst_ratio(component) > CREAKING_FROM:
        assert prop(night.world, frame)
    assert component.troubled
    assert in_trouble(night.world) == []


def test_nobody_waits_for_a_frame_that_has_come_down(night: Night) -> None:
    frame = night.register.frames["hab_3.frame"]
    damage(night.world, frame, night.world.get(frame, Frame).members[0].id, 0.3)
    assert in_trouble(night.world) == [night.module("hab_3")]
    collapse(night.world, frame)
    assert in_trouble(night.world) == []
