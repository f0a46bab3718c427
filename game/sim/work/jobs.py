"""Tasks: who goes, how long each step takes in what hands, and what it changes when it is done."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.kinds.work import ItemKind, StepKind, TaskKind
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.gear.components import Breather
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.people.components import Person, Whereabouts
from game.sim.people.rules import able, impairment_of, move, watch
from game.sim.sensors.rules import calibrate
from game.sim.settlement import Settlement
from game.sim.stores.rules import lockers_with, put_back, route_by_locker, take
from game.sim.structure.components import Door, Hole, Module
from game.sim.structure.rules import close_hole, set_door
from game.sim.structure.ways import Ways
from game.sim.work.components import Job, OnJob, Walk
from game.sim.work.events import JobDone, JobLeft, TeamSent
from game.sim.work.walking import set_out
from game.sim.world import World

MATE_SHARE = 0.15
"""How much faster a step goes with each helper, up to two."""


def place_of(world: World, task: TaskKind, target: int) -> int:
    """Return the module in which a task is done."""
    if task.target == "part":
        return world.get(target, Part).module
    if task.target == "machine":
        return world.get(target, Machine).module
    if task.target == "group":
        return world.get(world.get(target, Redundancy).backup, Machine).module
    if task.target == "door":
        return world.get(target, Door).a
    return target


def item_for(world: World, task: TaskKind, target: int) -> str:
    """Return the id of the item that a task uses up, or nothing if it needs none."""
    if task.effect != "replace_part":
        return ""
    return world.the(Settlement).part_kinds[world.get(target, Part).kind].spare or ""


def mask_items(world: World) -> list[str]:
    """Return the ids of the items that feed one person air, in order."""
    items = world.the(Settlement).content.of(ItemKind).values()
    return [item.id for item in items if item.oxygen_s > 0.0]


def send(world: World, task: TaskKind, target: int, people: Sequence[int], *, masks: bool, hurry: bool) -> int:
    """Begin a job that was checked before, and return its entity."""
    goal = place_of(world, task, target)
    job = Job(task.id, target, goal, list(people), hurry=hurry, begun_s=world.one(Clock).elapsed_s)
    entity = world.create(job)
    item = item_for(world, task, target)
    for person in people:
        carried = item if item and person == people[0] else ""
        _set_off(world, entity, person, goal, carried, masks=masks)
    job.item = item
    world.events.say(TeamSent(entity))
    return entity


def join(world: World, entity: int, person: int, *, masks: bool) -> None:
    """Send one more person to a job in hand."""
    job = world.get(entity, Job)
    job.people.append(person)
    _set_off(world, entity, person, job.module, "", masks=masks)


def _set_off(world: World, job: int, person: int, goal: int, item: str, *, masks: bool) -> None:
    """Send one person by way of the lockers that they need."""
    world.add(person, OnJob(job))
    here = world.get(person, Whereabouts)
    settlement = world.the(Settlement)
    delay_s = settlement.rules.asleep_response_s if here.activity == "asleep" else 0.0
    if world.find(person, Walk) is not None:
        world.remove(person, Walk)
    start = here.module
    legs = []
    if masks and world.find(person, Breather) is None and (mask := _nearest_mask(world, start, goal)) is not None:
        found = route_by_locker(world, start, goal, mask)
        if found is not None:
            locker, way = found
            take(locker, mask)
            world.add(person, Breather(mask, settlement.content.of(ItemKind)[mask].oxygen_s))
            watch(world, [person])
            legs = way
    if item and (found := route_by_locker(world, start, goal, item)) is not None:
        locker, way = found
        take(locker, item)
        if not legs or sum(leg[2] for leg in way) > sum(leg[2] for leg in legs):
            legs = way
    if not legs:
        legs = world.the(Ways).route(world, start, goal) or []
    set_out(world, person, legs, "work", delay_s=delay_s)


def _nearest_mask(world: World, start: int, goal: int) -> str | None:
    return next((item for item in mask_items(world) if lockers_with(world, item)), None)


def step_of(world: World, job: Job) -> StepKind:
    """Return the step in hand."""
    return world.the(Settlement).tasks[job.task].steps[job.step]


def skill_of(world: World, job: Job) -> float:
    """Return the level of the lead in the skill of the task, 0 to 1."""
    lead = world.get(job.people[0], Person)
    return lead.skills.get(world.the(Settlement).tasks[job.task].skill, 0.0)


def step_time_s(world: World, job: Job, step: StepKind) -> float:
    """Return how long a step takes this team in good air."""
    rules = world.the(Settlement).rules
    skill = skill_of(world, job)
    mates = min(2, len(job.people) - 1)
    time_s = step.longest_s + (step.shortest_s - step.longest_s) * skill
    time_s /= 1.0 + MATE_SHARE * mates
    return time_s * (rules.hurry_time_share if job.hurry else 1.0)


def step_odds(world: World, job: Job, step: StepKind) -> float:
    """Return the chance that a step comes off at the next try, in the air the lead breathes now."""
    rules = world.the(Settlement).rules
    odds = step.odds_share + (1.0 - step.odds_share) * 0.5 * (skill_of(world, job) - 0.5)
    odds *= rules.hurry_odds_share if job.hurry and step.odds_share < 1.0 else 1.0
    return max(0.05, odds * (1.0 - 0.5 * impairment_of(world, job.people[0])))


def comes_off(world: World, entity: int, job: Job, step: StepKind) -> bool:
    """Draw whether a finished step holds."""
    name = f"job/{entity}/{job.step}/{job.tries}"
    return world.one(Chance).once(name).share() < step_odds(world, job, step)


def workers(world: World, job: Job) -> list[int]:
    """Return those of a team who are there and can act, the lead first."""
    return [
        person
        for person in job.people
        if able(world, person)
        and world.find(person, Walk) is None
        and world.get(person, Whereabouts).module == job.module
    ]


def leave(world: World, entity: int, why: str) -> None:
    """Give a job up; what was carried goes back into a locker."""
    job = world.get(entity, Job)
    job.state = "left"
    if job.item:
        put_back(world, job.item, job.module)
    _release(world, entity, job)
    world.events.say(JobLeft(entity, why))


def finish(world: World, entity: int) -> None:
    """Let a job's effect come true."""
    job = world.get(entity, Job)
    job.state = "done"
    _take_effect(world, world.the(Settlement).tasks[job.task], job)
    _release(world, entity, job)
    world.events.say(JobDone(entity))


def _release(world: World, entity: int, job: Job) -> None:
    for person in job.people:
        assigned = world.find(person, OnJob)
        if assigned is not None and assigned.job == entity:
            world.remove(person, OnJob)
            where = world.get(person, Whereabouts)
            if world.find(person, Walk) is None and able(world, person):
                move(world, person, where.module, "rest")


def _take_effect(world: World, task: TaskKind, job: Job) -> None:
    target = job.target
    if task.effect == "replace_part":
        hardware.replace_part(world, target)
        owner = world.get(target, Part).owner
        machine = world.find(owner, Machine)
        if machine is not None and machine.state == "stopped" and machine.condition_share > 0.0:
            hardware.start(world, owner)
    elif task.effect == "start_backup":
        hardware.start(world, world.get(target, Redundancy).backup)
    elif task.effect == "test_changeover":
        hardware.try_changeover(world, target)
    elif task.effect == "close_vent":
        _close_vents(world, target)
    elif task.effect == "calibrate":
        calibrate(world, target)
    elif task.effect == "free_door":
        set_door(world, target, "open")


def _close_vents(world: World, module: int) -> None:
    """Close by hand what failed parts left open in a module."""
    for entity, hole in world.each(Hole):
        if hole.part and hole.module == module:
            close_hole(world, entity)


def target_id(world: World, task: TaskKind, target: int) -> str:
    """Return the id of what a task is done to."""
    if task.target == "part":
        return world.get(target, Part).id
    if task.target == "machine":
        return world.get(target, Machine).id
    if task.target == "group":
        return world.get(target, Redundancy).id
    if task.target == "door":
        return world.get(target, Door).id
    return world.get(target, Module).id
