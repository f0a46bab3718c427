"""Frames in trouble as time passes."""

from __future__ import annotations

import math

from game.sim.frames import rules
from game.sim.frames.components import Frame
from game.sim.frames.events import FrameInTrouble
from game.sim.structure.components import Module
from game.sim.world import World


class FrameProcessor:
    """Lets frames in trouble give way. A frame that is whole costs nothing here."""

    def __init__(self, world: World) -> None:
        """Take up the frames that are in trouble, and hear of those that get into it."""
        self._world = world
        self._troubled = [entity for entity, frame in world.each(Frame) if frame.troubled]
        world.events.subscribe(FrameInTrouble, self._take_up)

    def _take_up(self, event: FrameInTrouble) -> None:
        self._troubled = sorted({*self._troubled, event.frame})

    def next_s(self) -> float:
        """Return when one of them next yields or is heard as it is loaded now, in seconds since the game began."""
        return min((self._world.get(entity, Frame).due_s for entity in self._troubled), default=math.inf)

    def process(self, step_s: float) -> None:
        """Bring each up to now."""
        world = self._world
        for entity in list(self._troubled):
            rules.reckon(world, entity)
            if world.get(world.get(entity, Frame).module, Module).lost:
                self._troubled.remove(entity)
