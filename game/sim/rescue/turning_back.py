"""Turning back in time: in a long game nobody works on in bad air until their mask or suit gives out."""

from __future__ import annotations

import math

from game.sim.air.atmospherics import Atmospherics
from game.sim.frames.rules import floor_risk_share
from game.sim.gear.components import Breather
from game.sim.gear.rules import has_canister
from game.sim.hazards.senses import senseless
from game.sim.minds.components import Standoff
from game.sim.people.components import Whereabouts
from game.sim.people.rules import Activities, able, place_of
from game.sim.rescue.refuge import haven
from game.sim.rescue.rules import send_out
from game.sim.structure.components import Module
from game.sim.structure.ways import Ways
from game.sim.work import jobs
from game.sim.work.components import Job, OnJob, Walk
from game.sim.work.pace import step_left_s
from game.sim.work.walking import speed_share
from game.sim.world import World

SPARE_SHARE = 1.2
"""How much more than the way out takes them they keep: doors queue."""
SPARE_S = 60.0
"""Time that they keep beside that; what a step in hand still takes may come out of it."""


def turn_back(world: World) -> None:
    """Take off their job, and send out, all who breathe from what will not last much longer than their way out.

    Who will be done with the step in hand, and out, before that ends stays for it. Who has nothing to do there goes.
    """
    if not world.the(Atmospherics).harms:
        return
    for person, worn in list(world.each(Breather)):
        if not able(world, person) or not _in_bad_air(world, person):
            continue
        job = world.find(person, OnJob)
        if job is None:
            if _lingers(world, person):
                send_out(world, person)
        elif has_only_the_way_out(world, person):
            work_s = _breath_s(world, world.get(person, Whereabouts).activity, _step_left_s(world, job.job))
            if worn.left_s < work_s + _breath_s(world, "walk", SPARE_SHARE * _way_out_s(world, person)):
                _give_up(world, job.job, person)


def has_only_the_way_out(world: World, person: int) -> bool:
    """Return whether somebody in bad air breathes from what will not last much longer than their way out."""
    worn = world.find(person, Breather)
    if worn is None or not _in_bad_air(world, person) or has_canister(world, person):
        return False
    return worn.left_s <= _breath_s(world, "walk", SPARE_SHARE * _way_out_s(world, person) + SPARE_S)


def _breath_s(world: World, activity: str, span_s: float) -> float:
    """Return for how long at rest what an activity breathes in a span would do."""
    return max(1.0, world.the(Activities).share_of(activity)) * span_s


def _in_bad_air(world: World, person: int) -> bool:
    module = world.get(world.get(person, Whereabouts).module, Module)
    return bool(world.the(Atmospherics).harmful[module.index])


def _lingers(world: World, person: int) -> bool:
    """Return whether somebody of their own master stands where all were told to leave, or air takes the senses."""
    if world.find(person, Walk) is not None or world.find(person, Standoff) is not None:
        return False
    module = world.get(person, Whereabouts).module
    return world.get(module, Module).barred or module in senseless(world)


def _step_left_s(world: World, entity: int) -> float:
    """Return how long the step in hand still takes; infinite while nobody works on it."""
    job = world.get(entity, Job)
    return step_left_s(world, job) if job.state == "working" else math.inf


def _way_out_s(world: World, person: int) -> float:
    """Return how long somebody in their gear walks to where they can breathe; no time if they cannot."""
    place, module = place_of(world, person), world.get(person, Whereabouts).module
    to = haven(world, module, place)
    if to is None:
        return 0.0
    careful = floor_risk_share(world, module) > 0.0
    return world.the(Ways).distances_s(world, place).get(to, 0.0) / speed_share(world, person, careful=careful)


def _give_up(world: World, entity: int, person: int) -> None:
    if world.get(entity, Job).people == [person]:
        jobs.leave(world, entity, "low_air")
    else:
        jobs.drop(world, entity, person)
    send_out(world, person)
