"""Readings: the truth, as the instruments of each module give it."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from game.content.kinds.part import Measure
from game.sim.air.atmospherics import Atmospherics
from game.sim.chance import Chance, key_of, noise
from game.sim.clock import Clock
from game.sim.hardware.components import Part
from game.sim.sensors.components import Sensor
from game.sim.structure.components import Module
from game.sim.world import World

MEASURES: tuple[Measure, ...] = ("o2", "co2", "pressure", "temperature")
"""Rows of every table of readings. Gases and pressure in kPa, temperature in K."""
LOOK_S = 10.0
"""An instrument's noise is new this often."""
LOOKS = 61
"""After so many looks it comes round again; prime, so that no routine step always meets the same."""
DISAGREE_SHARE = 0.02
"""Sensors of one place that differ by more than this disagree."""

Table = npt.NDArray[np.float64]


class Instruments:
    """Reads every instrument of the colony at once.

    A module's reading is the mean of its instruments that still move; one of three that has stuck is left out by vote.
    A module of a bare scenario has perfect instruments; elsewhere one without any gives no reading.
    """

    def __init__(self, world: World, *, perfect: bool) -> None:
        """Lay out the instruments that stand in the world."""
        self._world = world
        self._perfect = perfect
        self._rows = [(entity, part, world.get(entity, Sensor)) for entity, part, _ in world.each(Part, Sensor)]
        seed = world.one(Chance).seed
        self._keys = np.array([key_of(seed, f"sensor/{part.id}") for _, part, _ in self._rows], dtype=np.uint64)
        self._modules = len(world.each(Module))
        self._cell = np.array(
            [
                MEASURES.index(sensor.measure) * self._modules + world.get(part.module, Module).index
                for _, part, sensor in self._rows
            ],
            dtype=np.intp,
        )
        """Where in the table each instrument is read, row by row."""
        self._noise = np.vstack([noise(self._keys, look) for look in range(LOOKS)])
        self._read_s = -1.0
        self._table: Table = np.full((len(MEASURES), self._modules), math.nan)
        self.refresh()

    def refresh(self) -> None:
        """Look again at how the instruments are: one was calibrated, replaced, or has failed."""
        sensors = [sensor for _, _, sensor in self._rows]
        drift = np.array([sensor.gain_per_s for sensor in sensors])
        calibrated_s = np.array([sensor.calibrated_s for sensor in sensors])
        spread = np.array([sensor.noise_share for sensor in sensors])
        stuck = np.array([sensor.stuck_at is not None for sensor in sensors], dtype=bool)
        moves = np.where(stuck, 0.0, 1.0)
        self._gain = moves * (1.0 + np.array([sensor.offset_share for sensor in sensors]) - drift * calibrated_s)
        self._gain_per_s = moves * drift
        self._flutter = moves * spread * self._noise
        self._shown = np.array([sensor.stuck_at or 0.0 for sensor in sensors])
        failed = np.array([part.stage == "failed" for _, part, _ in self._rows], dtype=bool)
        self._works = ~failed | stuck
        cells = len(MEASURES) * self._modules
        count = np.bincount(self._cell, self._works.astype(np.float64), cells)
        self._count = count.reshape(len(MEASURES), self._modules)
        weight = np.where(self._works, 1.0 / np.maximum(count, 1.0)[self._cell], 0.0)
        self._mean_gain, self._mean_gain_per_s = weight * self._gain, weight * self._gain_per_s
        self._mean_flutter = weight * self._flutter
        missing = np.where(count > 0.0, 0.0, math.nan)
        self._mean_shown = np.bincount(self._cell, weight * self._shown, cells) + missing
        self._read_s = -1.0

    def truth(self) -> Table:
        """Return what perfect instruments would read, shape (measures, modules)."""
        return self._true().reshape(len(MEASURES), self._modules)

    def _true(self) -> npt.NDArray[np.float64]:
        """Return what perfect instruments would read, row after row, in one."""
        air = self._world.the(Atmospherics)
        return np.concatenate((air.o2_kpa, air.co2_kpa, air.pressure_kpa, air.temperature_k))

    def each(self) -> Table:
        """Return what every instrument reads now, shape (instruments,)."""
        now_s = self._world.one(Clock).elapsed_s
        gain = self._gain + self._gain_per_s * now_s + self._flutter[int(now_s // LOOK_S) % LOOKS]
        return np.asarray(self.truth().ravel()[self._cell] * gain + self._shown)

    def table(self) -> Table:
        """Return the readings by measure and module, shape (measures, modules); nan where nothing reads."""
        now_s = self._world.one(Clock).elapsed_s
        if now_s != self._read_s:
            self._read()
            self._read_s = now_s
        return self._table

    def disagreeing(self) -> npt.NDArray[np.bool_]:
        """Return where the instruments of one place differ too much, shape (measures, modules)."""
        table = self.table()
        if self._perfect:
            return np.zeros(table.shape, dtype=bool)
        read, cell = self.each()[self._works], self._cell[self._works]
        high, low = np.full(table.size, -math.inf), np.full(table.size, math.inf)
        np.maximum.at(high, cell, read)
        np.minimum.at(low, cell, read)
        spread = (high - low).reshape(table.shape)
        with np.errstate(invalid="ignore"):
            return np.asarray((self._count > 1.0) & (spread > DISAGREE_SHARE * np.abs(table)))

    def _read(self) -> None:
        if self._perfect:
            self._table = self.truth()
            return
        now_s = self._world.one(Clock).elapsed_s
        read = self._mean_gain_per_s * now_s
        read += self._mean_gain
        read += self._mean_flutter[int(now_s // LOOK_S) % LOOKS]
        read *= self._true().take(self._cell)
        table = np.bincount(self._cell, read, len(self._mean_shown)) + self._mean_shown
        self._table = np.asarray(table, dtype=np.float64).reshape(len(MEASURES), self._modules)
