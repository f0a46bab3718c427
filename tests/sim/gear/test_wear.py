"""Wear of masks, suits and tools: what use adds, where it stays, what it costs, and what happens at the end."""

from collections.abc import Iterator

import pytest

from game.sim.clock import HOUR_S
from game.sim.gear.components import Pack
from game.sim.gear.rules import carried_h, fit, pack, stow, work_with
from game.sim.stores.components import Locker
from game.sim.stores.events import GearWornOut
from game.sim.stores.pieces import keeps_share, shows
from game.sim.stores.rules import take
from game.sim.stores.stock import items_of
from game.sim.work.events import JobDone
from game.sim.work.search import detector_share
from tests.sim.crewed_colony import CrewedColony


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony()
    yield colony
    colony.close()


def shelf(colony: CrewedColony) -> Locker:
    return next(locker for _, locker in colony.world.each(Locker) if locker.id == "shelf")


def life_h(colony: CrewedColony, item: str) -> float:
    return items_of(colony.world)[item].life_h


def test_a_suit_comes_back_with_the_hours_it_was_worn(colony: CrewedColony) -> None:
    shelf(colony).worn["pressure_suit"] = [30.0, 70.0]
    colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0), suits=True)
    worn = colony.breather(1)
    assert worn is not None
    assert worn.worn_h == 30.0
    assert shelf(colony).worn["pressure_suit"] == [70.0]
    colony.wait_for(JobDone)
    on_s = worn.on_s
    while colony.breather(1) is not None:
        colony.wait(10.0)
    hours = shelf(colony).worn["pressure_suit"]
    assert hours == pytest.approx([30.0 + (colony.now_s - on_s) / HOUR_S, 70.0])


def test_the_least_worn_is_taken_first_and_a_new_one_before_it(colony: CrewedColony) -> None:
    locker = shelf(colony)
    locker.worn["mask"] = [3.0, 9.0, 20.0]
    assert [take(locker, "mask") for _ in range(4)] == [0.0, 3.0, 9.0, 20.0]
    assert locker.worn == {}


def test_a_mask_that_is_put_on_somebody_takes_its_hours_with_it(colony: CrewedColony) -> None:
    shelf(colony).worn["mask"] = [5.0, 6.0, 7.0, 8.0]
    colony.put(2, "hall")
    colony.fell(2)
    colony.send(1, task="fit_mask", target="colonist_2")
    colony.wait_for(JobDone)
    worn = colony.breather(2)
    assert worn is not None
    assert worn.worn_h == 5.0
    assert colony.breather(1) is None
    assert carried_h(colony.world, colony.person(1), "mask") == 0.0


@pytest.mark.parametrize(("on_after_s", "mask_h", "suit_h"), [(300.0, 300.0, 200.0), (1800.0, 500.0, 0.0)])
def test_what_was_worn_under_a_suit_goes_back_with_its_own_hours(
    colony: CrewedColony, on_after_s: float, mask_h: float, suit_h: float
) -> None:
    person = colony.person(1)
    shelf(colony).items["mask"] = shelf(colony).items["pressure_suit"] = 0
    fit(colony.world, person, "mask", worn_h=4.0)
    fit(colony.world, person, "pressure_suit", on_s=colony.now_s + on_after_s, worn_h=9.0)
    colony.wait(500.0)
    stow(colony.world, person)
    step_h = 10.0 / HOUR_S
    assert shelf(colony).worn["mask"] == pytest.approx([4.0 + mask_h / HOUR_S], abs=step_h)
    assert shelf(colony).worn["pressure_suit"] == pytest.approx([9.0 + suit_h / HOUR_S], abs=step_h)


def test_a_tool_wears_by_the_steps_that_were_worked_with_it(colony: CrewedColony) -> None:
    colony.send(1, task="search", target="hall")
    colony.wait_for(JobDone)
    colony.wait(900.0)
    assert 0.0 < shelf(colony).worn["leak_detector"][0] < 1.0
    assert set(shelf(colony).worn) <= {"leak_detector", "mask"}


def test_up_to_half_of_its_life_a_suit_is_as_good_as_new_and_then_feeds_for_less(colony: CrewedColony) -> None:
    suit = items_of(colony.world)["pressure_suit"]
    lasts_s = []
    for number, hours in enumerate((0.0, 0.49 * suit.life_h, 0.75 * suit.life_h, suit.life_h), start=1):
        fit(colony.world, colony.person(number), "pressure_suit", worn_h=hours)
        worn = colony.breather(number)
        assert worn is not None
        lasts_s.append(worn.left_s)
    assert lasts_s == pytest.approx([1800.0, 1800.0, 1440.0, 1080.0])


def test_a_worn_detector_finds_less(colony: CrewedColony) -> None:
    found = []
    job = colony.job(colony.send(1, task="search", target="hall"))
    for share in (0.0, 1.0):
        worn = share * life_h(colony, "leak_detector")
        colony.world.get(colony.person(1), Pack).worn["leak_detector"] = [worn] if worn else []
        found.append(detector_share(colony.world, job))
    assert found[1] == pytest.approx(0.5 * found[0])


def test_a_suit_at_the_end_of_its_life_is_not_put_back(colony: CrewedColony) -> None:
    count = colony.locker("shelf")["pressure_suit"]
    fit(colony.world, colony.person(1), "pressure_suit", worn_h=life_h(colony, "pressure_suit") + 1.0)
    stow(colony.world, colony.person(1))
    assert colony.locker("shelf")["pressure_suit"] == count
    assert [event.item for event in colony.said(GearWornOut)] == ["pressure_suit"]


def test_a_crowbar_outlasts_everybody(colony: CrewedColony) -> None:
    person = colony.person(1)
    pack(colony.world, person, "crowbar")
    work_with(colony.world, person, "crowbar", 1e6)
    assert colony.world.get(person, Pack).worn == {}
    crowbar = items_of(colony.world)["crowbar"]
    assert not shows(crowbar, 1e6)
    assert keeps_share(crowbar, 1e6) == 1.0
