"""Jobs: who is sent, by way of which lockers, and how they are joined, left and ended."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.kinds.work import TaskKind
from game.sim.clock import Clock
from game.sim.gear.components import OffDuty
from game.sim.hardware.components import Machine, Part
from game.sim.minds import refusals
from game.sim.minds.components import Standoff
from game.sim.people import rules as people_rules
from game.sim.people.components import Whereabouts
from game.sim.people.rules import able, move
from game.sim.rescue import carrying
from game.sim.rescue.rules import response_s
from game.sim.structure.rules import module_of
from game.sim.work import kits, machinery, search
from game.sim.work.components import Job, OnJob, Walk
from game.sim.work.effects import take_effect
from game.sim.work.events import JobDone, JobLeft, TeamSent
from game.sim.work.fetching import fetch, walk
from game.sim.work.left_off import left_off
from game.sim.work.pace import step_time_s
from game.sim.work.presence import free_hands, step_of, task_of, work_place
from game.sim.work.targets import place_of
from game.sim.world import World

OPEN = ("going", "working")
"""States of a job that is not over."""
TAKES_ALONG = ("carry_person", "move_machine")
"""Effects of tasks that bring something to a destination."""


def laid_out(
    world: World,
    task: TaskKind,
    target: int,
    people: Sequence[int],
    *,
    masks: bool = False,
    suits: bool = False,
    hurry: bool = False,
    to: int = 0,
) -> Job:
    """Return the job that an order would begin, as it would begin now; nothing is changed by it.

    ``to`` is the entity of a place: where what is fetched goes, or the end at which to begin; 0: as usual.
    """
    start = people_rules.place_of(world, people[0])
    place = place_of(world, task, target, to if task.target in ("passage", "door") and to else start)
    job = Job(task.id, target, module_of(world, place), list(people), hurry=hurry, begun_s=world.one(Clock).elapsed_s)
    job.place, job.masks, job.suits = place, masks, suits
    job.item = kits.item_for(world, task, target)
    job.kit = kits.allot(world, task, target, people)
    if task.effect == "search":
        job.begin_at = to
        search.lay_out(world, job)
        job.module = module_of(world, job.place)
    elif to and task.effect in TAKES_ALONG:
        job.destination = module_of(world, to)
        job.step = _first_step(world, task, job)
    elif task.effect == "carry_person":
        job.destination = carrying.ward_for(world, place) or 0
    elif task.effect == "replace_part":
        _go_on_with(world, job)
    return job


def _go_on_with(world: World, job: Job) -> None:
    """Let a job begin with the step at which the last team left the same part; what they had done stays done."""
    left = left_off(world, job)
    if left is not None and left.begun_s >= world.get(job.target, Part).fitted_s:
        job.step, job.sound_share = left.step, left.sound_share


def _first_step(world: World, task: TaskKind, job: Job) -> int:
    """Return the step with which a job begins: what lies loose where it is to run is only fastened there."""
    if task.effect != "move_machine" or job.destination != job.module or not world.get(job.target, Machine).loose:
        return 0
    return next((at for at, step in enumerate(task.steps) if step.at == "destination"), 0)


def send(
    world: World,
    task: TaskKind,
    target: int,
    people: Sequence[int],
    *,
    masks: bool,
    suits: bool = False,
    hurry: bool = False,
    to: int = 0,
) -> int:
    """Begin a job that was checked before, and return its entity; those who will not go stay where they are."""
    job = laid_out(world, task, target, people, masks=masks, suits=suits, hurry=hurry, to=to)
    entity = world.create(job)
    going = [_send_one(world, entity, person) for person in people]
    if any(going):
        world.events.say(TeamSent(entity))
    return entity


def join(world: World, entity: int, person: int, *, masks: bool) -> None:
    """Send one more person to a job in hand."""
    job = world.get(entity, Job)
    if person not in job.people:
        job.people.append(person)
    job.masks = job.masks or masks
    _send_one(world, entity, person)


def _send_one(world: World, entity: int, person: int) -> bool:
    """Send somebody who may refuse to go; return whether they go."""
    job = world.get(entity, Job)
    world.add(person, OnJob(entity))
    said = refusals.will_not_go(world, person, work_place(world, job), mask=job.masks, suit=job.suits)
    if said:
        refusals.stand_off(world, person, "will_not_go", entity, said)
    else:
        set_off(world, entity, person)
    return not said


def set_off(world: World, entity: int, person: int) -> None:
    """Let one of a team walk to the work, by way of the lockers that they need; what they take there is theirs."""
    job = world.get(entity, Job)
    if person not in job.people:
        job.people.append(person)
    world.add(person, OnJob(entity))
    if world.find(person, OffDuty) is not None:
        world.remove(person, OffDuty)
    goal = work_place(world, job)
    _lay_down(world, job, person)
    asleep = world.get(person, Whereabouts).activity == "asleep"
    delay_s = response_s(world, person) if asleep else 0.0
    if world.find(person, Walk) is not None:
        world.remove(person, Walk)
    found = kits.plan(world, job, person, goal)
    legs = fetch(world, job, person, goal, found, world.one(Clock).elapsed_s + delay_s)
    if legs is not None:
        walk(world, job, person, legs, delay_s=delay_s)
    else:
        where = world.get(person, Whereabouts)
        move(world, person, where.module, "rest", where.room)


def _lay_down(world: World, job: Job, person: int) -> None:
    """Let somebody lay down whom they still carry from another job, before a new one takes them elsewhere."""
    held = carrying.burden_of(world, [person])
    if held is not None and held[1].person and (held[1].person != job.target or work_place(world, job) == job.place):
        carrying.put_down(world, person)


def full_time_s(world: World, job: Job) -> float:
    """Return how long the step in hand takes this team at full speed, or one place of a search."""
    if task_of(world, job).effect == "search":
        return search.look_time_s(world, job)
    return step_time_s(world, job, step_of(world, job))


def coming(world: World, job: Job) -> list[int]:
    """Return those of a team who are on their way to it."""
    return [person for person in job.people if world.find(person, Walk) is not None and able(world, person)]


def standing_off(world: World, entity: int, job: Job) -> list[int]:
    """Return those of a team who have not set off since they will not go."""
    found = []
    for person in job.people:
        standoff = world.find(person, Standoff)
        if standoff is not None and standoff.kind == "will_not_go" and standoff.job == entity:
            found.append(person)
    return found


def drop(world: World, entity: int, person: int) -> None:
    """Take one person off a job, which goes on without them, or is left if nobody is left."""
    job = world.get(entity, Job)
    if job.people == [person]:
        went = job.arrived or world.find(person, Walk) is not None
        leave(world, entity, "withdrawn" if went else "refused")
        return
    if person in job.people:
        place = _set_machine_down(world, [person])
        if place:
            take_up_again(world, job, place)
            for other in coming(world, job):
                world.remove(other, Walk)
        job.people.remove(person)
        left = job.kit.pop(person, [])
        job.kit.setdefault(job.people[0], []).extend(left)
    release(world, entity, person)


def leave(world: World, entity: int, why: str) -> None:
    """Give a job up; what was fetched for it is put away when its team comes to good air."""
    job = world.get(entity, Job)
    job.state = "left"
    _set_machine_down(world, job.people)
    for person in job.people:
        release(world, entity, person)
    world.events.say(JobLeft(entity, why))


def finish(world: World, entity: int) -> None:
    """Let a job's effect come true."""
    job = world.get(entity, Job)
    job.state = "done"
    take_effect(world, entity, job)
    for person in job.people:
        release(world, entity, person)
    world.events.say(JobDone(entity))


def release(world: World, entity: int, person: int) -> None:
    """Let somebody go who was on a job; those who are there rest, those on their way come on and rest there."""
    assigned = world.find(person, OnJob)
    if assigned is None or assigned.job != entity:
        return
    world.remove(person, OnJob)
    world.add(person, OffDuty(world.one(Clock).elapsed_s))
    if free_hands(world, person):
        where = world.get(person, Whereabouts)
        move(world, person, where.module, "rest", where.room)


def _set_machine_down(world: World, people: list[int]) -> int:
    """Let a machine that some people carry stand where they are, loose; return the module, or 0 if they carry none."""
    held = carrying.burden_of(world, people)
    if held is None or not held[1].machine:
        return 0
    module = world.get(held[0], Whereabouts).module
    carrying.put_down(world, held[0])
    machinery.set_down(world, held[1].machine, module)
    return module


def take_up_again(world: World, job: Job, place: int) -> None:
    """Turn a job back to taking up what it brings, which lies or stands in a place on the way."""
    job.step = max(at for at, step in enumerate(task_of(world, job).steps) if step.at == "target")
    job.place, job.module = place, module_of(world, place)


def in_hand(world: World, task: TaskKind, target: int, begin_at: int = 0) -> int:
    """Return the job that does a task to a target now, or 0; a search from another end is another job."""
    for entity, job in world.each(Job):
        if job.target == target and job.task == task.id and job.state in OPEN and job.begin_at == begin_at:
            return entity
    return 0
