"""Bulkheads that stand open while the air goes shut again by themselves, unless somebody holds them.

In a long game those that shut by themselves are opened again once all is well on both sides.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.sim.clock import HOUR_S, Clock
from game.sim.hardware.components import Part
from game.sim.hardware.events import PartReplaced
from game.sim.hazards.components import Alarms
from game.sim.hazards.draughts import losing
from game.sim.hazards.processors import DRIVE
from game.sim.settlement import Settlement
from game.sim.structure.components import Door
from game.sim.structure.rules import fit_drive, set_door
from game.sim.work.components import Job
from game.sim.world import World

HOLDS = "hold_door"
"""Effect of the task of somebody who stands in a bulkhead."""

TICK_S = 1e-6
"""An hour that is so near has struck."""


class BulkheadProcessor:
    """Shuts what was opened towards a leak, and opens what somebody came to hold open."""

    def __init__(self, world: World) -> None:
        """Find the doors that have a drive."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._every_s = self._settlement.rules.bulkhead_close_s
        tasks = self._settlement.tasks.values()
        self._holding = {task.id for task in tasks if task.effect == HOLDS}
        drives = {part.owner: part for _, part in world.each(Part) if part.kind == DRIVE}
        self._driven = [
            (entity, door, drives[entity])
            for entity, door in world.each(Door)
            if entity in drives and not self._settlement.scenario.bare
        ]
        self._shut: list[tuple[int, Door]] = []
        """What shut by itself and is shut, as it was when doors were last looked at."""
        self._doors_written = -1
        """How often doors had been written then."""
        world.events.subscribe(PartReplaced, self._fitted)

    def next_s(self) -> float:
        """Return when the next drive will have shut its bulkhead, in seconds since the game began."""
        if next(self._shutting(), None) is None:
            return math.inf
        now_s = self._world.one(Clock).elapsed_s
        return (now_s // self._every_s + 1.0) * self._every_s

    def process(self, step_s: float) -> None:
        """Shut what stood open towards a leak for as long as a drive takes; each hour, open what need not be shut."""
        self._hold()
        now_s = self._world.one(Clock).elapsed_s
        if self._settlement.scenario.keeps_house and (now_s + TICK_S) // HOUR_S != (now_s + TICK_S - step_s) // HOUR_S:
            self._release()
        if now_s // self._every_s == (now_s - step_s) // self._every_s:
            return
        for door in list(self._shutting()):
            set_door(self._world, door, "closed", by_itself=True)

    def _shutting(self) -> Iterator[int]:
        """Yield the bulkheads that are open, driven, held by nobody, and feel the draught of a leak on a side."""
        leaks = losing(self._world)
        if not leaks:
            return
        held = self._held()
        for entity, door, drive in self._driven:
            towards = door.a in leaks or door.b in leaks
            drives = drive.stage != "failed" and not door.by_hand
            if towards and door.state == "open" and drives and entity not in held:
                yield entity

    def _release(self) -> None:
        """Open what shut by itself, with or without an alarm, where nothing but notices stands on either side.

        Somebody walks by, reads both gauges and turns the key: else a draught would part people from their beds.
        """
        if self._doors_written != Door.writes:
            self._doors_written = Door.writes
            self._shut = [(e, door) for e, door, _ in self._driven if door.by_itself and door.state == "closed"]
        if not self._shut:
            return
        alarmed = {alarm.module for alarm in self._world.one(Alarms).standing.values() if alarm.level != "notice"}
        kept = alarmed | losing(self._world)
        for entity, door in self._shut:
            if door.a not in kept and door.b not in kept:
                set_door(self._world, entity, "open")

    def _held(self) -> set[int]:
        """Return the doors at which somebody is at work."""
        return {job.target for _, job in self._world.each(Job) if job.state == "working"}

    def _fitted(self, event: PartReplaced) -> None:
        """Let a door move by itself again that has a new drive."""
        part = self._world.get(event.part, Part)
        door = self._world.find(part.owner, Door) if part.kind == DRIVE else None
        if door is not None and door.by_hand:
            fit_drive(self._world, part.owner)

    def _hold(self) -> None:
        """Open the bulkheads that are shut and in which somebody stands to hold them."""
        for _, job in self._world.each(Job):
            if job.task not in self._holding or job.state != "working":
                continue
            if self._world.get(job.target, Door).state == "closed":
                set_door(self._world, job.target, "open")
