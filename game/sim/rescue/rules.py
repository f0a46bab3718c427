"""Leaving a module: who goes, how soon, which way, and coming back."""

from __future__ import annotations

from collections.abc import Collection

from game.sim.hazards import precautions
from game.sim.hazards.draughts import foul
from game.sim.hazards.senses import kept_out_of
from game.sim.learning import drills
from game.sim.minds import refusals
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import able, people_in, place_of
from game.sim.rescue.components import Alerted, Burden, Evacuation
from game.sim.rescue.events import EvacuationOrdered, ModuleReopened
from game.sim.rescue.refuge import clear_of, haven, nearest_refuge
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Leg, Ways
from game.sim.work.components import OnJob, Walk
from game.sim.work.walking import held, set_out
from game.sim.world import World

ALERTED_SHARE = 0.5
"""Time to answer an order to leave that is left to people who were woken before."""


def refuge_for(world: World, module: int) -> int | None:
    """Return the nearest module that takes all who live in this one and can be walked to from here, or nothing."""
    people = sum(1 for person in people_in(world, module) if world.get(person, Body).alive)
    return nearest_refuge(world, module, module, people)


def refuge_beyond(world: World, module: int) -> int | None:
    """Return where people of a module would go if its doors could be passed, or nothing: for those who are shut in."""
    people = sum(1 for person in people_in(world, module) if world.get(person, Body).alive)
    best: tuple[float, int] | None = None
    for _, beyond, walk_s in world.the(Ways).links[module]:
        refuge = nearest_refuge(world, module, beyond, people)
        if refuge is not None:
            far_s = walk_s + world.the(Ways).distances_s(world, beyond)[refuge]
            best = min(best, (far_s, refuge)) if best is not None else (far_s, refuge)
    return None if best is None else best[1]


def evacuate(world: World, module: int, to: int, *, by_itself: bool = False, unwoken: Collection[int] = ()) -> int:
    """Send everybody who can walk, and is not on a job, out of every room of a module; return how many go.

    Those who cannot get to ``to`` go to another refuge if they can. Some may refuse an order; nobody refuses what
    they do of themselves. Those who were on their way to shelter here turn away as well. ``unwoken`` sleep on.
    """
    world.get(module, Module).barred = True
    going = cut_off = 0
    staying: list[int] = []
    for person in left_inside(world, module):
        if person in unwoken:
            continue
        legs = way_out(world, person, module, to)
        if legs is None:
            cut_off += 1
        elif not by_itself and _refuses(world, person):
            staying.append(person)
        else:
            _send(world, person, legs, response_s(world, person))
            going += 1
    for person, walk in list(world.each(Walk)):
        if walk.then == "shelter" and module_of(world, walk.goal) == module:
            legs = way_out(world, person, module, to)
            if legs:
                _send(world, person, legs, 0.0)
    _forget(world, module)
    world.create(Evacuation(module, to, staying, list(unwoken)))
    world.events.say(EvacuationOrdered(module, to, going, cut_off, by_itself))
    return going


def _refuses(world: World, person: int) -> bool:
    """Ask somebody to leave; return whether they say no, which then awaits an answer."""
    says = refusals.will_not_leave(world, person, 0)
    if says:
        refusals.stand_off(world, person, "will_not_leave", 0, says)
    return bool(says)


def _send(world: World, person: int, legs: list[Leg], delay_s: float) -> None:
    if world.find(person, Walk) is not None:
        world.remove(person, Walk)
    set_out(world, person, legs, "shelter", delay_s=delay_s)


def send_out(world: World, person: int) -> bool:
    """Send one person to the nearest good air that takes them, or to the best there is; return whether they go.

    Nobody goes who lies there, is held or at work; who carries somebody goes on with them. Who would not leave before
    is sent on from now on when a way opens.
    """
    for _, evacuation in world.each(Evacuation):
        for waiting in (evacuation.staying, evacuation.unwoken):
            if person in waiting:
                waiting.remove(person)
    busy = any(world.find(person, kind) is not None for kind in (OnJob, Burden))
    if busy or not able(world, person) or held(world, person):
        return False
    module = world.get(person, Whereabouts).module
    to = haven(world, module, place_of(world, person))
    legs = None if to is None else way_out(world, person, module, to)
    if legs:
        _send(world, person, legs, 0.0)
    return bool(legs)


def way_out(world: World, person: int, module: int, to: int | None) -> list[Leg] | None:
    """Return somebody's way from where they are to a refuge, or, failing one, to the nearest that they can reach.

    Who has good air is led through no bad air; behind a shut door they are better off.
    """
    place = place_of(world, person)
    avoid = clear_of(world, place)
    legs = _way(world, place, module, to, avoid)
    if legs is None and avoid and module_of(world, place) in foul(world):
        # bad air on the way is better than worse where they are; where none keeps their senses they would turn back
        legs = _way(world, place, module, to, kept_out_of(world, person))
    return legs


def _way(world: World, place: int, module: int, to: int | None, avoid: frozenset[int]) -> list[Leg] | None:
    ways = world.the(Ways)
    legs = None if to is None or to in avoid else ways.route(world, place, to, avoid)
    if legs is None:
        other = nearest_refuge(world, module, place, 1)
        legs = None if other is None else ways.route(world, place, other, avoid)
    return legs


def response_s(world: World, person: int) -> float:
    """Return the time from an order to leave until somebody is on their feet: shorter if they stand by."""
    rules = world.the(Settlement).rules
    where = world.get(person, Whereabouts)
    time_s = rules.asleep_response_s if where.activity == "asleep" else rules.awake_response_s
    share = ALERTED_SHARE if alerted(world, where.module) else 1.0
    return time_s * min(share, precautions.haste_share(world)) * drills.haste_share(world)


def alerted(world: World, module: int) -> bool:
    """Return whether the people of a module were woken and are ready to leave."""
    return any(item.module == module for _, item in world.each(Alerted))


def reopen(world: World, module: int) -> None:
    """Let people live in a module again; they come back with their next shift."""
    world.get(module, Module).barred = False
    _forget(world, module)
    for entity, item in list(world.each(Alerted)):
        if item.module == module:
            world.delete(entity)
    world.events.say(ModuleReopened(module))


def _forget(world: World, module: int) -> None:
    """End what evacuations of a module are under way."""
    for entity, evacuation in list(world.each(Evacuation)):
        if evacuation.module == module:
            world.delete(entity)


def left_inside(world: World, module: int) -> list[int]:
    """Return those still in a module who could walk, in order: neither on a job nor held fast nor carried."""
    return [
        person
        for person in people_in(world, module)
        if able(world, person) and world.find(person, OnJob) is None and not held(world, person)
    ]
