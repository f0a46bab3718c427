"""What people put on for a place: by its readings, and for how long a mask would be enough."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.sim.people.components import Body, Whereabouts
from game.sim.people.physiology import ALVEOLAR_VAPOUR_KPA, O2_PERCENT_PER_KPA, SAFE_INSPIRED_O2_KPA
from game.sim.sensors.components import Trends
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.structure.components import Hole, Module
from game.sim.structure.rules import module_of
from game.sim.world import World

SUIT_BELOW_KPA, SUIT_LOOK_MIN = 50.0, 10.0
"""A suit is worn where the pressure is under this, or will be in so many minutes at today's fall."""
MASK_BELOW_PERCENT = 18.0
"""A mask is worn where the oxygen reads less than this, or something leaks."""
MASK_ENOUGH_KPA = ALVEOLAR_VAPOUR_KPA + SAFE_INSPIRED_O2_KPA
"""Pressure under which even the pure oxygen of a mask is too little."""
LEAK_KPA_PER_MIN = 0.3
"""Fall of pressure from which something leaks."""


@dataclass(frozen=True, slots=True)
class Gear:
    """What a team puts on."""

    masks: bool = False
    suits: bool = False


class Dressing:
    """Says what is put on. Made for one look: what a place asks holds until the next."""

    def __init__(self, world: World) -> None:
        """Begin with no place looked at."""
        self._world = world
        self._gear: dict[int, Gear] = {}

    def for_places(self, place: int, to: int) -> Gear:
        """Return what answers for a place and for another that is gone to besides; 0: none is."""
        here, there = self.gear_for(place), self.gear_for(to) if to else Gear()
        suits = here.suits or there.suits
        return Gear(masks=(here.masks or there.masks) and not suits, suits=suits)

    def gear_for(self, place: int) -> Gear:
        """Return what the readings of a place ask of those who go there."""
        known = self._gear.get(place)
        if known is None:
            known = self._gear[place] = self._gear_by_readings(place)
        return known

    def _gear_by_readings(self, place: int) -> Gear:
        world = self._world
        entity = module_of(world, place)
        module = world.get(entity, Module)
        table = world.the(Instruments).table()
        pressure = float(table[MEASURES.index("pressure"), module.index])
        o2 = O2_PERCENT_PER_KPA * float(table[MEASURES.index("o2"), module.index])
        per_min = float(world.one(Trends).per_min[1, module.index])
        falls = per_min if math.isfinite(per_min) else 0.0
        if pressure < SUIT_BELOW_KPA or pressure + min(0.0, falls) * SUIT_LOOK_MIN < SUIT_BELOW_KPA:
            return Gear(suits=True)
        leaks = falls < -LEAK_KPA_PER_MIN or any(
            hole.module == entity and hole.found and hole.cda_m2 > 0.0 for _, hole in world.each(Hole)
        )
        doubtful = leaks or math.isnan(o2) or o2 < MASK_BELOW_PERCENT
        suits = doubtful and math.isnan(pressure) and not self._somebody_tells(entity)
        return Gear(masks=doubtful and not suits, suits=suits)

    def _somebody_tells(self, module: int) -> bool:
        """Return whether somebody is up and about in a place, and so says that there is air, whatever gauges do."""
        world = self._world
        return any(
            body.alive and not body.down and where.module == module for _, body, where in world.each(Body, Whereabouts)
        )

    def masks_last_s(self, place: int) -> float:
        """Return for how long a mask is enough in a place, by its readings and how they fall; infinite: they do not.

        A mask gives oxygen at the pressure about it: it is enough while a breath of that takes no dose.
        """
        module = self._world.get(module_of(self._world, place), Module)
        pressure = float(self._world.the(Instruments).table()[MEASURES.index("pressure"), module.index])
        per_min = float(self._world.one(Trends).per_min[1, module.index])
        if math.isnan(pressure) or pressure <= MASK_ENOUGH_KPA:
            return 0.0
        if not per_min < 0.0:
            return math.inf
        return 60.0 * (pressure - MASK_ENOUGH_KPA) / -per_min
