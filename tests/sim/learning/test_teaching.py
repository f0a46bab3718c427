"""Crews' hours of training: pairs, classes, what is owed, and what comes of it with the next sols."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.crews.components import Off
from game.sim.learning import rules
from game.sim.learning.book import LearningBook
from game.sim.learning.components import Learning
from game.sim.learning.events import PairEnded, SkillFaded, SkillReached
from game.sim.learning.processors import LearningProcessor
from game.sim.learning.teaching import best_teacher, work
from game.sim.people.components import Person
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.work.components import Job
from game.sim.work.events import JobDone
from game.sim.world import World

Begin = Callable[..., Session]


def person(world: World, name: str) -> int:
    return world.the(Register).people[name]


def set_level(world: World, name: str, skill: str, level: float) -> int:
    who = world.get(person(world, name), Person)
    who.skills = {**who.skills, skill: level}
    return person(world, name)


def level(world: World, name: str, skill: str) -> float:
    return rules.level_of(world, person(world, name), skill)


class School:
    """A colony in which shifts bring hours of training and nothing else happens."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.processor = LearningProcessor(world)
        self.learning = world.one(Learning)
        self.learning.drill_hours_share = 0.0

    def pass_sols(self, sols: int, hours: dict[str, float] | None = None, shifts: int = 3) -> None:
        for _ in range(sols):
            for crew, given in (hours or {}).items():
                for _ in range(shifts):
                    work(self.world, crew, given / shifts)
            self.world.one(Clock).elapsed_s += SOL_S
            self.processor.process(SOL_S)


def test_a_pair_takes_hours_of_both_and_makes_one_of_them_better(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    trainer, trainee = set_level(world, "tanaka", "life_support", 0.9), set_level(world, "cabrera", "life_support", 0.3)
    rules.pair(world, trainer, trainee, "life_support")
    assert work(world, "life_support", 3.0) == pytest.approx(3.0)
    assert school.learning.pairs[0].hours == pytest.approx(1.5)
    assert level(world, "cabrera", "life_support") == 0.3, "what is learnt shows with the next sol"
    school.pass_sols(1)
    assert 0.3 < level(world, "cabrera", "life_support") < 0.35


def test_a_teacher_from_another_crew_costs_that_crew_hours_of_its_own(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    trainer, trainee = set_level(world, "kwan", "electrical", 0.9), set_level(world, "cabrera", "electrical", 0.3)
    rules.pair(world, trainer, trainee, "electrical")
    work(world, "life_support", 1.5)
    assert school.learning.pairs[0].hours == pytest.approx(1.5)
    assert school.learning.owed_h["engineering"] == pytest.approx(1.5)
    work(world, "engineering", 4.0)
    assert school.learning.owed_h["engineering"] == 0.0
    assert school.learning.put_by_h["engineering"] == pytest.approx(2.5)


def test_nobody_learns_from_somebody_worse_or_hardly_better_than_a_beginner(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    trainer, trainee = set_level(world, "tanaka", "welding", 0.5), set_level(world, "cabrera", "welding", 0.1)
    rules.pair(world, trainer, trainee, "welding")
    school.pass_sols(2, {"life_support": 4.0})
    assert level(world, "cabrera", "welding") == 0.1
    assert not rules.can_teach(world, trainee, trainer, "welding")
    set_level(world, "cabrera", "life_support", 0.95)
    assert not rules.can_teach(world, person(world, "tanaka"), person(world, "cabrera"), "life_support")


def test_a_pair_ends_when_the_one_knows_as_much_as_the_other(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    ended: list[PairEnded] = []
    world.events.subscribe(PairEnded, ended.append)
    trainer, trainee = (
        set_level(world, "tanaka", "life_support", 0.62),
        set_level(world, "cabrera", "life_support", 0.6),
    )
    rules.pair(world, trainer, trainee, "life_support")
    school.pass_sols(30, {"life_support": 6.0})
    assert ended[0] == PairEnded(trainer, trainee, "life_support", True)
    assert school.learning.pairs == []
    assert level(world, "cabrera", "life_support") <= level(world, "tanaka", "life_support") + 1e-9


def test_a_pair_ends_when_who_taught_has_died(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    trainer, trainee = person(world, "tanaka"), set_level(world, "cabrera", "life_support", 0.3)
    rules.pair(world, trainer, trainee, "life_support")
    die(world, trainer, "wounds")
    school.pass_sols(1, {"life_support": 6.0})
    assert school.learning.pairs == []


def test_the_same_hours_in_one_piece_or_many_teach_a_crew_the_same(begin: Begin) -> None:
    levels = []
    for shifts in (1, 2, 8):
        world = begin().world
        School(world).pass_sols(20, {"engineering": 8.0}, shifts)
        levels.append([who.skills["mechanical"] for _, who in world.each(Person) if who.crew == "engineering"])
    assert levels[1] == pytest.approx(levels[0], abs=1e-9)
    assert levels[2] == pytest.approx(levels[0], abs=1e-9)


def test_a_crew_learns_what_it_is_told_to_and_else_what_it_is_there_for(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    members = list(world.the(LearningBook).members("structures"))
    set_level(world, "chen", "welding", 0.9)
    before = {one: dict(world.get(one, Person).skills) for one in members}
    rules.train(world, "structures", "welding")
    school.pass_sols(20, {"structures": 10.0})
    gained = [one for one in members if rules.level_of(world, one, "welding") > before[one].get("welding", 0.0) + 0.05]
    assert len(gained) >= 3
    rules.stop_crew(world, "structures")
    before = {one: dict(world.get(one, Person).skills) for one in members}
    school.pass_sols(20, {"structures": 10.0})
    gained = [one for one in members if rules.level_of(world, one, "structures") > before[one]["structures"] + 0.01]
    assert len(gained) >= 3


def test_where_nobody_can_teach_books_go_so_far_and_no_further(begin: Begin) -> None:
    world = begin().world
    for _, who in world.each(Person):
        if "welding" in who.skills:
            who.skills = {**who.skills, "welding": min(0.3, who.skills["welding"])}
    assert best_teacher(world, "kitchen", "welding") == 0
    school = School(world)
    rules.train(world, "kitchen", "welding")
    school.pass_sols(400, {"kitchen": 60.0})
    kitchen = [rules.level_of(world, one, "welding") for one in world.the(LearningBook).members("kitchen")]
    assert 0.2 < max(kitchen) <= world.the(LearningBook).rules.alone_level


def test_who_is_ill_neither_teaches_nor_learns(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    trainer, trainee = person(world, "tanaka"), set_level(world, "cabrera", "life_support", 0.3)
    world.add(trainer, Off("illness", 1e12))
    rules.pair(world, trainer, trainee, "life_support")
    school.pass_sols(2, {"life_support": 4.0})
    assert level(world, "cabrera", "life_support") == 0.3
    assert best_teacher(world, "life_support", "life_support", named=trainer) != trainer


def test_no_more_hours_are_taken_than_a_crew_can_learn_for(begin: Begin) -> None:
    world = begin().world
    School(world)
    most_h = world.the(LearningBook).rules.most_h * world.the(LearningBook).rules.class_sols
    assert work(world, "medical", 10_000.0) == pytest.approx(most_h * len(world.the(LearningBook).members("medical")))
    assert work(world, "medical", 5.0) == 0.0
    assert work(world, "nobody", 5.0) == 0.0


def test_a_skill_fades_that_is_not_used_and_stays_where_it_is_used(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    faded: list[SkillFaded] = []
    world.events.subscribe(SkillFaded, faded.append)
    set_level(world, "tanaka", "welding", 0.62)
    before = level(world, "tanaka", "life_support")
    for _ in range(10):
        school.pass_sols(17)
        rules.use(world, person(world, "tanaka"), "life_support")
    assert level(world, "tanaka", "life_support") == before
    assert 0.5 < level(world, "tanaka", "welding") < 0.6
    assert SkillFaded(person(world, "tanaka"), "welding") in faded


def test_somebody_who_can_be_left_alone_now_is_written_down(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    reached: list[SkillReached] = []
    world.events.subscribe(SkillReached, reached.append)
    set_level(world, "cabrera", "life_support", 0.599)
    rules.practised(world, person(world, "cabrera"), "life_support", 20.0)
    school.pass_sols(1)
    assert reached == [SkillReached(person(world, "cabrera"), "life_support")]


def test_a_job_in_a_crisis_teaches_more_than_one_on_a_quiet_day(begin: Begin) -> None:
    gains = []
    for crisis in (False, True):
        world = begin().world
        before = level(world, "wu", "electrical")
        rules.practised(world, person(world, "wu"), "electrical", 3.0, crisis=crisis)
        School(world).pass_sols(1)
        gains.append(level(world, "wu", "electrical") - before)
    assert 0.0 < 2.0 * gains[0] < gains[1]


def test_a_team_learns_by_the_job_that_it_has_done(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    before = level(world, "wu", "electrical")
    register = world.the(Register)
    part, module = register.parts["hab_3.generator/ignition_harness"], register.modules["hab_3"]
    job = Job("replace_harness", part, module, [person(world, "wu")], begun_s=world.one(Clock).elapsed_s, place=module)
    entity = world.create(job)
    world.one(Clock).elapsed_s += 7_200.0
    world.events.say(JobDone(entity))
    school.pass_sols(1)
    assert level(world, "wu", "electrical") > before


def test_levels_are_put_in_place_of_the_old_ones_and_never_changed_in_it(begin: Begin) -> None:
    world = begin().world
    school = School(world)
    before = world.get(person(world, "cabrera"), Person).skills
    kept = dict(before)
    rules.practised(world, person(world, "cabrera"), "life_support", 30.0)
    school.pass_sols(1)
    assert before == kept
    assert world.get(person(world, "cabrera"), Person).skills is not before
