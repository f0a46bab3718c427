"""What a place does to somebody's nerves who has neither training nor temper for it."""

from __future__ import annotations

from collections.abc import Iterable

from game.sim.frames.readings import Strained
from game.sim.frames.rules import worst_ratio
from game.sim.hazards.components import Alarms
from game.sim.minds.dread import CREAKING_FROM, died_lately
from game.sim.people.components import Body
from game.sim.settlement import Settlement
from game.sim.world import World


class Unease:
    """Adds up what there is to be afraid of in a place."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world

    def of(self, module: int, inside: Iterable[int], *, dark: bool) -> float:
        """Return the fear that a module inspires, 0 to more than 1: alarms, frame, those who lie there, the dark.

        ``inside`` are all who are in it, the dead included; ``dark``: whether its lights are out.
        """
        world = self._world
        figures = world.the(Settlement).rules
        by_level = {"danger": figures.fear_of_danger_share, "breach": figures.fear_of_breach_share}
        share = by_level.get(world.one(Alarms).worst_in(module) or "", 0.0)
        for frame in world.the(Strained).frames:
            if frame.module == module and frame.troubled and worst_ratio(frame) > CREAKING_FROM:
                share = max(share, figures.fear_of_collapse_share)
        dead = down = False
        for entity in inside:
            body = world.get(entity, Body)
            dead, down = dead or died_lately(world, body), down or (body.down and body.alive)
        share += figures.fear_of_dead_share if dead else figures.fear_of_fallen_share if down else 0.0
        return share + (figures.fear_of_dark_share if dark else 0.0)
