"""What a team has to bring, who of them brings it, and by way of which lockers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from game.content.kinds.work import ItemKind, TaskKind
from game.sim import sums
from game.sim.gear.components import Breather
from game.sim.gear.rules import breathing_items, canister_items, carried, needs_breather
from game.sim.hardware.components import Part
from game.sim.hazards.senses import kept_out_of
from game.sim.people.rules import Activities, able, breath_of, place_of
from game.sim.settlement import Settlement
from game.sim.stores.rules import Errand, Reserved, Want, errand, nearest_with
from game.sim.work.components import Job
from game.sim.work.pace import step_time_s
from game.sim.world import World

DETOUR_S = 120.0
"""Longest way round for what only helps."""
MOST_CANISTERS = 3
"""So many one carries besides their tools."""
SAME_LOCKER_S = 1.0
"""A way round shorter than this is none: the thing lies in a locker that is passed anyway."""


def item_for(world: World, task: TaskKind, target: int) -> str:
    """Return the id of the spare that a task uses up, or nothing if it needs none."""
    if task.effect != "replace_part":
        return ""
    return world.the(Settlement).part_kinds[world.get(target, Part).kind].spare or ""


def needs(world: World, task: TaskKind, target: int) -> list[str]:
    """Return the items without which a task cannot be done, one entry each: tools, spare, and what it uses up."""
    items = list(task.tools)
    spare = item_for(world, task, target)
    if spare:
        items.append(spare)
    for item, count in task.uses.items():
        items += [item] * count
    if task.effect == "fit_mask":
        masked = world.find(target, Breather) is not None
        items += (canister_items(world) if masked else breathing_items(world, body=False))[:1]
    return items


def allot(world: World, task: TaskKind, target: int, people: Sequence[int]) -> dict[int, list[str]]:
    """Return what each of a team is to bring: the lead what is used up, the others the tools, in turn.

    What one of them carries already is not fetched again.
    """
    kit: dict[int, list[str]] = {person: [] for person in people}
    missing = lacking(world, needs(world, task, target), people)
    hands = [*people[1:], people[0]]
    tools = [item for item in missing if item in task.tools]
    for number, item in enumerate(tools):
        kit[hands[number % len(hands)]].append(item)
    kit[people[0]] += [item for item in missing if item not in task.tools]
    return kit


def lacking(world: World, items: Sequence[str], people: Sequence[int]) -> list[str]:
    """Return which of some items none of some people carries, one entry each."""
    have = {item: sums.count(carried(world, person, item) for person in people) for item in items}
    missing = []
    for item in items:
        if have[item] > 0:
            have[item] -= 1
        else:
            missing.append(item)
    return missing


def breather_wanted(world: World, job: Job, person: int, *, masks: bool) -> Want:
    """Return the items of which somebody has to put one on before they go, or nothing."""
    if job.suits and needs_breather(world, person, body=True):
        return breathing_items(world, body=True)
    if masks and not job.suits and needs_breather(world, person, body=False):
        return breathing_items(world, body=False)
    return ()


def plan(world: World, job: Job, person: int, goal: int, *, reserved: Reserved | None = None) -> Errand:
    """Plan somebody's way to a place past the lockers that have what they are to wear and bring.

    What only helps is taken along if it lies near the way. Marks what it takes in ``reserved``.
    """
    reserved = Reserved() if reserved is None else reserved
    start = place_of(world, person)
    breather = breather_wanted(world, job, person, masks=job.masks)
    wanted = [breather] if breather else []
    wanted += [(item,) for item in job.kit.get(person, ())]
    marked = Reserved(dict(reserved.taken))
    avoid = kept_out_of(world, person)
    base = errand(world, start, goal, wanted, marked, avoid)
    for want, detour_s in _besides(world, job, person, fetches_breather=bool(breather)):
        tried = Reserved(dict(reserved.taken))
        trial = errand(world, start, goal, [*wanted, want], tried, avoid)
        if want not in trial.missing and trial.length_s - base.length_s <= detour_s:
            wanted.append(want)
            base, marked = trial, tried
    reserved.taken.update(marked.taken)
    return base


def _besides(world: World, job: Job, person: int, *, fetches_breather: bool) -> list[tuple[Want, float]]:
    """Return what somebody takes along if it is not far, and how far each may be, in seconds of detour."""
    task = world.the(Settlement).tasks[job.task]
    found: list[tuple[Want, float]] = []
    if fetches_breather and canister_items(world):
        count = _canisters_wanted(world, job, task)
        found += [(canister_items(world), SAME_LOCKER_S if count == 1 else DETOUR_S)] * count
    if person == job.people[-1]:
        helpful = [item for item in task.helps if not any(carried(world, mate, item) for mate in job.people)]
        found += [((item,), DETOUR_S) for item in helpful]
    if person == job.people[0] and task.effect == "carry_person" and _would_suffocate(world, job.target):
        found.append((breathing_items(world, body=False), DETOUR_S))
    return found


def _canisters_wanted(world: World, job: Job, task: TaskKind) -> int:
    """Return how many canisters one of a team takes along: one, or as many as the work wants that is done in suits."""
    suits, canisters = breathing_items(world, body=True), canister_items(world)
    if not job.suits or not suits:
        return 1
    items = world.the(Settlement).content.of(ItemKind)
    suit = items[suits[0]]
    places = max(1, len(job.points) - len(job.searched))
    work_s = places * sums.total(step_time_s(world, job, step) for step in task.steps[job.step :]) / suit.slows_share
    lacks_s = work_s * max(1.0, world.the(Activities).share_of(task.activity)) - suit.oxygen_s
    return math.ceil(min(MOST_CANISTERS, max(1.0, lacks_s / items[canisters[0]].oxygen_s)))


def _would_suffocate(world: World, person: int) -> bool:
    return world.find(person, Breather) is None and breath_of(world, person).nearly_harms


def missing(world: World, job: Job, goal: int) -> Want:
    """Return something that a team cannot get on its way to a place, or nothing; the job need not have begun."""
    reserved = Reserved()
    for person in job.people:
        if able(world, person):
            found = plan(world, job, person, goal, reserved=reserved)
            if found.missing:
                return found.missing[0]
    return ()


def where_next(world: World, want: Want, goal: int) -> int:
    """Return the module where something that is wanted lies, though nobody can get at it now; 0: nowhere."""
    found = nearest_with(world, goal, want)
    return 0 if found is None else found[0]
