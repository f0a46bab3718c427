"""What makes power, what keeps it and what draws it, in the order in which it is given up."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.machine import MachineKind, PowerKeeping, PowerMaking
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import RUNNING, kind_of
from game.sim.heat.components import Warmth
from game.sim.power.components import Bus
from game.sim.settlement import Settlement
from game.sim.world import World


@dataclass(frozen=True, slots=True)
class Maker:
    """A machine that feeds the bus."""

    machine: Machine
    power: PowerMaking
    size: float

    def full_kw(self, bus: Bus) -> float:
        """Return what it gives now: a maker of sunlight, at the light by which it is rated."""
        if self.machine.state != "running":
            return 0.0
        return self.size * self.power.peak_kw * self.machine.condition_share * bus.built.get(self.machine.id, 1.0)


@dataclass(frozen=True, slots=True)
class Keeper:
    """A battery."""

    machine: Machine
    battery: PowerKeeping
    size: float


@dataclass(frozen=True, slots=True)
class Drawer:
    """A machine that draws."""

    entity: int
    machine: Machine
    kind: MachineKind
    size: float
    running_kw: float
    """What it draws while it is on, without what it takes to keep a place warm."""
    standby_kw: float
    """What it draws while it stands by."""

    def level(self, bus: Bus) -> int:
        """Return how early it is given up: the highest first."""
        return bus.levels.get(self.machine.id, self.kind.priority)

    def steady_kw(self) -> float:
        """Return what it draws now if it is fed, without what it takes to keep a place warm."""
        state = self.machine.state
        return self.running_kw if state in RUNNING else self.standby_kw if state == "standby" else 0.0

    def wanted_kw(self, warmth: Warmth) -> float:
        """Return what it draws now if it is fed."""
        return self.steady_kw() + (0.0 if self.kind.heating is None else self.heating_kw(warmth))

    def heating_kw(self, warmth: Warmth) -> float:
        """Return what it draws to keep its place warm if it is fed."""
        return warmth.wanted_kw.get(self.machine.id, 0.0) if self.runs else 0.0

    @property
    def runs(self) -> bool:
        """Return whether it is switched on."""
        return self.machine.state in RUNNING


class Loads:
    """The machines of a colony as the bus sees them. No machine comes or goes during a game."""

    def __init__(self, world: World) -> None:
        """Lay out who makes, keeps and draws."""
        plans = world.the(Settlement).machines
        rows = [(e, m, kind_of(world, m), plans[m.id].rating_share) for e, m in world.each(Machine)]
        self.makers = [Maker(m, k.power, size) for _, m, k, size in rows if k.power is not None]
        self.keepers = [Keeper(m, k.battery, size) for _, m, k, size in rows if k.battery is not None]
        self.drawers = [
            Drawer(e, m, k, size, size * k.draw_kw, size * k.standby_kw)
            for e, m, k, size in rows
            if k.draw_kw > 0.0 or k.standby_kw > 0.0 or k.heating
        ]
        self._levels: list[int] = []
        self._levels_of: dict[str, int] | None = None
        self._given: dict[str, int] = {}
        """The levels given by the desk of which ``_levels`` were made."""

    def capacity_kwh(self) -> float:
        """Return what the batteries hold when full."""
        return sum(row.size * row.battery.capacity_kwh * row.machine.condition_share for row in self.keepers)

    @property
    def efficiency_share(self) -> float:
        """Return what comes back of what goes into the batteries."""
        return self.keepers[0].battery.efficiency_share if self.keepers else 1.0

    def made_kw(self, bus: Bus) -> tuple[float, float]:
        """Return what cells make at the light by which they are rated, and what all else makes."""
        sun = sum(row.full_kw(bus) for row in self.makers if row.power.source == "sun")
        return sun, sum(row.full_kw(bus) for row in self.makers if row.power.source != "sun")

    def besides_kw(self, bus: Bus) -> float:
        """Return what is drawn now by what is no machine."""
        return sum(kw for kw, level in bus.loads.values() if level < bus.shed_from)

    def levels(self, bus: Bus) -> list[int]:
        """Return how early each machine is given up, in the order of ``drawers``."""
        if self._levels_of is not bus.levels or self._given != bus.levels:
            self._levels_of, self._given = bus.levels, dict(bus.levels)
            self._levels = [row.level(bus) for row in self.drawers]
        return self._levels

    def fed(self, bus: Bus) -> list[Drawer]:
        """Return the machines that the bus feeds now."""
        levels, shed_from, cut = self.levels(bus), bus.shed_from, bus.cut
        fed = [row for row, level in zip(self.drawers, levels, strict=True) if level < shed_from]
        return [row for row in fed if row.machine.id not in cut] if cut else fed

    def drawn_kw(self, bus: Bus, warmth: Warmth) -> float:
        """Return what is drawn now."""
        kw = [
            row.steady_kw() if row.kind.heating is None else row.steady_kw() + row.heating_kw(warmth)
            for row in self.fed(bus)
        ]
        return sum(kw) + self.besides_kw(bus)

    def all_kw(self, bus: Bus, warmth: Warmth) -> float:
        """Return what would be drawn if everything were fed."""
        return sum(row.wanted_kw(warmth) for row in self.drawers) + sum(kw for kw, _ in bus.loads.values())
