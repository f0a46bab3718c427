"""Patches: that they stop the leak, and that some of them do not hold."""

import dataclasses
from collections.abc import Callable, Iterator

import msgspec
import pytest

from game.session.session import Session
from game.sim.fabrication.components import Shop
from game.sim.hardware.components import Exposures, Part, Wear
from game.sim.hardware.rules import replace_part
from game.sim.hardware.wear import WearTables
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.stores.stock import Stores
from game.sim.work import patching
from game.sim.work.components import Flaw, Job
from game.sim.work.events import JobDone, PatchFailed, TeamArrived
from game.sim.world import World
from tests.sim.crewed_colony import CrewedColony

MEMBRANE = "maker/electrolysis_membrane"


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony()
    yield colony
    colony.close()


@pytest.fixture
def leaky(colony: CrewedColony) -> CrewedColony:
    """A colony whose membranes can be patched like a joint, so that a generator is enough to try it on."""
    settlement = colony.world.the(Settlement)
    kind = msgspec.structs.replace(settlement.part_kinds["electrolysis_membrane"], patch="patch_junction")
    colony.world.provide(dataclasses.replace(settlement, part_kinds={**settlement.part_kinds, kind.id: kind}))
    return colony


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


def test_a_part_that_was_patched_badly_fails_again_as_it_did(leaky: CrewedColony) -> None:
    part = leaky.fail(MEMBRANE, "fractured")
    leaky.part(MEMBRANE).found = True
    job = leaky.send(1, task="patch_junction", target=MEMBRANE)
    leaky.wait_for(TeamArrived)
    leaky.job(job).sound_share = 0.0
    leaky.wait_for(JobDone)
    assert leaky.part(MEMBRANE).stage == "worn"
    assert not leaky.leaks()
    assert leaky.world.find(part, Flaw) is not None
    leaky.wait_for(PatchFailed, 3_700.0)
    assert leaky.part(MEMBRANE).mode == "fractured"
    assert leaky.leaks()


def test_a_new_part_has_none_of_the_flaw_of_the_patched_one_that_it_replaces(leaky: CrewedColony) -> None:
    part = leaky.fail(MEMBRANE, "fractured")
    leaky.part(MEMBRANE).found = True
    job = leaky.send(1, task="patch_junction", target=MEMBRANE)
    leaky.wait_for(TeamArrived)
    leaky.job(job).sound_share = 0.0
    leaky.wait_for(JobDone)
    assert leaky.world.find(part, Flaw) is not None
    replace_part(leaky.world, part)
    leaky.wait(3_700.0)
    assert not leaky.said(PatchFailed)
    assert leaky.part(MEMBRANE).stage == "sound"


def test_a_leak_that_nobody_knows_of_is_not_patched(leaky: CrewedColony) -> None:
    leaky.fail(MEMBRANE, "fractured")
    assert leaky.refusal(1, task="patch_junction", target=MEMBRANE) == "refused.nothing_leaks"


def fit_a_pump(world: World) -> float:
    """Let a team fit the only pump there is; the wear that it begins with."""
    entity = world.the(Register).parts["hab_3.generator/coolant_pump"]
    patching.replace_part(world, entity, Job("replace_part", entity, 0, [], item="pump", sound_share=1.0))
    return float(world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))[world.get(entity, Part).index])


def test_a_faulty_spare_that_a_team_fits_is_faulty_and_the_next_is_not(begin: Callable[..., Session]) -> None:
    world = begin().world
    for locker in world.the(Stores).lockers:
        locker.items.pop("pump", None)
    world.one(Shop).flawed["pump"] = [0.4]
    assert fit_a_pump(world) == pytest.approx(0.6)
    assert "pump" not in world.one(Shop).flawed
    assert fit_a_pump(world) == pytest.approx(0.0)
