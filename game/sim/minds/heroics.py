"""Going in alone: somebody who cannot stand by, unasked, without what they would need."""

from __future__ import annotations

import math

from game.content.kinds.work import TaskKind
from game.sim import sums
from game.sim.chance import Chance
from game.sim.clock import HOUR_S, Clock
from game.sim.gear.rules import breathing_items
from game.sim.hazards.senses import kept_out_of
from game.sim.medical.rules import in_care
from game.sim.minds.components import Resolve, Standoff, Unrest
from game.sim.minds.events import ActedAlone
from game.sim.minds.refusals import will_not_go
from game.sim.minds.rules import panics
from game.sim.minds.temper import traits_of
from game.sim.people.components import Body, Person, Presence, Whereabouts
from game.sim.people.rules import able, place_of
from game.sim.rescue.components import Burden, Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.structure.components import Module
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Ways
from game.sim.work import jobs
from game.sim.work.components import Job, OnJob, Walk
from game.sim.world import World

WAIT_S = (60.0, 300.0)
"""How long somebody stands it, least and most."""
BRAVE_FROM = 0.2
"""Courage by temper from which somebody next door may go in for anybody."""
BRAVE_COUNTS = 0.5
"""What that counts, against a bond."""
QUIET_H = 1.0
"""After so long without anybody in need, the count of those who went begins anew."""


class HeroicsProcessor:
    """Lets somebody go in for somebody. Writes ``Unrest`` but for ``wakeful``."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def next_s(self) -> float:
        """Return when the next who might go would, in seconds since the game began."""
        return min((resolve.at_s for resolve in self._world.one(Unrest).resolves), default=math.inf)

    def process(self, step_s: float) -> None:
        """Note who is in need; then let those go whose patience is at an end."""
        world = self._world
        unrest, now_s = world.one(Unrest), world.one(Clock).elapsed_s
        self._note(unrest, now_s)
        due = [resolve for resolve in unrest.resolves if resolve.at_s <= now_s]
        if not due:
            return
        unrest.resolves = [resolve for resolve in unrest.resolves if resolve.at_s > now_s]
        for resolve in due:
            if len(unrest.acted) >= world.the(Settlement).rules.heroes_at_most:
                return
            if self._free(resolve.hero) and not self._in_hand(resolve.victim):
                self._go(unrest, resolve.hero, resolve.victim)

    def _note(self, unrest: Unrest, now_s: float) -> None:
        """Keep the list of those who lie there or are held, with since when, and of who may go for them."""
        world = self._world
        in_need = [entity for entity, _ in world.each(Pinned)]
        in_need += [entity for entity in world.one(Presence).at_risk if world.get(entity, Body).down]
        helpless = sorted({entity for entity in in_need if self._needs(entity)})
        if not helpless and not unrest.plights:
            if unrest.acted and unrest.quiet_s + QUIET_H * HOUR_S <= now_s:
                unrest.acted.clear()
            return
        before, unrest.quiet_s = unrest.plights, now_s
        unrest.plights = {entity: before.get(entity, now_s) for entity in helpless}
        unrest.resolves = [resolve for resolve in unrest.resolves if resolve.victim in unrest.plights]
        for entity in helpless:
            if entity not in before:
                unrest.resolves.extend(self._resolves(entity, now_s))
        unrest.resolves.sort(key=lambda resolve: (resolve.at_s, resolve.hero, resolve.victim))

    def _needs(self, person: int) -> bool:
        world = self._world
        in_hands = world.find(person, Carried) is not None or in_care(world, person)
        return world.get(person, Body).alive and not in_hands

    def _resolves(self, victim: int, now_s: float) -> list[Resolve]:
        """Draw, once, who would go for somebody and when; whether they then can is another matter."""
        world = self._world
        odds = world.the(Settlement).rules.hero_odds_share
        name = world.get(victim, Person).id
        found = []
        for hero, person in world.each(Person):
            urge = 0.0 if hero == victim else self._urge(hero, person, name)
            if urge <= 0.0:
                continue
            stream = world.one(Chance).once(f"alone/{person.id}/{name}/{int(now_s)}")
            if stream.share() < odds * urge:
                found.append(Resolve(float(math.ceil(now_s + stream.between(*WAIT_S))), hero, victim))
        return found

    def _urge(self, hero: int, person: Person, victim: str) -> float:
        """Return how hard it is for somebody to stand by, 0 to 1."""
        bond = person.bonds.get(victim, 0.0)
        urge = bond if bond > self._world.the(Settlement).rules.hero_bond_share else 0.0
        if person.traits and sums.total(trait.courage_share for trait in traits_of(self._world, hero)) >= BRAVE_FROM:
            urge = max(urge, BRAVE_COUNTS)
        return urge

    def _free(self, hero: int) -> bool:
        """Return whether somebody is up, off duty, and their own master."""
        world = self._world
        if not able(world, hero) or world.get(hero, Whereabouts).activity in ("asleep", "work"):
            return False
        held = (OnJob, Pinned, Carried, Burden, Standoff)
        return not any(world.find(hero, kind) is not None for kind in held) and not panics(world, hero)

    def _in_hand(self, victim: int) -> bool:
        """Return whether somebody has been sent for them already."""
        return any(job.target == victim and job.state in jobs.OPEN for _, job in self._world.each(Job))

    def _go(self, unrest: Unrest, hero: int, victim: int) -> None:
        world = self._world
        task = self._task(victim)
        place = place_of(world, victim)
        legs = world.the(Ways).route(world, place_of(world, hero), place, kept_out_of(world, hero))
        if task is None or legs is None or sums.total(leg[2] for leg in legs) > world.the(Settlement).rules.hero_near_s:
            return
        if module_of(world, place) in kept_out_of(world, hero) or will_not_go(world, hero, place):
            return
        on_the_way = {module_of(world, leg[1]) for leg in legs} | {world.get(hero, Whereabouts).module}
        if world.find(hero, Walk) is not None:
            world.remove(hero, Walk)
        masks = self._mask_among(on_the_way)
        job = jobs.send(world, task, victim, [hero], masks=masks, suits=False, hurry=True)
        unrest.acted.append(hero)
        world.events.say(ActedAlone(hero, victim, job))

    def _task(self, victim: int) -> TaskKind | None:
        """Return the task of getting somebody loose, or out, that one person can do with bare hands."""
        effect = "free_person" if self._world.find(victim, Pinned) is not None else "carry_person"
        tasks = self._world.the(Settlement).tasks.values()
        fitting = (task for task in tasks if task.effect == effect and task.least <= 1 and not task.tools)
        return next((task for task in fitting if not task.uses), None)

    def _mask_among(self, modules: set[int]) -> bool:
        """Return whether a mask lies in a locker of one of these modules that stand."""
        world = self._world
        masks = breathing_items(world, body=False)
        return any(
            locker.module in modules
            and not world.get(locker.module, Module).lost
            and any(locker.items.get(item, 0) for item in masks)
            for _, locker in world.each(Locker)
        )
