"""The order of the hour: the only list of processors, and how long the next step is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from game.sim.air.atmospherics import Atmospherics
from game.sim.air.openings import leak_per_s
from game.sim.air.processors import AirProcessor
from game.sim.clock import HOUR_S, Clock, until_next_hour_s
from game.sim.fabrication.processors import FabricationProcessor
from game.sim.hardware.processors import HappeningProcessor, MachineProcessor, WearProcessor
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.hazards.processors import AlarmProcessor
from game.sim.people.components import Presence
from game.sim.people.physiology import CO2_LIMIT_PERCENT, SAFE_INSPIRED_O2_KPA
from game.sim.people.processors import PhysiologyProcessor, ShiftProcessor
from game.sim.power.processors import PowerProcessor
from game.sim.rescue.components import Evacuation
from game.sim.rescue.processors import EvacuationProcessor
from game.sim.sensors.processors import SensorProcessor
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.structure.rules import joined_by_air
from game.sim.supply.processors import SupplyProcessor
from game.sim.work.components import Job, Walk
from game.sim.work.processors import JobProcessor
from game.sim.work.upkeep import UpkeepProcessor
from game.sim.work.walking import WalkingProcessor
from game.sim.world import World
from game.story.log import LogKeeper
from game.story.making import MakingKeeper

LEAK_SHARE = 0.1
"""Longest share of a module's air that a leak takes in one step while people are in it."""
SHORTEST_STEP_S = 1.0
"""No step is shorter, but for one that ends at a given moment."""
URGENT = LEVELS.index("danger")
"""Alarms from here up make a crisis."""


class Schedule:
    """Runs everything that happens by itself, in one fixed order."""

    def __init__(self, world: World) -> None:
        """Make the processors; the log listens first, so that it hears everything."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._log = LogKeeper(world)
        self._making = MakingKeeper(world)
        self._air = AirProcessor(world)
        self._wear = WearProcessor(world)
        self._happenings = HappeningProcessor(world)
        self._machines = MachineProcessor(world)
        self._walking = WalkingProcessor(world)
        self._jobs = JobProcessor(world)
        self._after = (
            PhysiologyProcessor(world),
            self._wear,
            self._happenings,
            self._machines,
            PowerProcessor(world),
            self._walking,
            self._jobs,
            UpkeepProcessor(world),
            EvacuationProcessor(world),
            ShiftProcessor(world),
            SensorProcessor(world),
            AlarmProcessor(world),
            SupplyProcessor(world),
            FabricationProcessor(world),
        )
        self._timed = (self._wear, self._happenings, self._machines, self._walking, self._jobs)

    def run(self, step_s: float) -> float:
        """Take one step of at most ``step_s``; return the seconds that passed.

        The air goes first, so that between two steps it is all that changes.
        """
        clock = self._world.one(Clock)
        passed_s = self._air.process(step_s)
        clock.elapsed_s += passed_s
        clock.steps += 1
        self._air.announce()
        for processor in self._after:
            processor.process(passed_s)
        return passed_s

    def next_step_s(self) -> float:
        """Return how long the next step is, from the state alone."""
        now_s = self._world.one(Clock).elapsed_s
        longest_s = until_next_hour_s(now_s)
        due_s = min(processor.next_s() for processor in self._timed)
        if due_s - now_s < longest_s:
            longest_s = max(SHORTEST_STEP_S, due_s - now_s)
        return min(longest_s, self._watchful_s())

    def crisis(self) -> bool:
        """Return whether something is wrong enough to be watched by the minute."""
        world = self._world
        if world.each(Job) and any(job.state in ("going", "working") for _, job in world.each(Job)):
            return True
        if len(world.each(Evacuation)) or len(world.each(Walk)) or len(world.one(Presence).at_risk):
            return True
        occupied = world.one(Presence).occupied()
        least_per_s = self._settlement.rules.crisis_loss_per_h / HOUR_S
        if any(per_s > least_per_s for per_s in self._losses_per_s(occupied)):
            return True
        for alarm in world.one(Alarms).standing.values():
            if LEVELS.index(alarm.level) >= URGENT and occupied[world.get(alarm.module, Module).index]:
                return True
        return bool((self._nearly_harmful() & occupied).any())

    def _nearly_harmful(self) -> npt.NDArray[np.bool_]:
        air = self._world.the(Atmospherics)
        return np.asarray((air.inspired_o2_kpa < SAFE_INSPIRED_O2_KPA + 2.0) | (air.co2_kpa > CO2_LIMIT_PERCENT - 1.0))

    def _watchful_s(self) -> float:
        """Return the longest step that what is wrong allows."""
        world, rules = self._world, self._settlement.rules
        if not self.crisis():
            return float("inf")
        occupied = world.one(Presence).occupied()
        if (world.the(Atmospherics).harmful & occupied).any():
            return rules.bad_air_step_s
        return max(SHORTEST_STEP_S, min(rules.crisis_step_s, self._leaking_s(occupied)))

    def _leaking_s(self, occupied: npt.NDArray[np.bool_]) -> float:
        """Return the time in which a leak takes a tenth of the air that somebody breathes."""
        return LEAK_SHARE / max((*self._losses_per_s(occupied), 1e-12))

    def _losses_per_s(self, occupied: npt.NDArray[np.bool_]) -> Iterator[float]:
        """Yield the share that each hole takes in a second, of its module's air and of all air that joins it.

        Only air that somebody breathes counts.
        """
        world = self._world
        for _, hole in world.each(Hole):
            if hole.cda_m2 <= 0.0:
                continue
            module = world.get(hole.module, Module)
            plan = self._settlement.modules[module.id]
            if occupied[module.index]:
                yield leak_per_s(hole.cda_m2, plan.volume_m3, plan.temperature_k)
            joined = [world.get(entity, Module) for entity in joined_by_air(world, hole.module)]
            if any(occupied[other.index] for other in joined):
                volume_m3 = sum(self._settlement.modules[other.id].volume_m3 for other in joined)
                yield leak_per_s(hole.cda_m2, volume_m3, plan.temperature_k)
