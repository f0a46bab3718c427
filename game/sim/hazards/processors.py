"""Alarms: readings that cross a line, and the bulkheads that close on them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.content.kinds.alarm import AlarmKind
from game.sim.clock import Clock
from game.sim.crews.components import Watch
from game.sim.crews.watching import forget, unnoticed
from game.sim.frames.readings import load_shares
from game.sim.hardware.components import Part
from game.sim.hazards.components import Alarm, Alarms
from game.sim.hazards.draughts import losing
from game.sim.hazards.events import AlarmCleared, AlarmRaised, StruckBy
from game.sim.people.components import Presence
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.retreat.components import Retreat
from game.sim.sensors.components import Trends
from game.sim.sensors.instruments import Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.structure.events import DoorFailed
from game.sim.structure.rules import set_door
from game.sim.world import World

ROWS = ("o2_percent", "co2_kpa", "pressure_kpa", "temperature_k", "pressure_fall_kpa_per_min", "frame_load_share")
"""What a rule can look at: the rows of the instruments' table, how fast the pressure falls, what frames bear."""
ROUNDING = 1e-9
"""Share by which a reading counts as near a line before it has crossed it."""
NONE_DARK: frozenset[int] = frozenset()
DRIVE = "door_drive"
"""Part kind without which a door does not move by itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the readings of standing alarms are found. Holds as long as the same stand and the same places are dark."""

    names: list[str]
    """Names of the alarms, in their order."""
    dark: frozenset[int]
    """Rows of the places from which no reading calls anybody."""
    rules: npt.NDArray[np.intp]
    """The rule of each alarm."""
    modules: npt.NDArray[np.intp]
    """The row of its module."""
    ends: bool
    """Whether one of them stands in the dark."""
    said: npt.NDArray[np.bool_]
    """Where a crossed line says nothing new, shape (rules, modules)."""


class AlarmProcessor:
    """Raises and clears alarms from readings. Writes ``Alarms``, all but who has noted one."""

    def __init__(self, world: World) -> None:
        """Read the rules of the packs."""
        self._world = world
        settlement = world.the(Settlement)
        self._kinds = () if settlement.scenario.bare else tuple(settlement.content.of(AlarmKind).values())
        self._rule_of = {kind.id: number for number, kind in enumerate(self._kinds)}
        self._rows = np.array([ROWS.index(kind.measure) for kind in self._kinds], dtype=np.intp)
        self._factors = np.array(
            [100.0 / SEA_LEVEL_KPA if kind.measure == "o2_percent" else 1.0 for kind in self._kinds]
        ).reshape(-1, 1)
        self._below = np.array([-math.inf if kind.below is None else kind.below for kind in self._kinds]).reshape(-1, 1)
        self._above = np.array([math.inf if kind.above is None else kind.above for kind in self._kinds]).reshape(-1, 1)
        self._well_from, self._well_to = (
            np.array([-math.inf if kind.below is None else kind.below + kind.clear_margin for kind in self._kinds]),
            np.array([math.inf if kind.above is None else kind.above - kind.clear_margin for kind in self._kinds]),
        )
        """Readings between which an alarm of each rule may end."""
        self._modules = [entity for entity, _ in world.each(Module)]
        self._row_of = {module.id: module.index for _, module in world.each(Module)}
        self._readings = np.empty((len(ROWS), len(self._modules)))
        self._standing: Standing | None = None
        self._drives = {part.owner: part for _, part in world.each(Part) if part.kind == DRIVE}
        self._lost: tuple[int, list[int]] = (-1, [])
        """Rows of the places that have come down, and ``Module.writes`` when they were looked up."""
        world.events.subscribe(StruckBy, self._struck)

        self._lowest, self._highest = np.full((len(ROWS), 1), -math.inf), np.full((len(ROWS), 1), math.inf)
        """Readings between which no rule of a row can be crossed."""
        if self._kinds:
            np.maximum.at(self._lowest, self._rows, self._below / self._factors * (1.0 + ROUNDING))
            np.minimum.at(self._highest, self._rows, self._above / self._factors * (1.0 - ROUNDING))

    def _read(self) -> npt.NDArray[np.float64]:
        """Return what the rules can look at, shape (rows, modules); good until it is called again."""
        rows, table = self._readings, self._world.the(Instruments).table()
        rows[: len(table)] = table
        np.negative(self._world.one(Trends).per_min[1], out=rows[-2])
        rows[-1] = load_shares(self._world, len(self._modules))
        return rows

    def process(self, step_s: float) -> None:
        """Look at every reading once."""
        if not self._kinds:
            return
        rows = self._read()
        alarms = self._world.one(Alarms)
        if not alarms.standing and not np.count_nonzero((rows < self._lowest) | (rows > self._highest)):
            forget(self._world, set())
            return
        values = rows[self._rows]
        values *= self._factors
        crossed = (values < self._below) | (values > self._above)
        dark = self._dark()
        self._raise_new(alarms, values, crossed, dark)
        if alarms.standing:
            self._follow_all(alarms, values, dark)

    def _raise_new(
        self,
        alarms: Alarms,
        values: npt.NDArray[np.float64],
        crossed: npt.NDArray[np.bool_],
        dark: frozenset[int],
    ) -> None:
        """Raise an alarm where a line is crossed of which nothing was said yet, once it is noticed."""
        watch = self._world.one(Watch)
        if watch.crossed_s:
            forget(self._world, {f"{self._kinds[rule].id}@{index}" for rule, index in np.argwhere(crossed).tolist()})
        fresh = crossed > self._places(alarms, dark).said
        if not np.count_nonzero(fresh):
            return
        for rule, index in np.argwhere(fresh).tolist():
            if not watch.late or not unnoticed(self._world, self._kinds[rule].id, index):
                self._raise(alarms, self._kinds[rule], index, float(values[rule, index]))

    def _follow_all(self, alarms: Alarms, values: npt.NDArray[np.float64], dark: frozenset[int]) -> None:
        """Give each alarm its reading, and end those whose time has come; mostly that of none has."""
        places = self._places(alarms, dark)
        read = values[places.rules, places.modules]
        well = (read >= self._well_from[places.rules]) & (read <= self._well_to[places.rules])
        if not places.ends and not np.count_nonzero(well):
            for alarm, value in zip(alarms.standing.values(), read.tolist(), strict=True):
                if value == value:
                    alarm.value = value
            return
        for (name, alarm), value in zip(list(alarms.standing.items()), read.tolist(), strict=True):
            if self._world.get(alarm.module, Module).index in dark:
                del alarms.standing[name]
                self._world.events.say(AlarmCleared(alarm.kind, alarm.module))
                continue
            self._follow(alarms, name, alarm, self._kinds[self._rule_of[alarm.kind]], value)

    def _places(self, alarms: Alarms, dark: frozenset[int]) -> Standing:
        """Return where the alarms that stand now are read, worked out anew when others stand or others are dark."""
        known, names = self._standing, list(alarms.standing)
        if known is not None and known.names == names and known.dark == dark:
            return known
        rules = np.array([self._rule_of[alarm.kind] for alarm in alarms.standing.values()], dtype=np.intp)
        rows = [self._world.get(alarm.module, Module).index for alarm in alarms.standing.values()]
        modules = np.array(rows, dtype=np.intp)
        said = np.zeros((len(self._kinds), len(self._modules)), dtype=bool)
        said[rules, modules] = True
        said[:, sorted(dark)] = True
        self._standing = Standing(names, dark, rules, modules, not dark.isdisjoint(rows), said)
        return self._standing

    def _dark(self) -> frozenset[int]:
        """Return the rows of places that came down or were given up and are empty: no reading there calls anybody."""
        places = self._world.one(Retreat).places
        dark = frozenset(self._row_of[place.module] for place in places if place.shut) if places else NONE_DARK
        if self._lost[0] != Module.writes:
            self._lost = Module.writes, [module.index for _, module in self._world.each(Module) if module.lost]
        if self._lost[1]:
            occupied = self._world.one(Presence).occupied()
            dark |= {row for row in self._lost[1] if not occupied[row]}
        return dark

    def _struck(self, event: StruckBy) -> None:
        """Raise what does not wait for a gauge: the hull was heard to ring."""
        leak_mm = max(event.diameter_mm, event.crack_mm)
        for kind in self._kinds:
            if 0.0 < kind.struck_mm <= leak_mm:
                self._raise(self._world.one(Alarms), kind, self._world.get(event.module, Module).index, leak_mm)

    def _raise(self, alarms: Alarms, kind: AlarmKind, index: int, value: float) -> None:
        module = self._modules[index]
        name = f"{kind.id}@{self._world.get(module, Module).id}"
        now_s = self._world.one(Clock).elapsed_s
        alarms.standing[name] = Alarm(kind.id, module, kind.level, now_s, value)
        self._world.events.say(AlarmRaised(kind.id, module, value))
        if kind.closes_bulkheads:
            self._close(module)

    def _follow(self, alarms: Alarms, name: str, alarm: Alarm, kind: AlarmKind, value: float) -> None:
        if math.isnan(value):
            return
        alarm.value = value
        well = (kind.below is None or value >= kind.below + kind.clear_margin) and (
            kind.above is None or value <= kind.above - kind.clear_margin
        )
        if not well or self._world.one(Clock).elapsed_s < alarm.raised_s + kind.holds_s:
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
            if door.by_hand or (drive is not None and drive.stage == "failed"):
                self._world.events.say(DoorFailed(entity))
            else:
                set_door(self._world, entity, "closed", by_itself=True)

    def _open(self, module: int) -> None:
        """Open again what closed by itself, unless a side leaks through its hull, or the place beyond has an alarm."""
        alarms = self._world.one(Alarms)
        leaks = losing(self._world)
        if module in leaks:
            return
        for entity, door in self._world.each(Door):
            if module in (door.a, door.b) and door.state == "closed" and door.by_itself:
                beyond = door.b if door.a == module else door.a
                if beyond not in leaks and not self._still_closed(alarms, beyond):
                    set_door(self._world, entity, "open")
