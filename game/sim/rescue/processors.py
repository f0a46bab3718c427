"""Evacuations as time passes."""

from __future__ import annotations

from game.sim.people.components import Body
from game.sim.people.rules import people_in
from game.sim.rescue import rules
from game.sim.rescue.components import Evacuation
from game.sim.rescue.events import ModuleEmptied
from game.sim.world import World


class EvacuationProcessor:
    """Says when a module has been left. The only one to end an ``Evacuation`` that went through."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def process(self, step_s: float) -> None:
        """Look whether anybody who can walk is still inside."""
        world = self._world
        for entity, evacuation in list(world.each(Evacuation)):
            if rules.left_inside(world, evacuation.module):
                continue
            inside = people_in(world, evacuation.module)
            down = sum(1 for person in inside if world.get(person, Body).down)
            world.delete(entity)
            world.events.say(ModuleEmptied(evacuation.module, down))
