"""How long a step takes, and how likely it is to hold: skill, helpers, tools, haste, and what the air does to hands."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.kinds.work import StepKind, TaskKind
from game.sim.gear.rules import bearer, slows_share
from game.sim.minds.rules import hands_share
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.work.components import Job
from game.sim.work.presence import hands_of, step_of, task_of
from game.sim.world import World

MATE_SHARE = 0.15
"""How much faster a step goes with each helper, up to two."""
COMPETENT = 0.5
"""Skill of somebody who can be left alone with it, by whom the data count."""
CURE_HURRY_SHARE = 0.5
"""Time that a hurried team gives a compound to set, against what it needs."""
FLAW_HURRY = 3.0
"""How much likelier a flaw is in hurried work."""
FLAW_HANDS = 2.0
"""How much likelier it is, besides, in hands that bad air, fear or tiredness has taken altogether."""


def skill_of(world: World, job: Job) -> float:
    """Return the level of the lead in the skill of the step in hand, 0 to 1."""
    return _level(world, hands_of(world, job), step_of(world, job), task_of(world, job))


def _level(world: World, people: Sequence[int], step: StepKind, task: TaskKind) -> float:
    """Return the skill that a step is done with: the lead's, or the best of the team where it names one of its own."""
    if step.skill is not None:
        return max(world.get(person, Person).skills.get(step.skill, 0.0) for person in people)
    return world.get(people[0], Person).skills.get(task.skill, 0.0)


def tools_factor(world: World, job: Job) -> float:
    """Return how many times as quick the work goes for what the team brought along."""
    factor, hands = 1.0, hands_of(world, job)
    for item, times in task_of(world, job).helps.items():
        if bearer(world, hands, item):
            factor *= times
    return factor


def careful_time_s(world: World, job: Job, step: StepKind) -> float:
    """Return how long a step takes this team in good air without haste. Waiting takes as long for everybody."""
    if step.cure:
        return 0.5 * (step.shortest_s + step.longest_s)
    people = hands_of(world, job)
    skill = _level(world, people, step, task_of(world, job))
    mates = min(2, len(people) - 1)
    time_s = step.longest_s + (step.shortest_s - step.longest_s) * skill
    return time_s / ((1.0 + MATE_SHARE * mates) * tools_factor(world, job))


def step_time_s(world: World, job: Job, step: StepKind) -> float:
    """Return how long a step takes this team in good air, hurried if they were told to hurry."""
    careful_s = careful_time_s(world, job, step)
    if not job.hurry:
        return careful_s
    return careful_s * (CURE_HURRY_SHARE if step.cure else world.the(Settlement).rules.hurry_time_share)


def step_odds(world: World, job: Job, step: StepKind) -> float:
    """Return the chance that a step comes off at the next try, in the lead's hands as they are now.

    What cannot be done wrong comes off in anybody's hands, only slower.
    """
    if step.odds_share >= 1.0:
        return 1.0
    rules = world.the(Settlement).rules
    people = hands_of(world, job)
    skill = _level(world, people, step, task_of(world, job))
    odds = step.odds_share + (1.0 - step.odds_share) * 0.5 * (skill - COMPETENT)
    odds *= rules.hurry_odds_share if job.hurry else 1.0
    return max(0.05, odds * 0.5 * (1.0 + hands_share(world, people[0])))


def flaw_share(world: World, job: Job, step: StepKind) -> float:
    """Return the chance that a step, done now, looks well and gives out later."""
    people = hands_of(world, job)
    skill = _level(world, people, step, task_of(world, job))
    share = step.flaw_share * (1.0 + COMPETENT - skill)
    share *= 1.0 + FLAW_HANDS * (1.0 - hands_share(world, people[0]))
    return min(0.95, max(0.0, share * (FLAW_HURRY if job.hurry else 1.0)))


def pace_share(world: World, job: Job) -> float:
    """Return how fast the step in hand goes on now, against good air and bare hands, 0.05 to 1."""
    if step_of(world, job).cure:
        return 1.0
    lead = job.people[0]
    return max(0.05, hands_share(world, lead) * slows_share(world, lead))


def step_left_s(world: World, job: Job) -> float:
    """Return how long the step in hand of a team at work still takes at the pace of now."""
    return (1.0 - job.progress) * job.duration_s / pace_share(world, job)
