"""Gear that is no longer needed."""

from __future__ import annotations

from collections.abc import Container

from game.sim.clock import Clock
from game.sim.gear.components import Breather, OffDuty, Pack
from game.sim.gear.rules import all_clear, shed_under, stow, unquiet
from game.sim.people.components import Body
from game.sim.rescue.components import Carried
from game.sim.work.components import OnJob, Walk
from game.sim.world import World

KEPT_S = 600.0
"""How long somebody keeps what they had for their work once it is over: the desk may have more for them.

As long after a death nobody has come yet to take it from the dead.
"""


class GearProcessor:
    """Lets those whose work is over put masks, suits and tools away after a while, once the air about them is good.

    What the dead wore and carried is put away for them.
    """

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def process(self, step_s: float) -> None:
        """Look at everybody who wears or carries something."""
        world = self._world
        wearing = world.each(Breather)
        carrying = world.each(Pack)
        if not wearing and not carrying:
            return
        for entity, worn in wearing:
            if worn.under:
                shed_under(world, entity)
        unquiet_in = unquiet(world)
        for entity in sorted({entity for entity, _ in wearing} | {entity for entity, _ in carrying}):
            if self._done(entity, unquiet_in):
                stow(world, entity)
                if world.find(entity, OffDuty) is not None:
                    world.remove(entity, OffDuty)

    def _done(self, entity: int, unquiet_in: Container[int]) -> bool:
        world = self._world
        if any(world.find(entity, kind) is not None for kind in (OnJob, Walk, Carried)):
            return False
        now_s, body, off_duty = world.one(Clock).elapsed_s, world.get(entity, Body), world.find(entity, OffDuty)
        if off_duty is not None and now_s < off_duty.since_s + KEPT_S:
            return False
        kept = body.down if body.alive else now_s < body.died_s + KEPT_S
        return not kept and all_clear(world, entity, unquiet_in)
