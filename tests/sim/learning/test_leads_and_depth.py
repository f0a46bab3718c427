"""Posts and what they come to, how deep the colony is, and what drills are worth."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.crews.book import CrewBook
from game.sim.crews.components import Off, Plans
from game.sim.gear.rules import donning_s
from game.sim.learning import drills
from game.sim.learning.book import LearningBook
from game.sim.learning.components import Learning
from game.sim.learning.curve import level_after
from game.sim.learning.depth import depths
from game.sim.learning.leads import appoint, lead, lead_of, lead_share, load_of, weigh
from game.sim.learning.processors import LearningProcessor
from game.sim.learning.teaching import work
from game.sim.minds.components import Mind
from game.sim.minds.temper import courage_share
from game.sim.people.components import Person
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.rescue.rules import response_s
from game.sim.world import World

Begin = Callable[..., Session]


def person(world: World, name: str) -> int:
    return world.the(Register).people[name]


def test_a_crew_follows_somebody_known_until_another_is_appointed(begin: Begin) -> None:
    world = begin().world
    assert lead_of(world, "crew.life_support") == person(world, "tanaka")
    assert not lead(world, "crew.life_support").appointed
    appoint(world, person(world, "cabrera"), "crew.life_support")
    assert lead_of(world, "crew.life_support") == person(world, "cabrera")
    assert world.the(CrewBook).lead("life_support") == person(world, "cabrera")
    assert world.one(Plans).leads["life_support"] == person(world, "cabrera")


def test_work_comes_to_more_under_somebody_who_knows_it(begin: Begin) -> None:
    world = begin().world
    able, novice = person(world, "tanaka"), person(world, "eide")
    assert weigh(world, "crew.life_support", able).share > 1.0
    assert weigh(world, "crew.life_support", novice).share < weigh(world, "crew.life_support", able).share
    appoint(world, able, "crew.life_support")
    assert lead_share(world, "crew.life_support") == pytest.approx(lead(world, "crew.life_support").share)
    assert lead_share(world, "crew.of_the_moon") == 1.0


def test_each_further_thing_that_somebody_leads_costs_all_of_them(begin: Begin) -> None:
    world = begin().world
    tanaka = person(world, "tanaka")
    alone = lead_share(world, "crew.life_support")
    assert load_of(world, tanaka) == 1
    appoint(world, tanaka, "deputy")
    assert load_of(world, tanaka) == 2
    assert lead_share(world, "crew.life_support") < alone


def test_somebody_worn_out_leads_worse(begin: Begin) -> None:
    world = begin().world
    rested = lead(world, "crew.life_support").share
    world.get(person(world, "tanaka"), Mind).weary_share = 1.0
    assert lead(world, "crew.life_support").share < rested


def test_a_post_whose_holder_is_ill_or_dead_is_led_by_nobody_or_by_the_next(begin: Begin) -> None:
    world = begin().world
    osei = person(world, "osei")
    appoint(world, osei, "deputy")
    filled = lead(world, "deputy").share
    world.add(osei, Off("illness", 1e12))
    assert lead(world, "deputy").share == world.the(LearningBook).rules.leaderless_share < filled
    die(world, person(world, "tanaka"), "wounds")
    assert lead_of(world, "crew.life_support") not in (0, person(world, "tanaka"))


def test_every_crew_has_a_post_at_its_head(begin: Begin) -> None:
    world = begin().world
    book = world.the(LearningBook)
    assert set(book.post_of) == set(book.crews)


def test_depth_counts_those_who_can_be_left_alone_and_the_living_only(begin: Begin) -> None:
    world = begin().world
    for _, who in world.each(Person):
        if "welding" in who.skills:
            who.skills = {**who.skills, "welding": 0.1}
    for name, level in (("chen", 0.9), ("hassan", 0.7), ("aalto", 0.5)):
        who = world.get(person(world, name), Person)
        who.skills = {**who.skills, "welding": level}
    welding = next(depth for depth in depths(world) if depth.skill == "welding")
    assert welding.people == (person(world, "chen"), person(world, "hassan"))
    assert sum(count for _, count in welding.by_shift) == 2
    assert welding.next is not None
    assert (welding.next.person, welding.next.trainer) == (person(world, "aalto"), person(world, "chen"))
    rules = world.the(LearningBook).rules
    assert level_after(rules, "welding", 0.5, welding.next.hours) == pytest.approx(0.6)
    assert welding.next.sols == pytest.approx(welding.next.hours / rules.most_h)
    world.add(person(world, "hassan"), Off("illness", 1e12))
    die(world, person(world, "chen"), "wounds")
    welding = next(depth for depth in depths(world) if depth.skill == "welding")
    assert welding.people == (person(world, "hassan"),)
    assert (welding.off, sum(count for _, count in welding.by_shift)) == (1, 0)


def test_every_skill_that_work_asks_for_has_a_depth(begin: Begin) -> None:
    world = begin().world
    wants = world.the(LearningBook).wants
    assert {depth.skill for depth in depths(world)} == {skill for skill, count in wants.items() if count}
    assert {"electrical", "welding", "medicine", "life_support"} <= {depth.skill for depth in depths(world)}


def test_drills_get_people_up_sooner_and_make_them_braver_and_are_forgotten(begin: Begin) -> None:
    world = begin().world
    processor, learning = LearningProcessor(world), world.one(Learning)
    cook = next(one for one, who in world.each(Person) if who.crew == "kitchen" and not who.named)
    before_s, brave = response_s(world, cook), courage_share(world, cook)
    learning.drill_hours_share = 1.0
    for _ in range(60):
        work(world, "kitchen", 80.0)
        world.one(Clock).elapsed_s += SOL_S
        processor.process(SOL_S)
    drilled = drills.drilled_share(world)
    assert 0.5 < drilled < 1.0
    assert response_s(world, cook) < 0.9 * before_s
    assert courage_share(world, cook) > brave
    learning.drill_hours_share = 0.0
    for _ in range(60):
        world.one(Clock).elapsed_s += SOL_S
        processor.process(SOL_S)
    assert drills.drilled_share(world) < drilled


def test_a_kit_beside_the_bed_saves_time_with_the_mask(begin: Begin) -> None:
    world = begin().world
    before_s = donning_s(world, "mask")
    world.one(Learning).kits_share = 1.0
    assert donning_s(world, "mask") == pytest.approx(0.7 * before_s)
