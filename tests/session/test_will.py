"""Orders to people's will, through the session's two doors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.session.orders import Accepted, Insist, LetBe, Refusal, SendTeam, Wake, Withdraw
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.minds.components import Mind, Standoff
from game.sim.minds.refusals import stand_off
from game.sim.people.components import Whereabouts
from game.sim.people.rules import people_in
from game.sim.register import Register
from game.sim.work.components import Job

Begin = Callable[..., Session]
HARNESS = SendTeam(("kwan",), "replace_harness", "hab_3.generator/ignition_harness", masks=True)


def until(session: Session, time_s: float) -> None:
    while session.elapsed_s < time_s and not session.over:
        session.step(time_s - session.elapsed_s)


def reason(session: Session, order: Wake | Insist | LetBe) -> str:
    answer = session.order(order)
    assert isinstance(answer, Refusal)
    return answer.reason


def asleep(session: Session, module: str) -> int:
    world = session.world
    there = people_in(world, world.the(Register).modules[module])
    return sum(1 for person in there if world.get(person, Whereabouts).activity == "asleep")


def test_a_module_is_woken_once(begin: Begin) -> None:
    session = begin()
    assert asleep(session, "hab_3") == 15
    assert isinstance(session.order(Wake("hab_3")), Accepted)
    assert asleep(session, "hab_3") == 0
    assert reason(session, Wake("hab_3")) == "refused.woken_already"
    assert reason(session, Wake("nowhere")) == "refused.no_such_module"
    assert reason(session, Wake("canteen")) == "refused.nobody_asleep"


def test_only_somebody_who_says_no_can_be_insisted_with_or_let_be(begin: Begin) -> None:
    session = begin()
    assert reason(session, Insist("kwan")) == "refused.no_standoff"
    assert reason(session, LetBe("kwan")) == "refused.no_standoff"
    assert reason(session, LetBe("nobody")) == "refused.no_such_person"


def test_ordered_out_kwan_may_stay_and_may_be_let_be_and_the_generator_starts(begin: Begin) -> None:
    session = begin()
    until(session, 300.0)
    answer = session.order(HARNESS)
    assert isinstance(answer, Accepted)
    job = session.world.get(answer.job, Job)
    while job.step < 4 and job.state in ("going", "working"):
        session.step(30.0)
    kwan = session.world.the(Register).people["kwan"]
    session.order(Withdraw(answer.job))
    if session.world.find(kwan, Standoff) is None:
        stand_off(session.world, kwan, "will_not_leave", answer.job, "will.stay.plain.1")
        job.state = "working"
    [view] = session.view().standoffs
    assert (view.person, view.kind, view.job) == ("kwan", "will_not_leave", answer.job)
    assert view.text.endswith(".")
    assert 0.0 < view.insist_odds_share < 1.0
    assert isinstance(session.order(LetBe("kwan")), Accepted)
    assert session.view().standoffs == ()
    assert session.world.get(kwan, Mind).trust_share > 0.5


def test_who_has_said_no_for_good_is_not_asked_again(begin: Begin) -> None:
    session = begin()
    until(session, 300.0)
    answer = session.order(HARNESS)
    assert isinstance(answer, Accepted)
    kwan = session.world.the(Register).people["kwan"]
    stand_off(session.world, kwan, "will_not_leave", answer.job, "will.stay.plain.1")
    session.world.get(kwan, Mind).firm = (answer.job,)
    assert reason(session, Insist("kwan")) == "refused.said_no_for_good"
    assert isinstance(session.order(LetBe("kwan")), Accepted)


def test_minds_are_saved_and_carry_on_to_the_same_hash(begin: Begin, tmp_path: Path) -> None:
    session = begin()
    session.order(Wake("hab_3"))
    until(session, 900.0)
    write_save(session, tmp_path / "night.sav")
    again = read_save(tmp_path / "night.sav", session.content)
    assert again.state_hash() == session.state_hash()
    for game in (session, again):
        until(game, 1_800.0)
    assert again.state_hash() == session.state_hash()
    assert sum(mind.woken_s == 0.0 for _, mind in again.world.each(Mind)) == 15
    again.close()
