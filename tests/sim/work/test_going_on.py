"""Work that is left half done: what the next team finds of it."""

from collections.abc import Iterator

import pytest

from game.sim.gear.rules import carried
from game.sim.hardware.rules import replace_part
from game.sim.work import jobs
from game.sim.work.events import JobDone, StepDone, TeamArrived
from tests.sim.crewed_colony import SHELVES, CrewedColony

MEMBRANE = "maker/electrolysis_membrane"


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony(extra=SHELVES + "membrane = 3\n")
    colony.fail(MEMBRANE, "fractured")
    yield colony
    colony.close()


def left_half_done(colony: CrewedColony) -> int:
    """Send somebody who opens the stack, and is called off before the new membrane is in."""
    first = colony.send(1, task="replace_membrane", target=MEMBRANE)
    while len(colony.said(StepDone)) < 2:
        colony.wait(60.0)
    jobs.leave(colony.world, first, "low_air")
    return first


def test_a_team_goes_on_with_the_step_that_the_last_one_left(colony: CrewedColony) -> None:
    first = left_half_done(colony)
    second = colony.send(2, task="replace_membrane", target=MEMBRANE)
    assert colony.job(second).step == colony.job(first).step == 2
    colony.wait_for(JobDone)
    done = [event.step for event in colony.said(StepDone)]
    assert done == ["drain", "unbolt", "fit", "torque", "prove"]
    assert colony.part(MEMBRANE).stage == "sound"


def test_what_was_done_badly_before_stays_so_for_who_goes_on(colony: CrewedColony) -> None:
    first = left_half_done(colony)
    colony.job(first).sound_share = 0.4
    second = colony.send(2, task="replace_membrane", target=MEMBRANE)
    assert colony.job(second).sound_share == 0.4


def test_a_part_that_was_replaced_in_between_is_begun_anew(colony: CrewedColony) -> None:
    left_half_done(colony)
    replace_part(colony.world, colony.register.parts[MEMBRANE])
    colony.wait(60.0)
    colony.fail(MEMBRANE, "fractured")
    second = colony.send(2, task="replace_membrane", target=MEMBRANE)
    assert colony.job(second).step == 0


@pytest.mark.parametrize(("task", "target", "canisters"), [("replace_membrane", MEMBRANE, 3), ("patch_hole", "", 1)])
def test_who_goes_in_a_suit_takes_as_many_canisters_as_the_work_wants(
    colony: CrewedColony, task: str, target: str, canisters: int
) -> None:
    colony.send(1, task=task, target=target or colony.pierce("hall", 5.0), suits=True)
    colony.wait_for(TeamArrived)
    assert carried(colony.world, colony.person(1), "canister") == canisters
