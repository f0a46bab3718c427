"""Fear: where it comes from, whom it spares, what it takes."""

from __future__ import annotations

import pytest

from game.sim.minds.rules import fear_share, frighten, hands_share, panics
from game.sim.people.components import Harm
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
