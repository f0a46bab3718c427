"""Minds as time passes: fear where there is cause for it, and the nights that were cut short."""

from __future__ import annotations

import math

from game.sim import portable
from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import HOUR_S, Clock
from game.sim.gear.components import Breather
from game.sim.hardware.components import Machine
from game.sim.learning import drills
from game.sim.medical.components import Patient
from game.sim.minds.components import Mind, Unrest
from game.sim.minds.dread import in_trouble
from game.sim.minds.events import WokenForNothing
from game.sim.minds.rules import fear_share, trust
from game.sim.minds.sleep import should_sleep, sleep_again, wake
from game.sim.minds.temper import calm_share
from game.sim.minds.unease import Unease
from game.sim.people.components import Body, Person, Presence, Whereabouts
from game.sim.people.events import PersonWoken
from game.sim.people.rules import ASLEEP, able, breath_of, move, people_in
from game.sim.rescue.components import Alerted, Carried, Evacuation, Pinned
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.work.components import OnJob, Walk
from game.sim.work.walking import dark_places, set_out, way_for
from game.sim.world import World

SETTLE_S = 1_800.0
"""Time after which somebody who was got up at night, and is not needed, goes back to bed."""
BUSY = (OnJob, Walk, Carried, Pinned)
"""Nobody with one of these goes to bed."""


class FearProcessor:
    """Frightens those who are where there is something to be afraid of. Writes ``Mind`` by the rules."""

    def __init__(self, world: World) -> None:
        """Temper changes with what people learn alone, so it is looked up when somebody has learnt something."""
        self._world = world
        self._unease = Unease(world)
        self._open: dict[int, float] = {}
        """Part of a fright that reaches somebody, by entity."""
        self._learnt: tuple[int, float] = (-1, -1.0)
        """Writes of people, and worth of drills, for which ``_open`` holds."""
        self._lit_as, self._unlit = -1, set[int]()
        """Places without light, and writes of machines for which that holds."""
        self._seen: tuple[int, set[int]] = (-1, set())
        """Moves, and places looked at, for which the next three hold."""
        self._everybody: list[tuple[int, Whereabouts]] = []
        self._inside: dict[int, list[int]] = {}
        """Who is in each of those places, the dead included."""
        self._awake: dict[int, list[int]] = {}
        """Who of them does not sleep."""

    def process(self, step_s: float) -> None:
        """Let fear come towards what each place inspires; nobody elsewhere is looked at, since fear fades by itself."""
        world = self._world
        modules = self._frightening()
        if not modules:
            return
        self._look(modules)
        learnt = (Person.writes, drills.worth_share(world))
        if learnt != self._learnt:
            self._learnt = learnt
            self._open.clear()
        rules = world.the(Settlement).rules
        keeps, fades = portable.exp(-step_s / rules.fear_rise_s), portable.exp(-step_s / rules.fear_fade_s)
        now_s = world.one(Clock).elapsed_s
        if self._lit_as != Machine.writes:
            self._lit_as, self._unlit = Machine.writes, dark_places(world)
        for module, people in self._awake.items():
            share = self._unease.of(module, self._inside[module], dark=module in self._unlit)
            about = world.the(Atmospherics).breath(world.get(module, Module).index).nearly_harms
            for entity in people:
                if world.get(entity, Body).down:
                    continue
                bad = about if world.find(entity, Breather) is None else breath_of(world, entity).nearly_harms
                goal = (share + rules.fear_of_bad_air_share if bad else share) * self._openness(entity)
                self._towards(entity, goal, keeps, fades, now_s, step_s)

    def _frightening(self) -> set[int]:
        """Return the places with something to be afraid of in which somebody lives to fear it."""
        world = self._world
        troubled, air = in_trouble(world), world.the(Atmospherics)
        if not troubled and not air.harms:
            return set()
        occupied = world.one(Presence).occupied()
        modules = {module for module in troubled if occupied[world.get(module, Module).index]}
        if air.harms:
            harmful = air.harmful & occupied
            modules.update(entity for entity, module in world.each(Module) if harmful[module.index])
        return modules

    def _look(self, modules: set[int]) -> None:
        """See who is in these places, and who of them is up, if anybody has moved since it was seen last."""
        everybody = self._world.each(Whereabouts)
        seen = (Whereabouts.moves, modules)
        if seen == self._seen and everybody is self._everybody:
            return
        self._seen, self._everybody = seen, everybody
        self._inside, self._awake = {}, {}
        for entity, where in [row for row in everybody if row[1].module in modules]:
            self._inside.setdefault(where.module, []).append(entity)
            if where.activity != ASLEEP:
                self._awake.setdefault(where.module, []).append(entity)

    def _openness(self, entity: int) -> float:
        found = self._open.get(entity)
        if found is None:
            found = self._open[entity] = 1.0 - calm_share(self._world, entity)
        return found

    def _towards(self, entity: int, goal: float, keeps: float, fades: float, now_s: float, step_s: float) -> None:
        """Bring somebody's fear nearer to what it will be if they stay; from more than that it only fades.

        ``keeps`` and ``fades``: what a step leaves of the way to go, and of a fear that has no more cause.
        """
        mind = self._world.get(entity, Mind)
        followed = mind.fear_s >= now_s - step_s - 1e-6
        fear = mind.fear_share if followed else fear_share(self._world, entity)
        goal = min(1.0, goal)
        if fear < goal:
            fear = goal + (fear - goal) * keeps
        else:
            fear = max(goal, fear * fades if followed else fear)
        mind.fear_share, mind.fear_s = fear, now_s


class NightProcessor:
    """Keeps account of who was woken and lets them go to bed. Writes ``Mind``, ``Unrest.wakeful`` and ``Alerted``."""

    def __init__(self, world: World) -> None:
        """Listen for those who are got up."""
        self._world = world
        world.events.subscribe(PersonWoken, self._woken)

    def _woken(self, event: PersonWoken) -> None:
        wake(self._world, event.person)

    def next_s(self) -> float:
        """Return when somebody next goes back to bed, or has waited long enough, in seconds since the game began."""
        world = self._world
        alerts, wakeful = world.each(Alerted), world.one(Unrest).wakeful
        if not alerts and not wakeful:
            return math.inf
        now_s = world.one(Clock).elapsed_s
        due = [world.get(person, Mind).woken_s + SETTLE_S for person in wakeful]
        due += [alert.since_s + self._alert_s() for _, alert in alerts]
        return min((at_s for at_s in due if at_s > now_s), default=math.inf)

    def _alert_s(self) -> float:
        return self._world.the(Settlement).rules.alert_h * HOUR_S

    def process(self, step_s: float) -> None:
        """Look at those who were woken; on a quiet night there is nobody."""
        world = self._world
        alerts, unrest = world.each(Alerted), world.one(Unrest)
        if not alerts and not unrest.wakeful:
            return
        trouble = set(in_trouble(world)) | {evacuation.module for _, evacuation in world.each(Evacuation)}
        trouble.update(entity for entity, module in world.each(Module) if module.barred)
        for entity, alert in list(alerts):
            self._stand_by(entity, alert, alert.module in trouble)
        trouble.update(alert.module for _, alert in world.each(Alerted))
        unrest.wakeful = [person for person in unrest.wakeful if self._still_up(person, trouble)]

    def _stand_by(self, entity: int, alert: Alerted, trouble: bool) -> None:
        """End an alert after its time, unless there was cause for it that still stands."""
        world = self._world
        alert.justified = alert.justified or trouble
        if trouble or world.one(Clock).elapsed_s < alert.since_s + self._alert_s():
            return
        world.delete(entity)
        if alert.justified:
            return
        lost = world.the(Settlement).rules.vain_alert_trust_share
        for person in people_in(world, alert.module):
            if world.get(person, Mind).woken_s >= alert.since_s and able(world, person):
                trust(world, person, -lost, "will.remembers.woken_in_vain")
        world.events.say(WokenForNothing(alert.module))

    def _still_up(self, person: int, trouble: set[int]) -> bool:
        """Send somebody to bed who can go; return whether they must be looked at again."""
        world = self._world
        where = world.get(person, Whereabouts)
        if not able(world, person) or where.activity == ASLEEP or not should_sleep(world, person):
            return False
        if where.activity != "rest" or any(world.find(person, kind) is not None for kind in BUSY):
            return True
        mind = world.get(person, Mind)
        if where.module in trouble or world.one(Clock).elapsed_s < mind.woken_s + SETTLE_S:
            return True
        home = world.get(person, Person).home
        # Whoever is in the ward sleeps there: sent home they would only come back, all night.
        stays = home in trouble or world.find(person, Patient) is not None
        legs = None if stays else way_for(world, person, home, "duty")
        if where.module != home and legs:
            set_out(world, person, legs, "duty")
            return True
        move(world, person, where.module, ASLEEP, where.room)
        sleep_again(world, person)
        return False
