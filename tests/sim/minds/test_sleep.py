"""Nights that were cut short, and what they cost."""

from __future__ import annotations

import pytest

from game.sim.clock import LOCAL_HOUR_S
from game.sim.medical.components import Patient
from game.sim.minds.events import ModuleWoken, WokenForNothing
from game.sim.minds.rules import fear_share, hands_share
from game.sim.minds.sleep import sleepiness, tired_share, wake, woken_share
from game.sim.minds.waking import alert_of, wake_module
from game.sim.people.components import Whereabouts
from game.sim.work.components import Walk
from tests.sim.minds.night import Night


def until(night: Night, local_h: float) -> None:
    """Let the clock go to an hour, with nobody moving."""
    night.clock.elapsed_s += (local_h - night.clock.local_h) % 24.0 * LOCAL_HOUR_S


def test_after_a_settled_night_sleepiness_follows_the_three_process_model() -> None:
    # after waking at seven from a settled eight hours: Ingre et al., with the daze long gone
    assert sleepiness(8.0, 8.0, 15.0) == pytest.approx(3.2, abs=0.15)
    assert sleepiness(16.0, 8.0, 23.0) == pytest.approx(5.67, abs=0.15)
    assert sleepiness(20.0, 8.0, 3.0) == pytest.approx(7.66, abs=0.15)


def test_somebody_got_up_at_three_is_dazed_and_somebody_at_three_in_the_afternoon_is_not(night: Night) -> None:
    kwan = night.put("kwan", "hab_2")
    dazed = tired_share(night.world, kwan)
    assert dazed > 0.6
    night.wait(3_000.0, 300.0)
    assert tired_share(night.world, kwan) < dazed
    until(night, 15.0)
    assert tired_share(night.world, kwan) == 0.0
    assert hands_share(night.world, kwan) == 1.0


def test_a_cut_night_shows_in_the_next_shift_and_fades_in_the_nights_after(night: Night) -> None:
    kwan, tanaka = night.put("kwan", "hab_2"), night.person("tanaka")
    night.clock.elapsed_s += 3.0 * LOCAL_HOUR_S
    until(night, 20.0)
    night.put("tanaka", "hab_4")  # slept through
    evening = tired_share(night.world, kwan)
    assert evening > tired_share(night.world, tanaka)
    night.clock.elapsed_s += 24.0 * LOCAL_HOUR_S
    next_evening = tired_share(night.world, kwan)
    night.clock.elapsed_s += 4 * 24.0 * LOCAL_HOUR_S
    assert evening > next_evening > tired_share(night.world, kwan)


def test_the_night_watch_is_used_to_it_but_not_wholly(night: Night) -> None:
    wu = night.person("wu")
    until(night, 4.0)
    assert 0.0 < tired_share(night.world, wu) < 0.5


def test_asking_how_tired_somebody_is_changes_nothing(night: Night) -> None:
    kwan = night.put("kwan", "hab_2")
    before = repr(night.mind("kwan"))
    for _ in range(3):
        hands_share(night.world, kwan)
    assert repr(night.mind("kwan")) == before


def test_a_module_that_is_woken_gets_up_afraid_and_stands_by(night: Night) -> None:
    there = night.asleep_in("hab_3")
    assert wake_module(night.world, night.module("hab_3")) == there == 15
    assert night.asleep_in("hab_3") == 0
    assert alert_of(night.world, night.module("hab_3")) is not None
    assert fear_share(night.world, night.person("nakagawa")) > fear_share(night.world, night.person("mbatha"))
    assert night.said(ModuleWoken) == [ModuleWoken(night.module("hab_3"), 15)]


def test_woken_for_nothing_they_go_back_to_bed_and_trust_the_desk_less(night: Night) -> None:
    wake_module(night.world, night.module("hab_3"))
    night.wait(3_000.0)
    assert night.asleep_in("hab_3") == 0
    night.wait(1_200.0)
    assert night.said(WokenForNothing) == [WokenForNothing(night.module("hab_3"))]
    assert night.asleep_in("hab_3") == 15
    assert night.mind("park_j").trust_share < 0.5
    assert night.mind("park_j").remembered[-1].text == "will.remembers.woken_in_vain"


def test_woken_for_cause_nobody_holds_it_against_the_desk(night: Night) -> None:
    wake_module(night.world, night.module("hab_3"))
    night.alarm("hab_3", "danger")
    night.wait(4_000.0)
    assert alert_of(night.world, night.module("hab_3")) is not None
    night.all_clear()
    night.wait(120.0)
    assert alert_of(night.world, night.module("hab_3")) is None
    assert night.said(WokenForNothing) == []
    assert night.mind("park_j").trust_share == 0.5


def test_somebody_hurt_who_was_woken_sleeps_in_the_ward_and_does_not_walk_home_and_back(night: Night) -> None:
    hurt = night.put("park_j", "medical")
    wake(night.world, hurt)
    night.world.add(hurt, Patient(night.module("medical"), "treated"))
    for _ in range(20):
        night.wait(240.0)
        assert night.world.find(hurt, Walk) is None
    assert night.world.get(hurt, Whereabouts) == Whereabouts(night.module("medical"), "asleep")


def test_on_a_night_when_nobody_is_woken_nothing_is_kept(night: Night) -> None:
    night.wait(600.0)
    assert all(night.mind(name).woken_s < 0.0 for name in ("kwan", "park_j"))


def test_whoever_owes_sleep_wakes_no_fresher_for_it() -> None:
    rested, owing, spent = (sleepiness(0.2, 2.5, 1.0, owed_h) for owed_h in (0.0, 1.5, 4.0))
    assert rested <= owing <= spent


def test_what_being_called_now_would_cost_counts_the_hours_that_were_lost_this_very_night(night: Night) -> None:
    until(night, 4.5)
    kwan = night.put("kwan", "hab_2", "asleep")
    slept_through = woken_share(night.world, kwan)
    mind = night.mind("kwan")
    mind.woken_s = night.clock.elapsed_s - 1.5 * LOCAL_HOUR_S
    mind.back_s = night.clock.elapsed_s - 0.5 * LOCAL_HOUR_S
    assert woken_share(night.world, kwan) > slept_through
