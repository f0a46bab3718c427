"""Instruments as time passes: some stick, some drift, and readings have a trend."""

from __future__ import annotations

import numpy as np

from game.content.kinds.part import Measure
from game.sim.clock import Clock
from game.sim.hardware.components import Part
from game.sim.hardware.events import PartFailed, PartReplaced, PartTakenOut
from game.sim.hardware.rules import mode_of
from game.sim.sensors.components import Sensor, Trends
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.sensors.rules import calibrate
from game.sim.structure.components import Module
from game.sim.world import World

SMOOTHING_S = 120.0
"""Time over which a trend forgets."""
FOLLOWED: tuple[Measure, ...] = ("o2", "pressure")
"""Measures whose trend is kept."""


class SensorProcessor:
    """Keeps instruments and trends. Writes ``Sensor`` when one fails or is taken out, and ``Trends``."""

    def __init__(self, world: World) -> None:
        """Listen for instruments that fail, are taken out or are replaced."""
        self._world = world
        self._rows = [MEASURES.index(measure) for measure in FOLLOWED]
        world.events.subscribe(PartFailed, self._failed)
        world.events.subscribe(PartTakenOut, self._taken_out)
        world.events.subscribe(PartReplaced, self._replaced)

    def _failed(self, event: PartFailed) -> None:
        sensor = self._world.find(event.part, Sensor)
        if sensor is None:
            return
        part = self._world.get(event.part, Part)
        mode = mode_of(self._world, part)
        instruments = self._world.the(Instruments)
        if mode is not None and mode.stuck:
            module = self._world.get(part.module, Module).index
            sensor.stuck_at = float(instruments.truth()[MEASURES.index(sensor.measure), module])
        instruments.refresh()

    def _taken_out(self, event: PartTakenOut) -> None:
        sensor = self._world.find(event.part, Sensor)
        if sensor is not None:
            sensor.stuck_at = None
            self._world.the(Instruments).refresh()

    def _replaced(self, event: PartReplaced) -> None:
        if self._world.find(event.part, Sensor) is not None:
            calibrate(self._world, event.part)

    def process(self, step_s: float) -> None:
        """Bring the trends up to date."""
        trends = self._world.one(Trends)
        level = self._world.the(Instruments).table().take(self._rows, axis=0)
        change = level - trends.level
        change *= 60.0 / step_s
        change[~np.isfinite(change)] = 0.0
        weight = SMOOTHING_S / (SMOOTHING_S + step_s)
        change *= 1.0 - weight
        change += trends.per_min * weight
        trends.per_min, trends.level = change, level
        trends.time_s = self._world.one(Clock).elapsed_s
