"""What the strain gauges of frames say."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.sim.frames.components import Frame
from game.sim.frames.events import FrameInTrouble
from game.sim.frames.rules import worst_ratio
from game.sim.structure.components import Module
from game.sim.world import World


class Strained:
    """The frames that have been in trouble: those that anybody need look at."""

    def __init__(self, world: World) -> None:
        """Take up those that are in trouble, and hear of others that get into it."""
        self._world = world
        self.frames = [frame for _, frame in world.each(Frame) if frame.troubled]
        self.none = np.zeros(0)
        """What is said of modules while there are none."""
        world.events.subscribe(FrameInTrouble, self._look)

    def _look(self, _event: FrameInTrouble) -> None:
        self.frames = [frame for _, frame in self._world.each(Frame) if frame.troubled]


def load_shares(world: World, modules: int) -> npt.NDArray[np.float64]:
    """Return the worst ratio of each module's frame by the module's row; NaN where no frame is in trouble."""
    strained = world.the(Strained)
    if not strained.frames:
        if len(strained.none) != modules:
            strained.none = np.full(modules, np.nan)
            strained.none.flags.writeable = False
        return strained.none
    row = np.full(modules, np.nan)
    for frame in strained.frames:
        if frame.troubled:
            row[world.get(frame.module, Module).index] = worst_ratio(frame)
    return row
