"""When a scenario is over, and which of its ends it is."""

from __future__ import annotations

from game.content.kinds.scenario import EndPlan
from game.sim.clock import Clock
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of, output_share
from game.sim.people.components import Body, Presence
from game.sim.people.rules import people_in
from game.sim.sensors.components import Trends
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module
from game.sim.world import World

RESTORED_KPA = 15.2
"""Oxygen reading from which rising air counts as restored: 15 % of sea-level pressure."""


class Endings:
    """Reads the end of a scenario from the state. Looks only; what it finds is final once it is found."""

    def __init__(self, world: World) -> None:
        """Read the scenario's list."""
        self._world = world
        self._scenario = world.the(Settlement).scenario
        self._modules = {module.id: entity for entity, module in world.each(Module)}
        self._first_s = min((item.at_s for item in self._scenario.happening if item.at_s > 0.0), default=0.0)

    def reached(self) -> EndPlan | None:
        """Return the end that has come, or nothing while the scenario goes on."""
        if not self._scenario.end or not any(self._closes(end) for end in self._scenario.end):
            return None
        return next((end for end in self._scenario.end if self._holds(end)), None)

    def time_is_over(self) -> bool:
        """Return whether the scenario's length has passed."""
        length_h = self._scenario.length_h
        return length_h is not None and self._world.one(Clock).elapsed_s >= length_h * 3_600.0

    def _closes(self, end: EndPlan) -> bool:
        """Return whether this end brings the scenario to a close now."""
        if end.when == "dead_at_least":
            return self._holds(end) and not self._living(end)
        return self._holds(end)

    def _holds(self, end: EndPlan) -> bool:
        if self._world.one(Clock).elapsed_s <= self._first_s:
            return False
        if end.when == "dead_at_least":
            return self._dead(end) >= end.count
        if end.when == "air_restored":
            return self._restored(end)
        if end.when == "evacuated":
            return not self._living(end) and self._sealed(end)
        return self.time_is_over()

    def _dead(self, end: EndPlan) -> int:
        bodies = self._world.each(Body)
        if int(self._world.one(Presence).heads.sum()) == len(bodies):
            return 0
        module = self._modules.get(end.module or "")
        return sum(1 for _, body in bodies if not body.alive and (module is None or body.died_in == module))

    def _living(self, end: EndPlan) -> int:
        if end.module is None:
            return sum(1 for _, body in self._world.each(Body) if body.alive)
        inside = people_in(self._world, self._modules[end.module])
        return sum(1 for person in inside if self._world.get(person, Body).alive)

    def _sealed(self, end: EndPlan) -> bool:
        module = self._modules[end.module or ""]
        doors = [door for _, door in self._world.each(Door) if module in (door.a, door.b)]
        return all(door.state == "sealed" for door in doors)

    def _restored(self, end: EndPlan) -> bool:
        """Return whether a module's oxygen rises again of its own making, with no hole left."""
        world = self._world
        module = self._modules[end.module or ""]
        index = world.get(module, Module).index
        if any(hole.module == module and hole.cda_m2 > 0.0 for _, hole in world.each(Hole)):
            return False
        now_s = world.one(Clock).elapsed_s
        making = any(
            machine.module == module
            and kind_of(world, machine).oxygen is not None
            and output_share(machine, kind_of(world, machine), now_s) >= 0.5
            for _, machine in world.each(Machine)
        )
        reading = float(world.the(Instruments).table()[MEASURES.index("o2"), index])
        rising = float(world.one(Trends).per_min[0, index]) > 0.0
        return making and rising and reading >= RESTORED_KPA
