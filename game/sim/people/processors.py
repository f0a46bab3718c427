"""What bodies and shifts do as time passes."""

from __future__ import annotations

import math

import numpy as np

from game.content.kinds.people import ShiftKind
from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import LOCAL_HOUR_S, Clock, local_h_of
from game.sim.people import rules
from game.sim.people.components import Body, Mask, Person, Presence, Whereabouts
from game.sim.people.events import PersonCollapsed, PersonDied, PersonRecovered, ShiftChanged
from game.sim.people.physiology import (
    AWAKE_BELOW,
    CO2_RECOVERY_S,
    GOOD_BREATH,
    RECOVERY_S,
    Breath,
    co2_incapacitation_s,
    dose_after,
    survival_s,
    useful_consciousness_s,
)
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.ways import Ways
from game.sim.work.components import OnJob, Walk
from game.sim.world import World

ROUNDING_S = 1.0
"""The hours of the shifts are looked at from this long before the next of them."""
DYING_RECOVERY_S = 300.0
"""Time in which somebody who was dying draws back to 1/e in good air."""


class PhysiologyProcessor:
    """Lets bodies take and lose doses. Writes ``Body`` and ``Mask``."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def process(self, step_s: float) -> None:
        """Let everybody in bad air, or still marked by it, breathe for one step."""
        world = self._world
        presence = world.one(Presence)
        harmful = world.the(Atmospherics).harmful
        if np.count_nonzero(harmful):
            harmful = harmful & presence.occupied()
            modules = {entity for entity, module in world.each(Module) if harmful[module.index]}
            rules.watch(world, [entity for entity, where in world.each(Whereabouts) if where.module in modules])
        if not presence.at_risk:
            return
        kept = [entity for entity in presence.at_risk if self._breathe(entity, step_s)]
        presence.at_risk[:] = kept

    def _breathe(self, entity: int, step_s: float) -> bool:
        """Let one person breathe for a step; return whether they must be followed further."""
        world = self._world
        body = world.get(entity, Body)
        if not body.alive:
            return False
        where = world.get(entity, Whereabouts)
        breath = self._taken(entity, where.module, step_s)
        exertion = max(1.0, world.the(rules.Activities).share_of(where.activity))
        hypoxia_s = useful_consciousness_s(breath.inspired_o2_kpa) * body.tolerance / exertion
        body.hypoxia_dose = dose_after(body.hypoxia_dose, hypoxia_s, RECOVERY_S, step_s)
        poison_s = co2_incapacitation_s(breath.co2_percent) * body.tolerance
        body.co2_dose = dose_after(body.co2_dose, poison_s, CO2_RECOVERY_S, step_s)
        self._fall_or_rise(entity, body, where.module)
        if body.down:
            self._near_death(entity, body, where.module, breath, step_s)
        masked = world.find(entity, Mask) is not None
        return body.alive and (masked or body.down or max(body.hypoxia_dose, body.co2_dose, body.dying_share) > 0.0)

    def _taken(self, entity: int, module: int, step_s: float) -> Breath:
        breath = self._world.the(Atmospherics).breath(self._world.get(module, Module).index)
        mask = self._world.find(entity, Mask)
        if mask is None or mask.left_s <= 0.0 or not breath.nearly_harms:
            return breath
        mask.left_s = max(0.0, mask.left_s - step_s)
        return GOOD_BREATH

    def _fall_or_rise(self, entity: int, body: Body, module: int) -> None:
        if not body.down and (body.hypoxia_dose >= 1.0 or body.co2_dose >= 1.0):
            body.down = True
            of = "hypoxia" if body.hypoxia_dose >= body.co2_dose else "carbon_dioxide"
            self._world.events.say(PersonCollapsed(entity, module, of))
        elif body.down and max(body.hypoxia_dose, body.co2_dose) < AWAKE_BELOW:
            body.down = False
            self._world.events.say(PersonRecovered(entity, module))

    def _near_death(self, entity: int, body: Body, module: int, breath: Breath, step_s: float) -> None:
        body.dying_share = dose_after(body.dying_share, survival_s(breath) * body.tolerance, DYING_RECOVERY_S, step_s)
        if body.dying_share < 1.0:
            return
        rules.stop_breathing(self._world, entity)
        body.alive, body.down = False, True
        body.died_s = self._world.one(Clock).elapsed_s
        body.died_in = module
        body.died_of = "hypoxia" if body.hypoxia_dose >= body.co2_dose else "carbon_dioxide"
        self._world.events.say(PersonDied(entity, module, body.died_of))


class ShiftProcessor:
    """Sends people to work, to rest and to bed. Writes ``Whereabouts`` through the rules."""

    def __init__(self, world: World) -> None:
        """Read who is on which shift, and the hours at which a shift does something else."""
        self._world = world
        settlement = world.the(Settlement)
        self._shifts = {} if settlement.scenario.bare else dict(settlement.content.of(ShiftKind))
        self._quiet_until_s = -math.inf if self._shifts else math.inf
        """Before this, in seconds since midnight of sol 0, no shift does anything else; found anew after a load."""
        self._on: dict[str, list[tuple[int, Person, Whereabouts, Body]]] = {shift: [] for shift in self._shifts}
        for entity, person, where in world.each(Person, Whereabouts):
            if person.shift in self._on:
                self._on[person.shift].append((entity, person, where, world.get(entity, Body)))

    def process(self, step_s: float) -> None:
        """If a shift passed an hour at which it does something else, send its people there."""
        now_s = self._world.one(Clock).now_s
        if now_s < self._quiet_until_s:
            return
        local_h, before_h = local_h_of(now_s), local_h_of(now_s - step_s)
        passed_h = step_s / LOCAL_HOUR_S
        turned = False
        for name, shift in self._shifts.items():
            if any(0.0 < (mark - before_h) % 24.0 <= passed_h for mark in _marks(shift)):
                self._send(name, shift, local_h)
                turned = True
        if turned:
            self._world.events.say(ShiftChanged(local_h))
        ahead_h = min((mark - local_h) % 24.0 for shift in self._shifts.values() for mark in _marks(shift))
        self._quiet_until_s = now_s + ahead_h * LOCAL_HOUR_S - ROUNDING_S

    def _send(self, name: str, shift: ShiftKind, local_h: float) -> None:
        """Send everybody of a shift who is free, and can get there, to where the hour wants them."""
        world = self._world
        busy = {entity for entity, _ in world.each(OnJob)} | {entity for entity, _ in world.each(Walk)}
        part_of = world.the(Ways).parts(world)
        barred = {entity for entity, module in world.each(Module) if module.barred}
        at_work = rules.within(local_h, shift.work_from_h, shift.work_to_h)
        at_home = "asleep" if rules.within(local_h, shift.sleep_from_h, shift.sleep_to_h) else "rest"
        moves: list[tuple[Whereabouts, int, str]] = []
        for entity, person, where, body in self._on[name]:
            if body.down or entity in busy:
                continue
            goal, activity = (person.work, "work") if at_work else (person.home, at_home)
            if goal in barred or part_of[goal] != part_of[where.module]:
                goal, activity = where.module, "rest" if at_work else at_home
            if where.module != goal or where.activity != activity:
                moves.append((where, goal, activity))
        rules.move_all(world, moves)


def _marks(shift: ShiftKind) -> tuple[float, ...]:
    """Return the hours at which a shift does something else."""
    return (shift.work_from_h, shift.work_to_h, shift.sleep_from_h, shift.sleep_to_h)
