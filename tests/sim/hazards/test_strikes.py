"""Fragments: one by one, and in clusters."""

from collections.abc import Callable

from game.sim.chance import Chance
from game.sim.frames.components import Frame
from game.sim.hazards import clusters, standing_by
from game.sim.hazards.components import DebrisField, Fragment
from game.sim.hazards.events import FragmentStopped, HoleHeard, MoreMayCome, StruckBy
from game.sim.people.components import Harm
from game.sim.people.rules import move
from game.sim.structure.components import Door, Hole, Passage
from game.sim.works.components import Shield, Works
from tests.sim.standing import Standing

Colony = Callable[..., Standing]


def drawn(here: Standing, seeds: int) -> list[list[Fragment]]:
    """What each of some seeds would have drawn for this colony."""
    fields = []
    for seed in range(seeds):
        here.world.put(Chance(seed))
        clusters.draw(here.world)
        fields.append(here.world.one(DebrisField).fragments)
    return fields


def holes_in(here: Standing, name: str) -> list[Hole]:
    """The holes of a module."""
    return [hole for _, hole in here.world.each(Hole) if hole.module == here.module(name)]


def test_a_fragment_leaves_a_hole_and_a_crack_that_nobody_has_seen(colony: Colony) -> None:
    here = colony()
    here.put(0, "module_four")
    here.hit("module_four", room="4-12", diameter_mm=58.0, crack_mm=10.0)

    hole, crack = holes_in(here, "module_four")
    assert (hole.crack, crack.crack) == (False, True)
    assert hole.room == crack.room == here.register.rooms["4-12"]
    assert not hole.found
    assert not crack.found


def test_a_shield_that_stopped_one_fragment_does_not_stop_all_of_that_second(colony: Colony) -> None:
    here = colony()
    here.world.one(Works).shields = {"hab_3": Shield(stop_share=0.5)}
    for mm in range(3, 23):
        here.hit("hab_3", diameter_mm=float(mm))
    kinds = [type(event) for _, event in here.said]
    stopped = [kind is FragmentStopped for kind in kinds if kind in (FragmentStopped, StruckBy)]
    assert len(stopped) == 20
    assert not all(stopped[stopped.index(True) :])


def test_a_hole_that_whistles_is_seen_by_who_is_there(colony: Colony) -> None:
    here = colony()
    here.put(1, "module_four", room="4-12")
    here.hit("module_four", room="4-12", diameter_mm=58.0, crack_mm=10.0)

    assert [hole.found for hole in holes_in(here, "module_four")] == [True, False]


def test_a_hole_that_whistles_is_seen_by_who_comes_there_later(colony: Colony) -> None:
    here = colony()
    (person,) = here.put(1, "module_four")
    here.hit("module_four", room="4-12", diameter_mm=58.0)
    here.pass_to(10.0)
    assert not holes_in(here, "module_four")[0].found
    move(here.world, person, here.module("module_four"), "walk", here.register.rooms["4-12"])
    here.pass_to(20.0)

    assert holes_in(here, "module_four")[0].found
    assert len(here.heard(HoleHeard)) == 1


def test_a_small_hole_is_not_heard_by_somebody_who_stands_beside_it(colony: Colony) -> None:
    here = colony()
    here.put(1, "hab_3")
    here.hit("hab_3", diameter_mm=12.0)
    here.pass_to(60.0)

    assert not holes_in(here, "hab_3")[0].found


def test_a_fragment_jams_doors_and_blocks_ways(colony: Colony) -> None:
    here = colony()
    door = here.register.doors["sector_nine.nine_c"]
    way = next(entity for entity, passage in here.world.each(Passage) if passage.id == "4.corridor")
    here.hit("module_four", passages={"4.corridor": "blocked"}, jams=["sector_nine.nine_c"])

    assert here.world.get(door, Door).state == "jammed"
    assert here.world.get(way, Passage).state == "blocked"


def test_splinters_hurt_some_of_those_in_the_room_and_nobody_next_door(colony: Colony) -> None:
    hurt_in = hurt_beside = 0
    for seed in range(10):
        here = colony(seed)
        here.world.one(DebrisField).fragments.clear()
        people = here.put(4, "module_four", room="4-12")
        for person in people[2:]:
            move(here.world, person, here.module("module_four"), "rest", here.register.rooms["4-13"])
        standing_by.take(here.world)
        here.hit("module_four", room="4-12", diameter_mm=58.0)
        hurt_in += sum(here.world.find(person, Harm) is not None for person in people[:2])
        hurt_beside += sum(here.world.find(person, Harm) is not None for person in people[2:])

    assert 1 <= hurt_in <= 13
    assert hurt_beside == 0


def test_a_cluster_is_drawn_by_the_seed_alone(colony: Colony) -> None:
    first, same, other = (colony(seed).world.one(DebrisField) for seed in (1, 1, 2))

    assert first == same != other


def test_fragments_of_a_cluster_come_when_and_as_large_as_the_plan_says(colony: Colony) -> None:
    for fragments in drawn(colony(), 100):
        assert 4 <= len(fragments) <= 9
        assert all(1_000.0 <= fragment.at_s <= 5_000.0 for fragment in fragments)
        assert all(3.0 <= fragment.diameter_mm <= 20.0 for fragment in fragments)
        assert {fragment.module for fragment in fragments} <= {"dome_one", "hab_3", "module_four"}


def test_larger_hulls_are_hit_more_often_and_small_fragments_are_more(colony: Colony) -> None:
    fragments = [fragment for field in drawn(colony(), 100) for fragment in field]

    hits = [fragment.module for fragment in fragments]
    assert hits.count("dome_one") > 2 * hits.count("hab_3")
    small = sum(fragment.diameter_mm < 6.0 for fragment in fragments)
    assert small > 0.6 * len(fragments)


def test_the_desk_is_told_before_the_first_can_come(colony: Colony) -> None:
    here = colony()
    expected = [fragment.at_s for fragment in here.world.one(DebrisField).fragments]
    here.pass_to(6_000.0)

    assert here.times_s(MoreMayCome) == [700.0]
    assert here.times_s(StruckBy) == expected


def test_a_fragment_that_meets_a_rib_bends_it(colony: Colony) -> None:
    fields = drawn(colony(), 60)
    seed = next(seed for seed, field in enumerate(fields) if any(fragment.member for fragment in field))
    here = colony(seed)
    planned = {fragment.member for fragment in here.world.one(DebrisField).fragments if fragment.member}
    here.pass_to(6_000.0)

    members = [member for _, frame in here.world.each(Frame) for member in frame.members]
    assert {member.id for member in members if member.capacity_share < member.sound_share} == planned


def test_a_module_that_came_down_is_not_hit_again(colony: Colony) -> None:
    here = colony()
    here.hit("nine_e", members={"north_join": 1.0, "north_rib": 1.0, "south_rib": 1.0, "south_join": 1.0})
    assert here.lost("nine_e")
    before = len(here.world.each(Hole))
    here.hit("nine_e", diameter_mm=20.0)

    assert len(here.world.each(Hole)) == before
