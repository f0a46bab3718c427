"""From the target to the destination: what is taken up, carried and set down by a team."""

from __future__ import annotations

from game.sim.gear.rules import air_is_good, bearer, breathing_items, carried_h, unpack
from game.sim.people.components import Whereabouts
from game.sim.people.rules import able, place_of
from game.sim.rescue import carrying
from game.sim.rescue.components import Carried, Pinned
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Leg, Ways
from game.sim.work import jobs, machinery
from game.sim.work.components import Job
from game.sim.work.effects import give_air
from game.sim.work.events import LoadTakenUp
from game.sim.work.fetching import walk
from game.sim.work.pace import tools_factor
from game.sim.work.presence import step_of, task_of
from game.sim.work.walking import stays_out_of
from game.sim.world import World


def at_hand(world: World, job: Job) -> bool:
    """Return whether the step in hand is done at the target, not where that is brought."""
    return not job.destination or step_of(world, job).at == "target"


def begin_haul(world: World, entity: int, job: Job, there: list[int]) -> None:
    """Take up what is to be moved, and set out with it; leaves the job if there is no way or no need."""
    task = task_of(world, job)
    if task.effect == "carry_person":
        if not _ready(world, entity, job):
            return
        job.destination = _still_reached(world, there, job.destination)
    legs = _way(world, there, job.destination)
    if legs is None:
        jobs.leave(world, entity, "cut_off")
        return
    if task.effect == "carry_person":
        if not carrying.needs_carrying(world, job.target):
            carrying.lead_out(world, job.target, job.destination)
        else:
            carrying.lift(world, there[0], job.target)
            world.events.say(LoadTakenUp(entity, job.target, 0))
    else:
        machinery.unfasten(world, job.target)
        carrying.lift_machine(world, there[0], job.target)
        world.events.say(LoadTakenUp(entity, 0, job.target))
    share = share_of(world, job, len(there))
    for person in there:
        walk(world, job, person, legs, haul=share)


def _ready(world: World, entity: int, job: Job) -> bool:
    """Fit a mask if one was brought and is needed; return whether the person can be taken up at all."""
    if world.find(job.target, Pinned) is not None:
        jobs.leave(world, entity, "held_fast")
        return False
    if world.find(job.target, Carried) is not None:
        jobs.leave(world, entity, "no_need")
        return False
    if not air_is_good(world, job.target):
        for item in breathing_items(world, body=False):
            carrier = bearer(world, job.people, item)
            if carrier and give_air(world, job.target, item, carried_h(world, carrier, item)):
                unpack(world, carrier, item)
                break
    return True


def _still_reached(world: World, there: list[int], destination: int) -> int:
    """Return the destination if a team can still reach it, else the next best; 0: none."""
    if _way(world, there, destination) is not None:
        return destination
    return carrying.ward_for(world, place_of(world, there[0])) or 0


def _way(world: World, there: list[int], destination: int) -> list[Leg] | None:
    """Return the way from where a team is to where all of them would walk in what they wear; nothing if none is."""
    shut = frozenset[int]().union(*(stays_out_of(world, person, "work") for person in there))
    if not destination or module_of(world, destination) in shut:
        return None
    return world.the(Ways).route(world, place_of(world, there[0]), destination, shut)


def arrive_with(world: World, entity: int, job: Job) -> None:
    """Set down at the destination what was brought there."""
    held = carrying.burden_of(world, job.people)
    if held is None:
        return
    carrier, burden = held
    if burden.person:
        carrying.hand_over(world, carrier, burden.person)
    else:
        carrying.put_down(world, carrier)
        machinery.set_down(world, burden.machine, job.destination)


def share_of(world: World, job: Job, carriers: int) -> float:
    """Return the walking speed of a team with what it carries."""
    return carrying.haul_share(task_of(world, job).haul_share, carriers, tools_factor(world, job))


def fallen(world: World, job: Job) -> bool:
    """If what was being carried has been let go of on the way, turn the job back to taking it up; return whether so."""
    if at_hand(world, job):
        return False
    held = carrying.burden_of(world, job.people)
    if task_of(world, job).effect == "carry_person":
        place = place_of(world, job.target)
        if held is not None or module_of(world, place) == job.destination or not _lies(world, job.target):
            return False
    else:
        if held is None or (able(world, held[0]) and world.find(held[0], Pinned) is None):
            return False
        carrying.put_down(world, held[0])
        place = world.get(held[0], Whereabouts).module
        machinery.set_down(world, job.target, place)
    jobs.take_up_again(world, job, place)
    return True


def _lies(world: World, person: int) -> bool:
    """Return whether somebody lies where they are, and nobody has taken them up."""
    return carrying.needs_carrying(world, person) and world.find(person, Carried) is None
