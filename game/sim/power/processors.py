"""Power as time passes: sun and reactors in, machines out, batteries between, and shedding when they are empty."""

from __future__ import annotations

from game.sim import portable
from game.sim.clock import Clock
from game.sim.hardware.components import Machine
from game.sim.hardware.events import MachineChanged
from game.sim.hardware.rules import RUNNING, kind_of
from game.sim.power.components import Bus
from game.sim.settlement import Settlement
from game.sim.world import World

TURN = 6.283185307179586
NOTHING_SHED = 100
"""Priority number that no machine has."""
HOUR_S = 3_600.0


class PowerProcessor:
    """Balances the bus. Writes ``Bus`` and ``Machine.powered``."""

    def __init__(self, world: World) -> None:
        """Lay out who makes, keeps and draws."""
        self._world = world
        settlement = world.the(Settlement)
        rows = [
            (entity, machine, kind_of(world, machine), settlement.machines[machine.id].rating_share)
            for entity, machine in world.each(Machine)
        ]
        self._makers = [(m, k.power, size) for _, m, k, size in rows if k.power is not None]
        self._keepers = [(m, k.battery, size) for _, m, k, size in rows if k.battery is not None]
        self._drawers = [(e, m, k, size) for e, m, k, size in rows if k.draw_kw > 0.0 or k.standby_kw > 0.0]
        self._stale = True
        world.events.subscribe(MachineChanged, self._changed)

    def _changed(self, _event: MachineChanged) -> None:
        self._stale = True

    def sun_share(self) -> float:
        """Return the height of the sun against noon, 0 to 1: the cosine of the hour angle at the equator."""
        hours = self._world.one(Clock).local_h - 12.0 - self._world.the(Settlement).rules.sun_tilt
        return max(0.0, portable.cos(TURN * hours / 24.0))

    def _look(self, bus: Bus) -> None:
        """Take note of what the machines make, hold and draw, until one of them changes."""
        running = [
            (size * maker.peak_kw * machine.condition_share, maker)
            for machine, maker, size in self._makers
            if machine.state == "running"
        ]
        self._by_sun_kw = sum(kw for kw, maker in running if maker.source == "sun")
        self._always_kw = sum(kw for kw, maker in running if maker.source != "sun")
        self._capacity_kwh = self.capacity_kwh()
        bus.drawn_kw = self._drawn_kw(bus.shed_from)
        self._stale = False

    def capacity_kwh(self) -> float:
        """Return what the batteries hold when full."""
        return sum(size * keeper.capacity_kwh * machine.condition_share for machine, keeper, size in self._keepers)

    def process(self, step_s: float) -> None:
        """Balance one step."""
        if not self._drawers:
            return
        bus = self._world.one(Bus)
        if self._stale:
            self._look(bus)
        bus.made_kw = self._always_kw + self._by_sun_kw * self.sun_share()
        surplus_kwh = (bus.made_kw - bus.drawn_kw) * step_s / HOUR_S
        efficiency = self._keepers[0][1].efficiency_share if self._keepers else 1.0
        bus.stored_kwh += surplus_kwh * efficiency if surplus_kwh > 0.0 else surplus_kwh
        bus.stored_kwh = min(bus.stored_kwh, self._capacity_kwh)
        if bus.stored_kwh <= 0.0 and surplus_kwh < 0.0:
            bus.stored_kwh = 0.0
            self._shed(bus)
        elif bus.shed_from < NOTHING_SHED and bus.stored_kwh > 0.1 * self._capacity_kwh:
            self._restore(bus)

    def _drawn_kw(self, shed_from: int) -> float:
        total = 0.0
        for _, machine, kind, size in self._drawers:
            if kind.priority < shed_from:
                total += size * (kind.draw_kw if machine.state in RUNNING else 0.0)
                total += size * (kind.standby_kw if machine.state == "standby" else 0.0)
        return total

    def _shed(self, bus: Bus) -> None:
        """Give up the least important machines, until what is left can be fed."""
        levels = sorted({kind.priority for _, _, kind, _ in self._drawers}, reverse=True)
        for level in levels:
            if self._drawn_kw(bus.shed_from) <= bus.made_kw:
                break
            bus.shed_from = min(bus.shed_from, level)
        self._apply(bus)

    def _restore(self, bus: Bus) -> None:
        bus.shed_from = NOTHING_SHED
        self._apply(bus)

    def _apply(self, bus: Bus) -> None:
        for entity, machine, kind, _ in self._drawers:
            powered = kind.priority < bus.shed_from
            if machine.powered != powered:
                machine.powered = powered
                self._world.events.say(MachineChanged(entity, machine.state, machine.state))
        bus.drawn_kw = self._drawn_kw(bus.shed_from)
