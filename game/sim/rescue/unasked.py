"""Leaving unasked: in a long game people go out of a place whose air or frame gets dangerous, and come home again.

Gauges fail; where one of them falls, the others do not wait for an alarm.
"""

from __future__ import annotations

import math

from game.content.kinds.alarm import AlarmKind
from game.sim.air.atmospherics import Atmospherics
from game.sim.chance import Chance
from game.sim.clock import HOUR_S, Clock
from game.sim.crews.components import Plans
from game.sim.hazards.components import DANGER_UP, Alarm, Alarms
from game.sim.hazards.draughts import losing
from game.sim.learning import drills
from game.sim.minds.components import Standoff
from game.sim.people.components import Body, Person, Presence, Whereabouts
from game.sim.people.rules import ASLEEP
from game.sim.rescue import homecoming, letting_out, rules
from game.sim.rescue.components import Evacuation, Left
from game.sim.rescue.events import LetThemselvesOut, SleptOn
from game.sim.rescue.neighbours import due_in_s, fetch_the_fallen
from game.sim.rescue.refuge import AHEAD_H, better_place, stale_kpa
from game.sim.rescue.turning_back import turn_back
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.work.components import Walk
from game.sim.world import World

OF_AIR = ("o2_percent", "co2_kpa", "pressure_kpa")
"""Readings of what people breathe."""
OF_FRAMES = ("frame_load_share",)
"""Readings of what holds a place up. It may creak for months; when it is failing nobody sits under it."""
WAITS_S = 900.0
"""Time for which they bear such an alarm, in case somebody mends it or says something."""
SETTLES_S = 6.0 * HOUR_S
"""Time after the last alarm of a place in which nobody goes in to turn its make-up on again."""
GOOD_FOR_S = HOUR_S
"""Time for which a place must be without alarms before they go home."""
TRIES_EVERY_S = 300.0
"""How often those who have nowhere to go look again, and try what else they can do."""
GOOD_O2_KPA = 16.0
"""Oxygen in the windpipe from which a place lacks none: what drives people out is something else."""


class UnaskedProcessor:
    """Lets people leave and come home by themselves, while that is left to them."""

    def __init__(self, world: World) -> None:
        """Read which alarms are about air, and which about frames."""
        self._world = world
        kinds = world.the(Settlement).content.of(AlarmKind)
        self._of_air = {name for name, kind in kinds.items() if kind.measure in OF_AIR}
        self._of_frames = {name for name, kind in kinds.items() if kind.measure in OF_FRAMES}

    def next_s(self) -> float:
        """Return when neighbours next look who lies in nobody's hands, in seconds since the game began."""
        world = self._world
        in_s = due_in_s(world) if world.one(Plans).auto.get("leaving", False) else math.inf
        if in_s == math.inf:
            return math.inf
        now_s = world.one(Clock).elapsed_s
        return TRIES_EVERY_S * max(now_s // TRIES_EVERY_S + 1.0, float(math.ceil((now_s + in_s) / TRIES_EVERY_S)))

    def process(self, step_s: float) -> None:
        """Look at those who work in bad air, at the places with alarms, and at those that were left."""
        world = self._world
        if not world.one(Plans).auto.get("leaving", False):
            return
        turn_back(world)
        now_s = world.one(Clock).elapsed_s
        tries = now_s // TRIES_EVERY_S != (now_s - step_s) // TRIES_EVERY_S
        if tries:
            fetch_the_fallen(world)
            self._see_out()
        standing, left = world.one(Alarms).standing, world.one(Left)
        fallen = self._fallen_in()
        if not (standing or left.modules or left.machines or fallen):
            return
        for entity in fallen:
            if not world.get(entity, Module).barred and rules.left_inside(world, entity):
                self._leave(entity, of_air=True, tries=tries)
        self._go(now_s, step_s, tries=tries)
        if left.modules or left.machines:
            self._come_home(now_s)

    def _go(self, now_s: float, step_s: float, *, tries: bool) -> None:
        """Let people leave the places whose alarms they have borne for long enough; who cannot tries again later."""
        world = self._world
        heads = world.one(Presence).heads
        shut_in: set[int] = set()
        for alarm in list(world.one(Alarms).standing.values()):
            borne_s = now_s - alarm.raised_s
            due = borne_s >= WAITS_S and (tries or borne_s - step_s <= WAITS_S)
            if not due or alarm.module in shut_in or not self._drives_out(alarm):
                continue
            module = world.get(alarm.module, Module)
            if module.barred or not heads[module.index].any():
                continue
            if self._leave(alarm.module, of_air=alarm.kind in self._of_air, tries=tries):
                shut_in.clear()  # those who went have left room, or taken it
            else:
                shut_in.add(alarm.module)

    def _see_out(self) -> None:
        """Send out whoever is up and at nothing in a place that was left before they came round, or were done."""
        world = self._world
        heads, leaving = world.one(Presence).heads, {evacuation.module for _, evacuation in world.each(Evacuation)}
        for entity, module in world.each(Module):
            if not module.barred or entity in leaving or not heads[module.index].any():
                continue
            for person in rules.left_inside(world, entity):
                asleep = world.get(person, Whereabouts).activity == ASLEEP
                if not asleep and all(world.find(person, kind) is None for kind in (Walk, Standoff)):
                    rules.send_out(world, person)

    def _come_home(self, now_s: float) -> None:
        """Let people go home to the places that they left, where it has been good again for long enough.

        Where the desk says when they come home, whoever stopped the leak turns the wheel back all the same.
        """
        world = self._world
        standing, left = world.one(Alarms).standing, world.one(Left)
        bad = {alarm.module for alarm in standing.values() if self._keeps_out(alarm)} | losing(world) | self._harmful()
        leaking = {hole.module for _, hole in world.each(Hole) if hole.cda_m2 > 0.0}
        leaking |= {alarm.module for alarm in standing.values() if now_s - alarm.raised_s < SETTLES_S}
        for name, since_s in list(left.modules.items()):
            entity = int(name)
            module = world.get(entity, Module)
            if not module.barred or module.lost:
                homecoming.stay_away(world, entity)
            elif entity in bad:
                left.modules[name] = now_s
                if entity not in leaking:
                    homecoming.open_make_up(world, entity)  # whoever stopped the leak turns the wheel back
            elif now_s - since_s >= GOOD_FOR_S:
                homecoming.come_home(world, entity)
        for entity in homecoming.left_to_the_desk(world):
            if world.get(entity, Module).lost:
                homecoming.forget_shut(world, entity)
            elif entity not in leaking:
                homecoming.open_make_up(world, entity)

    def _fallen_in(self) -> list[int]:
        """Return the modules where somebody lies in air that fells people: whatever gauges say, nobody else waits."""
        world, air = self._world, self._world.the(Atmospherics)
        if not air.harms:
            return []
        fallen = (person for person in world.one(Presence).at_risk if world.get(person, Body).down)
        modules = {world.get(person, Whereabouts).module for person in fallen if world.get(person, Body).alive}
        return sorted(entity for entity in modules if air.harmful[world.get(entity, Module).index])

    def _harmful(self) -> set[int]:
        """Return where the air harms: whoever goes home first holds a meter before them."""
        air = self._world.the(Atmospherics)
        if not air.harms:
            return set()
        return {entity for entity, module in self._world.each(Module) if air.harmful[module.index]}

    def _drives_out(self, alarm: Alarm) -> bool:
        """Return whether people go of themselves from where such an alarm stands."""
        return alarm.level in DANGER_UP and (alarm.kind in self._of_air or alarm.kind in self._of_frames)

    def _keeps_out(self, alarm: Alarm) -> bool:
        """Return whether nobody comes home while it stands: bad air of any degree, an open hull, a failing frame.

        A frame that only creaks they have lived under before.
        """
        of_air = alarm.kind in self._of_air and alarm.level != "notice"
        return of_air or alarm.level == "breach" or self._drives_out(alarm)

    def _leave(self, module: int, *, of_air: bool, tries: bool) -> bool:
        """Send people out, and return whether they go.

        Where there is nowhere to go they stay, and by and by try (``tries``) what hands can open, the way home, and
        what is no refuge and yet better.
        """
        to = rules.refuge_for(self._world, module)
        if to is None and tries and self._undogged(module):
            to = rules.refuge_for(self._world, module)
        if to is None and tries and of_air:
            if homecoming.go_home_instead(self._world, module) > 0:
                return True
            to = self._lesser_evil(module)
        if to is None or (of_air and self._staler_there(module, to)):
            return False
        unwoken = self._unwoken(module)
        homecoming.leave(self._world, module, to, of_air=of_air, unwoken=unwoken)
        if unwoken:
            self._world.events.say(SleptOn(module, len(unwoken)))
        return True

    def _lesser_evil(self, module: int) -> int | None:
        """Return where people whose air nearly harms them go though it be no refuge: they breathe better there."""
        row = self._world.get(module, Module).index
        if not self._world.the(Atmospherics).nearly_harmful()[row]:
            return None
        return better_place(self._world, module, module, int(self._world.one(Presence).heads[row].sum()))

    def _staler_there(self, module: int, refuge: int) -> bool:
        """Return whether air that is merely stale here would soon be worse for all of them in a refuge.

        Where the whole colony's air is stale, whoever leaves work and bed for the last good hall spoils that too.
        """
        world = self._world
        air, row = world.the(Atmospherics), world.get(module, Module).index
        people = int(world.one(Presence).heads[row].sum())
        if air.harmful[row] or float(air.inspired_o2_kpa[row]) < GOOD_O2_KPA:
            return False
        return stale_kpa(world, refuge, people, AHEAD_H) >= stale_kpa(world, module, 0, AHEAD_H)

    def _undogged(self, module: int) -> bool:
        """Let those who are shut in open what they can by hand; return whether they did. Whoever sleeps does not."""
        world = self._world
        inside = rules.left_inside(world, module)
        if all(world.get(person, Whereabouts).activity == ASLEEP for person in inside):
            return False
        opened = letting_out.undog(world, module)
        if opened:
            world.events.say(LetThemselvesOut(module))
        return bool(opened)

    def _unwoken(self, module: int) -> list[int]:
        """Return who sleeps on while others leave: nobody has called, and nobody knocked at their door.

        An order from the desk wakes everybody; drills see to it that neighbours knock.
        """
        world = self._world
        share = world.the(Settlement).rules.sleeps_on_share * (1.0 - drills.drilled_share(world))
        chance, now_s = world.one(Chance), world.one(Clock).elapsed_s
        return [
            person
            for person in rules.left_inside(world, module)
            if world.get(person, Whereabouts).activity == ASLEEP
            and chance.once(f"sleeps_on/{world.get(person, Person).id}/{now_s:.0f}").share() < share
        ]
