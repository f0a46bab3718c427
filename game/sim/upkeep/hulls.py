"""Small holes in hulls: in a long game those who live beside a whistle in the wall come to it and stop it, by and by.

It takes what it takes on the rounds, too: where there is nothing to stop it with it is known, and whistles on.

What stands open in a place that was left is another matter: it takes suits, and somebody who says that they go.
"""

from __future__ import annotations

from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.crews.components import Plans
from game.sim.hazards.draughts import foul, losing
from game.sim.structure.components import Hole, Module
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import small_most_h
from game.sim.upkeep.events import HullFound
from game.sim.upkeep.rounds import patch
from game.sim.work.components import Job
from game.sim.work.jobs import OPEN
from game.sim.world import World

SEEN_PER_SOL = 0.4
"""Chance in a sol that somebody comes to a hole of which it is known where it is, if nothing else waits."""
HEARD_PER_SOL = 0.08
"""The same for one that must be found first."""
LEAST_SHARE = 0.15
"""What is left of the chance when as much is owed as there can be."""


def see_to(world: World) -> None:
    """Let crews who mend by themselves come to holes where people can work, once a sol."""
    if not world.one(Plans).auto.get("repair", False):
        return
    away = foul(world) | losing(world)
    at_work = {job.target for _, job in world.each(Job) if job.state in OPEN}
    most_h = small_most_h(world)
    waiting = min(1.0, world.one(Records).small_h / most_h) if most_h > 0.0 else 0.0
    free_share = max(LEAST_SHARE, 1.0 - waiting)
    draws, sol = world.one(Chance), world.one(Clock).sol
    for entity, hole in list(world.each(Hole)):
        module = world.get(hole.module, Module)
        if hole.part or hole.cda_m2 <= 0.0 or module.lost or module.barred or hole.module in away or entity in at_work:
            continue
        chance = (SEEN_PER_SOL if hole.found else HEARD_PER_SOL) * free_share
        if draws.once(f"hull/{hole.id}/{sol}").share() < chance:
            if not hole.found:
                world.events.say(HullFound(hole.module))
            hole.found, hole.flaw_s = True, -1.0
            patch(world, entity, hole)
