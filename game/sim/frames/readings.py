"""What the strain gauges of frames say."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.sim.frames.components import Frame
from game.sim.frames.rules import worst_ratio
from game.sim.structure.components import Module
from game.sim.world import World


def load_shares(world: World, modules: int) -> npt.NDArray[np.float64]:
    """Return the worst ratio of each module's frame by the module's row; NaN where no frame is in trouble."""
    row = np.full(modules, np.nan)
    for _, frame in world.each(Frame):
        if frame.troubled:
            row[world.get(frame.module, Module).index] = worst_ratio(frame)
    return row
