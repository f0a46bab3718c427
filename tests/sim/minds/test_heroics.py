"""Those who cannot stand by."""

from __future__ import annotations

from game.session.orders import Withdraw
from game.session.teams import refuse_withdrawal, withdraw
from game.sim.chance import Chance
from game.sim.medical.components import Patient
from game.sim.minds.components import Unrest
from game.sim.minds.events import ActedAlone
from game.sim.people.components import Person
from game.sim.rescue.components import Burden
from game.sim.work.components import Job, OnJob
from tests.sim.minds.night import Night


def with_bond(seed: int, bond: float, hero: str = "park_j", victim: str = "ravndal") -> Night:
    night = Night(seed=seed)
    for _, person in night.world.each(Person):
        person.bonds.clear()
        if person.id not in (hero, victim):
            person.traits = ()
    night.world.get(night.person(hero), Person).bonds[victim] = bond
    night.put(hero, "hab_2")
    night.put(victim, "hab_3")
    return night


def goes(bond: float, activity: str = "rest", nights: int = 8) -> int:
    """Of some nights, in how many Park goes in for Ravndal."""
    count = 0
    for seed in range(1, 1 + nights):
        night = with_bond(seed, bond)
        night.put("park_j", "hab_2", activity)
        night.fell("ravndal")
        night.wait(420.0)
        count += [event.person for event in night.said(ActedAlone)] == [night.person("park_j")]
    return count


def test_for_somebody_dear_many_go_in_unasked_and_for_an_acquaintance_nobody() -> None:
    assert 2 <= goes(1.0) < 8
    assert goes(0.4) == 0


def test_nobody_goes_who_sleeps_through_it_or_is_on_duty() -> None:
    assert goes(1.0, "asleep", nights=5) == 0
    assert goes(1.0, "work", nights=5) == 0


def hero_night() -> Night:
    """A night in which Park goes in."""
    for seed in range(1, 30):
        night = with_bond(seed, 1.0)
        night.fell("ravndal")
        night.wait(420.0)
        if night.said(ActedAlone):
            return night
    raise AssertionError("nobody ever goes")


def test_going_alone_is_a_job_like_any_other_and_can_be_called_off() -> None:
    night = hero_night()
    event = night.said(ActedAlone)[0]
    job = night.world.get(event.job, Job)
    assert (job.target, job.people) == (night.person("ravndal"), [night.person("park_j")])
    assert night.world.get(night.person("park_j"), OnJob).job == event.job
    assert refuse_withdrawal(night.world, Withdraw(event.job)) is None
    withdraw(night.world, Withdraw(event.job))
    assert night.world.find(night.person("park_j"), OnJob) is None


def test_nobody_goes_for_somebody_who_is_being_fetched_already() -> None:
    night = hero_night()
    seed = night.world.one(Chance).seed
    again = with_bond(seed, 1.0)
    victim = again.fell("ravndal")
    fetching = Job("carry_person", victim, again.module("hab_3"), [again.person("kwan")], place=again.module("hab_3"))
    again.world.create(fetching)
    again.wait(420.0)
    assert again.said(ActedAlone) == []


def test_nobody_goes_for_somebody_who_lies_in_a_ward_with_good_air() -> None:
    night = Night()
    victim = night.fell("ravndal")
    night.put("ravndal", "medical")
    night.wait(30.0)
    assert list(night.world.one(Unrest).plights) == [victim]
    night.world.add(victim, Patient(night.module("medical"), "waiting"))
    night.wait(30.0)
    assert not night.world.one(Unrest).plights


def test_nobody_lays_down_whom_they_carry_to_go_in_for_another() -> None:
    seed = hero_night().world.one(Chance).seed
    again = with_bond(seed, 1.0)
    again.fell("ravndal")
    again.world.add(again.person("park_j"), Burden(person=again.fell("kwan")))
    again.wait(420.0)
    assert again.said(ActedAlone) == []


def test_at_most_a_few_go_in_one_crisis() -> None:
    night = Night()
    for _, person in night.world.each(Person):
        person.bonds = {"ravndal": 1.0, "brandt": 1.0, "odinga": 1.0, "iyer": 1.0, "moana": 1.0, "whitaker": 1.0}
    for name in ("ravndal", "brandt", "odinga", "iyer", "moana", "whitaker"):
        night.fell(name)
    for name in ("kwan", "hassan", "park_j", "mbatha", "castellano", "tran_m", "lefevre", "vasquez_t"):
        night.put(name, "hab_2")
    night.wait(420.0)
    assert len(night.said(ActedAlone)) == 3


def test_when_all_is_well_nobody_is_followed(night: Night) -> None:
    night.wait(300.0)
    unrest = night.world.one(Unrest)
    assert (unrest.plights, unrest.resolves, unrest.acted) == ({}, [], [])
