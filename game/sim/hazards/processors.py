"""Alarms: readings that cross a line, and the bulkheads that close on them."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from game.content.kinds.alarm import AlarmKind
from game.sim.clock import Clock
from game.sim.hardware.components import Part
from game.sim.hazards.components import Alarm, Alarms
from game.sim.hazards.events import AlarmCleared, AlarmRaised
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.sensors.components import Trends
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.structure.events import DoorFailed
from game.sim.structure.rules import set_door
from game.sim.world import World

DRIVE = "door_drive"
"""Part kind without which a door does not move by itself."""


class AlarmProcessor:
    """Raises and clears alarms from readings. The only writer of ``Alarms``."""

    def __init__(self, world: World) -> None:
        """Read the rules of the packs."""
        self._world = world
        settlement = world.the(Settlement)
        self._kinds = () if settlement.scenario.bare else tuple(settlement.content.of(AlarmKind).values())
        self._modules = [entity for entity, _ in world.each(Module)]
        self._drives = {part.owner: part for _, part in world.each(Part) if part.kind == DRIVE}

    def _read(self) -> dict[str, npt.NDArray[np.float64]]:
        table = self._world.the(Instruments).table()
        return {
            "o2_percent": table[MEASURES.index("o2")] * (100.0 / SEA_LEVEL_KPA),
            "co2_kpa": table[MEASURES.index("co2")],
            "pressure_kpa": table[MEASURES.index("pressure")],
            "temperature_k": table[MEASURES.index("temperature")],
            "pressure_fall_kpa_per_min": -self._world.one(Trends).per_min[1],
        }

    def process(self, step_s: float) -> None:
        """Look at every reading once."""
        if not self._kinds:
            return
        read = self._read()
        alarms = self._world.one(Alarms)
        for kind in self._kinds:
            values = read[kind.measure]
            low = -math.inf if kind.below is None else kind.below
            high = math.inf if kind.above is None else kind.above
            crossed = (values < low) | (values > high)
            for index in np.flatnonzero(crossed):
                self._raise(alarms, kind, int(index), float(values[index]))
        for name, alarm in list(alarms.standing.items()):
            self._follow(alarms, name, alarm, read)

    def _raise(self, alarms: Alarms, kind: AlarmKind, index: int, value: float) -> None:
        module = self._modules[index]
        name = f"{kind.id}@{self._world.get(module, Module).id}"
        if name in alarms.standing:
            return
        now_s = self._world.one(Clock).elapsed_s
        alarms.standing[name] = Alarm(kind.id, module, kind.level, now_s, value)
        self._world.events.say(AlarmRaised(kind.id, module, value))
        if kind.closes_bulkheads:
            self._close(module)

    def _follow(
        self,
        alarms: Alarms,
        name: str,
        alarm: Alarm,
        read: dict[str, npt.NDArray[np.float64]],
    ) -> None:
        kind = next(kind for kind in self._kinds if kind.id == alarm.kind)
        value = float(read[kind.measure][self._world.get(alarm.module, Module).index])
        if math.isnan(value):
            return
        alarm.value = value
        well = (kind.below is None or value >= kind.below + kind.clear_margin) and (
            kind.above is None or value <= kind.above - kind.clear_margin
        )
        if not well:
            return
        del alarms.standing[name]
        self._world.events.say(AlarmCleared(alarm.kind, alarm.module))
        if kind.closes_bulkheads and not self._still_closed(alarms, alarm.module):
            self._open(alarm.module)

    def _still_closed(self, alarms: Alarms, module: int) -> bool:
        closing = {kind.id for kind in self._kinds if kind.closes_bulkheads}
        return any(alarm.module == module and alarm.kind in closing for alarm in alarms.standing.values())

    def _close(self, module: int) -> None:
        for entity, door in self._world.each(Door):
            if module not in (door.a, door.b) or door.state != "open":
                continue
            drive = self._drives.get(entity)
            if drive is not None and drive.stage == "failed":
                self._world.events.say(DoorFailed(entity))
            else:
                set_door(self._world, entity, "closed", by_itself=True)

    def _open(self, module: int) -> None:
        """Open again what closed by itself, unless the place beyond has an alarm of its own."""
        alarms = self._world.one(Alarms)
        for entity, door in self._world.each(Door):
            if module in (door.a, door.b) and door.state == "closed" and door.by_itself:
                beyond = door.b if door.a == module else door.a
                if not self._still_closed(alarms, beyond):
                    set_door(self._world, entity, "open")
