"""Frames in the colony: damage, crossings, props, and a module that comes down."""

from collections.abc import Callable

import msgspec
import pytest

from game.sim.frames import rules
from game.sim.frames.components import Frame
from game.sim.frames.events import FloorGave, FrameCreaks, FrameInTrouble, MemberYielded
from game.sim.gear.rules import carried, pack
from game.sim.people.components import Body, Harm, Whereabouts
from game.sim.people.events import PersonDied
from game.sim.rescue.components import Pinned
from game.sim.structure.components import Door, Hole
from game.sim.structure.events import ModuleLost
from game.sim.structure.rules import set_door
from game.sim.structure.ways import Ways
from game.sim.work.components import Job, Walk
from game.sim.work.effects import take_effect
from tests.sim.standing import Standing

Colony = Callable[..., Standing]
JOIN = {"north_join": 0.55, "north_rib": 0.3}
"""What the fragment of sector nine does to 9-E."""


def test_frames_that_are_whole_stand_and_ask_for_nothing(colony: Colony) -> None:
    here = colony()

    assert here.frames.next_s() == float("inf")
    assert rules.outlook(here.world, here.frame("nine_e")) is None
    assert rules.floor_risk_share(here.world, here.module("nine_e")) == 0.0


def test_9_e_comes_down_in_less_than_two_hours_if_nobody_does_anything(colony: Colony) -> None:
    here = colony()
    here.hit("nine_e", diameter_mm=50.0, members=JOIN)
    assert here.heard(FrameInTrouble)
    here.pass_to(7_200.0)

    assert here.lost("nine_e")
    assert here.heard(ModuleLost)
    assert here.times_s(FrameCreaks)[0] < here.times_s(MemberYielded)[0] < here.times_s(ModuleLost)[0] + 1e-9
    assert here.times_s(ModuleLost)[0] > 600.0


def test_the_desk_s_reckoning_holds_the_moment_that_the_frame_falls(colony: Colony) -> None:
    outside = 0
    for seed in range(12):
        here = colony(seed)
        here.hit("nine_e", members=JOIN)
        bounds = []
        for look_s in (0.0, 1_500.0, 2_000.0):
            here.pass_to(look_s)
            reckoned = rules.outlook(here.world, here.frame("nine_e"))
            assert reckoned is not None
            bounds.append((look_s + reckoned[0], look_s + reckoned[1]))
        here.pass_to(20_000.0)
        fell_s = here.times_s(ModuleLost)[0]
        outside += sum(not soonest_s - 1e-3 <= fell_s <= latest_s + 1e-3 for soonest_s, latest_s in bounds)

    assert outside <= 1


def test_looking_at_a_frame_changes_nothing(colony: Colony) -> None:
    here, watched = colony(5), colony(5)
    for each in (here, watched):
        each.hit("nine_e", members=JOIN)
    for minute in range(1, 60):
        watched.pass_to(60.0 * minute)
        rules.outlook(watched.world, watched.frame("nine_e"))
        rules.shown(watched.world, watched.frame("nine_e"))
    for each in (here, watched):
        each.pass_to(20_000.0)

    assert watched.times_s(ModuleLost) == pytest.approx(here.times_s(ModuleLost), abs=1e-3)


@pytest.mark.parametrize("step_s", [7.0, 61.3, 1_000.0])
def test_members_yield_at_the_same_moments_whatever_the_steps_are(colony: Colony, step_s: float) -> None:
    whole, cut = colony(3), colony(3)
    for each in (whole, cut):
        each.hit("nine_e", members=JOIN)
    whole.pass_to(20_000.0)
    cut.pass_to(20_000.0, step_s)

    assert [event.member for event in cut.heard(MemberYielded)] == [
        event.member for event in whole.heard(MemberYielded)
    ]
    assert cut.times_s(MemberYielded) == pytest.approx(whole.times_s(MemberYielded), abs=1e-3)


def test_the_same_seed_falls_at_the_same_moment_and_another_at_another(colony: Colony) -> None:
    moments = []
    for seed in (3, 3, 4):
        here = colony(seed)
        here.hit("nine_e", members=JOIN)
        here.pass_to(20_000.0)
        moments.append(here.times_s(ModuleLost)[0])

    assert moments[0] == moments[1] != moments[2]


def test_ten_people_on_the_floors_bring_the_fall_nearer(colony: Colony) -> None:
    moments = []
    for count in (0, 10):
        here = colony(2)
        here.put(count, "nine_e")
        here.hit("nine_e", members=JOIN)
        here.pass_to(20_000.0)
        moments.append(here.times_s(ModuleLost)[0])

    assert moments[1] < 0.8 * moments[0]


def test_props_put_the_fall_off_and_mend_nothing(colony: Colony) -> None:
    moments = []
    for props in (0, 2):
        here = colony(2)
        here.hit("nine_e", members=JOIN)
        assert all(rules.prop(here.world, here.frame("nine_e")) for _ in range(props))
        here.pass_to(100_000.0)
        moments.append(here.times_s(ModuleLost)[0])

    assert moments[1] > 1.3 * moments[0]


def test_there_is_room_for_two_props_under_each_member_and_no_more(colony: Colony) -> None:
    here = colony()
    here.hit("nine_e", members=JOIN)
    set_props = sum(rules.prop(here.world, here.frame("nine_e")) for _ in range(40))

    assert set_props == 2 * len(here.bearing("nine_e").members)


def test_a_prop_that_finds_no_room_any_more_is_kept(colony: Colony) -> None:
    here = colony()
    frame, (person,) = here.frame("nine_e"), here.put(1, "nine_e")
    job = Job("prop_frame", frame, here.module("nine_e"), [person])
    first, *others = here.bearing("nine_e").members
    first.props = 1
    for member in others:
        member.props = 2
    pack(here.world, person, "prop")
    pack(here.world, person, "prop")
    take_effect(here.world, 0, job)
    assert (first.props, carried(here.world, person, "prop")) == (2, 1)
    take_effect(here.world, 0, job)
    assert (first.props, carried(here.world, person, "prop")) == (2, 1)


def test_the_floor_of_9_e_may_give_and_gives_less_by_the_walls(colony: Colony) -> None:
    here = colony()
    here.hit("nine_e", members=JOIN)
    module = here.module("nine_e")

    run = rules.floor_risk_share(here.world, module)
    assert 0.02 < run < 0.2
    assert rules.floor_risk_share(here.world, module, careful=True) == pytest.approx(run / 4.0)


def test_somebody_through_the_floor_is_held_there_and_the_frame_is_worse_off(colony: Colony) -> None:
    here = colony()
    people = here.put(10, "nine_e")
    here.hit("nine_e", members={**JOIN, "north_beam": 0.05})
    before = rules.worst_ratio(here.bearing("nine_e"))
    through = next(
        (person for person in people * 20 if not rules.tread(here.world, person, here.module("nine_e"))), None
    )

    assert through is not None
    assert here.world.get(through, Pinned).by == "floor"
    event = here.heard(FloorGave)[0]
    assert (event.person, event.member) == (through, "north_beam")
    assert here.lost("nine_e") or rules.worst_ratio(here.bearing("nine_e")) > before


def test_a_floor_that_is_sound_bears_everybody(colony: Colony) -> None:
    here = colony()
    people = here.put(10, "nine_c")
    here.hit("nine_c", crack_mm=48.0)

    assert all(rules.tread(here.world, person, here.module("nine_c")) for person in people * 20)


def test_a_module_that_comes_down_kills_those_who_sleep_behind_a_sealed_door(colony: Colony) -> None:
    here = colony()
    people = here.put(4, "nine_e", "asleep")
    set_door(here.world, here.register.doors["sector_nine.nine_e"], "sealed")
    rules.collapse(here.world, here.frame("nine_e"))

    bodies = [here.world.get(person, Body) for person in people]
    assert [body.died_of for body in bodies] == ["crushed"] * 4
    assert {event.person for event in here.heard(PersonDied)} == set(people)
    assert all(body.died_in == here.module("nine_e") for body in bodies)


def test_half_of_those_who_are_at_the_door_are_thrown_clear_badly_hurt(colony: Colony) -> None:
    out = 0
    for seed in range(6):
        here = colony(seed)
        people = here.put(4, "nine_e", "walk")
        door, corridor = here.register.doors["sector_nine.nine_e"], here.module("sector_nine")
        for person in people:
            here.world.add(person, Walk([(door, corridor, 8.0)], here.now_s + 8.0, "shelter", corridor))
        rules.collapse(here.world, here.frame("nine_e"))
        for person in people:
            where = here.world.get(person, Whereabouts).module
            harm = here.world.find(person, Harm)
            assert here.alive(person) == (where == corridor)
            if here.alive(person):
                out += 1
                assert harm is not None
                assert harm.injury_share >= 0.45
                assert here.world.find(person, Walk) is None

    assert 6 <= out <= 18


def test_nobody_gets_into_a_module_that_came_down_and_it_lies_open(colony: Colony) -> None:
    here = colony()
    rules.collapse(here.world, here.frame("nine_e"))
    module = here.module("nine_e")

    assert here.lost("nine_e")
    assert here.world.the(Ways).route(here.world, here.module("sector_nine"), module) is None
    assert here.world.get(here.register.doors["sector_nine.nine_e"], Door).state == "jammed"
    assert any(hole.module == module and hole.cda_m2 > 0.02 for _, hole in here.world.each(Hole))


def test_a_module_comes_down_only_once(colony: Colony) -> None:
    here = colony()
    rules.collapse(here.world, here.frame("nine_e"))
    rules.collapse(here.world, here.frame("nine_e"))
    rules.damage(here.world, here.frame("nine_e"), "south_rib", 1.0)
    here.pass_to(100.0)

    assert len(here.heard(ModuleLost)) == 1


def test_a_member_that_the_frame_has_not_is_refused(colony: Colony) -> None:
    here = colony()

    with pytest.raises(KeyError, match="keel"):
        rules.damage(here.world, here.frame("nine_e"), "keel", 0.5)


def test_a_frame_in_trouble_goes_on_after_a_load_as_if_nothing_had_been(colony: Colony) -> None:
    gone_on, loaded = colony(6), colony(6)
    for here in (gone_on, loaded):
        here.hit("nine_e", members=JOIN)
        rules.prop(here.world, here.frame("nine_e"))
        people = here.put(2, "nine_e")
        rules.tread(here.world, people[0], here.module("nine_e"), careful=True)
        here.pass_to(900.0)
    frame = loaded.bearing("nine_e")
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(frame), type=Frame)
    loaded.world.add(loaded.frame("nine_e"), again)

    assert again == frame
    for here in (gone_on, loaded):
        here.pass_to(20_000.0)
    assert gone_on.heard(ModuleLost)
    for event in (MemberYielded, ModuleLost):
        assert loaded.times_s(event) == gone_on.times_s(event)
