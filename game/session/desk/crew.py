"""People and the jobs they are on, as the desk sees them."""

from __future__ import annotations

import math

from game.session.view import JobView, PersonView, StepView
from game.sim.clock import Clock
from game.sim.gear.components import Breather
from game.sim.people.components import Body, Person, Presence, Whereabouts
from game.sim.people.physiology import useful_consciousness_s
from game.sim.people.rules import breath_of, impairment_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.work import jobs
from game.sim.work.components import Job, OnJob, Walk
from game.sim.world import World

DOING = {"asleep": "asleep", "rest": "resting", "work": "working"}
"""How an activity is reported."""


class Crew:
    """Looks at people and jobs."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._known: dict[int, tuple[tuple[int, str], PersonView]] = {}
        self._moved: set[int] = set()

    def people(self) -> tuple[PersonView, ...]:
        """Return everybody."""
        world = self._world
        moving = {entity for kind in (Walk, OnJob, Breather) for entity, _ in world.each(kind)}
        moving.update(world.one(Presence).at_risk)
        views = []
        for entity, person, where in world.each(Person, Whereabouts):
            key = (where.module, where.activity)
            known = self._known.get(entity)
            if known is None or known[0] != key or entity in moving or entity in self._moved:
                known = self._known[entity] = (key, self._person(entity, person))
            views.append(known[1])
        self._moved = moving
        return tuple(views)

    def _person(self, entity: int, person: Person) -> PersonView:
        world = self._world
        body, where = world.get(entity, Body), world.get(entity, Whereabouts)
        walk = world.find(entity, Walk)
        mask = world.find(entity, Breather)
        next_module, share = "", 0.0
        if walk is not None:
            _, beyond, walk_s = walk.legs[0]
            next_module = world.get(beyond, Module).id
            left_s = walk.next_s - world.one(Clock).elapsed_s
            share = min(1.0, max(0.0, 1.0 - left_s / max(walk_s, 1.0)))
        return PersonView(
            id=person.id,
            name=person.name,
            role=person.role,
            crew=person.crew,
            named=person.named,
            module=world.get(where.module, Module).id,
            doing=self._doing(entity, body, where, walk),
            goal=world.get(walk.goal, Module).id if walk is not None else "",
            next_module=next_module,
            next_share=share,
            mask_s=mask.left_s if mask is not None else None,
            hypoxia=self._look(entity, body),
            skills=tuple(person.skills.items()),
        )

    def _doing(self, entity: int, body: Body, where: Whereabouts, walk: Walk | None) -> str:
        if not body.alive:
            return "dead"
        if body.down:
            return "down"
        if walk is not None:
            return "walking"
        if self._world.find(entity, OnJob) is not None:
            return "on a job"
        return DOING.get(where.activity, "working")

    def _look(self, entity: int, body: Body) -> str:
        """Return how somebody seems to those beside them."""
        if body.down:
            return "down"
        if body.hypoxia_dose == 0.0 and not self._world.find(entity, OnJob):
            return "well"
        lost = impairment_of(self._world, entity)
        return "failing" if lost >= 0.5 else "slow" if lost >= 0.15 else "well"

    def jobs(self) -> tuple[JobView, ...]:
        """Return the jobs in hand."""
        return tuple(
            self.job(entity, job) for entity, job in self._world.each(Job) if job.state in ("going", "working")
        )

    def job(self, entity: int, job: Job) -> JobView:
        """Return one job, with the time range of each step and of the whole."""
        world = self._world
        task = self._settlement.tasks[job.task]
        lead = job.people[0]
        lost = impairment_of(world, lead) if job.state == "working" else 0.0
        steps = tuple(self._step(job, index, lost) for index in range(len(task.steps)))
        ahead = [step for step in steps if step.state != "done"]
        arrival_s = self._arrival_s(job)
        breath = breath_of(world, lead)
        left_s = useful_consciousness_s(breath.inspired_o2_kpa) * (1.0 - world.get(lead, Body).hypoxia_dose)
        mask = world.find(lead, Breather)
        if mask is not None and mask.left_s > 0.0:
            left_s = mask.left_s
        return JobView(
            id=entity,
            task=task.id,
            name=task.name,
            target=self._target(job),
            module=world.get(job.module, Module).id,
            people=tuple(world.get(person, Person).id for person in job.people),
            state=job.state,
            hurry=job.hurry,
            steps=steps,
            shortest_s=arrival_s + sum(step.shortest_s * (1.0 - step.progress) for step in ahead),
            longest_s=arrival_s + sum(step.longest_s * (1.0 - step.progress) for step in ahead),
            bad_air_s=None if math.isinf(left_s) else left_s,
            slowed_share=lost,
        )

    def _step(self, job: Job, index: int, lost: float) -> StepView:
        """Return a step; its longest time is that of doing it twice where it may miss."""
        step = self._settlement.tasks[job.task].steps[index]
        state = "done" if index < job.step else "now" if index == job.step and job.state == "working" else "ahead"
        time_s = jobs.step_time_s(self._world, job, step) / (1.0 - lost)
        odds = jobs.step_odds(self._world, job, step)
        return StepView(
            name=step.name,
            state=state,
            shortest_s=time_s,
            longest_s=time_s * (2.0 if odds < 0.9 else 1.25),
            odds_share=odds,
            progress=job.progress if state == "now" else 0.0,
        )

    def _arrival_s(self, job: Job) -> float:
        """Return the time until the last of a team is there."""
        now_s = self._world.one(Clock).elapsed_s
        latest_s = 0.0
        for person in job.people:
            walk = self._world.find(person, Walk)
            if walk is not None:
                rest_s = sum(walk_s for _, _, walk_s in walk.legs[1:])
                latest_s = max(latest_s, walk.next_s + rest_s - now_s)
        return latest_s

    def _target(self, job: Job) -> str:
        """Return the name of what a job is done to."""
        world, settlement = self._world, self._settlement
        target = jobs.target_id(world, settlement.tasks[job.task], job.target)
        return target
