"""What is given up, as hours pass."""

from __future__ import annotations

from game.sim.retreat.components import Retreat
from game.sim.retreat.rules import finish_stripping, shut_what_is_empty
from game.sim.world import World


class RetreatProcessor:
    """Shuts places that the last have left, and ends the stripping of machines. Writes ``Retreat``."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def process(self, _step_s: float) -> None:
        """Look once a step; most of the time there is nothing."""
        retreat = self._world.one(Retreat)
        if any(not place.shut for place in retreat.places):
            shut_what_is_empty(self._world)
        if retreat.stripping:
            finish_stripping(self._world)
