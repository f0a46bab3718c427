"""How closely the colony must be watched: what is acute, what threatens, and the longest step that this allows."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from game.sim import sums
from game.sim.air.atmospherics import Atmospherics
from game.sim.air.components import Atmosphere
from game.sim.air.dampers import open_wide
from game.sim.air.matter import CO2, O2
from game.sim.air.openings import leak_per_s
from game.sim.air.plant import AirPlant
from game.sim.clock import HOUR_S
from game.sim.hazards.components import DANGER_UP, Alarms
from game.sim.people.components import Presence
from game.sim.people.physiology import CO2_FELLS_PERCENT, SAFE_INSPIRED_O2_KPA
from game.sim.people.risks import marked, next_turn_s
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.structure.events import DoorMoved, HoleClosed, HoleOpened
from game.sim.structure.rules import joined_by_air
from game.sim.work.components import Job, Walk
from game.sim.work.jobs import OPEN
from game.sim.world import World

LEAK_SHARE = 0.1
"""Longest share of a module's air that a leak takes in one step while people are in it."""
SHORTEST_STEP_S = 1.0
"""No step is shorter, but for one that ends at a given moment."""
WATCHED_FROM_S = 6.0 * HOUR_S
"""Bad air is watched by the minute from so long before it harms anybody."""
TURN_SHARE = 1.0 / 16.0
"""Longest share of the time to somebody's next turn, for better or worse, that one step takes."""
LEAST_KPA_PER_S = 1e-9
"""Air that changes more slowly does not change."""
LEAST_LOSS_PER_S = 1e-12
"""A hole that takes a smaller share of the air than this takes nothing."""


class Pace:
    """Tells from the state alone whether something is wrong, and how long a step may be while it is."""

    def __init__(self, world: World) -> None:
        """Look nothing up yet."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._leaks: list[tuple[list[int], float]] | None = None
        """What holes take of the air of some modules, the most first; nothing: it must be looked up."""
        world.events.subscribe(DoorMoved, self._ways_changed)
        world.events.subscribe(HoleOpened, self._ways_changed)
        world.events.subscribe(HoleClosed, self._ways_changed)

    def crisis(self) -> bool:
        """Return whether something is wrong enough to be watched by the minute."""
        return self._acute() or marked(self._world) or self._threatened()

    def longest_s(self) -> float:
        """Return the longest step that what is wrong allows.

        Bad air that is not yet acute allows any, as long as it is hours from harming those who breathe it.
        """
        acute, dosed_s = self._acute(), self._dosed_s()
        if not acute and not self._threatened():
            return dosed_s
        occupied = self._world.one(Presence).occupied()
        if not acute and (dosed_s < math.inf or self._harmless_for_s(occupied) >= WATCHED_FROM_S):
            return dosed_s
        crisis_s = self._settlement.rules.crisis_step_s
        return min(dosed_s, max(SHORTEST_STEP_S, min(crisis_s, self._leaking_s(occupied))))

    def _acute(self) -> bool:
        """Return whether people are at work on something, on their way, or losing air."""
        world = self._world
        if any(job.state in OPEN for _, job in world.each(Job)):
            return True
        if world.each(Walk):
            return True
        if self._leaks is not None and not self._leaks:
            return False
        least_per_s = self._settlement.rules.crisis_loss_per_h / HOUR_S
        return self._worst_loss_per_s(world.one(Presence).occupied(), least_per_s) > least_per_s

    def _threatened(self) -> bool:
        """Return whether the air where somebody is nearly harms, or an urgent alarm stands there."""
        air, standing = self._world.the(Atmospherics), self._world.one(Alarms).standing
        if not air.nearly_harms and not standing:
            return False
        occupied = self._world.one(Presence).occupied()
        if np.count_nonzero(air.nearly_harmful() & occupied):
            return True
        return any(
            alarm.level in DANGER_UP and occupied[self._world.get(alarm.module, Module).index]
            for alarm in standing.values()
        )

    def _harmless_for_s(self, occupied: npt.NDArray[np.bool_]) -> float:
        """Return how long the air that people breathe fells nobody if it goes on as it does now."""
        air = self._world.the(Atmospherics)
        change = self._world.the(AirPlant).change_kpa_per_s(self._world.one(Atmosphere).amount_mol)
        lack_s = (air.inspired_o2_kpa - SAFE_INSPIRED_O2_KPA) / np.maximum(-change[O2], LEAST_KPA_PER_S)
        poison_s = (CO2_FELLS_PERCENT - air.co2_kpa) / np.maximum(change[CO2], LEAST_KPA_PER_S)
        return float(np.minimum(lack_s, poison_s)[occupied].min(initial=math.inf))

    def _dosed_s(self) -> float:
        """Return the longest step that the doses of bad air allow: a part of the time to the next turn."""
        if not self._world.one(Presence).at_risk and not self._world.the(Atmospherics).harms:
            return math.inf
        return max(self._settlement.rules.bad_air_step_s, TURN_SHARE * next_turn_s(self._world))

    def _leaking_s(self, occupied: npt.NDArray[np.bool_]) -> float:
        """Return the time in which a leak takes a tenth of the air that somebody breathes."""
        return LEAK_SHARE / self._worst_loss_per_s(occupied, LEAST_LOSS_PER_S)

    def _worst_loss_per_s(self, occupied: npt.NDArray[np.bool_], least_per_s: float) -> float:
        """Return the largest share that a hole takes in a second, of its module's air or of all air that joins it.

        Only air that somebody breathes counts; ``least_per_s`` where none loses more.
        """
        if self._leaks is None:
            leaks = [leak for _, hole in self._world.each(Hole) if hole.cda_m2 > 0.0 for leak in self._of(hole)]
            self._leaks = sorted(leaks, key=lambda leak: -leak[1])
        for modules, per_s in self._leaks:
            if per_s <= least_per_s:
                return least_per_s
            if np.count_nonzero(occupied[modules]):
                return per_s
        return least_per_s

    def _of(self, hole: Hole) -> Iterator[tuple[list[int], float]]:
        """Yield the row of a hole's module and what it takes of its air in a second, then so for all that joins it."""
        world = self._world
        module = world.get(hole.module, Module)
        plan = self._settlement.modules[module.id]
        yield [module.index], leak_per_s(hole.cda_m2, plan.volume_m3, plan.temperature_k)
        joined = [world.get(entity, Module) for entity in joined_by_air(world, hole.module, open_wide(world))]
        volume_m3 = sums.total(self._settlement.modules[other.id].volume_m3 for other in joined)
        yield [other.index for other in joined], leak_per_s(hole.cda_m2, volume_m3, plan.temperature_k)

    def _ways_changed(self, _event: DoorMoved | HoleOpened | HoleClosed) -> None:
        self._leaks = None
