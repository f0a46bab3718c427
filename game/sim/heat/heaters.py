"""Who heats which place, and what each gives of what the place wants."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.sim.hardware.components import Machine
from game.sim.hardware.events import MachineChanged
from game.sim.hardware.rules import RUNNING, kind_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

Vector = npt.NDArray[np.float64]


class Heaters:
    """The heaters of a colony, looked at again when a machine changes. None comes or goes during a game."""

    def __init__(self, world: World) -> None:
        """Lay them out, and begin to listen."""
        plans = world.the(Settlement).machines
        self._heaters = [
            (machine, heating.heat_kw * plans[machine.id].rating_share)
            for _, machine in world.each(Machine)
            if (heating := kind_of(world, machine).heating) is not None
        ]
        self._row_of = {entity: row for row, (entity, _) in enumerate(world.each(Module))}
        self._stale = True
        world.events.subscribe(MachineChanged, self._changed)

    def _changed(self, _event: MachineChanged) -> None:
        self._stale = True

    def _look(self) -> None:
        """Take note of who is on, who is fed, and what each can give."""
        if not self._stale:
            return
        self._stale = False
        on = [
            (machine, self._row_of[machine.module], kw * machine.condition_share)
            for machine, kw in self._heaters
            if machine.state in RUNNING
        ]
        fed = [(machine.id, row) for machine, row, _ in on if machine.powered]
        self._fed = [name for name, _ in fed]
        self._fed_rows = np.array([row for _, row in fed], dtype=np.intp)
        able = [(machine.id, row, kw) for machine, row, kw in on if kw > 0.0]
        self._able = [name for name, _, _ in able]
        self._rows = np.array([row for _, row, _ in able], dtype=np.intp)
        self._kw = np.array([kw for _, _, kw in able])
        self._together_kw = np.bincount(self._rows, self._kw, len(self._row_of))[self._rows]

    def given_kw(self, wanted_kw: dict[str, float]) -> Vector:
        """Return what those that are fed give to each place, if they were wanted to give so much, shape (modules,)."""
        self._look()
        each = [wanted_kw.get(name, 0.0) for name in self._fed]
        return np.asarray(np.bincount(self._fed_rows, each, len(self._row_of)), dtype=np.float64)

    def shares_kw(self, wanted_kw: Vector) -> dict[str, float]:
        """Return what each that is on is to give: together what its place wants, each by its size, if it wants any."""
        self._look()
        wants = wanted_kw[self._rows]
        shares = np.minimum(self._kw, wants * self._kw / self._together_kw)
        each = zip(self._able, shares.tolist(), wants.tolist(), strict=True)
        return {name: kw for name, kw, wanted in each if wanted > 0.0}
