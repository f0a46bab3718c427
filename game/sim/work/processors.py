"""Jobs as time passes."""

from __future__ import annotations

import math

from game.sim.clock import Clock
from game.sim.people.components import Whereabouts
from game.sim.people.rules import able, impairment_of, move
from game.sim.settlement import Settlement
from game.sim.work import jobs
from game.sim.work.components import Job, Walk
from game.sim.work.events import StepDone, StepMissed, TeamArrived
from game.sim.world import World


class JobProcessor:
    """Carries jobs on step by step. The only writer of ``Job`` besides the orders that begin and end them."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def next_s(self) -> float:
        """Return when the next step would be done at today's pace, in seconds since the game began."""
        now_s = self._world.one(Clock).elapsed_s
        due_s = math.inf
        for _, job in self._world.each(Job):
            if job.state == "working" and job.duration_s > 0.0:
                pace = 1.0 - impairment_of(self._world, job.people[0])
                left_s = (1.0 - job.progress) * job.duration_s / pace
                due_s = min(due_s, now_s + max(1.0, math.ceil(left_s)))
        return due_s

    def process(self, step_s: float) -> None:
        """Let every team work for one step of time."""
        for entity, job in self._world.each(Job):
            if job.state == "going":
                self._gather(entity, job)
            elif job.state == "working":
                self._work(entity, job, step_s)

    def _gather(self, entity: int, job: Job) -> None:
        world = self._world
        there = jobs.workers(world, job)
        on_way = [person for person in job.people if world.find(person, Walk) is not None and able(world, person)]
        if there and not on_way:
            self._lead_by(job, there)
            job.state = "working"
            for person in there:
                activity = world.the(Settlement).tasks[job.task].activity
                move(world, person, world.get(person, Whereabouts).module, activity)
            self._begin_step(job)
            world.events.say(TeamArrived(entity))
        elif not there and not on_way:
            jobs.leave(world, entity, "cut_off" if any(able(world, person) for person in job.people) else "down")

    def _lead_by(self, job: Job, there: list[int]) -> None:
        """Let the first who can act lead, if the lead cannot."""
        if job.people[0] not in there:
            job.people.remove(there[0])
            job.people.insert(0, there[0])

    def _begin_step(self, job: Job) -> None:
        job.progress = 0.0
        job.duration_s = jobs.step_time_s(self._world, job, jobs.step_of(self._world, job))

    def _work(self, entity: int, job: Job, step_s: float) -> None:
        world = self._world
        there = jobs.workers(world, job)
        if not there:
            jobs.leave(world, entity, "down")
            return
        if job.people[0] not in there:
            self._lead_by(job, there)
        pace = 1.0 - impairment_of(world, job.people[0])
        job.progress += step_s * pace / job.duration_s
        if job.progress >= 1.0 - 1e-9:
            self._end_step(entity, job)

    def _end_step(self, entity: int, job: Job) -> None:
        world = self._world
        step = jobs.step_of(world, job)
        if not jobs.comes_off(world, entity, job, step):
            job.tries += 1
            self._begin_step(job)
            world.events.say(StepMissed(entity, step.id))
            return
        job.tries = 0
        job.step += 1
        job.history.append(world.one(Clock).elapsed_s)
        world.events.say(StepDone(entity, step.id))
        if job.step < len(world.the(Settlement).tasks[job.task].steps):
            self._begin_step(job)
        else:
            jobs.finish(world, entity)
