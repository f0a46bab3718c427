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
from game.sim.people.components import Body, Harm, Person, Presence
from game.sim.people.events import PersonDied
from game.sim.people.physiology import DYING_RECOVERY_S
from game.sim.people.processors import PhysiologyProcessor
from game.sim.people.rules import MOST_HURT_SHARE, hurt, watch
from game.sim.rescue.components import Carried
from game.sim.structure.components import Module
from game.sim.work.components import OnJob, Walk
from tests.sim.small_colony import SmallColony

SCENARIO = """
[[module]]
id = "ward"
volume_m3 = 600.0
ward_beds = 2

[[module]]
id = "hall"
volume_m3 = 600.0

[[door]]
id = "door"
between = ["ward", "hall"]

[[colonists]]
module = "hall"
count = 6
activity = "rest"
"""


class Ward:
    """A ward of two beds beside a hall, and people to be hurt."""

    def __init__(self, *, medics: int = 0) -> None:
        self.colony = SmallColony(SCENARIO)
        self.world = self.colony.world
        self.people = self.colony.people
        self.processors = (PhysiologyProcessor(self.world), MedicalProcessor(self.world))
        for person in self.people[len(self.people) - medics :]:
            self.world.get(person, Person).skills["medicine"] = 0.7
            self.colony.put(person, "ward", "work")

    def hurt(self, number: int, share: float, place: str = "ward") -> int:
        person = self.people[number]
        self.world.add(person, Harm(share))
        self.colony.put(person, place)
        return person

    def fell(self, number: int, *, dying: float = 0.0, down_s: float = 0.0, place: str = "ward") -> int:
        person = self.people[number]
        body = self.world.get(person, Body)
        body.down, body.hypoxia_dose, body.dying_share, body.worst_share = True, 1.5, dying, dying
        body.down_s = down_s
        self.colony.put(person, place)
        watch(self.world, [person])
        return person

    def strike(self, number: int, share: float, step_s: float) -> int:
        """Let somebody be wounded as a step ends."""
        person = self.people[number]
        self.world.one(Clock).elapsed_s += step_s
        hurt(self.world, person, share)
        for processor in self.processors:
            processor.process(step_s)
        return person

    def wait(self, time_s: float, step_s: float = 30.0) -> None:
        clock = self.world.one(Clock)
        end_s = clock.elapsed_s + time_s
        while clock.elapsed_s < end_s - 1e-9:
            now_s = min(step_s, end_s - clock.elapsed_s)
            clock.elapsed_s += now_s
            for processor in self.processors:
                processor.process(now_s)

    def state(self, person: int) -> str:
        patient = self.world.find(person, Patient)
        return "" if patient is None else patient.state

    def injury(self, person: int) -> float:
        return self.world.get(person, Harm).injury_share


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
