"""Evacuations as time passes."""

from __future__ import annotations

import math

from game.sim import sums
from game.sim.clock import Clock
from game.sim.hazards.components import Alarms
from game.sim.hazards.senses import kept_out_of
from game.sim.minds.components import Standoff
from game.sim.people.components import Body, Presence, Whereabouts
from game.sim.people.rules import ASLEEP, able, people_in, place_of
from game.sim.rescue import homecoming, rules
from game.sim.rescue.components import Evacuation
from game.sim.rescue.events import ModuleEmptied
from game.sim.structure.components import Module
from game.sim.structure.events import ModuleLost
from game.sim.work.components import OnJob, Walk
from game.sim.work.walking import held, set_out
from game.sim.works.places import clear_home, living_in
from game.sim.world import World


class EvacuationProcessor:
    """Lets people leave by themselves, and says when a module has been left. Ends an ``Evacuation`` that went through.

    People are trained: at the klaxon of a breach those inside get up and go, unless the desk has decided before. Those
    whose home comes down are taken in by other homes.
    """

    def __init__(self, world: World) -> None:
        """Begin to listen; everything that is remembered is in the components."""
        self._world = world
        world.events.subscribe(ModuleLost, self._take_in)

    def _take_in(self, event: ModuleLost) -> None:
        """Give those who lived in what has come down, and are alive, beds elsewhere."""
        if living_in(self._world, event.module):
            clear_home(self._world, event.module, ())

    def process(self, step_s: float) -> None:
        """Begin what nobody ordered, send stragglers on, and look whether anybody who can walk is still inside."""
        world = self._world
        for module in self._breached(step_s):
            refuge = rules.refuge_for(world, module)
            if refuge is None:
                refuge = rules.refuge_beyond(world, module)
            if refuge is not None:
                homecoming.leave(world, module, refuge, of_air=True)
        for entity, evacuation in list(world.each(Evacuation)):
            self._follow(entity, evacuation)

    def _follow(self, entity: int, evacuation: Evacuation) -> None:
        """Look after one evacuation: it lasts until nobody living is left inside but those who work or want to stay."""
        world = self._world
        evacuation.unwoken = [person for person in evacuation.unwoken if self._sleeps_on(person)]
        left = [
            person
            for person in rules.left_inside(world, evacuation.module)
            if person not in evacuation.unwoken and not self._stays(person, evacuation)
        ]
        if left:
            self._send_on(left, evacuation)
            return
        lying = [
            body
            for person in people_in(world, evacuation.module)
            if (body := world.get(person, Body)).down or held(world, person) or person in evacuation.unwoken
        ]
        if not evacuation.emptied:
            evacuation.emptied = True
            at_work = sums.count(
                world.find(person, OnJob) is not None for person in people_in(world, evacuation.module)
            )
            world.events.say(ModuleEmptied(evacuation.module, len(lying), at_work))
        if not any(body.alive for body in lying) and not self._anybody_stays(evacuation):
            world.delete(entity)

    def next_s(self) -> float:
        """Return when people next act on what they hear: at once, if the klaxon has just gone."""
        return self._world.one(Clock).elapsed_s if self._breached(0.0) else math.inf

    def _breached(self, ago_s: float) -> list[int]:
        """Return the modules with living people in which the klaxon went so long ago or later."""
        world = self._world
        since_s = world.one(Clock).elapsed_s - ago_s - 1e-6
        heads = world.one(Presence).heads
        found: list[int] = []
        for alarm in world.one(Alarms).standing.values():
            if alarm.level != "breach" or alarm.raised_s < since_s or alarm.module in found:
                continue
            module = world.get(alarm.module, Module)
            if not module.barred and heads[module.index].any():
                found.append(alarm.module)
        return found

    def _anybody_stays(self, evacuation: Evacuation) -> bool:
        """Return whether somebody is inside who would not leave: as long as this is remembered they are let be."""
        inside = people_in(self._world, evacuation.module)
        return any(person in evacuation.staying and able(self._world, person) for person in inside)

    def _stays(self, person: int, evacuation: Evacuation) -> bool:
        """Return whether somebody would not leave, was let be, and is not waited for."""
        if person not in evacuation.staying:
            return False
        return self._world.find(person, Walk) is None and self._world.find(person, Standoff) is None

    def _sleeps_on(self, person: int) -> bool:
        """Return whether somebody who was not woken when the others left still sleeps."""
        return self._world.get(person, Whereabouts).activity == ASLEEP

    def _send_on(self, left: list[int], evacuation: Evacuation) -> None:
        """Let those leave who could not before: their way was opened, they came round, or their work is done.

        Where one finds no way, nobody does who stands in the same place in the same gear: those are not all asked.
        """
        world = self._world
        refuge = world.get(evacuation.to, Module)
        to = None if refuge.barred or refuge.lost else evacuation.to
        ways_shut: set[tuple[int, frozenset[int]]] = set()
        for person in left:
            if world.find(person, Walk) is not None or person in evacuation.staying:
                continue
            stands = place_of(world, person), kept_out_of(world, person)
            if stands in ways_shut:
                continue
            legs = rules.way_out(world, person, evacuation.module, to)
            if legs:
                set_out(world, person, legs, "shelter", delay_s=rules.response_s(world, person))
            else:
                ways_shut.add(stands)
