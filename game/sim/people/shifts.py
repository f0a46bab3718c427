"""Where shifts send people as the hours pass: to work, to rest and to bed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.content.kinds.people import ShiftKind
from game.sim.clock import LOCAL_HOUR_S, ROUNDING_S, Clock, local_h_of, passed
from game.sim.crews.components import Off
from game.sim.hazards import precautions
from game.sim.hazards.draughts import foul
from game.sim.hazards.senses import senseless
from game.sim.medical.components import Patient
from game.sim.minds.components import Standoff
from game.sim.minds.sleep import wake
from game.sim.people import rules
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.events import HomesChanged, ShiftChanged
from game.sim.rescue.components import Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.ways import Ways
from game.sim.work.components import OnJob, Walk
from game.sim.world import World

BUSY: tuple[type[Any], ...] = (OnJob, Walk, Carried, Pinned, Patient, Standoff)
"""What keeps somebody from going where their shift would have them."""
KEPT_UP: tuple[type[Any], ...] = (OnJob, Walk, Pinned, Standoff)
"""What keeps somebody awake at the hour at which they would go to bed."""
IDLE = "rest"
"""What people do who are at nothing."""
Move = tuple[Whereabouts, tuple[int, str, int]]
"""Somebody's whereabouts, and the module, activity and room that they go to."""


@dataclass(frozen=True, slots=True)
class Going:
    """Who can go where at one moment."""

    busy: set[int]
    """Who is kept from going where their shift would have them, or cannot act."""
    off: set[int]
    """Who is off work."""
    barred: set[int]
    """Where nobody is sent."""
    part_of: Mapping[int, int]
    """By place, the part of the colony that can be reached from it."""


class ShiftProcessor:
    """Sends people to work, each hour back to it, to rest and to bed. Writes ``Whereabouts`` through the rules."""

    def __init__(self, world: World) -> None:
        """Read who is on which shift, and the hours at which a shift does something else."""
        self._world = world
        settlement = world.the(Settlement)
        self._shifts = {} if settlement.scenario.bare else dict(settlement.content.of(ShiftKind))
        self._quiet_until_s = -math.inf if self._shifts else math.inf
        """Before this, in seconds since midnight of sol 0, no shift does anything else; found anew after a load."""
        self._seen: Mapping[int, int] | None = None
        self._whole = False
        """Whether all places are joined, as the ways seen last have it."""
        self._kept_goals: dict[tuple[str, bool, bool], list[Move]] = {}
        self._on: dict[str, list[tuple[int, Person, Whereabouts]]] = {}
        self._bodies_as, self._fallen = -1, set[int]()
        """Who cannot act, and writes of bodies for which that holds."""
        self._look()
        world.events.subscribe(HomesChanged, self._homes_changed)

    def _look(self) -> None:
        """Look up who is on which shift."""
        self._on = {shift: [] for shift in self._shifts}
        for entity, person, where in self._world.each(Person, Whereabouts):
            if person.shift in self._on:
                self._on[person.shift].append((entity, person, where))

    def _homes_changed(self, _event: HomesChanged) -> None:
        self._kept_goals.clear()
        self._look()

    def process(self, step_s: float) -> None:
        """If a shift passed an hour at which it does something else, send its people there.

        On every hour those at nothing go to work whose shift is at work: they were called away, and are done.
        """
        now_s = self._world.one(Clock).now_s
        if now_s < self._quiet_until_s:
            return
        local_h = local_h_of(now_s)
        turned = [
            name for name, shift in self._shifts.items() if any(passed(mark, now_s, step_s) for mark in _marks(shift))
        ]
        on_hour = local_h_of(now_s - step_s) // 1.0 != local_h // 1.0
        back = [name for name in self._shifts if on_hour and name not in turned and self._has_idle(name, local_h)]
        if turned or back:
            ways = self._ways()
            for name in turned:
                self._send(name, self._shifts[name], local_h, ways)
                if passed(self._shifts[name].sleep_from_h, now_s, step_s):
                    self._keep_up(name)
            for name in back:
                self._send(name, self._shifts[name], local_h, ways, idle=True)
        if turned:
            self._world.events.say(ShiftChanged(local_h))
        ahead_h = min((mark - local_h) % 24.0 for shift in self._shifts.values() for mark in _marks(shift))
        self._quiet_until_s = now_s + min(ahead_h, 1.0 - local_h % 1.0) * LOCAL_HOUR_S - ROUNDING_S

    def _has_idle(self, name: str, local_h: float) -> bool:
        """Return whether a shift is at work, and somebody of it does nothing: they were called away, and are done."""
        shift = self._shifts[name]
        at_work = rules.within(local_h, shift.work_from_h, shift.work_to_h)
        return at_work and any(where.activity == IDLE for _, _, where in self._on[name])

    def _keep_up(self, name: str) -> None:
        """Note who of a shift that goes to bed is kept from it: what they miss of the night is lost sleep."""
        world = self._world
        up = {entity for kind in KEPT_UP for entity, _ in world.each(kind)} - self._down()
        for entity, _, where in self._on[name]:
            if entity in up and where.activity != rules.ASLEEP:
                wake(world, entity)

    def _ways(self) -> Going:
        """Look up who can go where now, for all shifts that turn at once."""
        world = self._world
        barred = {entity for entity, module in world.each(Module) if module.barred} | set(precautions.suspended(world))
        return Going(
            busy={entity for kind in BUSY for entity, _ in world.each(kind)} | self._down(),
            off={entity for entity, _ in world.each(Off)},
            barred=barred | foul(world),
            part_of=world.the(Ways).parts(world, senseless(world)),
        )

    def _down(self) -> set[int]:
        """Return who cannot act, looked up again when anybody's body has changed."""
        if self._bodies_as != Body.writes:
            self._bodies_as = Body.writes
            self._fallen = {entity for entity, body in self._world.each(Body) if body.down}
        return self._fallen

    def _send(self, name: str, shift: ShiftKind, local_h: float, going: Going, *, idle: bool = False) -> None:
        """Send everybody of a shift who is free, and can get there, to where the hour wants them; or but the ``idle``.

        Nobody leaves a room that is cut off, or goes through air that takes the senses; who cannot get to their bed
        sleeps in the middle of their home, or where they are.
        """
        part_of, busy, off, barred = going.part_of, going.busy, going.off, going.barred
        at_work = rules.within(local_h, shift.work_from_h, shift.work_to_h)
        asleep = rules.within(local_h, shift.sleep_from_h, shift.sleep_to_h)
        at_home = "asleep" if asleep else "rest"
        if not idle and not barred and self._open_to_all(part_of):
            moves = self._goals(name, at_work=at_work, asleep=asleep)
            if busy or (at_work and off):
                moves = [
                    (where, rules.due(person, at_work=False, asleep=asleep) if at_work and entity in off else goal)
                    for (entity, person, where), (_, goal) in zip(self._on[name], moves, strict=True)
                    if entity not in busy
                ]
            rules.move_all(self._world, moves)
            return
        moves = []
        for entity, person, where in self._on[name]:
            if entity in busy or (idle and where.activity != IDLE):
                continue
            here = part_of[where.room or where.module]
            goal, activity, room = rules.due(person, at_work=at_work and entity not in off, asleep=asleep)
            if room and part_of[room] != here:
                room = 0
            if goal in barred or (room == 0 and part_of[goal] != here):
                goal, activity, room = where.module, "rest" if at_work else at_home, where.room
            if where.module != goal or where.activity != activity or where.room != room:
                moves.append((where, (goal, activity, room)))
        rules.move_all(self._world, moves)

    def _open_to_all(self, part_of: Mapping[int, int]) -> bool:
        """Return whether every place can be reached from every other."""
        if self._seen is not part_of:
            self._seen, self._whole = part_of, len(set(part_of.values())) <= 1
        return self._whole

    def _goals(self, name: str, *, at_work: bool, asleep: bool) -> list[Move]:
        """Return the module, activity and room of each on a shift where all is open; kept until homes change."""
        goals = self._kept_goals.get((name, at_work, asleep))
        if goals is None:
            goals = self._kept_goals[name, at_work, asleep] = [
                (where, rules.due(person, at_work=at_work, asleep=asleep)) for _, person, where in self._on[name]
            ]
        return goals


def kept_from_work(world: World) -> list[Person]:
    """Return who lives and cannot get from where they are to where they work: no way leads there that is fit to walk.

    Where they work may be left for good or be bad to breathe in: then nobody is kept from it, nobody is wanted there.
    """
    shut = {entity for entity, module in world.each(Module) if module.barred or module.lost} | foul(world)
    part_of = world.the(Ways).parts(world, senseless(world))
    return [
        person
        for _, person, where, body in world.each(Person, Whereabouts, Body)
        if body.alive
        and person.crew
        and person.work not in shut
        and part_of[where.room or where.module] != part_of[person.work]
    ]


def _marks(shift: ShiftKind) -> tuple[float, ...]:
    """Return the hours at which a shift does something else."""
    return (shift.work_from_h, shift.work_to_h, shift.sleep_from_h, shift.sleep_to_h)
