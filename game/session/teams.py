"""Orders to people: who can be sent, what they need, and getting them out again."""

from __future__ import annotations

from game.content.kinds.work import TaskKind
from game.session.lacking import refuse_kit
from game.session.orders import Hurry, JoinTeam, Refusal, SendTeam, Withdraw
from game.session.reach import refuse_bare, refuse_way
from game.session.standing import refuse_standing
from game.sim.clock import SOL_S, Clock
from game.sim.crews.components import Off, Plans
from game.sim.crews.strain import off_work
from game.sim.hardware.components import Machine
from game.sim.minds import refusals
from game.sim.minds.components import Standoff
from game.sim.people import rules as people_rules
from game.sim.people.components import Body, Person
from game.sim.people.rules import able
from game.sim.register import Register
from game.sim.rescue import rules as rescue
from game.sim.rescue.components import Carried, Pinned
from game.sim.rescue.turning_back import has_only_the_way_out
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole
from game.sim.structure.passages import place_name
from game.sim.structure.ways import Ways
from game.sim.work import jobs, presence
from game.sim.work.components import Job, OnJob
from game.sim.work.targets import target_of
from game.sim.world import World


def refuse_person(world: World, name: str, goal: int, *, masks: bool = False, suits: bool = False) -> Refusal | None:
    """Return why somebody cannot be sent to a place, in a mask or a suit, or nothing if they can."""
    entity = world.the(Register).people.get(name)
    if entity is None:
        return Refusal("refused.no_such_person", {"id": name})
    who = {"who": world.get(entity, Person).name}
    if not world.get(entity, Body).alive:
        return Refusal("refused.dead", who)
    if not able(world, entity):
        return Refusal("refused.down", who)
    off = off_work(world, entity)
    if off is not None:
        reason = "refused.off.burn_out" if off.why == "burn_out" else "refused.off.illness"
        return Refusal(reason, {**who, "sols": f"{_sols_left(world, off):.0f}"})
    if world.find(entity, Pinned) is not None:
        return Refusal("refused.held_fast", who)
    if world.find(entity, Carried) is not None:
        return Refusal("refused.being_carried", who)
    if world.find(entity, OnJob) is not None:
        return Refusal("refused.on_job", who)
    if world.one(Plans).auto.get("leaving", False) and has_only_the_way_out(world, entity):
        return Refusal("refused.on_last_breath", who)
    here = people_rules.place_of(world, entity)
    if here not in world.the(Ways).distances_s(world, goal):
        return refuse_way(world, who["who"], here, goal)
    return None if suits else refuse_bare(world, entity, goal, masks=masks)


def _sols_left(world: World, off: Off) -> float:
    return max(1.0, (off.until_s - world.one(Clock).elapsed_s) / SOL_S)


def _target(world: World, order: SendTeam) -> tuple[TaskKind, int] | Refusal:
    task = world.the(Settlement).tasks.get(order.task)
    if task is None:
        return Refusal("refused.no_such_task", {"id": order.task})
    target = target_of(world, task, order.target)
    if target is not None and task.target == "hole" and not world.get(target, Hole).found:
        target = None
    if target is None:
        return Refusal(f"refused.no_such_{task.target}", {"id": order.target})
    return task, target


def refuse_team(world: World, order: SendTeam) -> Refusal | None:
    """Return why a team cannot be sent, or nothing if it can."""
    found = _target(world, order)
    if isinstance(found, Refusal):
        return found
    task, target = found
    register = world.the(Register)
    if not order.people:
        return Refusal("refused.nobody_named")
    if len(set(order.people)) != len(order.people):
        return Refusal("refused.named_twice")
    for name in order.people:
        if name not in register.people:
            return Refusal("refused.no_such_person", {"id": name})
    if order.to and order.to not in register.places:
        return Refusal("refused.no_such_module", {"id": order.to})
    job = _laid_out(world, order, task, target)
    refusal = refuse_standing(world, task, target, job.place)
    for name in order.people:
        refusal = refusal or refuse_person(world, name, job.place, masks=job.masks, suits=job.suits)
    if refusal is not None:
        return refusal
    if jobs.in_hand(world, task, target, job.begin_at):
        return Refusal("refused.in_hand")
    if len(order.people) < task.least:
        return Refusal("refused.too_few", {"least": str(task.least)})
    return _refuse_destination(world, order, task, job) or refuse_kit(world, job)


def _laid_out(world: World, order: SendTeam, task: TaskKind, target: int) -> Job:
    register = world.the(Register)
    people = [register.people[name] for name in order.people]
    to = register.places[order.to] if order.to else 0
    wear = {"masks": order.masks, "suits": order.suits}
    return jobs.laid_out(world, task, target, people, **wear, hurry=order.hurry, to=to)


def _refuse_destination(world: World, order: SendTeam, task: TaskKind, job: Job) -> Refusal | None:
    """Return why something cannot be brought where it is to go."""
    if task.effect not in jobs.TAKES_ALONG:
        return None
    if task.effect == "move_machine" and not order.to:
        return Refusal("refused.no_destination")
    if not job.destination:
        return Refusal("refused.no_refuge", {"place": place_name(world, job.place)})
    to = {"place": place_name(world, job.destination)}
    if task.effect == "move_machine" and job.destination == job.module and not world.get(job.target, Machine).loose:
        return Refusal("refused.machine_is_there", to)
    if world.the(Ways).route(world, job.place, job.destination) is None:
        return Refusal("refused.no_way", to)
    return None


def send_team(world: World, order: SendTeam) -> int:
    """Send a team whose order was checked; return the number of its job. Raises ``ValueError`` if it was not."""
    found = _target(world, order)
    if isinstance(found, Refusal):
        raise ValueError(found.reason)
    register = world.the(Register)
    people = [register.people[name] for name in order.people]
    to = register.places[order.to] if order.to else 0
    return jobs.send(world, *found, people, masks=order.masks, suits=order.suits, hurry=order.hurry, to=to)


def _open_job(world: World, number: int) -> Job | None:
    job = world.find(number, Job)
    return job if job is not None and job.state in jobs.OPEN else None


def refuse_join(world: World, order: JoinTeam) -> Refusal | None:
    """Return why somebody cannot join a job, or nothing if they can."""
    job = _open_job(world, order.job)
    if job is None:
        return Refusal("refused.no_such_job", {"id": str(order.job)})
    goal = presence.work_place(world, job)
    if world.the(Register).people.get(order.person) in job.people:
        return Refusal("refused.on_this_job")
    refusal = refuse_person(world, order.person, goal, masks=order.masks, suits=job.suits)
    if refusal is not None:
        return refusal
    person = world.the(Register).people[order.person]
    alone = Job(job.task, job.target, job.module, [person], place=goal, masks=order.masks, suits=job.suits)
    return refuse_kit(world, alone)


def join_team(world: World, order: JoinTeam) -> None:
    """Send one more person to a job in hand."""
    jobs.join(world, order.job, world.the(Register).people[order.person], masks=order.masks)


def refuse_hurry(world: World, order: Hurry) -> Refusal | None:
    """Return why a team cannot be told to hurry, or to take its time."""
    job = _open_job(world, order.job)
    if job is None:
        return Refusal("refused.no_such_job", {"id": str(order.job)})
    return Refusal("refused.hurry_as_it_is") if job.hurry == order.hurry else None


def hurry(world: World, order: Hurry) -> None:
    """Tell a team to hurry, or to take its time; what is done of the step in hand stays done."""
    job = world.get(order.job, Job)
    job.hurry = order.hurry
    if job.state == "working":
        job.duration_s = jobs.full_time_s(world, job)


def refuse_withdrawal(world: World, order: Withdraw) -> Refusal | None:
    """Return why a team cannot be ordered out."""
    job = _open_job(world, order.job)
    if job is None:
        return Refusal("refused.no_such_job", {"id": str(order.job)})
    return None if any(able(world, person) for person in job.people) else Refusal("refused.nobody_hears")


def withdraw(world: World, order: Withdraw) -> None:
    """Order a team out: those who can walk, and will, go to the nearest good air with what they carry."""
    job = world.get(order.job, Job)
    staying = []
    for person in job.people:
        if not able(world, person) or world.find(person, Standoff) is not None:
            continue
        said = refusals.will_not_leave(world, person, order.job)
        if said:
            refusals.stand_off(world, person, "will_not_leave", order.job, said)
            staying.append(person)
    team = [person for person in job.people if person not in staying]
    if staying:
        for person in team:
            jobs.drop(world, order.job, person)
    else:
        jobs.leave(world, order.job, "withdrawn")
    for person in team:
        rescue.send_out(world, person)
