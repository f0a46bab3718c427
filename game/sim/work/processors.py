"""Jobs as time passes."""

from __future__ import annotations

import math

from game.sim.chance import Chance
from game.sim.clock import HOUR_S, SOL_S, Clock, sol_of
from game.sim.gear.rules import bearer, work_with
from game.sim.hardware.components import Part
from game.sim.hazards.senses import kept_out_of
from game.sim.people import rules as people_rules
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import able, move
from game.sim.rescue.components import Pinned
from game.sim.structure.components import Hole
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Ways
from game.sim.work import jobs, kits, presence, search
from game.sim.work.components import Job, Walk
from game.sim.work.effects import vents_in
from game.sim.work.events import NoHandWheel, StepDone, StepMissed, TeamArrived
from game.sim.work.fetching import walk
from game.sim.work.hauling import arrive_with, at_hand, begin_haul, fallen, share_of
from game.sim.work.pace import flaw_share, pace_share, step_left_s, step_odds
from game.sim.work.presence import step_of, task_of
from game.sim.world import World

KEPT_S = 4.0 * SOL_S
"""How long after it began a job that is over is kept."""


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
                due_s = min(due_s, now_s + max(1.0, math.ceil(step_left_s(self._world, job))))
        return due_s

    def process(self, step_s: float) -> None:
        """Let every team work for one step of time."""
        now_s = self._world.one(Clock).now_s
        if sol_of(now_s) != sol_of(now_s - step_s):
            self._forget_old()
        for entity, job in self._world.each(Job):
            if job.state == "going":
                self._gather(entity, job)
            elif job.state == "working":
                self._work(entity, job, step_s)

    def _forget_old(self) -> None:
        """Forget jobs that were over sols ago: a long game has thousands, and what came of them is in the log."""
        world = self._world
        before_s = world.one(Clock).elapsed_s - KEPT_S
        for entity, job in list(world.each(Job)):
            if job.state not in jobs.OPEN and job.begun_s < before_s:
                world.delete(entity)

    # Coming together.

    def _gather(self, entity: int, job: Job) -> None:
        """Begin work once all who are on their way are there, or give it up if nobody comes."""
        world = self._world
        if fallen(world, job) or self._elsewhere(job):
            for person in jobs.coming(world, job):
                world.remove(person, Walk)
        if jobs.coming(world, job) or self._walk_on(job):
            return
        there = presence.present(world, job)
        if len(there) < task_of(world, job).least:
            if not jobs.standing_off(world, entity, job):
                jobs.leave(world, entity, "too_few" if there else self._why_nobody(job))
            return
        self._lead_by(job, there)
        if not job.arrived and not self._equipped(entity, job, there):
            return
        self._begin(entity, job, there)

    def _why_nobody(self, job: Job) -> str:
        world = self._world
        if any(world.find(person, Pinned) is not None for person in job.people):
            return "pinned"
        return "cut_off" if any(able(world, person) for person in job.people) else "down"

    def _elsewhere(self, job: Job) -> bool:
        """Turn the job to where somebody is now who is no longer where they were; return whether that is elsewhere."""
        world = self._world
        if task_of(world, job).target != "person" or not at_hand(world, job):
            return False
        place = people_rules.place_of(world, job.target)
        if place == job.place or world.find(job.target, Walk) is not None:
            return False
        job.place, job.module = place, module_of(world, place)
        return True

    def _walk_on(self, job: Job) -> bool:
        """Send those on who can walk and are not where the work is; return whether anybody goes."""
        world = self._world
        place = presence.work_place(world, job)
        away = [
            person
            for person in job.people
            if presence.free_hands(world, person) and people_rules.place_of(world, person) != place
        ]
        share = 1.0 if at_hand(world, job) else share_of(world, job, len(away))
        sent = False
        for person in away:
            avoid = kept_out_of(world, person)
            inside = module_of(world, place) not in avoid
            legs = world.the(Ways).route(world, people_rules.place_of(world, person), place, avoid) if inside else None
            if legs:
                walk(world, job, person, legs, haul=share)
                sent = True
        return sent

    def _equipped(self, entity: int, job: Job, there: list[int]) -> bool:
        """Return whether those who are there have what they need; if not they fetch it, or give up."""
        world = self._world
        missing = kits.lacking(world, kits.needs(world, task_of(world, job), job.target), there)
        if not missing or jobs.standing_off(world, entity, job):
            return not missing
        job.kit = {there[0]: missing}
        if kits.plan(world, job, there[0], job.place).missing:
            jobs.leave(world, entity, "no_gear")
        else:
            jobs.set_off(world, entity, there[0])
        return False

    def _begin(self, entity: int, job: Job, there: list[int]) -> None:
        world = self._world
        if task_of(world, job).target == "person" and not world.get(job.target, Body).alive:
            jobs.leave(world, entity, "died")
            return
        if not at_hand(world, job):
            arrive_with(world, entity, job)
        job.state = "working"
        self._set_to_work(job, there)
        self._begin_step(job)
        search.notice(world, entity, job)
        if not job.arrived:
            job.arrived = True
            world.events.say(TeamArrived(entity))

    def _lead_by(self, job: Job, there: list[int]) -> None:
        """Let the first who can act lead, if the lead cannot."""
        if job.people[0] not in there:
            job.people.remove(there[0])
            job.people.insert(0, there[0])

    # At work.

    def _set_to_work(self, job: Job, there: list[int]) -> None:
        """Let those who are there breathe as the work makes them."""
        world = self._world
        activity = task_of(world, job).activity
        for person in there:
            where = world.get(person, Whereabouts)
            if where.activity != activity:
                move(world, person, where.module, activity, where.room)

    def _begin_step(self, job: Job) -> None:
        job.progress = 0.0
        job.duration_s = jobs.full_time_s(self._world, job)

    def _work(self, entity: int, job: Job, step_s: float) -> None:
        world = self._world
        there = presence.present(world, job)
        if len(there) < task_of(world, job).least:
            if not jobs.coming(world, job):
                jobs.leave(world, entity, "too_few" if there else self._why_nobody(job))
            return
        self._lead_by(job, there)
        self._set_to_work(job, there)
        job.progress += step_s * pace_share(world, job) / job.duration_s
        if job.progress >= 1.0 - 1e-9:
            self._end_step(entity, job, there)

    def _end_step(self, entity: int, job: Job, there: list[int]) -> None:
        world = self._world
        step = step_of(world, job)
        if not step.cure:
            self._wear_tools(job, there)
        if task_of(world, job).effect == "search":
            self._looked(entity, job)
            return
        drawn = world.one(Chance).once(f"job/{entity}/{job.step}/{job.tries}").share()
        if drawn >= step_odds(world, job, step):
            job.tries += 1
            self._begin_step(job)
            world.events.say(StepMissed(entity, step.id))
            return
        job.sound_share *= 1.0 - flaw_share(world, job, step)
        job.tries = 0
        job.step += 1
        world.events.say(StepDone(entity, step.id))
        steps = task_of(world, job).steps
        if self._in_vain(entity, job):
            return
        if job.step >= len(steps):
            jobs.finish(world, entity)
        elif steps[job.step].at == step.at:
            self._begin_step(job)
        else:
            job.state = "going"
            begin_haul(world, entity, job, there)

    def _wear_tools(self, job: Job, there: list[int]) -> None:
        """Let what a step was worked with wear by the hours of it, whether it came off or not."""
        world, task = self._world, task_of(self._world, job)
        for item in (*task.tools, *task.helps):
            holder = bearer(world, there, item)
            if holder:
                work_with(world, holder, item, job.duration_s / HOUR_S)

    def _in_vain(self, entity: int, job: Job) -> bool:
        """Leave a job that turns out to be none: a vent without a wheel, somebody who needs no help; say whether."""
        world = self._world
        task = task_of(world, job)
        if task.effect == "close_vent" and job.step == len(task.steps) - 1:
            stuck = vents_in(world, job.target, hand_wheel=False)
            if stuck and not vents_in(world, job.target, hand_wheel=True):
                part = world.get(stuck[0], Hole).part
                world.get(part, Part).found = True
                world.events.say(NoHandWheel(entity, part))
                jobs.leave(world, entity, "no_wheel")
                return True
        if task.target == "person" and not world.get(job.target, Body).alive:
            jobs.leave(world, entity, "died")
            return True
        return False

    def _looked(self, entity: int, job: Job) -> None:
        """End the look at one place, and go on to the next that can be reached."""
        world = self._world
        following = search.look(world, entity, job)
        if not following:
            jobs.finish(world, entity)
            return
        job.place, job.module = following, module_of(world, following)
        job.state, job.progress, job.duration_s = "going", 0.0, 0.0
        self._walk_on(job)
