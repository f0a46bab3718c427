"""Who came, who is born, who dies of what, and where it leads."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from game.session.session import Session
from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import SOL_S, Clock
from game.sim.medical.rules import care_share
from game.sim.people.components import Body, Person, Presence, Whereabouts
from game.sim.people.events import PersonDied
from game.sim.people.rules import Activities, die, move
from game.sim.population import rules
from game.sim.population.coming import CHILD, bear, carry, conceive, counted, follow
from game.sim.population.components import Child, Population
from game.sim.population.events import ChildDied, PersonBorn, PregnancyLost
from game.sim.population.processors import PopulationProcessor
from game.sim.population.rules import PopulationBook
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.world import World

Begin = Callable[..., Session]


def pass_sols(world: World, sols: int) -> PopulationProcessor:
    processor = PopulationProcessor(world)
    for _ in range(sols):
        world.one(Clock).elapsed_s += SOL_S
        processor.process(SOL_S)
    return processor


def baby(world: World) -> Child:
    mother, father, _ = rules.parents(world)[0]
    item = conceive(world, mother, father, world.one(Clock).sol - 260)
    world.one(Population).expected.remove(item)
    return bear(world, item)


def test_three_hundred_grown_bodies_changed_and_those_who_are_written_are_as_old_as_written(begin: Begin) -> None:
    world = begin().world
    ages = rules.ages_years(world)
    assert len(ages) == 300
    assert ages.min() > 20.0
    assert ages.max() < 61.0
    assert 33.0 < ages.mean() < 41.0
    assert rules.age_years(world, world.the(Register).people["jackson"]) == pytest.approx(57.5, abs=0.6)
    women = int(world.one(Population).women.sum())
    assert 120 < women < 180


def test_women_are_those_whom_the_roll_calls_she(begin: Begin) -> None:
    world = begin().world
    population = world.one(Population)
    for entity, woman in zip(population.people, population.women.tolist(), strict=True):
        assert bool(woman) == (world.get(entity, Person).pronouns == "she")


def test_couples_mean_something_to_each_other_and_nobody_has_two_partners(begin: Begin) -> None:
    world = begin().world
    population = world.one(Population)
    both = [one for couple in population.couples for one in (couple.first, couple.second)]
    assert len(both) == len(set(both)) > 60
    for couple in population.couples:
        first, second = world.get(couple.first, Person), world.get(couple.second, Person)
        assert first.bonds[second.id] >= 0.4
        assert second.bonds[first.id] >= 0.4
        assert rules.partner_of(world, couple.first) == couple.second
    die(world, population.couples[0].second, "wounds")
    assert rules.partner_of(world, population.couples[0].first) == 0


def test_brothers_and_sisters_share_a_name(begin: Begin) -> None:
    found = 0
    for seed in range(1, 6):
        world = begin(seed=seed).world
        for pair in world.one(Population).kin:
            found += 1
            assert world.get(pair.first, Person).family == world.get(pair.second, Person).family
    assert found > 0


def test_a_child_is_born_two_hundred_and_sixty_sols_after_it_was_conceived(begin: Begin) -> None:
    world = begin().world
    population = world.one(Population)
    population.expected.clear()
    born: list[PersonBorn] = []
    world.events.subscribe(PersonBorn, born.append)
    mother, father, _ = rules.parents(world)[0]
    conceive(world, mother, father, world.one(Clock).sol).lost_odds = 1.0
    for _ in range(259):
        world.one(Clock).elapsed_s += SOL_S
        carry(world)
    assert born == []
    world.one(Clock).elapsed_s += SOL_S
    carry(world)
    assert [event.mother for event in born] == [mother]
    assert population.births == 1
    assert mother not in [one for one, _, _ in rules.parents(world)], "she bears no other for a while"


def test_a_child_breathes_four_tenths_of_what_a_grown_person_does(begin: Begin) -> None:
    world = begin().world
    heads = int(world.one(Presence).heads.sum())
    child = baby(world)
    assert int(world.one(Presence).heads.sum()) == heads + 1
    assert counted(world) == 1
    assert world.the(Activities).share_of(CHILD) == pytest.approx(0.4)
    assert child.family in (world.get(child.mother, Person).family, world.get(child.father, Person).family)


def test_a_child_stays_at_home_and_is_carried_out_with_whoever_has_it_by_the_hand(begin: Begin) -> None:
    world = begin().world
    child = baby(world)
    follow(world)
    home = world.get(child.home, Module)
    assert child.module == child.home
    elsewhere = next(entity for entity, _ in world.each(Module) if entity != child.home)
    where = world.get(child.carer, Whereabouts)
    move(world, child.carer, elsewhere, where.activity)
    follow(world)
    assert child.module == child.home, "its mother is only at work"
    home.barred = True
    follow(world)
    assert child.module == elsewhere


def test_somebody_else_takes_a_child_whose_mother_has_died(begin: Begin) -> None:
    world = begin().world
    child = baby(world)
    die(world, child.mother, "wounds")
    follow(world)
    assert child.carer == child.father
    assert child.died_sol < 0


def test_a_child_dies_only_where_nobody_is_left_to_carry_it(begin: Begin) -> None:
    world = begin().world
    child = baby(world)
    for entity, body in world.each(Body):
        if body.alive:
            die(world, entity, "hypoxia")
    follow(world)
    assert child.died_sol < 0, "good air harms nobody"
    assert child.carer == 0
    world.the(Atmospherics).harmful[world.get(child.module, Module).index] = True
    follow(world)
    assert child.died_sol == world.one(Clock).sol
    assert counted(world) == 0


def test_a_pregnancy_that_is_lost_is_said_and_one_with_a_dead_mother_ends(begin: Begin) -> None:
    world = begin().world
    population = world.one(Population)
    population.expected.clear()
    lost: list[PregnancyLost] = []
    world.events.subscribe(PregnancyLost, lost.append)
    (mother, father, _), (other, his, _) = rules.parents(world)[:2]
    conceive(world, mother, father, world.one(Clock).sol).lost_odds = 0.0
    conceive(world, other, his, world.one(Clock).sol).lost_odds = 1.0
    die(world, other, "wounds")
    pass_sols(world, 200)
    assert [said for said in lost if said.mother in (mother, other)] == [PregnancyLost(mother)]
    assert [item for item in population.expected if item.mother in (mother, other)] == []


def test_a_frail_infant_dies_as_things_stand_and_may_live_under_a_programme(begin: Begin) -> None:
    for share, dies in ((0.0, True), (1.0, False)):
        world = begin().world
        rules.programme(world, share)
        child = baby(world)
        child.frail_odds = 0.02
        died: list[ChildDied] = []
        world.events.subscribe(ChildDied, died.append)
        pass_sols(world, 370)
        assert bool([event for event in died if event.child == child.id]) == dies
        assert counted(world) == len(rules.children(world))


def test_a_few_die_of_illness_in_a_year_and_each_of_something(begin: Begin) -> None:
    deaths: list[PersonDied] = []
    for seed in range(1, 5):
        world = begin(seed=seed).world
        world.events.subscribe(PersonDied, deaths.append)
        pass_sols(world, 668)
    assert 0 < len(deaths) < 14
    names = world.the(PopulationBook).illnesses
    assert all(event.of in names for event in deaths)


def test_the_old_die_sooner_than_the_young(begin: Begin) -> None:
    figures = begin().world.the(PopulationBook).rules
    chances = rules.death_per_sol(figures, np.array([25.0, 33.0, 58.0]), 0.0)
    assert chances[1] == pytest.approx(2.0 * chances[0], rel=0.05)
    assert chances[2] > 10.0 * chances[0]
    assert rules.death_per_sol(figures, np.array([58.0]), 1.0)[0] < chances[2]


def test_as_things_stand_there_are_too_few_within_a_generation_and_a_programme_turns_it(begin: Begin) -> None:
    world = begin().world
    assert rules.heads_after(world, 27, 0.0) < 300.0 < rules.heads_after(world, 27, 1.0)
    assert rules.births_per_year(world, 0.0) < 5.0 < rules.births_per_year(world, 1.0)
    assert 130.0 < rules.effective(world, 0.0) < 170.0
    assert rules.inbreeding(world, 0.0) == pytest.approx(0.0328, abs=0.004)
    assert rules.inbreeding(world, 1.0) < rules.inbreeding(world, 0.0)
    assert rules.genes_lost_share(world, 1.0) < rules.genes_lost_share(world, 0.0)


def test_a_programme_takes_its_equipment_from_those_who_lie_in_the_ward(begin: Begin) -> None:
    world = begin().world
    ward = world.the(Register).modules["medical"]
    medic = world.the(Register).people["dr_chen"]
    move(world, medic, ward, "work")
    before = care_share(world, ward, 1)
    rules.programme(world, 1.0)
    assert care_share(world, ward, 1) < before
    assert rules.equipment_h(world) == world.the(PopulationBook).rules.programme_equipment_h


def test_two_colonies_of_one_seed_have_the_same_families(begin: Begin) -> None:
    pasts = []
    for seed in (3, 3, 4):
        world = begin(seed=seed).world
        pass_sols(world, 400)
        population = world.one(Population)
        names = [(child.given, child.family, child.born_sol) for child in population.children]
        pasts.append((names, population.births, population.deaths, population.born_sol.tolist()))
    assert pasts[0] == pasts[1] != pasts[2]
