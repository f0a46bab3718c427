"""Masks and suits: where they come from, when they are on, how long they last, and where they go afterwards."""

from collections.abc import Iterator

import pytest

from game.sim.clock import HOUR_S
from game.sim.gear.events import CanisterSwapped
from game.sim.gear.rules import carried, donning_s, draw, feeds, fit, pack, slows_share
from game.sim.hazards.components import Precautions
from game.sim.people.components import Body, Harm
from game.sim.people.rules import die
from game.sim.rescue.components import Carried
from game.sim.stores.components import Locker
from game.sim.work.events import JobDone, TeamArrived
from tests.sim.crewed_colony import CrewedColony


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony()
    yield colony
    colony.close()


def test_a_suit_is_fetched_and_put_on_before_its_wearer_goes_on(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0))
    colony.wait_for(TeamArrived)
    plain_s = colony.now_s
    colony.put(2, "ward")
    colony.send(2, task="patch_hole", target=colony.pierce("hall", 5.0), suits=True)
    colony.wait_for(TeamArrived)
    assert colony.now_s - plain_s > plain_s + 300.0


def test_nobody_breathes_from_a_suit_before_it_is_on(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0), suits=True)
    worn = colony.breather(1)
    assert worn is not None
    assert worn.body
    assert not feeds(colony.world, colony.person(1))
    colony.wait(worn.on_s - colony.now_s + 1.0)
    assert feeds(colony.world, colony.person(1))


def test_precautions_halve_the_time_a_suit_takes(colony: CrewedColony) -> None:
    before_s = donning_s(colony.world, "pressure_suit")
    colony.world.one(Precautions).on = True
    assert donning_s(colony.world, "pressure_suit") == pytest.approx(0.5 * before_s)


def test_hard_work_empties_a_mask_faster_than_rest(colony: CrewedColony) -> None:
    for number, exertion in ((1, 0.7), (2, 2.0)):
        fit(colony.world, colony.person(number), "mask")
        draw(colony.world, colony.person(number), 100.0, exertion)
    resting, working = colony.breather(1), colony.breather(2)
    assert resting is not None
    assert working is not None
    assert resting.left_s == pytest.approx(800.0)
    assert working.left_s == pytest.approx(700.0)


def test_somebody_with_a_canister_changes_it_before_the_mask_is_empty(colony: CrewedColony) -> None:
    person = colony.person(1)
    fit(colony.world, person, "mask")
    pack(colony.world, person, "canister")
    draw(colony.world, person, 850.0, 1.0)
    worn = colony.breather(1)
    assert worn is not None
    assert worn.left_s == pytest.approx(1500.0)
    assert carried(colony.world, person, "canister") == 0
    assert len(colony.said(CanisterSwapped)) == 1


def test_whoever_takes_a_mask_takes_a_canister_from_the_same_locker(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0), masks=True)
    assert carried(colony.world, colony.person(1), "canister") == 1


def test_a_suit_slows_its_wearer(colony: CrewedColony) -> None:
    fit(colony.world, colony.person(1), "pressure_suit")
    assert slows_share(colony.world, colony.person(1)) == pytest.approx(0.7)


def test_gear_goes_back_a_while_after_the_work_if_the_air_is_good(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0), masks=True)
    colony.wait_for(JobDone)
    assert colony.breather(1) is not None
    colony.wait(700.0)
    assert colony.breather(1) is None
    assert colony.locker("shelf")["mask"] == 4
    assert colony.locker("shelf")["sealant"] == 2


def test_nobody_takes_a_mask_off_in_bad_air(colony: CrewedColony) -> None:
    colony.pierce("hall", 90.0)
    colony.shut("hall_door")
    colony.shut("annex_door")
    colony.put(1, "hall")
    fit(colony.world, colony.person(1), "mask")
    colony.wait(700.0)
    assert colony.breather(1) is not None


def test_what_the_dead_wore_and_carried_goes_back_a_while_after_they_died(colony: CrewedColony) -> None:
    person = colony.put(1, "hall")
    fit(colony.world, person, "pressure_suit")
    pack(colony.world, person, "weld_kit")
    die(colony.world, person, "wounds")
    colony.wait(590.0)
    assert colony.breather(1) is not None
    assert carried(colony.world, person, "weld_kit") == 1
    colony.wait(20.0)
    assert colony.breather(1) is None
    assert carried(colony.world, person, "weld_kit") == 0
    assert (colony.locker("shelf")["pressure_suit"], colony.locker("shelf")["weld_kit"]) == (3, 2)


def test_whoever_dies_at_work_leaves_their_gear_once_the_work_is_over(colony: CrewedColony) -> None:
    job = colony.send(1, 2, task="patch_hole", target=colony.pierce("hall", 5.0), masks=True)
    colony.wait_for(TeamArrived)
    die(colony.world, colony.person(2), "wounds")
    colony.withdraw(job)
    colony.wait(700.0)
    assert colony.breather(2) is None
    assert (colony.locker("shelf")["mask"], colony.locker("shelf")["canister"]) == (4, 3)


def test_a_suit_does_not_wear_on_the_dead(colony: CrewedColony) -> None:
    person = colony.put(1, "hall")
    fit(colony.world, person, "pressure_suit")
    colony.wait(60.0)
    die(colony.world, person, "wounds")
    colony.wait(620.0)
    (shelf,) = (locker for _, locker in colony.world.each(Locker) if locker.id == "shelf")
    assert shelf.worn["pressure_suit"] == [pytest.approx(60.0 / HOUR_S)]


def test_nobody_takes_from_the_dead_what_they_wear_in_bad_air(colony: CrewedColony) -> None:
    colony.pierce("hall", 90.0)
    colony.shut("hall_door")
    colony.shut("annex_door")
    person = colony.put(1, "hall")
    fit(colony.world, person, "mask")
    die(colony.world, person, "wounds")
    colony.wait(700.0)
    assert colony.breather(1) is not None


def test_somebody_who_lies_senseless_keeps_their_mask(colony: CrewedColony) -> None:
    person = colony.put(1, "hall")
    fit(colony.world, person, "mask")
    colony.wait(300.0)
    colony.fell(1)
    colony.world.add(person, Harm(0.8))
    colony.wait(400.0)
    assert colony.breather(1) is not None


def test_somebody_who_is_carried_keeps_their_mask(colony: CrewedColony) -> None:
    fit(colony.world, colony.person(1), "mask")
    colony.world.add(colony.person(1), Carried(colony.person(2)))
    colony.wait(30.0)
    assert colony.breather(1) is not None


def test_a_mask_keeps_somebody_up_where_others_fall(colony: CrewedColony) -> None:
    colony.pierce("hall", 90.0)
    colony.shut("hall_door")
    colony.shut("annex_door")
    for number in (1, 2):
        colony.put(number, "hall")
    fit(colony.world, colony.person(1), "mask")
    colony.wait(640.0)
    down = [colony.world.get(colony.person(number), Body).down for number in (1, 2)]
    assert down == [False, True]
