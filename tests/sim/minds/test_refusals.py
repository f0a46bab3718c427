"""Saying no, and being answered."""

from __future__ import annotations

import pytest

from game.sim.gear.components import Breather
from game.sim.minds import answers
from game.sim.minds.answers import insist, insist_odds_share, let_be
from game.sim.minds.components import Standoff
from game.sim.minds.events import Insisted, LetThemBe, WillNotGo, WillNotLeave
from game.sim.minds.refusals import stand_off, will_not_go, will_not_leave
from game.sim.minds.rules import frighten
from game.sim.people.components import Person, Whereabouts
from game.sim.rescue.components import Evacuation
from game.sim.rescue.processors import EvacuationProcessor
from game.sim.rescue.rules import refuge_for
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.work import jobs
from game.sim.work.components import Job, OnJob, Walk
from tests.sim.minds.night import Night

NAMED = ("rivera", "kwan", "tanaka", "chen", "hassan", "sofia", "wu", "jackson", "mirza", "dr_chen")


def untrained(night: Night) -> list[int]:
    """People of the kitchens and farms whom nobody wrote."""
    crews = ("kitchen", "first_farm", "hydroponics")
    return [entity for entity, person in night.world.each(Person) if person.crew in crews and not person.named]


def refusing(night: Night, people: list[int], module: str) -> int:
    return sum(1 for person in people if will_not_go(night.world, person, night.module(module)))


def test_nobody_refuses_to_go_where_nothing_is_wrong(night: Night) -> None:
    assert refusing(night, untrained(night), "hab_2") == 0


def test_the_known_go_into_ordinary_danger() -> None:
    said_no = 0
    for seed in range(1, 6):
        night = Night(seed=seed)
        night.alarm("hab_3", "danger")
        said_no += refusing(night, [night.person(name) for name in NAMED], "hab_3")
    assert said_no == 0


def test_into_a_breach_many_who_were_never_trained_will_not_go_and_few_who_were(night: Night) -> None:
    night.alarm("hab_3", "breach")
    others = untrained(night)
    share = refusing(night, others, "hab_3") / len(others)
    assert 0.2 < share < 0.8
    assert refusing(night, [night.person(name) for name in NAMED], "hab_3") <= 2


def test_a_suit_makes_a_difference_before_it_is_on_and_after(night: Night) -> None:
    night.alarm("hab_3", "breach")
    others = untrained(night)
    bare = refusing(night, others, "hab_3")
    promised = [one for one in others if will_not_go(night.world, one, night.module("hab_3"), suit=True)]
    for person in others:
        night.world.add(person, Breather("pressure_suit", 1_800.0, True))
    assert promised == []
    assert refusing(night, others, "hab_3") == 0 < bare


def test_somebody_dear_in_there_pulls_them_in(night: Night) -> None:
    night.alarm("hab_3", "breach")
    name = next(
        person.id
        for person in (night.world.get(one, Person) for one in untrained(night))
        if will_not_go(night.world, night.person(person.id), night.module("hab_3"))
    )
    person = night.person(name)
    night.world.get(person, Person).bonds["hassan"] = 1.0
    assert will_not_go(night.world, person, night.module("hab_3")) != ""
    night.put("hassan", "hab_3")
    night.fell("hassan")
    assert will_not_go(night.world, person, night.module("hab_3")) == ""


def test_asked_twice_they_say_the_same(night: Night) -> None:
    night.alarm("hab_3", "breach")
    for person in untrained(night):
        first = will_not_go(night.world, person, night.module("hab_3"))
        assert will_not_go(night.world, person, night.module("hab_3")) == first


def test_somebody_in_a_panic_goes_nowhere(night: Night) -> None:
    night.alarm("hab_3", "danger")
    kwan = night.person("kwan")
    frighten(night.world, kwan, 0.95)
    assert will_not_go(night.world, kwan, night.module("hab_3")).startswith("will.go.panic")


def test_the_stubborn_stay_with_work_that_is_nearly_done_and_the_strict_do_not(night: Night) -> None:
    stays = {"kwan": 0, "kurmanova": 0}
    for name in stays:
        for _ in range(20):
            job = night.job(name, "hab_3", progress=0.9)
            stays[name] += bool(will_not_leave(night.world, night.person(name), job))
    assert stays["kwan"] >= 8
    assert stays["kurmanova"] <= 2


def test_work_that_has_hardly_begun_is_left(night: Night) -> None:
    left = 0
    for _ in range(20):
        job = night.job("wu", "hab_3")
        night.world.get(job, Job).step = 0
        left += not will_not_leave(night.world, night.person("wu"), job)
    assert left == 20


def test_sent_out_of_a_place_nearly_all_go(night: Night) -> None:
    people = [entity for entity, _ in night.world.each(Person)]
    assert sum(1 for person in people if will_not_leave(night.world, person, 0)) <= 3


def test_everything_they_say_is_written(night: Night) -> None:
    texts = {text for text in night.world.the(Settlement).content.texts if text.startswith("will.")}
    night.alarm("hab_3", "breach")
    said = {will_not_go(night.world, person, night.module("hab_3")) for person in untrained(night)}
    for name in (*NAMED, "aguirre", "orlova", "sithole_n"):
        job = night.job(name, "hab_3", progress=0.95)
        said.add(will_not_leave(night.world, night.person(name), job))
    said -= {""}
    assert len(said) >= 4
    assert said <= texts


def test_who_will_not_go_on_to_a_destination_says_what_frightens_them_there(night: Night) -> None:
    night.alarm("hab_3", "danger")
    kwan, place = night.person("kwan"), night.module("hab_2")
    frighten(night.world, kwan, 0.95)
    job = Job("carry_person", night.person("wu"), place, [], place=place, destination=night.module("hab_3"))
    job.step = 2
    jobs.join(night.world, night.world.create(job), kwan, masks=False)
    assert night.world.get(kwan, Standoff).text.startswith("will.go.panic")


def refuse_to_go(night: Night, name: str) -> int:
    """Send somebody to a job who then says no."""
    job = night.job(name, "hab_2")
    night.world.get(job, Job).state = "going"
    night.world.get(job, Job).module = night.world.get(job, Job).place = night.module("hab_3")
    stand_off(night.world, night.person(name), "will_not_go", job, "will.go.plain.1")
    return job


def test_a_refusal_is_said_aloud_and_waits_for_an_answer(night: Night) -> None:
    job = refuse_to_go(night, "chen")
    standoff = night.world.get(night.person("chen"), Standoff)
    assert night.said(WillNotGo) == [WillNotGo(night.person("chen"), job, standoff.text)]
    night.wait(90.0)
    assert night.world.find(night.person("chen"), Standoff) is not None


def test_insisting_moves_some_costs_trust_and_is_remembered() -> None:
    moved = 0
    for seed in range(1, 9):
        night = Night(seed=seed)
        refuse_to_go(night, "chen")
        person = night.person("chen")
        ok = insist(night.world, person)
        moved += ok
        assert night.said(Insisted) == [Insisted(person, ok)]
        assert night.mind("chen").trust_share < 0.5
        assert len(night.mind("chen").remembered) == 1
        assert night.world.find(person, Standoff) is None
        assert (night.world.find(person, OnJob) is not None) == ok
        assert (night.world.find(person, Walk) is not None) == ok
    assert 0 < moved < 8


def test_who_has_said_no_twice_cannot_be_moved(night: Night) -> None:
    job = night.job("kwan", "hab_3", progress=0.9)
    kwan = night.person("kwan")
    stand_off(night.world, kwan, "will_not_leave", job, "will.stay.plain.1")
    night.mind("kwan").firm = (job,)
    assert insist_odds_share(night.world, kwan) == 0.0
    assert will_not_leave(night.world, kwan, job).startswith("will.stay.firm")


def test_a_trusted_desk_is_heard_sooner(night: Night) -> None:
    refuse_to_go(night, "chen")
    chen = night.person("chen")
    before = insist_odds_share(night.world, chen)
    night.mind("chen").trust_share = 0.9
    assert insist_odds_share(night.world, chen) > before
    trusted = insist_odds_share(night.world, chen)
    frighten(night.world, chen, 0.6)
    assert insist_odds_share(night.world, chen) < trusted


def test_let_be_they_stay_at_home_and_think_better_of_the_desk(night: Night) -> None:
    job = refuse_to_go(night, "chen")
    let_be(night.world, night.person("chen"))
    assert night.world.find(night.person("chen"), OnJob) is None
    assert night.world.get(job, Job).state == "left"
    assert night.mind("chen").trust_share > 0.5
    assert night.said(LetThemBe) == [LetThemBe(night.person("chen"))]


def test_let_be_at_their_work_they_go_on_with_it(night: Night) -> None:
    job = night.job("kwan", "hab_3", progress=0.9)
    kwan = night.person("kwan")
    stand_off(night.world, kwan, "will_not_leave", job, "will.stay.plain.1")
    assert [event.job for event in night.said(WillNotLeave)] == [job]
    let_be(night.world, kwan)
    assert night.world.get(kwan, OnJob).job == job
    assert night.world.get(job, Job).state == "working"


@pytest.mark.usefixtures("heard")
def test_insisted_out_they_come_out(night: Night) -> None:
    job = night.job("kwan", "hab_3", progress=0.9)
    kwan = night.person("kwan")
    stand_off(night.world, kwan, "will_not_leave", job, "will.stay.plain.1")
    night.mind("kwan").trust_share = 1.0
    while not insist(night.world, kwan):
        night.mind("kwan").firm = ()
        night.mind("kwan").trust_share = 1.0
        stand_off(night.world, kwan, "will_not_leave", job, "will.stay.plain.1")
    assert night.world.find(kwan, OnJob) is None
    assert night.world.get(kwan, Walk).then == "shelter"
    assert night.world.get(kwan, Whereabouts).module == night.module("hab_3")


@pytest.mark.parametrize("step_s", [10.0, 60.0])
def test_left_without_an_answer_for_two_minutes_they_are_let_be(step_s: float) -> None:
    night = Night()
    refuse_to_go(night, "chen")
    night.wait(180.0, step_s)
    assert night.world.find(night.person("chen"), Standoff) is None
    assert night.said(LetThemBe) == [LetThemBe(night.person("chen"))]
    assert night.mind("chen").trust_share == 0.5


def test_a_refusal_that_no_longer_matters_is_forgotten(night: Night) -> None:
    refuse_to_go(night, "chen")
    night.fell("chen")
    night.wait(30.0)
    assert night.world.find(night.person("chen"), Standoff) is None
    assert night.said(LetThemBe) == []


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is insisted with does as they are told."""
    monkeypatch.setattr(answers, "insist_odds_share", lambda world, person: 1.0)


def stays_in(night: Night, name: str, module: str) -> int:
    """Let somebody stay in a module that all others were sent out of."""
    person = night.put(name, module)
    stand_off(night.world, person, "will_not_leave", 0, "will.stay.plain.1")
    place = night.module(module)
    night.world.create(Evacuation(place, night.module("reactor_vault"), [person]))
    return person


@pytest.mark.usefixtures("heard")
def test_insisted_out_of_a_place_that_no_refuge_could_take_all_of_one_person_still_goes(
    night: Night,
) -> None:
    person = stays_in(night, "kwan", "dome_one")
    for entity, module in night.world.each(Module):
        module.barred = entity != night.module("reactor_vault")
    assert refuge_for(night.world, night.module("dome_one")) is None
    assert insist(night.world, person)
    walk = night.world.get(person, Walk)
    assert (walk.goal, walk.then) == (night.module("reactor_vault"), "shelter")


@pytest.mark.usefixtures("heard")
def test_insisted_out_with_no_way_they_go_as_soon_as_there_is_one(
    night: Night,
) -> None:
    person, dome = stays_in(night, "kwan", "dome_one"), night.module("dome_one")
    doors = [door for _, door in night.world.each(Door) if dome in (door.a, door.b)]
    leaving = EvacuationProcessor(night.world)
    for door in doors:
        door.state = "sealed"
    assert insist(night.world, person)
    night.clock.elapsed_s += 60.0
    leaving.process(60.0)
    assert night.world.find(person, Walk) is None
    for door in doors:
        door.state = "open"
    night.clock.elapsed_s += 60.0
    leaving.process(60.0)
    assert night.world.get(person, Walk).then == "shelter"
