"""Levels as sols pass: what was learnt is learnt, what is not used fades, drills are forgotten."""

from __future__ import annotations

import numpy as np

from game.content.kinds.hours import Use
from game.sim import portable
from game.sim.clock import HOUR_S, Clock
from game.sim.crews.components import COLUMN, Booked, Plans
from game.sim.crews.events import PersonBack, PersonOff
from game.sim.hazards.peril import people_in_danger
from game.sim.learning.book import LearningBook
from game.sim.learning.components import Learning
from game.sim.learning.curve import faded, level_after
from game.sim.learning.events import SkillFaded, SkillReached
from game.sim.learning.leads import weigh_all, weigh_those_of
from game.sim.learning.rules import end_pairs, practised, there
from game.sim.learning.teaching import hold_classes
from game.sim.people.components import Body, Person
from game.sim.settlement import Settlement
from game.sim.work.components import Job
from game.sim.work.events import JobDone
from game.sim.world import World

EVERYDAY: tuple[Use, ...] = ("operations", "repair", "inspection", "prevention", "fabrication", "projects", "quota")
"""Uses of hours that are everyday work."""
WEIGHED_SOLS = 5
"""What leads are worth is looked at this often, and whenever somebody falls ill or comes back."""


class LearningProcessor:
    """Sees to what people know, once a sol. Writes ``Learning``, and skills in ``Person``."""

    def __init__(self, world: World) -> None:
        """Begin to listen for jobs that are done, which teach."""
        self._world = world
        self._book = world.the(LearningBook)
        world.events.subscribe(JobDone, self._done)
        world.events.subscribe(PersonOff, lambda event: weigh_those_of(world, event.person))
        world.events.subscribe(PersonBack, lambda event: weigh_those_of(world, event.person))

    def process(self, _step_s: float) -> None:
        """On the first step of a sol, close the books of the last one."""
        world = self._world
        learning, sol = world.one(Learning), world.one(Clock).sol
        if sol == learning.sol:
            return
        sols, learning.sol = sol - learning.sol, sol
        for number, crew in enumerate(self._book.crews):
            if (sol + number) % self._book.rules.class_sols == 0:
                hold_classes(world, crew)
        self._drills(learning, sols)
        learned = self._taught(learning)
        self._everyday(learning, learned, sol)
        self._settle(learned)
        learning.last_h, learning.spent_h = learning.spent_h / sols, 0.0
        learning.total_h += learning.last_h * sols
        learning.today_h.clear()
        end_pairs(world)
        if sol % WEIGHED_SOLS == 0:
            weigh_all(world)

    def _drills(self, learning: Learning, sols: int) -> None:
        """Let everybody know more of what was drilled, and less of what was drilled long ago."""
        rules = self._book.rules
        people = sum(1 for _, body in self._world.each(Body) if body.alive)
        each_h = learning.drilled_h / max(1, people)
        unknown = (1.0 - learning.drilled_share) * portable.exp(-each_h / rules.drill_each_h)
        learning.drilled_share = (1.0 - unknown) * portable.exp(-sols / rules.drill_fade_sols)
        learning.drilled_h = 0.0

    def _taught(self, learning: Learning) -> dict[int, dict[str, float]]:
        """Return the new levels of those who were taught, or sent to work; nothing is written yet."""
        rules = self._book.rules
        learned: dict[int, dict[str, float]] = {}
        for entity in sorted({*learning.taught_h, *learning.due_h}):
            levels = learned[entity] = dict(self._world.get(entity, Person).skills)
            for skill, hours in learning.taught_h.get(entity, {}).items():
                most = learning.caps[entity][skill]
                levels[skill] = level_after(rules, skill, levels.get(skill, 0.0), hours, most)
            for skill, hours in learning.due_h.get(entity, {}).items():
                levels[skill] = level_after(rules, skill, levels.get(skill, 0.0), hours)
        for table in (learning.taught_h, learning.due_h, learning.caps):
            table.clear()
        return learned

    def _everyday(self, learning: Learning, learned: dict[int, dict[str, float]], sol: int) -> None:
        """Reckon with everyday work, and with what is not used, for those whose turn it is."""
        world, rules = self._world, self._book.rules
        hours = self._hours_each()
        for row in range(sol % rules.turn_sols, len(learning.people), rules.turn_sols):
            entity = learning.people[row]
            person = world.get(entity, Person)
            if not world.get(entity, Body).alive or not person.skills:
                continue
            levels = learned.get(entity) or dict(person.skills)
            worked_h = rules.turn_sols * hours.get(person.crew, 0.0) if there(world, entity) else 0.0
            for skill, share in self._book.used.get(person.crew, {}).items():
                if worked_h > 0.0 and skill in levels:
                    levels[skill] = level_after(rules, skill, levels[skill], worked_h * share * rules.work_share)
                    learning.used_sol[row, learning.skills.index(skill)] = sol
            unused = sol - learning.used_sol[row] > rules.unused_sols
            for column in np.flatnonzero(unused).tolist():
                skill = learning.skills[column]
                if levels.get(skill, 0.0) > 0.0:
                    levels[skill] = faded(rules, levels[skill], float(rules.turn_sols))
            learned[entity] = levels

    def _hours_each(self) -> dict[str, float]:
        """Return the hours of everyday work that the last sol brought each of a crew."""
        plans, booked = self._world.one(Plans), self._world.one(Booked)
        worked = np.add.reduce([booked.last_h[:, COLUMN[use]] for use in EVERYDAY])
        return {
            crew: float(worked[row]) / max(1, len(self._book.members(crew))) for row, crew in enumerate(plans.crews)
        }

    def _settle(self, learned: dict[int, dict[str, float]]) -> None:
        """Write the new levels, and say who can be left alone now, or can no more."""
        world, line = self._world, self._book.rules.teacher_level
        for entity, levels in sorted(learned.items()):
            person = world.get(entity, Person)
            before = person.skills
            if levels == before:
                continue
            person.skills = levels
            for skill, level in levels.items():
                was = before.get(skill, 0.0)
                if was < line <= level:
                    world.events.say(SkillReached(entity, skill))
                elif level < line <= was:
                    world.events.say(SkillFaded(entity, skill))

    def _done(self, event: JobDone) -> None:
        """Let a team learn by the job that it has done."""
        world = self._world
        job = world.get(event.job, Job)
        task = world.the(Settlement).tasks[job.task]
        hours = max(0.0, world.one(Clock).elapsed_s - job.begun_s) / HOUR_S
        skills = dict.fromkeys(skill for skill in (task.skill, *(step.skill for step in task.steps)) if skill)
        crisis = people_in_danger(world)
        for entity in job.people:
            for skill in skills:
                practised(world, entity, skill, hours / len(skills), crisis=crisis)
