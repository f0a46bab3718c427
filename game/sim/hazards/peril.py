"""Whether anybody is in danger, by the alarms that stand."""

from __future__ import annotations

from game.sim.clock import SOL_S, Clock
from game.sim.hazards.components import DANGER_UP, Alarms
from game.sim.people.components import Presence
from game.sim.structure.components import Module
from game.sim.world import World

USED_TO_S = 5.0 * SOL_S
"""After so long an alarm is how a place is: people pass through it in masks, and get on with the rest."""


def people_in_danger(world: World) -> bool:
    """Return whether an alarm of danger or worse was raised in the last few sols, and stands, where somebody is.

    In a place that was left its alarm goes on for as long as it stays as it is, which may be the rest of the year.
    """
    heads, now_s = world.one(Presence).heads, world.one(Clock).elapsed_s
    return any(
        heads[world.get(alarm.module, Module).index].sum() > 0
        for alarm in world.one(Alarms).standing.values()
        if alarm.level in DANGER_UP and now_s - alarm.raised_s < USED_TO_S
    )
