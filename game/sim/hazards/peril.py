"""Whether anybody is in danger, by the alarms that stand."""

from __future__ import annotations

from game.sim.hazards.components import LEVELS, Alarms
from game.sim.people.components import Presence
from game.sim.structure.components import Module
from game.sim.world import World

DANGER = LEVELS.index("danger")


def people_in_danger(world: World) -> bool:
    """Return whether an alarm of danger or worse stands where somebody is.

    In a place that was left its alarm goes on for as long as it stays as it is, which may be the rest of the year.
    """
    heads = world.one(Presence).heads
    return any(
        heads[world.get(alarm.module, Module).index].sum() > 0
        for alarm in world.one(Alarms).standing.values()
        if LEVELS.index(alarm.level) >= DANGER
    )
