"""Orders to people: who can be sent, what they need, and getting them out again."""

from __future__ import annotations

from game.content.kinds.work import ItemKind
from game.session.orders import JoinTeam, Refusal, SendTeam, Withdraw
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import able, people_in
from game.sim.register import Register
from game.sim.rescue.rules import refuge_for
from game.sim.settlement import Settlement
from game.sim.stores.rules import lockers_with, route_by_locker
from game.sim.structure.ways import Ways
from game.sim.work import jobs
from game.sim.work.components import Job, OnJob
from game.sim.work.walking import set_out
from game.sim.world import World
from game.story.telling import inside


def refuse_person(world: World, name: str, goal: int) -> Refusal | None:
    """Return why somebody cannot be sent to a place, or nothing if they can."""
    entity = world.the(Register).people.get(name)
    if entity is None:
        return Refusal("refused.no_such_person", {"id": name})
    who = {"who": world.get(entity, Person).name}
    if not world.get(entity, Body).alive:
        return Refusal("refused.dead", who)
    if not able(world, entity):
        return Refusal("refused.down", who)
    if world.find(entity, OnJob) is not None:
        return Refusal("refused.on_job", who)
    if world.the(Ways).route(world, world.get(entity, Whereabouts).module, goal) is None:
        return Refusal("refused.cut_off", who)
    return None


def refuse_team(world: World, order: SendTeam) -> Refusal | None:
    """Return why a team cannot be sent, or nothing if it can."""
    settlement, register = world.the(Settlement), world.the(Register)
    task = settlement.tasks.get(order.task)
    if task is None:
        return Refusal("refused.no_such_task", {"id": order.task})
    target = register.tables[task.target].get(order.target)
    if target is None:
        return Refusal(f"refused.no_such_{task.target}", {"id": order.target})
    if not order.people:
        return Refusal("refused.nobody_named")
    if len(set(order.people)) != len(order.people):
        return Refusal("refused.named_twice")
    goal = jobs.place_of(world, task, target)
    for name in order.people:
        refusal = refuse_person(world, name, goal)
        if refusal is not None:
            return refusal
    for _, job in world.each(Job):
        if job.target == target and job.task == task.id and job.state in ("going", "working"):
            return Refusal("refused.in_hand")
    item = jobs.item_for(world, task, target)
    lead = world.get(register.people[order.people[0]], Whereabouts).module
    if item and route_by_locker(world, lead, goal, item) is None:
        return Refusal("refused.no_item", {"item": inside(settlement.content.of(ItemKind)[item].name)})
    if order.masks:
        return _refuse_masks(world, len(order.people))
    return None


def _refuse_masks(world: World, people: int) -> Refusal | None:
    there = sum(locker.items[item] for item in jobs.mask_items(world) for _, locker in lockers_with(world, item))
    return None if there >= people else Refusal("refused.no_masks", {"there": str(there)})


def send_team(world: World, order: SendTeam) -> int:
    """Send a team whose order was checked; return the number of its job."""
    register = world.the(Register)
    task = world.the(Settlement).tasks[order.task]
    target = register.tables[task.target][order.target]
    people = [register.people[name] for name in order.people]
    return jobs.send(world, task, target, people, masks=order.masks, hurry=order.hurry)


def refuse_join(world: World, order: JoinTeam) -> Refusal | None:
    """Return why somebody cannot join a job, or nothing if they can."""
    job = world.find(order.job, Job)
    if job is None or job.state not in ("going", "working"):
        return Refusal("refused.no_such_job", {"id": str(order.job)})
    refusal = refuse_person(world, order.person, job.module)
    if refusal is None and order.masks:
        refusal = _refuse_masks(world, 1)
    return refusal


def join_team(world: World, order: JoinTeam) -> None:
    """Send one more person to a job in hand."""
    jobs.join(world, order.job, world.the(Register).people[order.person], masks=order.masks)


def withdraw(world: World, order: Withdraw) -> None:
    """Order a team out: those who can walk go to the nearest good air."""
    job = world.get(order.job, Job)
    team = list(job.people)
    jobs.leave(world, order.job, "withdrawn")
    refuge = refuge_for(world, job.module)
    for person in team:
        if not able(world, person) or person not in people_in(world, job.module) or refuge is None:
            continue
        legs = world.the(Ways).route(world, job.module, refuge)
        if legs:
            set_out(world, person, legs, "shelter")
