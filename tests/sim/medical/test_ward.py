"""The ward: beds, medics, triage, and what stays."""

from __future__ import annotations

import math

import pytest

from game.sim.clock import HOUR_S, Clock
from game.sim.hazards.components import Alarm, Alarms
from game.sim.medical.components import Patient
from game.sim.medical.events import HarmLasts, PatientAdmitted, PatientRecovered
from game.sim.medical.processors import MedicalProcessor
from game.sim.medical.rules import clear, lasting_odds
from game.sim.people.components import Body, Harm
from game.sim.people.physiology import DYING_RECOVERY_S
from game.sim.rescue.components import Carried
from game.sim.structure.components import Module
from game.sim.work.components import OnJob, Walk
from tests.sim.medical.ward import Ward


def test_who_lies_hurt_in_the_ward_has_a_bed_and_who_lies_elsewhere_has_none() -> None:
    ward = Ward(medics=1)
    inside, outside = ward.hurt(0, 0.4), ward.hurt(1, 0.4, "hall")
    ward.wait(60.0)
    assert (ward.state(inside), ward.state(outside)) == ("treated", "")
    assert ward.colony.said(PatientAdmitted) == [PatientAdmitted(inside, ward.colony.entity("ward"))]


def test_beds_go_to_the_worst_and_the_next_has_one_when_it_is_free() -> None:
    ward = Ward(medics=1)
    light, bad, worst = ward.hurt(0, 0.1), ward.hurt(1, 0.5), ward.hurt(2, 0.6)
    ward.wait(60.0)
    assert [ward.state(one) for one in (light, bad, worst)] == ["waiting", "treated", "treated"]
    ward.colony.put(bad, "hall")
    ward.wait(60.0)
    assert ward.state(light) == "treated"


def test_nobody_is_a_patient_while_they_are_carried() -> None:
    ward = Ward()
    person = ward.hurt(0, 0.5)
    ward.world.add(person, Carried(ward.people[1]))
    ward.wait(60.0)
    assert ward.state(person) == ""


def test_wounds_heal_in_the_ward_sooner_with_a_medic() -> None:
    alone, tended = Ward(), Ward(medics=1)
    first, second = alone.hurt(0, 0.5), tended.hurt(0, 0.5)
    alone.wait(6 * HOUR_S, HOUR_S)
    tended.wait(6 * HOUR_S, HOUR_S)
    assert alone.injury(first) < 0.5
    assert 0.5 - tended.injury(second) == pytest.approx(0.1)
    assert 0.5 - alone.injury(first) == pytest.approx(0.035)


def test_a_medic_who_is_asleep_or_down_treats_nobody() -> None:
    ward = Ward(medics=1)
    ward.colony.put(ward.people[5], "ward", "asleep")
    person = ward.hurt(0, 0.5)
    ward.wait(6 * HOUR_S, HOUR_S)
    assert 0.5 - ward.injury(person) == pytest.approx(0.035)


def test_the_hurt_who_can_walk_go_to_the_ward_by_themselves_unless_they_are_needed() -> None:
    ward = Ward(medics=1)
    free, needed = ward.hurt(0, 0.4, "hall"), ward.hurt(1, 0.4, "hall")
    ward.world.add(needed, OnJob(1))
    ward.wait(60.0)
    assert ward.world.find(free, Walk) is not None
    assert ward.world.find(needed, Walk) is None
    ward.colony.wait(60.0)
    ward.wait(60.0)
    assert (ward.state(free), ward.state(needed)) == ("treated", "")


def test_nobody_walks_to_the_ward_through_a_breach() -> None:
    ward = Ward(medics=1)
    person = ward.hurt(0, 0.4, "hall")
    there = ward.colony.entity("ward")
    ward.world.one(Alarms).standing["breach@ward"] = Alarm("breach", there, "breach", 0.0, 0.0)
    ward.wait(60.0)
    assert ward.world.find(person, Walk) is None


def test_a_ward_that_is_lost_treats_nobody_and_one_that_is_rebuilt_does_again() -> None:
    ward = Ward(medics=1)
    person = ward.hurt(0, 0.4)
    ward.wait(60.0)
    module = ward.world.get(ward.colony.entity("ward"), Module)
    module.lost = True
    ward.wait(60.0)
    assert ward.state(person) == ""
    read_meanwhile = MedicalProcessor(ward.world)
    module.lost = False
    read_meanwhile.process(60.0)
    assert ward.state(person) == "treated"
    assert ward.colony.said(PatientRecovered) == []


def test_care_draws_somebody_back_from_death_as_so_much_more_good_air_would() -> None:
    ward = Ward()
    person = ward.fell(0, dying=0.8)
    clear(ward.world, person, DYING_RECOVERY_S)
    assert ward.world.get(person, Body).dying_share == pytest.approx(0.8 / math.e)


def test_care_brings_somebody_round_sooner_than_good_air_alone() -> None:
    woke = []
    for place in ("hall", "ward"):
        ward = Ward(medics=1)
        person = ward.fell(0, place=place)
        while ward.world.get(person, Body).down:
            ward.wait(5.0, 5.0)
        woke.append(ward.world.one(Clock).elapsed_s)
    assert woke[1] < 0.6 * woke[0]


def test_who_is_well_again_goes_home() -> None:
    ward = Ward(medics=1)
    person = ward.fell(0)
    ward.wait(900.0)
    assert ward.state(person) == ""
    assert ward.colony.said(PatientRecovered) == [PatientRecovered(person, ward.colony.entity("ward"), "")]


def test_who_came_near_death_may_keep_something_and_who_did_not_keeps_nothing() -> None:
    light, grave = Body(worst_share=0.2, down_s=60.0), Body(worst_share=0.95, down_s=900.0)
    assert lasting_odds(light, 0.35) == 0.0
    assert lasting_odds(grave, 0.35) > 0.8
    marked = 0
    for dying in (0.9, 0.92, 0.94, 0.96, 0.98):
        ward = Ward()
        person = ward.fell(0, dying=dying, down_s=900.0, place="hall")
        ward.wait(600.0)
        found = ward.colony.said(HarmLasts)
        marked += len(found)
        harm = ward.world.find(person, Harm)
        assert (harm is not None and harm.lasting.startswith("lasting.")) == bool(found)
    assert marked >= 3


def test_each_bout_is_reckoned_with_once() -> None:
    ward = Ward()
    person = ward.fell(0, dying=0.9, down_s=900.0, place="hall")
    ward.wait(600.0)
    body = ward.world.get(person, Body)
    assert (body.worst_share, body.down_s) == (0.0, 0.0)


def test_on_a_day_without_wounds_the_ward_costs_nothing() -> None:
    ward = Ward(medics=1)
    ward.wait(HOUR_S, HOUR_S)
    assert ward.world.each(Patient) == []
    assert ward.processors[1].next_s() == float("inf")
