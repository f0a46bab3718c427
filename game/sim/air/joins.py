"""What joins the air of places and what lets it out, as doors, ducts and holes stand."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.place import DoorState
from game.sim.air.dampers import open_wide
from game.sim.air.system import GasSystem
from game.sim.hardware.components import Machine
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Duct, Hole
from game.sim.structure.rules import exchange_m3_per_s, orifice_m2
from game.sim.world import World


class Joins:
    """Keeps the exchanges, openings and leaks of a gas system as doors, ducts and holes have them."""

    def __init__(self, world: World, row_of: Mapping[int, int]) -> None:
        """Find the doors and ducts between modules that have a row; ``row_of`` gives it by module entity."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._row_of = row_of
        self._doors = [(e, door) for e, door in world.each(Door) if door.a in row_of and door.b in row_of]
        self._ducts = [duct for _, duct in world.each(Duct) if duct.a in row_of and duct.b in row_of]
        self.doors = [(row_of[door.a], row_of[door.b]) for _, door in self._doors]
        """Rows that each door joins; doors are the first exchanges of the system, and its openings."""
        self.ducts = [(row_of[duct.a], row_of[duct.b]) for duct in self._ducts]
        """Rows that each duct joins; ducts are the exchanges after the doors."""
        self.fans = {duct.fan for duct in self._ducts}
        """Machines that blow through them."""

    def sync(self, system: GasSystem) -> None:
        """Bring the system up to how doors, fans and holes stand now."""
        known = [each.tobytes() for each in (system.exchange_m3_per_s, system.opening_m2, system.leak_m2)]
        for slot, (_, door) in enumerate(self._doors):
            self._set(system, slot, door, door.state)
        shut = open_wide(self._world)
        for slot, duct in enumerate(self._ducts, start=len(self._doors)):
            share = 1.0
            if duct.a in shut or duct.b in shut:
                share = 0.0
            elif duct.fan:
                fan = self._world.get(duct.fan, Machine)
                share = 1.0 if fan.powered and fan.state == "running" and fan.condition_share > 0.0 else 0.0
            system.exchange_m3_per_s[slot] = share * self._settlement.ducts[duct.id].flow_m3_per_s
        system.leak_m2[:] = 0.0
        for _, hole in self._world.each(Hole):
            if hole.module in self._row_of:
                system.leak_m2[self._row_of[hole.module]] += hole.cda_m2
        if known != [each.tobytes() for each in (system.exchange_m3_per_s, system.opening_m2, system.leak_m2)]:
            system.changed()

    def stand(self, system: GasSystem, door: int, state: DoorState) -> None:
        """Let one door of the system stand otherwise than in truth."""
        for slot, (entity, component) in enumerate(self._doors):
            if entity == door:
                self._set(system, slot, component, state)
        system.changed()

    def plug(self, system: GasSystem, module: int, cda_m2: float) -> None:
        """Let less leak from a module of the system than in truth."""
        row = self._row_of[module]
        system.leak_m2[row] = max(0.0, float(system.leak_m2[row]) - cda_m2)
        system.changed()

    def _set(self, system: GasSystem, slot: int, door: Door, state: DoorState) -> None:
        plan = self._settlement.doors[door.id]
        system.exchange_m3_per_s[slot] = exchange_m3_per_s(plan, state)
        system.opening_m2[slot] = orifice_m2(plan, state)
