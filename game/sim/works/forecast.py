"""What can be expected of a project: hours and sols as ranges, from the plan, the lead and what it got lately."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.content.kinds.project import StagePlan
from game.sim import portable
from game.sim.crews.book import CrewBook
from game.sim.crews.components import COLUMN, Plans
from game.sim.works import leads
from game.sim.works.components import Work, Works
from game.sim.works.kinds import kind_of, stage_of
from game.sim.works.stages import planned_h, planned_sols
from game.sim.world import World

FOUND_MOST = 0.5
"""Hours that what is yet to be found may add to a review, as a share of what is left of it."""


@dataclass(frozen=True, slots=True)
class Range:
    """Nine in ten lie between."""

    low: float
    high: float


def hours_left(world: World, work: Work) -> Range:
    """Return the hours of competent, well-led people that are left of a project; of a policy, of its round."""
    kind = kind_of(world, work)
    mean, variance = 0.0, 0.0
    floor = 0.0
    for index in range(work.stage, len(kind.stages)):
        stage = kind.stages[index]
        if index == work.stage and work.open:
            low, high = _open_stage(work, stage)
        else:
            low, high = _stage(planned_h(world, work, stage) * leads.bias(world, work), stage)
        floor += low if index == work.stage else 0.0
        mean += 0.5 * (low + high)
        half = 0.5 * (high - low)
        variance += half * half
    spread = math.sqrt(variance)
    more = FOUND_MOST * mean if kind.found_h > 0.0 else 0.0
    return Range(max(0.0, floor if len(kind.stages) - work.stage == 1 else mean - spread), mean + spread + more)


def _stage(middle_h: float, stage: StagePlan) -> tuple[float, float]:
    return middle_h / stage.error_factor, middle_h * stage.error_factor


def _open_stage(work: Work, stage: StagePlan) -> tuple[float, float]:
    """Return what is left of a stage in hand, by the plan; what has taken longer than thought takes still longer."""
    low, high = _stage(work.plan_h * work.bias, stage)
    if work.done_h >= high:
        return 0.0, work.done_h * (portable.power(stage.error_factor, 0.5) - 1.0)
    return max(0.0, low - work.done_h), high - work.done_h


def hours_per_sol(world: World, work: Work) -> float:
    """Return how many hours of a project would be done in a sol if all that crews who know how give went to it."""
    plans, book, kind = world.one(Plans), world.the(CrewBook), kind_of(world, work)
    total = 0.0
    for crew in leads.crews_for(world, work.id):
        given = float(plans.hours[book.row[crew], COLUMN["projects"]])
        total += given * leads.pace(world, work, book.level(crew, kind.skill), 0.85)
    return total


def _by_hours(world: World, work: Work) -> Range:
    """Return the sols that the hours of a project take: at what it got of late, or behind those that come before it."""
    left = hours_left(world, work)
    if work.per_sol_h > 0.5 and work.state == "working":
        return Range(left.low / (1.3 * work.per_sol_h), left.high / (0.75 * work.per_sol_h))
    total = hours_per_sol(world, work)
    if total <= 0.0:
        return Range(math.inf, math.inf)
    first_h = 0.0
    for other in world.one(Works).begun:
        if other is work:
            break
        if other.state != "suspended" and not kind_of(world, other).repeats:
            first_h += hours_left(world, other).high
    return Range(left.low / total, (left.high + first_h) / (0.6 * total))


def sols_left(world: World, work: Work) -> Range:
    """Return the sols until a project is done, at the hours it gets; infinite if it gets none."""
    kind, by_hours = kind_of(world, work), _by_hours(world, work)
    least, stages = 0.0, len(kind.stages) - work.stage
    for index in range(work.stage, len(kind.stages)):
        sols = planned_sols(world, work, kind.stages[index])
        least += max(0.0, sols - work.sols) if index == work.stage and work.open else sols
    # what waits for its time waits beside its hours in the best case, and now and then after them
    return Range(max(by_hours.low, least - stages), max(by_hours.high, 1.1 * least) + 1.0 + stages)


def stage_share(world: World, work: Work) -> float:
    """Return how much of the stage is thought to be done, 0 to 1."""
    if not work.open or work.plan_h <= 0.0:
        return 0.0
    middle = work.plan_h * work.bias
    factor = stage_of(world, work).error_factor
    return min(0.99, work.done_h / middle) if work.done_h < middle * factor else 0.99
