"""Looking for what is wrong: from place to place, by eye and ear, or with a detector that gives a bearing.

Whether a leak is seen follows the hit-and-miss law of probability of detection (Berens 1989; MIL-HDBK-1823A) with a
slope of 2 in its diameter: ``POD = a / (a + a_half)`` of its area, which grows with size and never quite reaches 1.
Skill, hands and haste take their part of it; a detector finds a given share of what is missed without one.
"""

from __future__ import annotations

from typing import NamedTuple

from game.content.kinds.work import ItemKind
from game.sim.chance import Chance
from game.sim.gear.rules import carried, carried_h
from game.sim.hardware.components import Machine, Part
from game.sim.hardware.rules import VENT_DISCHARGE, mode_of
from game.sim.minds.rules import hands_share
from game.sim.people.rules import place_of
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.stores.pieces import keeps_share
from game.sim.structure.components import Hole, Room
from game.sim.structure.rules import part_place, round_hole_m2
from game.sim.structure.ways import Ways
from game.sim.work.components import Job
from game.sim.work.events import FaultFound, PointSearched, SearchEnded
from game.sim.work.left_off import left_off
from game.sim.work.pace import careful_time_s, step_odds
from game.sim.work.presence import step_of, task_of
from game.sim.world import World

HALF_SEEN_M2 = round_hole_m2(3.0, VENT_DISCHARGE)
"""Area times discharge coefficient of a leak that the best eyes see half of the time: a round hole of 3 mm."""
TRACE_M2 = round_hole_m2(2.5, VENT_DISCHARGE)
"""What leaks less than this is noted, and the search goes on: it is not what anybody is out for."""
PLAIN_M2 = round_hole_m2(25.0, VENT_DISCHARGE)
"""Nobody has to search for what is wider than this: it howls."""
PLAIN_FAULT, WORN_FAULT = 0.6, 0.25
"""Chance that the best eyes see a part that has failed and leaks nothing, and one that is only worn."""
HURRY_TIME_SHARE = 0.5
"""Time that a hurried look at a place takes; it misses more."""
SURE_SHARE, FADES = 0.45, 3.0
"""A bearing is right in half of all cases and this much more with the leak next door; at this many places' distance
that surplus is half as large."""


class Candidate(NamedTuple):
    """Something to be found."""

    place: int
    part: int
    """Entity of the part; 0: a hole in the hull."""
    hole: int
    """Entity of the hole; 0: a part."""
    leak_m2: float
    """Area times discharge coefficient of what it leaks; 0: nothing."""
    worn: bool


def lay_out(world: World, job: Job) -> None:
    """Decide the order of the places: along the run, from the end that is nearer or from where the order says.

    The places of a module are its rooms, wherever else its parts lie, and last the module itself. Where the last team
    turned back before the end, and no order says where to begin, the places that they looked at are left out.
    """
    if task_of(world, job).target == "machine":
        job.points = [world.get(job.target, Machine).module]
    else:
        job.points = [*rooms_of(world, job.target), job.target]
    away_s = world.the(Ways).distances_s(world, place_of(world, job.people[0]))
    rooms = job.points[:-1] or job.points
    far = float("inf")
    if job.begin_at == rooms[-1] or (
        job.begin_at not in job.points and away_s.get(rooms[-1], far) < away_s.get(rooms[0], far)
    ):
        job.points = [*reversed(rooms), *job.points[len(rooms) :]]
    job.between = (0, len(job.points) - 1)
    first = job.points.index(job.begin_at) if job.begin_at in job.points else 0
    left = None if job.begin_at else left_off(world, job)
    if left is not None and not set(job.points).issubset(left.searched):
        job.searched = [point for point in left.searched if point in job.points]
    wanted = [point for point in [*job.points[first:], *job.points[:first]] if point not in job.searched]
    job.place = next((point for point in wanted if point in away_s), wanted[0])


def rooms_of(world: World, module: int) -> list[int]:
    """Return a module's rooms in the order of its plan, and the rooms elsewhere that hold parts of its own."""
    rooms = [entity for entity, room in world.each(Room) if room.module == module]
    for entity, place in sorted(world.the(Register).held.items()):
        if world.get(entity, Part).module == module and place not in rooms:
            rooms.append(place)
    return rooms


def candidates(world: World, job: Job) -> list[Candidate]:
    """Return what nobody has found yet among what a job is to look at."""
    of_machine = task_of(world, job).target == "machine"
    found: list[Candidate] = []
    for entity, part in world.each(Part):
        if part.found or part.stage == "sound" or (of_machine and part.owner != job.target):
            continue
        place = job.points[0] if of_machine else part_place(world, entity)
        if place in job.points:
            mode = mode_of(world, part)
            vents_mm = 0.0 if mode is None else mode.vents_mm
            leak_m2 = round_hole_m2(vents_mm, VENT_DISCHARGE) if part.stage == "failed" else 0.0
            found.append(Candidate(place, entity, 0, leak_m2, part.stage == "worn"))
    for entity, hole in () if of_machine else world.each(Hole):
        place = hole.room or hole.module
        if not hole.found and hole.part == 0 and hole.cda_m2 > 0.0 and place in job.points:
            found.append(Candidate(place, 0, entity, hole.cda_m2, False))
    return found


def look_time_s(world: World, job: Job) -> float:
    """Return how long one place takes this team in good air."""
    return careful_time_s(world, job, step_of(world, job)) * (HURRY_TIME_SHARE if job.hurry else 1.0)


def detector_share(world: World, job: Job) -> float:
    """Return the share of what eyes miss that the best detector of a team finds in these hands; 0: they have none.

    One that shows its wear finds less.
    """
    items = world.the(Settlement).content.of(ItemKind).values()
    best = max(
        (
            item.finds_share * keeps_share(item, carried_h(world, person, item.id))
            for item in items
            for person in job.people
            if carried(world, person, item.id)
        ),
        default=0.0,
    )
    return best * (0.5 + 0.5 * hands_share(world, job.people[0]))


def find_odds(world: World, job: Job, leak_m2: float, *, worn: bool = False) -> float:
    """Return the chance that this team sees a fault at the place that it looks at now."""
    seen = PLAIN_FAULT
    if worn:
        seen = WORN_FAULT
    elif leak_m2 > 0.0:
        seen = leak_m2 / (leak_m2 + HALF_SEEN_M2)
    odds = step_odds(world, job, step_of(world, job)) * seen
    if leak_m2 > 0.0:
        odds = 1.0 - (1.0 - odds) * (1.0 - detector_share(world, job))
    return odds


def look(world: World, entity: int, job: Job) -> int:
    """End the look at a place: say what was found, and return the next place, or 0 if the search is over."""
    everything = candidates(world, job)
    ended = False
    for item in everything:
        if item.place != job.place:
            continue
        drawn = world.one(Chance).once(f"search/{entity}/{len(job.searched)}/{item.part or item.hole}").share()
        if drawn < find_odds(world, job, item.leak_m2, worn=item.worn):
            _note(world, entity, job, item)
            ended = ended or item.leak_m2 >= TRACE_M2
    job.searched.append(job.place)
    if ended:
        world.events.say(SearchEnded(entity, job.found))
        return 0
    bearing = _bearing(world, entity, job, everything)
    world.events.say(PointSearched(entity, job.place, bearing))
    following = _next(world, job, bearing)
    if not following:
        world.events.say(SearchEnded(entity, job.found))
    return following


def notice(world: World, entity: int, job: Job) -> None:
    """Let a team see and hear a wide hole in the hull where it has come to work, whatever it came for."""
    for hole_entity, hole in world.each(Hole):
        if hole.found or hole.part or hole.cda_m2 < PLAIN_M2 or (hole.room or hole.module) != job.place:
            continue
        hole.found = True
        world.events.say(FaultFound(entity, 0, hole_entity, job.place))


def _note(world: World, entity: int, job: Job, item: Candidate) -> None:
    if item.part:
        world.get(item.part, Part).found = True
    else:
        world.get(item.hole, Hole).found = True
    job.found += 1
    world.events.say(FaultFound(entity, item.part, item.hole, item.place))


def _bearing(world: World, entity: int, job: Job, everything: list[Candidate]) -> int:
    """Return where a detector hears the loudest leak: 1 further along the run, -1 back along it, 0 nothing."""
    here = job.points.index(job.place)
    share = detector_share(world, job)
    leaks = []
    for item in everything:
        steps = job.points.index(item.place) - here
        if item.leak_m2 > 0.0 and steps:
            leaks.append((item.leak_m2 / (1.0 + steps * steps), steps))
    if share <= 0.0 or not leaks:
        return 0
    _, steps = max(leaks)
    right = 0.5 + SURE_SHARE * share / (1.0 + (abs(steps) - 1) / FADES)
    truth = 1 if steps > 0 else -1
    drawn = world.one(Chance).once(f"bearing/{entity}/{len(job.searched)}").share()
    return truth if drawn < right else -truth


def _next(world: World, job: Job, bearing: int) -> int:
    """Return the place to look at next: half-way where a detector points, else the nearest in order; 0: none is left.

    When the bearings have led to nothing, what is left is gone over in order. The module itself, which is no place
    along the run, comes last.
    """
    here = job.points.index(job.place)
    low, high = job.between
    if bearing > 0:
        low = max(low, here + 1)
    elif bearing < 0:
        high = min(high, here - 1)
    away_s = world.the(Ways).distances_s(world, job.place)
    left = [at for at, point in enumerate(job.points) if point not in job.searched and point in away_s]
    left = left[:-1] if len(left) > 1 and left[-1] == len(job.points) - 1 else left
    inside = [at for at in left if low <= at <= high]
    job.between = (low, high) if inside else (0, len(job.points) - 1)
    if not left:
        return 0
    if bearing and inside:
        return job.points[inside[len(inside) // 2]]
    return job.points[min(inside or left, key=lambda at: (at < here, abs(at - here)))]
