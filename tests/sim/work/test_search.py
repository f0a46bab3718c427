"""Looking for a leak along a run of junctions: how it goes from place to place, what it misses, and what narrows it."""

import itertools
from collections.abc import Iterator

import pytest

from game.sim.gear.rules import pack
from game.sim.structure.rules import round_hole_m2
from game.sim.work import jobs, search
from game.sim.work.components import Job
from game.sim.work.events import FaultFound, JobDone, PointSearched, SearchEnded
from tests.sim.crewed_colony import CrewedColony

JOINTS = 12
HOUSE = f"""
[[module]]
id = "crawlway"
volume_m3 = 70.0
rooms = [{", ".join(f'{{ id = "j{n}", name = "Joint {n}", crawl = true }}' for n in range(1, JOINTS + 1))}]
[[module]]
id = "dome"
volume_m3 = 900.0
[[door]]
id = "hatch"
between = ["dome", "crawlway"]
walk_s = 15.0
[[colonists]]
module = "dome"
count = 3
"""
PLACES = ("crawlway", *(f"j{n}" for n in range(1, JOINTS + 1)))
RUN = "\n".join(
    f'[[passage]]\nid = "{near}.{far}"\nbetween = ["{near}", "{far}"]\nlength_m = 2.2\ncrawl = true'
    for near, far in itertools.pairwise(PLACES)
)
SHELF = """
[[locker]]
id = "shelf"
module = "dome"
items = { leak_detector = 1, mask = 2 }
"""


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony(HOUSE, RUN)
    yield colony
    colony.close()


def looked_at(colony: CrewedColony, job: int) -> list[str]:
    rooms = {entity: name for name, entity in colony.register.places.items()}
    return [rooms[place] for place in colony.job(job).searched]


def test_without_a_detector_joint_after_joint_is_looked_at_in_order(colony: CrewedColony) -> None:
    job = colony.send(1, task="search", target="crawlway")
    colony.wait(1_200.0)
    assert looked_at(colony, job)[:3] == ["j1", "j2", "j3"]


def test_a_search_begins_at_the_end_that_the_desk_names(colony: CrewedColony) -> None:
    job = colony.send(1, task="search", target="crawlway", to="j12")
    colony.wait(1_200.0)
    assert looked_at(colony, job)[:2] == ["j12", "j11"]


def turned_back(colony: CrewedColony) -> int:
    """Send somebody who looks at a few joints and is called off."""
    first = colony.send(1, task="search", target="crawlway")
    while len(colony.said(PointSearched)) < 3:
        colony.wait(30.0)
    jobs.leave(colony.world, first, "low_air")
    return first


def test_the_next_team_looks_where_the_one_that_turned_back_has_not_been(colony: CrewedColony) -> None:
    first = turned_back(colony)
    second = colony.send(2, task="search", target="crawlway")
    assert looked_at(colony, second) == looked_at(colony, first) == ["j1", "j2", "j3"]
    colony.wait(1_200.0)
    assert looked_at(colony, second)[:5] == ["j1", "j2", "j3", "j4", "j5"]
    assert colony.job(second).place not in colony.job(first).searched


def test_whoever_is_told_where_to_begin_begins_there_and_looks_at_all(colony: CrewedColony) -> None:
    turned_back(colony)
    second = colony.send(2, task="search", target="crawlway", to="j12")
    assert looked_at(colony, second) == []
    colony.wait(1_200.0)
    assert looked_at(colony, second)[:2] == ["j12", "j11"]


def test_after_a_search_that_came_to_its_end_all_is_looked_at_again(colony: CrewedColony) -> None:
    colony.send(1, task="search", target="crawlway")
    colony.wait_for(JobDone, within_s=86_400.0)
    second = colony.send(2, task="search", target="crawlway")
    assert looked_at(colony, second) == []


def test_searchers_are_where_they_look(colony: CrewedColony) -> None:
    colony.send(1, task="search", target="crawlway")
    colony.wait_for(PointSearched)
    colony.wait(30.0)
    assert colony.where(1) in ("j1", "j2")


def test_a_wide_leak_is_found_where_it_is_and_known_from_then_on(colony: CrewedColony) -> None:
    colony.skilled(0.9, 1)
    hole = colony.pierce("j3", 20.0, found=False)
    colony.shut("hatch", "closed")
    colony.send(1, task="search", target="crawlway")
    found = colony.wait_for(FaultFound)
    assert found.place == colony.register.places["j3"]
    assert colony.hole(hole).found
    assert colony.said(SearchEnded)[0].found == 1


def test_a_leak_that_nobody_has_found_cannot_be_patched(colony: CrewedColony) -> None:
    hole = colony.pierce("j3", 20.0, found=False)
    assert colony.refusal(1, task="patch_hole", target=hole) == "refused.no_such_hole"


def test_a_search_that_finds_nothing_says_so_and_can_be_ordered_again(colony: CrewedColony) -> None:
    colony.send(1, task="search", target="crawlway")
    colony.wait_for(JobDone)
    assert colony.said(SearchEnded)[0].found == 0
    colony.send(2, task="search", target="crawlway")


def places_until_found(detector: bool, seed: int) -> int:
    """How many places a skilled pair looks at until it finds a leak at the tenth joint of twelve."""
    colony = CrewedColony(HOUSE, RUN + (SHELF if detector else ""), seed)
    colony.skilled(0.8, 1, 2)
    colony.pierce("j10", 8.0, found=False)
    job = colony.send(1, 2, task="search", target="crawlway")
    colony.wait_for(SearchEnded)
    looked = len(colony.job(job).searched)
    colony.close()
    return looked


def test_a_detector_leads_to_the_leak_by_fewer_places() -> None:
    with_one = [places_until_found(True, seed) for seed in range(1, 7)]
    without = [places_until_found(False, seed) for seed in range(1, 7)]
    assert sum(with_one) < 0.8 * sum(without)


def test_a_detector_near_the_way_is_taken_along_unasked() -> None:
    colony = CrewedColony(HOUSE, RUN + SHELF)
    colony.send(1, task="search", target="crawlway")
    assert colony.locker("shelf")["leak_detector"] == 0
    colony.close()


def odds_of(colony: CrewedColony, mm: float, *, hurry: bool = False) -> float:
    places = list(colony.register.rooms.values())
    job = Job("search", colony.register.modules["crawlway"], 1, [colony.person(1)], hurry=hurry, points=places)
    return search.find_odds(colony.world, job, round_hole_m2(mm, 0.7))


def test_a_wide_leak_is_easier_to_find_than_a_hairline_and_none_is_certain(colony: CrewedColony) -> None:
    odds = [odds_of(colony, mm) for mm in (1.0, 3.0, 10.0, 60.0)]
    assert odds == sorted(odds)
    assert 0.0 < odds[0] < 0.2
    assert odds[-1] < 1.0


def test_haste_misses_more(colony: CrewedColony) -> None:
    assert odds_of(colony, 10.0, hurry=True) < odds_of(colony, 10.0)


def test_a_detector_finds_much_of_what_eyes_miss(colony: CrewedColony) -> None:
    by_eye = odds_of(colony, 2.0)
    pack(colony.world, colony.person(1), "leak_detector")
    assert odds_of(colony, 2.0) > by_eye + 0.4


def test_a_trace_is_noted_and_the_search_goes_on(colony: CrewedColony) -> None:
    colony.skilled(1.0, 1)
    pack(colony.world, colony.person(1), "leak_detector")
    colony.pierce("j1", 2.0, found=False)
    colony.send(1, task="search", target="crawlway")
    colony.wait_for(FaultFound)
    assert not colony.said(SearchEnded)


def test_nobody_has_to_search_for_a_hole_that_howls(colony: CrewedColony) -> None:
    hole = colony.pierce("j1", 40.0, found=False)
    colony.send(1, task="search", target="crawlway")
    found = colony.wait_for(FaultFound)
    assert found.place == colony.register.places["j1"]
    assert colony.hole(hole).found
    assert not colony.said(PointSearched)
