"""How long a job in hand still takes, and how likely it is to hold: what the desk reckons from what it is told."""

from __future__ import annotations

from game.session.view import StepView
from game.sim import sums
from game.sim.clock import Clock
from game.sim.settlement import Settlement
from game.sim.structure.ways import Ways
from game.sim.work import hauling, pace, targets
from game.sim.work.components import Job, Walk
from game.sim.work.jobs import OPEN
from game.sim.work.pace import step_odds, step_time_s
from game.sim.world import World

SURE_SHARE = 0.9
"""Odds from which a step is not expected to be done twice."""
TWICE, A_LITTLE = 2.0, 1.25
"""Longest time of a step that may miss, and of one that should not, against its time."""


def step_views(world: World, job: Job) -> tuple[StepView, ...]:
    """Return the steps of a job with the time range of each; one that may miss takes twice as long at the longest."""
    views = []
    speed = pace.pace_share(world, job) if job.state == "working" else 1.0
    for index, step in enumerate(world.the(Settlement).tasks[job.task].steps):
        state = "done" if index < job.step else "now" if index == job.step and job.state == "working" else "ahead"
        time_s = step_time_s(world, job, step) / (1.0 if step.cure else speed)
        odds = step_odds(world, job, step)
        views.append(
            StepView(
                name=step.name,
                state=state,
                shortest_s=time_s,
                longest_s=time_s * (TWICE if odds < SURE_SHARE else A_LITTLE),
                odds_share=odds,
                progress=job.progress if state == "now" else 0.0,
            )
        )
    return tuple(views)


def ahead_s(world: World, job: Job, steps: tuple[StepView, ...]) -> tuple[float, float]:
    """Return the shortest and longest time to the end of a job, the ways to walk included."""
    ahead = [step for step in steps if step.state != "done"]
    shortest_s = sums.total(step.shortest_s * (1.0 - step.progress) for step in ahead)
    longest_s = sums.total(step.longest_s * (1.0 - step.progress) for step in ahead)
    way_s = arrival_s(world, job)
    if job.destination and job.state in OPEN:
        plans = world.the(Settlement).tasks[job.task].steps
        if any(plans[index].at == "target" for index in range(job.step, len(plans))) or not job.arrived:
            way_s += haul_s(world, job)
    return shortest_s + way_s, longest_s + A_LITTLE * way_s


def haul_s(world: World, job: Job) -> float:
    """Return how long it takes to bring what is carried from the target to its destination."""
    start = job.place or targets.place_of(world, world.the(Settlement).tasks[job.task], job.target)
    away_s = world.the(Ways).distances_s(world, job.destination).get(start, 0.0)
    return away_s / hauling.share_of(world, job, max(1, len(job.people)))


def arrival_s(world: World, job: Job) -> float:
    """Return the time until the last of a team is where it is going."""
    now_s = world.one(Clock).elapsed_s
    latest_s = 0.0
    for person in job.people:
        walk = world.find(person, Walk)
        if walk is not None:
            rest_s = sums.total(walk_s for _, _, walk_s in walk.legs[1:])
            latest_s = max(latest_s, walk.next_s + rest_s / walk.haul_share - now_s)
    return latest_s


def span_s(world: World, job: Job) -> tuple[float, float]:
    """Return the shortest and longest time to the end of a job in hand."""
    return ahead_s(world, job, step_views(world, job))
