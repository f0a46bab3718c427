"""Whether the colony waits for the next strike, what that gains, and what it has cost."""

from __future__ import annotations

from game.sim.clock import HOUR_S, Clock
from game.sim.hazards.components import Precautions
from game.sim.people.components import Body, Whereabouts
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

OUTSIDE = ("airlock",)
"""Purposes of modules from which people work outside."""
EXPOSED = ("airlock", "construction")
"""Purposes of modules where work stands still."""
AT_WORK = ("work", "careful_work", "heavy")
"""Activities of somebody at work."""


def on(world: World) -> bool:
    """Return whether precautions are taken."""
    return world.one(Precautions).on


def haste_share(world: World) -> float:
    """Return what precautions leave of the time to get ready: to put on a suit, to be on one's feet. 1 without them."""
    return world.the(Settlement).rules.precautions_time_share if on(world) else 1.0


def suspended(world: World) -> list[int]:
    """Return the modules where nobody is sent to work now, since precautions are taken."""
    return modules_for(world, EXPOSED) if on(world) else []


def lost_h(world: World) -> float:
    """Return the crew hours that precautions have cost so far."""
    state = world.one(Precautions)
    running_s = world.one(Clock).elapsed_s - state.since_s if state.on else 0.0
    return state.spent_h + state.hands * running_s / HOUR_S


def at_work_outside(world: World) -> list[int]:
    """Return the living who are at work at an airlock, which is where work outside is done from."""
    locks = modules_for(world, OUTSIDE)
    return [
        person
        for person, where in world.each(Whereabouts)
        if where.module in locks and where.activity in AT_WORK and world.get(person, Body).alive
    ]


def modules_for(world: World, purposes: tuple[str, ...]) -> list[int]:
    """Return the modules of these purposes, in order."""
    plans = world.the(Settlement).modules
    return [entity for entity, module in world.each(Module) if plans[module.id].purpose in purposes]
