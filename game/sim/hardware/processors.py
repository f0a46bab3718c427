"""What hardware does by itself as time passes."""

from __future__ import annotations

import math
from collections import deque

import numpy as np
import numpy.typing as npt

from game.sim.clock import HOUR_S, Clock
from game.sim.hardware import changeovers, happenings, rules
from game.sim.hardware.components import Exposures, Machine, Part, Redundancy, Wear
from game.sim.hardware.events import MachineChanged, PartFailed, PartReplaced, PartTakenOut, PartWorn
from game.sim.hardware.wear import WearTables, grow
from game.sim.settlement import Settlement
from game.sim.world import World


class WearProcessor:
    """Adds up exposure and lets parts change stage when they are due. Writes ``Exposures`` and ``Wear``."""

    def __init__(self, world: World) -> None:
        """Read the parts that stand in the world."""
        self._world = world
        self._bare = world.the(Settlement).scenario.bare
        rows = world.each(Part)
        self._entities = [entity for entity, _ in rows]
        self._parts = [part for _, part in rows]
        self.tables = world.the(WearTables)
        self._targets = np.array([self._target(index) for index in range(len(rows))], dtype=np.float64)
        self._next_s: float | None = None
        """What ``next_s`` returns until the lives are predicted anew; nothing: it must be looked up."""
        world.events.subscribe(PartWorn, self._aim)
        world.events.subscribe(PartFailed, self._aim)
        world.events.subscribe(PartTakenOut, self._aim)
        world.events.subscribe(PartReplaced, self._aim)

    def _aim(self, event: PartWorn | PartFailed | PartTakenOut | PartReplaced) -> None:
        index = self._world.get(event.part, Part).index
        self._targets[index] = self._target(index)

    def _target(self, index: int) -> float:
        """Return the share of its life at which a part changes stage next; never is inf."""
        part = self._parts[index]
        if part.failed_s >= 0.0:
            return math.inf  # what was patched goes on until it is replaced
        return 1.0 if part.stage == "worn" else float(self.tables.worn_share[index])

    def next_s(self) -> float:
        """Return when the next part changes stage, in seconds since the game began."""
        if self._bare or not self._parts:
            return math.inf
        wear = self._world.one(Wear)
        if wear.stale:
            return float(self._predicted(wear).min()) * HOUR_S
        if self._next_s is None:
            self._next_s = float(wear.next_h.min()) * HOUR_S
        return self._next_s

    def settle(self) -> None:
        """Write down when each part changes stage, if that has become another time. Not for a look: it is state."""
        wear = self._world.one(Wear)
        if wear.stale:
            wear.next_h[:] = self._predicted(wear)
            wear.stale = False
            self._next_s = None

    def _predicted(self, wear: Wear) -> npt.NDArray[np.float64]:
        now_h = self._world.one(Clock).elapsed_s / HOUR_S
        return self.tables.predict(self._world.one(Exposures), wear, now_h, self._targets)

    def process(self, step_s: float) -> None:
        """Wear everything by one step."""
        if self._bare or not self._parts:
            return
        grow(self._world.one(Exposures), step_s / HOUR_S)
        self.settle()
        now_s = self._world.one(Clock).elapsed_s
        if self.next_s() > now_s + 1e-6:
            return
        for index in np.flatnonzero(self._world.one(Wear).next_h * HOUR_S <= now_s + 1e-6):
            self._change_stage(int(index))

    def _change_stage(self, index: int) -> None:
        entity, part = self._entities[index], self._parts[index]
        if part.stage == "sound" and self.tables.worn_share[index] < 1.0:
            rules.wear_part(self._world, entity)
        elif part.stage != "failed":
            mode = rules.drawn_mode(self._world, part)
            rules.fail_part(self._world, entity, mode)


class HappeningProcessor:
    """Lets the scenario's faults come true at their time."""

    def __init__(self, world: World) -> None:
        """Read what of the scenario's list is still to come; what is at 0 is part of the founding."""
        self._world = world
        now_s, planned = world.one(Clock).elapsed_s, world.the(Settlement).scenario.happening
        self._due = deque(sorted((item for item in planned if item.at_s > now_s), key=lambda item: item.at_s))

    def next_s(self) -> float:
        """Return when the next of them is due, in seconds since the game began."""
        return self._due[0].at_s if self._due else math.inf

    def process(self, _step_s: float) -> None:
        """Let those come true that have fallen due."""
        now_s = self._world.one(Clock).elapsed_s
        while self._due and self._due[0].at_s <= now_s:
            happenings.happen(self._world, self._due.popleft())


class MachineProcessor:
    """Carries start-ups through, and lets changeovers engage when their primary has stopped."""

    def __init__(self, world: World) -> None:
        """Listen for machines that begin to start, or end."""
        self._world = world
        self._starting: list[tuple[int, Machine]] | None = None
        """Machines that are starting; nothing: they must be looked up."""
        self._changeovers_stale = True
        """Whether a changeover may be wanted, or may be tried again."""
        world.events.subscribe(MachineChanged, self._changed)
        world.events.subscribe(PartReplaced, self._replaced)

    def _changed(self, _event: MachineChanged) -> None:
        self._starting = None
        self._changeovers_stale = True

    def _replaced(self, _event: PartReplaced) -> None:
        self._changeovers_stale = True

    def _starters(self) -> list[tuple[int, Machine]]:
        if self._starting is None:
            self._starting = [row for row in self._world.each(Machine) if row[1].state == "starting"]
        return self._starting

    def next_s(self) -> float:
        """Return when the next start-up ends its silence or has settled, in seconds since the game began."""
        due_s = math.inf
        now_s = self._world.one(Clock).elapsed_s
        for _, machine in self._starters():
            kind = rules.kind_of(self._world, machine)
            for mark_s in (machine.since_s + kind.start_up_s, machine.since_s + kind.start_up_s + kind.settle_s):
                if mark_s > now_s:
                    due_s = min(due_s, mark_s)
        return due_s

    def process(self, step_s: float) -> None:
        """Settle machines whose start-up is over, stop those that give nothing, try changeovers that are wanted."""
        world = self._world
        now_s = world.one(Clock).elapsed_s
        for entity, machine in self._starters():
            kind = rules.kind_of(world, machine)
            passed_s = now_s - machine.since_s + 1e-6
            if machine.condition_share <= 0.0:
                if passed_s >= (kind.start_up_s or kind.settle_s):
                    rules.fail_to_start(world, entity)
            elif passed_s >= kind.start_up_s + kind.settle_s:
                rules.set_machine(world, entity, "running")
        if not self._changeovers_stale:
            return
        self._changeovers_stale = False
        for entity, group in world.each(Redundancy):
            if world.get(group.primary, Machine).state != "stopped":
                if group.tried:
                    group.tried = False
            elif not group.tried:
                changeovers.engage(world, entity)
