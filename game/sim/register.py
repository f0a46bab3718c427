"""Which entity bears which id."""

from __future__ import annotations

from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.people.components import Person
from game.sim.structure.components import Door, Module
from game.sim.world import World


class Register:
    """Entities by the ids of their plans. Nothing on it comes or goes during a game."""

    def __init__(self, world: World) -> None:
        """Read the entities of the world."""
        self.modules = {module.id: entity for entity, module in world.each(Module)}
        self.doors = {door.id: entity for entity, door in world.each(Door)}
        self.machines = {machine.id: entity for entity, machine in world.each(Machine)}
        self.groups = {group.id: entity for entity, group in world.each(Redundancy)}
        self.parts = {part.id: entity for entity, part in world.each(Part)}
        self.people = {person.id: entity for entity, person in world.each(Person)}
        self.tables = {
            "module": self.modules,
            "door": self.doors,
            "machine": self.machines,
            "group": self.groups,
            "part": self.parts,
        }
        """By the name that a task's target has."""
