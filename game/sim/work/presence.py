"""What step of a job is in hand, where that is done, and who of the team is there to do it."""

from __future__ import annotations

from game.content.kinds.work import StepKind, TaskKind
from game.sim.minds.components import Standoff
from game.sim.people import rules as people_rules
from game.sim.people.rules import able
from game.sim.rescue.components import Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.work.components import Job, Walk
from game.sim.world import World


def task_of(world: World, job: Job) -> TaskKind:
    """Return what kind of task a job is."""
    return world.the(Settlement).tasks[job.task]


def step_of(world: World, job: Job) -> StepKind:
    """Return the step in hand, the last one once all are done."""
    steps = task_of(world, job).steps
    return steps[min(job.step, len(steps) - 1)]


def work_place(world: World, job: Job) -> int:
    """Return where the step in hand is done: at the target, or where what is fetched is brought."""
    return job.destination if job.destination and step_of(world, job).at == "destination" else job.place


def present(world: World, job: Job) -> list[int]:
    """Return those of a team who are where the step in hand is done and can act, the lead first."""
    place = work_place(world, job)
    return [person for person in job.people if free_hands(world, person) and _at(world, person, place)]


def hands_of(world: World, job: Job) -> list[int]:
    """Return those whose skill and hands count: the team, but once it is at work those who are there and can act."""
    there = present(world, job) if job.state == "working" else []
    return there or job.people


def free_hands(world: World, person: int) -> bool:
    """Return whether somebody can work: up, not held, carried or on their way. Who will not leave works on."""
    standoff = world.find(person, Standoff)
    if standoff is not None and standoff.kind == "will_not_go":
        return False
    return able(world, person) and all(world.find(person, kind) is None for kind in (Walk, Pinned, Carried))


def _at(world: World, person: int, place: int) -> bool:
    return people_rules.place_of(world, person) == place
