"""Jobs in hand as the desk sees them."""

from __future__ import annotations

import math

from game.session.desk.jobtimes import ahead_s, step_views
from game.session.view import JobView
from game.sim.clock import Clock
from game.sim.gear.components import Breather
from game.sim.people.components import Person
from game.sim.people.risks import falls_s
from game.sim.people.rules import impairment_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module, Room
from game.sim.structure.crossings import crossing
from game.sim.work import targets
from game.sim.work.components import Job, Walk
from game.sim.work.jobs import OPEN
from game.sim.world import World


class Jobs:
    """Looks at jobs."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._settlement = world.the(Settlement)

    def all(self) -> tuple[JobView, ...]:
        """Return the jobs in hand."""
        return tuple(self.job(entity, job) for entity, job in self._world.each(Job) if job.state in OPEN)

    def job(self, entity: int, job: Job) -> JobView:
        """Return one job, with the time range of each step and of the whole."""
        world = self._world
        task = self._settlement.tasks[job.task]
        lead = job.people[0]
        steps = step_views(world, job)
        shortest_s, longest_s = ahead_s(world, job, steps)
        room = world.find(job.place, Room) if job.place else None
        return JobView(
            id=entity,
            task=task.id,
            name=task.name,
            target=targets.target_id(world, task, job.target),
            module=world.get(job.module, Module).id,
            people=tuple(world.get(person, Person).id for person in job.people),
            state=job.state,
            hurry=job.hurry,
            steps=steps,
            shortest_s=shortest_s,
            longest_s=longest_s,
            bad_air_s=self._bad_air_s(lead),
            slowed_share=impairment_of(world, lead) if job.state == "working" else 0.0,
            room="" if room is None else room.id,
            to=world.get(job.destination, Module).id if job.destination else "",
            searched_share=len(job.searched) / len(job.points) if job.points else None,
            wait=self._wait(job) if job.state == "going" else "",
        )

    def _bad_air_s(self, lead: int) -> float | None:
        """Return how long somebody can go on in what they breathe."""
        world = self._world
        worn = world.find(lead, Breather)
        left_s = falls_s(world, lead)
        if worn is not None and worn.left_s > 0.0:
            in_time = 0.0 < worn.on_s - world.one(Clock).elapsed_s < left_s
            left_s = worn.left_s if in_time else min(left_s, worn.left_s)
        return None if math.isinf(left_s) else max(0.0, left_s)

    def _wait(self, job: Job) -> str:
        """Return what the last of a team on its way is doing."""
        world = self._world
        now_s = world.one(Clock).elapsed_s
        found = ""
        latest_s = -1.0
        for person in job.people:
            walk = world.find(person, Walk)
            if walk is None or walk.next_s < latest_s:
                continue
            latest_s = walk.next_s
            way = walk.legs[0][0]
            worn = world.find(person, Breather)
            if way == 0:
                found = "donning" if worn is not None and worn.on_s > now_s else "fetching"
                continue
            door = world.find(way, Door)
            taken = crossing(self._settlement, door) if door is not None else None
            found = (
                "cycling" if taken is not None and taken.cycled and walk.next_s - now_s <= taken.wait_s else "walking"
            )
        return found
