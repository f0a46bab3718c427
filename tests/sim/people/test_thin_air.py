"""What masks and suits are worth in thin air, and what a vacuum does."""

from __future__ import annotations

import math

import pytest

from game.sim.clock import HOUR_S, SOL_S, Clock
from game.sim.gear.components import Breather
from game.sim.medical.components import Patient
from game.sim.people.components import Body, Harm, Presence, Whereabouts
from game.sim.people.events import PersonCollapsed, PersonDied, PersonWoken
from game.sim.people.physiology import Breath, conscious_s, survival_s, useful_consciousness_s
from game.sim.people.processors import PhysiologyProcessor
from game.sim.people.risks import next_turn_s
from game.sim.people.rules import breath_of, watch
from tests.sim.small_colony import SmallColony

GAS = "gas = { o2_share = 0.21, n2_share = 0.7796, co2_share = 0.0004, h2o_share = 0.01 }"
COLONISTS = '\n[[colonists]]\nmodule = "hall"\ncount = 1\nactivity = "rest"\n'
MASK, SUIT = "mask", "suit"


class Thin:
    """One person in a hall of a given pressure, breathing and nothing else."""

    def __init__(self, pressure_kpa: float) -> None:
        hall = f'[[module]]\nid = "hall"\nvolume_m3 = 500.0\npressure_kpa = {pressure_kpa}\n{GAS}\n'
        self.colony = SmallColony(hall + COLONISTS)
        self.world = self.colony.world
        self.person = self.colony.people[0]
        self.body = self.world.get(self.person, Body)
        self.breathing = PhysiologyProcessor(self.world)

    def wear(self, item: str, left_s: float = 1_800.0, on_s: float = 0.0) -> Breather:
        worn = Breather(item, left_s, item == SUIT, on_s)
        self.world.add(self.person, worn)
        watch(self.world, [self.person])
        return worn

    def wait(self, time_s: float, step_s: float = 1.0) -> None:
        clock = self.world.one(Clock)
        end_s = clock.elapsed_s + time_s
        while clock.elapsed_s < end_s - 1e-9:
            now_s = min(step_s, end_s - clock.elapsed_s)
            clock.elapsed_s += now_s
            self.breathing.process(now_s)

    def seconds_until_down(self) -> float:
        while not self.body.down:
            self.wait(1.0)
        return self.world.one(Clock).elapsed_s


def test_bare_to_a_vacuum_somebody_has_a_dozen_seconds_and_dies_within_two_minutes() -> None:
    thin = Thin(1.0)
    assert thin.seconds_until_down() == pytest.approx(12.0, abs=1.0)
    thin.wait(120.0)
    assert not thin.body.alive
    assert thin.body.died_of == "vacuum"
    assert [event.of for event in thin.colony.heard if isinstance(event, PersonDied)] == ["vacuum"]


def test_a_mask_is_no_help_in_a_vacuum_and_a_suit_is_all_the_help_there_is() -> None:
    masked, suited = Thin(1.0), Thin(1.0)
    masked.wear(MASK)
    suited.wear(SUIT)
    assert masked.seconds_until_down() == pytest.approx(12.0, abs=1.0)
    suited.wait(600.0)
    assert not suited.body.down
    assert suited.body.hypoxia_dose == 0.0


def test_a_mask_carries_its_wearer_through_air_that_fells_everybody_else() -> None:
    bare, masked = Thin(30.0), Thin(30.0)
    masked.wear(MASK)
    masked.wait(900.0)
    assert not masked.body.down
    assert bare.seconds_until_down() < 120.0


def test_a_mask_gives_what_the_pressure_leaves_of_pure_oxygen() -> None:
    thin = Thin(14.0)
    thin.wear(MASK)
    assert breath_of(thin.world, thin.person).inspired_o2_kpa == pytest.approx(14.0 - 6.27, abs=0.05)
    thick = Thin(80.0)
    thick.wear(MASK)
    assert breath_of(thick.world, thick.person).inspired_o2_kpa == 20.0


def test_a_suit_that_is_still_being_put_on_gives_nothing() -> None:
    thin = Thin(1.0)
    thin.wear(SUIT, on_s=90.0)
    assert breath_of(thin.world, thin.person).vacuum
    assert thin.seconds_until_down() == pytest.approx(12.0, abs=1.0)


def test_a_mask_put_on_in_the_middle_of_a_step_helps_from_then_on() -> None:
    doses = []
    for step_s in (1.0, 10.0):
        thin = Thin(45.0)
        thin.wear(MASK, on_s=25.0)
        thin.wait(60.0, step_s)
        doses.append(thin.body.hypoxia_dose)
    assert doses[0] > 0.0
    assert doses[0] == pytest.approx(doses[1], rel=0.02)


def test_an_empty_mask_is_no_mask() -> None:
    thin = Thin(30.0)
    worn = thin.wear(MASK, left_s=20.0)
    thin.wait(60.0, 10.0)
    assert worn.left_s == 0.0
    assert thin.body.hypoxia_dose > 0.0


def test_a_mask_lasts_less_long_for_somebody_at_heavy_work() -> None:
    left = []
    for activity in ("rest", "heavy"):
        thin = Thin(30.0)
        worn = thin.wear(MASK)
        thin.colony.put(thin.person, "hall", activity)
        thin.wait(300.0, 10.0)
        left.append(1_800.0 - worn.left_s)
    assert left[0] == pytest.approx(300.0)
    assert left[1] > 1.5 * left[0]


def test_useful_consciousness_follows_the_flight_surgeons_up_to_a_vacuum() -> None:
    assert useful_consciousness_s(6.0) == pytest.approx(183.0, rel=0.02)
    assert conscious_s(Breath(6.0, 0.04), 2.0) == pytest.approx(useful_consciousness_s(6.0) / 2.0)
    assert conscious_s(Breath(0.0, 0.04, vacuum=True), 2.0) == 12.0
    assert survival_s(Breath(0.0, 0.04, vacuum=True)) < survival_s(Breath(0.0, 0.04))


def test_somebody_badly_hurt_does_not_get_up_for_good_air() -> None:
    thin = Thin(101.3)
    thin.world.add(thin.person, Harm(0.8))
    thin.body.down = True
    watch(thin.world, [thin.person])
    thin.wait(600.0, 10.0)
    assert thin.body.down
    assert thin.world.one(Presence).at_risk == [thin.person]
    assert thin.body.down_s == pytest.approx(600.0)


def test_who_lies_wounded_has_a_turn_ahead_until_a_bed_takes_them() -> None:
    thin = Thin(101.3)
    thin.world.add(thin.person, Harm(0.8))
    thin.body.down = True
    watch(thin.world, [thin.person])
    assert next_turn_s(thin.world) == pytest.approx(6.0 * HOUR_S * math.log(1.0 / 0.8))
    thin.world.add(thin.person, Patient(thin.world.get(thin.person, Whereabouts).module, "treated"))
    thin.wait(10.0, 10.0)
    assert thin.world.one(Presence).at_risk == []
    assert next_turn_s(thin.world) == math.inf


def test_who_lay_there_remembers_how_near_death_it_was() -> None:
    thin = Thin(25.0)
    thin.seconds_until_down()
    thin.wait(60.0)
    assert thin.body.down_s == pytest.approx(60.0, abs=2.0)
    assert 0.0 < thin.body.worst_share < 1.0
    assert any(isinstance(event, PersonCollapsed) for event in thin.colony.heard)


def test_to_be_got_up_is_noticed_and_to_lie_down_is_not() -> None:
    thin = Thin(101.3)
    thin.colony.put(thin.person, "hall", "asleep")
    assert thin.colony.said(PersonWoken) == []
    thin.colony.put(thin.person, "hall", "rest")
    assert thin.colony.said(PersonWoken) == [PersonWoken(thin.person)]


def test_who_lies_where_nobody_brings_water_lives_three_sols_and_no_fourth() -> None:
    thin = Thin(51.0)
    watch(thin.world, [thin.person])
    assert thin.seconds_until_down() > 0.0
    thin.wait(3.0 * SOL_S, 600.0)
    assert thin.body.alive
    assert thin.body.down
    thin.wait(SOL_S, 600.0)
    assert [event.of for event in thin.colony.heard if isinstance(event, PersonDied)] == ["thirst"]


def test_in_a_ward_nobody_goes_thirsty() -> None:
    thin = Thin(51.0)
    watch(thin.world, [thin.person])
    thin.world.add(thin.person, Patient(thin.world.get(thin.person, Whereabouts).module, "treated"))
    thin.wait(6.0 * SOL_S, 600.0)
    assert thin.body.alive


def test_who_has_lain_for_long_is_looked_to_again_before_they_die_of_thirst() -> None:
    thin = Thin(51.0)
    watch(thin.world, [thin.person])
    thin.seconds_until_down()
    assert next_turn_s(thin.world) == math.inf
    thin.wait(2.0 * SOL_S, 600.0)
    assert next_turn_s(thin.world) == pytest.approx(1.5 * SOL_S, abs=900.0)
