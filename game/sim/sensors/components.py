"""An instrument."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.content.kinds.part import Measure
from game.sim.counted import Counted


@dataclass(slots=True)
class Sensor(Counted):
    """What makes one instrument's reading differ from the truth. Written by the sensor rules."""

    measure: Measure
    """What it reads."""
    gain_per_s: float
    """How fast its gain drifts; negative: it reads ever lower."""
    offset_share: float
    """What its calibration left, as a share of the reading."""
    noise_share: float
    """Standard deviation of one reading, as a share of it."""
    calibrated_s: float
    """When it was calibrated, in seconds since the game began; before it: negative."""
    stuck_at: float | None = None
    """The value that a stuck instrument keeps showing."""


@dataclass(slots=True)
class Trends:
    """Readings of oxygen and pressure and how fast they change. Singleton, written by the sensor processor."""

    level: npt.NDArray[np.float64]
    """Last readings in kPa, shape (2, modules)."""
    per_min: npt.NDArray[np.float64]
    """How fast they change, smoothed over some minutes, kPa a minute, the same shape."""
    time_s: float = 0.0
    """When they were last brought up to date, in seconds since the game began."""
