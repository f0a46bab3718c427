"""Which entity bears which id."""

from __future__ import annotations

from game.sim.frames.components import Frame
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module, Passage, Room
from game.sim.world import World


class Register:
    """Entities by the ids of their plans. Things and places neither come nor go during a game, and the dead stay on it.

    People come with ships: ``population.arriving`` writes them down as they land.
    """

    def __init__(self, world: World) -> None:
        """Read the entities of the world."""
        self.modules = {module.id: entity for entity, module in world.each(Module)}
        self.rooms = {room.id: entity for entity, room in world.each(Room)}
        self.places = {**self.modules, **self.rooms}
        """Modules and rooms."""
        self.doors = {door.id: entity for entity, door in world.each(Door)}
        self.passages = {passage.id: entity for entity, passage in world.each(Passage)}
        self.frames = {frame.id: entity for entity, frame in world.each(Frame)}
        self.machines = {machine.id: entity for entity, machine in world.each(Machine)}
        self.groups = {group.id: entity for entity, group in world.each(Redundancy)}
        self.parts = {part.id: entity for entity, part in world.each(Part)}
        self.people = {person.id: entity for entity, person in world.each(Person)}
        self.held = self._held(world)
        """Rooms by the parts that lie in them."""
        self.tables = {
            "module": self.modules,
            "door": self.doors,
            "machine": self.machines,
            "group": self.groups,
            "part": self.parts,
            "person": self.people,
            "passage": self.passages,
            "frame": self.frames,
        }
        """By the name that a task's target has; holes come and go, so they are not on it."""

    def _held(self, world: World) -> dict[int, int]:
        plans = world.the(Settlement).rooms
        return {
            self.parts[address]: entity
            for room, entity in self.rooms.items()
            for address in plans[room].holds
            if address in self.parts
        }
