"""Patches: that they stop the leak, and that some of them do not hold."""

from collections.abc import Iterator

import pytest

from game.sim.work.components import Flaw
from game.sim.work.events import JobDone, PatchFailed, TeamArrived
from tests.sim.crewed_colony import CrewedColony

MEMBRANE = "maker/electrolysis_membrane"


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony()
    yield colony
    colony.close()


def test_sealant_closes_a_hole(colony: CrewedColony) -> None:
    hole = colony.pierce("cabin", 8.0)
    colony.send(1, task="patch_hole", target=hole)
    colony.wait_for(JobDone)
    assert colony.hole(hole).cda_m2 == 0.0
    assert colony.where(1) == "cabin"


def test_strips_close_a_crack(colony: CrewedColony) -> None:
    crack = colony.pierce("hall", 8.0, crack=True)
    colony.send(1, task="strip_crack", target=crack)
    colony.wait_for(JobDone)
    assert colony.hole(crack).cda_m2 == 0.0
    assert colony.locker("shelf")["strips"] == 1


def test_a_flawed_patch_looks_well_and_leaks_again_within_the_hour(colony: CrewedColony) -> None:
    hole = colony.pierce("hall", 8.0)
    job = colony.send(1, task="patch_hole", target=hole)
    colony.wait_for(TeamArrived)
    colony.job(job).sound_share = 0.0
    wide_m2 = colony.hole(hole).cda_m2
    colony.wait_for(JobDone)
    assert colony.hole(hole).cda_m2 == 0.0
    assert not colony.said(PatchFailed)
    colony.wait_for(PatchFailed, 3_700.0)
    assert 0.0 < colony.hole(hole).cda_m2 < wide_m2


def test_a_sound_patch_holds(colony: CrewedColony) -> None:
    hole = colony.pierce("hall", 8.0)
    job = colony.send(1, task="patch_hole", target=hole)
    colony.wait_for(TeamArrived)
    colony.job(job).sound_share = 1e9
    colony.wait_for(JobDone)
    colony.wait(4_000.0)
    assert colony.hole(hole).cda_m2 == 0.0


def test_haste_and_clumsy_hands_leave_less_hope_that_a_patch_is_sound(colony: CrewedColony) -> None:
    colony.skilled(0.9, 1)
    sound = []
    for number, hurry in ((1, False), (2, True)):
        job = colony.send(number, task="patch_hole", target=colony.pierce("hall", 3.0), hurry=hurry)
        colony.wait_for(JobDone)
        sound.append(colony.job(job).sound_share)
    assert sound[1] < sound[0] - 0.1


def test_a_part_that_was_patched_badly_fails_again_as_it_did(colony: CrewedColony) -> None:
    part = colony.fail(MEMBRANE, "fractured")
    colony.part(MEMBRANE).found = True
    job = colony.send(1, task="patch_junction", target=MEMBRANE)
    colony.wait_for(TeamArrived)
    colony.job(job).sound_share = 0.0
    colony.wait_for(JobDone)
    assert colony.part(MEMBRANE).stage == "worn"
    assert not colony.leaks()
    assert colony.world.find(part, Flaw) is not None
    colony.wait_for(PatchFailed, 3_700.0)
    assert colony.part(MEMBRANE).mode == "fractured"
    assert colony.leaks()


def test_a_leak_that_nobody_knows_of_is_not_patched(colony: CrewedColony) -> None:
    colony.fail(MEMBRANE, "fractured")
    assert colony.refusal(1, task="patch_junction", target=MEMBRANE) == "refused.nothing_leaks"
