"""What looking back at a night needs: the record of crises, and the words for hours, places and people."""

from __future__ import annotations

from game.session.crises import CrisisLog
from game.session.desk.words import Words
from game.sim.clock import Clock, sol_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.telling import Callings


class Lookback:
    """Looks back. What it needs was written down when it happened."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._callings = Callings(world)

    @property
    def _log(self) -> CrisisLog:
        return self._world.one(CrisisLog)

    def _hour(self, at_s: float) -> str:
        """Return when something was, with its sol where a game goes on for many."""
        time_s = self._world.one(Clock).start_s + at_s
        hour = self._words.hour(time_s)
        if not self._settlement.scenario.keeps_house:
            return hour
        return self._words.say("debrief.moment", {"sol": str(sol_of(time_s)), "time": hour})

    def _place(self, module: int) -> str:
        return self._settlement.place_name(self._world.get(module, Module).id)
