"""Air as time passes."""

from __future__ import annotations

import numpy as np

from game.sim.air.atmospherics import Atmospherics
from game.sim.air.components import Atmosphere
from game.sim.air.events import StoreRanDry
from game.sim.air.plant import AirPlant
from game.sim.air.spans import EMPTY_MOL
from game.sim.air.tables import any_of
from game.sim.clock import HOUR_S, Clock
from game.sim.hardware.components import Machine
from game.sim.hardware.events import MachineChanged
from game.sim.structure.events import DoorMoved, HoleClosed, HoleOpened
from game.sim.world import World

SETTLED_S = 24.0 * HOUR_S
"""Doors, holes and temperatures that have stayed as they are for so long are likely to go on so."""
NOBODYS = ("outside.", "bodies.", "walls.", "brine", "provisions.", "crops.")
"""Stores that nobody draws on, or whose emptiness says nothing."""


class AirProcessor:
    """Brings the air forward. Writes ``Atmosphere``."""

    def __init__(self, world: World) -> None:
        """Listen for whatever changes the air's ways."""
        self._world = world
        self._plant = world.the(AirPlant)
        stores = self._plant.system.rows.stores
        self._watched = [name for name in stores if not name.startswith(NOBODYS)]
        self._watched_rows = np.array([stores[name] for name in self._watched], dtype=np.intp)
        for kind in (DoorMoved, HoleOpened, HoleClosed):
            world.events.subscribe(kind, self._changed)
        world.events.subscribe(MachineChanged, self._machine_changed)
        self._starting: bool | None = None
        """Whether a machine is starting, and so gives more from step to step; nothing: it must be looked up."""

    def _changed(self, _event: object) -> None:
        self._plant.stale_ways = True
        self._ways_changed()

    def _ways_changed(self) -> None:
        self._world.one(Atmosphere).ways_changed_s = self._world.one(Clock).elapsed_s

    def _machine_changed(self, event: MachineChanged) -> None:
        if self._plant.machine_changed(event.machine):
            self._ways_changed()
        self._starting = None

    def process(self, step_s: float) -> float:
        """Bring the air forward by a step; return the seconds that passed, fewer if a store ran dry."""
        world = self._world
        plant = self._plant
        plant.sync()
        if self._starting is None:
            self._starting = any(machine.state == "starting" for _, machine in world.each(Machine))
        if self._starting:
            plant.sync_starting()
        atmosphere = world.one(Atmosphere)
        plant.system.settled = world.one(Clock).elapsed_s - atmosphere.ways_changed_s >= SETTLED_S
        advance = plant.system.advance(atmosphere.amount_mol, step_s)
        atmosphere.amount_mol, atmosphere.felt_k = advance.state_mol, atmosphere.temperature_k
        world.the(Atmospherics).refresh(atmosphere)
        return advance.elapsed_s

    def announce(self) -> None:
        """Say which stores ran dry, now that the clock has moved."""
        atmosphere = self._world.one(Atmosphere)
        empty = atmosphere.amount_mol.take(self._watched_rows) <= EMPTY_MOL
        if not atmosphere.dry and not any_of(empty):
            return
        dry = [self._watched[index] for index in np.flatnonzero(empty).tolist()]
        for name in dry:
            if name not in atmosphere.dry:
                self._world.events.say(StoreRanDry(name))
        atmosphere.dry = dry
