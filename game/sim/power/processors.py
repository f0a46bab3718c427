"""Power as time passes: sun and reactors in, machines out, batteries between, and what is given up when it is short."""

from __future__ import annotations

import math

from game.sim import sums
from game.sim.clock import HOUR_S, SOL_S, Clock
from game.sim.hardware.events import MachineChanged
from game.sim.hardware.rules import set_machine
from game.sim.heat.components import Warmth
from game.sim.power.components import NOTHING_SHED, Bus
from game.sim.power.events import LoadRestored, LoadShed, PowerFailed
from game.sim.power.loads import Drawer, Loads
from game.sim.power.rules import plan_of, power_rules, sun_course, wear_by_failure
from game.sim.weather.components import Weather
from game.sim.weather.sun import SLOTS
from game.sim.world import World

SLOT_S = SOL_S / SLOTS
FAILURES_KEPT = 60
TRUSTED_SHARE = 0.5
"""With this much in the batteries all comes back that was cut off, whatever is made."""
SHORTEST_S = 1.0
CUT_SLOTS = 8
"""What is left on after a power failure must be fed through so many stretches of the sun, four hours."""
SAME_FAILURE_S = 5.0 * HOUR_S
"""Batteries that are empty again so soon make no new failure of it."""


def _held_to(row: Drawer) -> tuple[bool, float]:
    """Return how long a machine is held to when single ones are cut off: the greatest goes first, scrubbers go last.

    Without oxygen made the air lasts for days, without scrubbing for hours (reference case: 4.8 d and 19 h).
    """
    return row.kind.scrubbing is None, row.steady_kw()


class PowerProcessor:
    """Balances the bus. Writes ``Bus`` and ``Machine.powered``."""

    def __init__(self, world: World) -> None:
        """Lay out who makes, keeps and draws."""
        self._world = world
        self._loads = Loads(world)
        self._rules = power_rules(world)
        self._stale = True
        self._hour = -1
        self._seen: tuple[object, ...] = ()
        self._sky: tuple[int, float, float] | None = None
        """Sol, opacity and dust for which the course of the sun was worked out."""
        world.events.subscribe(MachineChanged, self._changed)

    def _changed(self, _event: MachineChanged) -> None:
        self._stale = True

    def next_s(self) -> float:
        """Return when the batteries are empty, if that is within the hour, in seconds since the game began."""
        if not self._loads.drawers:
            return math.inf
        bus = self._world.one(Bus)
        short_kw = bus.drawn_kw - bus.made_kw
        if short_kw <= 0.0 or bus.stored_kwh <= 0.0 or bus.stored_kwh > short_kw:
            return math.inf
        return self._world.one(Clock).elapsed_s + max(SHORTEST_S, bus.stored_kwh / short_kw * HOUR_S)

    def process(self, step_s: float) -> None:
        """Balance one step."""
        if not self._loads.drawers:
            return
        world = self._world
        bus, weather = world.one(Bus), world.one(Weather)
        sky = (weather.sol, weather.tau, weather.dust_share)
        if sky != self._sky:
            self._course, self._sky = sun_course(world), sky
        warmth = world.one(Warmth)
        seen = (bus.plan, bus.levels, bus.loads)
        changed = self._stale or seen != self._seen
        if changed:
            self._look(bus)
            self._seen = seen
        if changed or warmth.hour != self._hour:
            self._hour = warmth.hour
            self._draw(bus, warmth)
        if bus.sol != weather.sol:
            self._close_books(bus, weather.sol)
        short = self._balance(bus, world.one(Clock).now_s, step_s)
        self._see_to_loads(bus, warmth, short=short, changed=changed)

    def _look(self, bus: Bus) -> None:
        """Take note of what the machines make, hold and draw, until one of them changes."""
        self._sun_kw, self._steady_kw = self._loads.made_kw(bus)
        self._capacity_kwh = self._loads.capacity_kwh()
        fed = self._loads.fed(bus)
        self._besides_kw = self._loads.besides_kw(bus) + sums.total([row.steady_kw() for row in fed])
        self._heaters = [row.machine.id for row in fed if row.kind.heating is not None and row.runs]
        self._steps = [(step.below_share, step.from_level) for step in plan_of(self._world).step]
        self._stale = False

    def _draw(self, bus: Bus, warmth: Warmth) -> None:
        """Say what is drawn, added up in one order, so that it is the same to the last bit whoever asked for it."""
        wanted = warmth.wanted_kw
        bus.drawn_kw = self._besides_kw + sums.total([wanted[name] for name in self._heaters if name in wanted])

    def _close_books(self, bus: Bus, sol: int) -> None:
        bus.sol = sol
        bus.made_last_kwh, bus.drawn_last_kwh = bus.made_today_kwh, bus.drawn_today_kwh
        bus.made_today_kwh = bus.drawn_today_kwh = 0.0
        bus.lowest_kwh = bus.stored_kwh

    def _balance(self, bus: Bus, now_s: float, step_s: float) -> bool:
        """Fill or empty the batteries, stretch by stretch of the sun; return whether they ran empty."""
        course, efficiency, full = self._course, self._loads.efficiency_share, self._capacity_kwh
        at_s = (now_s - step_s) % SOL_S
        empty = False
        while step_s > 1e-9:
            slot = min(SLOTS - 1, int(at_s / SLOT_S))
            piece_s = min(step_s, (slot + 1) * SLOT_S - at_s)
            if piece_s <= 1e-9:
                at_s += 1e-9
                slot, piece_s = (slot + 1) % SLOTS, min(step_s, SLOT_S)
            made_kw = self._steady_kw + self._sun_kw * course[slot]
            hours = piece_s / HOUR_S
            surplus_kwh = (made_kw - bus.drawn_kw) * hours
            bus.made_today_kwh += made_kw * hours
            bus.drawn_today_kwh += bus.drawn_kw * hours
            bus.stored_kwh = min(full, bus.stored_kwh + surplus_kwh * (efficiency if surplus_kwh > 0.0 else 1.0))
            if bus.stored_kwh <= 1e-9 and surplus_kwh < 0.0:
                # what was not there was not drawn: the books stay balanced
                bus.drawn_today_kwh += min(0.0, bus.stored_kwh)
                bus.stored_kwh, empty = 0.0, True
            bus.made_kw = made_kw
            step_s -= piece_s
            at_s = (at_s + piece_s) % SOL_S
        bus.lowest_kwh = min(bus.lowest_kwh, bus.stored_kwh)
        return empty

    def _see_to_loads(self, bus: Bus, warmth: Warmth, *, short: bool, changed: bool) -> None:
        """Switch off what the plan gives up at this charge, what an empty battery forces, and on again what may be."""
        before, cut = bus.shed_from, bus.cut
        share = bus.stored_kwh / self._capacity_kwh if self._capacity_kwh > 0.0 else 0.0
        wanted = still = NOTHING_SHED
        for below, level in self._steps:
            if share <= below:
                wanted = min(wanted, level)
            if share <= below + self._rules.margin_share:
                still = min(still, level)
        bus.plan_from = min(wanted, max(bus.plan_from, still))
        if short:
            self._cut(bus, warmth)
        elif bus.forced_from < NOTHING_SHED or bus.cut:
            self._bring_back(bus, warmth, share)
        shed_from = min(bus.plan_from, bus.forced_from)
        if shed_from != before or bus.cut != cut or short or (changed and self._powers_wrongly(bus, shed_from)):
            bus.shed_from = shed_from
            self._apply(bus, warmth)
            if not short and shed_from < before:
                self._world.events.say(LoadShed(shed_from))
            elif shed_from == NOTHING_SHED and before < NOTHING_SHED:
                self._world.events.say(LoadRestored())

    def _powers_wrongly(self, bus: Bus, shed_from: int) -> bool:
        """Return whether a machine is off that should be on, or the other way, as when its level was changed."""
        levels, cut = self._loads.levels(bus), bus.cut
        return any(
            row.machine.powered != (level < shed_from and row.machine.id not in cut)
            for row, level in zip(self._loads.drawers, levels, strict=True)
        )

    def _cut(self, bus: Bus, warmth: Warmth) -> None:
        """The batteries are empty: give up levels until what is left can be fed for a while, then single machines."""
        world, now_s = self._world, self._world.one(Clock).now_s
        slot = int(now_s % SOL_S / SLOT_S)
        made_kw = self._steady_kw + self._sun_kw * min(
            self._course[(slot + ahead) % SLOTS] for ahead in range(CUT_SLOTS)
        )
        levels = sorted({row.level(bus) for row in self._loads.drawers}, reverse=True)
        for level in levels[:-1]:
            if self._loads.drawn_kw(bus, warmth) <= made_kw:
                break
            bus.forced_from = min(bus.forced_from, level)
            bus.shed_from = min(bus.shed_from, bus.forced_from)
        rest = sorted(self._loads.fed(bus), key=_held_to)
        over_kw = self._loads.drawn_kw(bus, warmth) - made_kw
        while over_kw > 0.0 and rest:
            row = rest.pop()
            kw = row.wanted_kw(warmth)
            if kw > 0.0:
                bus.cut = [*bus.cut, row.machine.id]
                over_kw -= kw
        since_s = world.one(Clock).elapsed_s - bus.failed_s
        bus.failed_s = world.one(Clock).elapsed_s
        if since_s < SAME_FAILURE_S:
            return
        bus.failed += 1
        bus.failures = [*bus.failures[-FAILURES_KEPT + 1 :], world.one(Clock).sol]
        wear_by_failure(world)
        world.events.say(PowerFailed(bus.failed, bus.forced_from))

    def _bring_back(self, bus: Bus, warmth: Warmth, share: float) -> None:
        """Bring back what was cut off, a level at a time, when the batteries have something in them again."""
        if share < self._rules.back_share:
            return
        if bus.cut:
            bus.cut = []
            return
        higher = sorted({row.level(bus) for row in self._loads.drawers if row.level(bus) > bus.forced_from})
        following = higher[0] if higher else NOTHING_SHED
        kept, bus.shed_from = bus.shed_from, min(bus.plan_from, following)
        affordable = self._loads.drawn_kw(bus, warmth) <= bus.made_kw
        bus.shed_from = kept
        if affordable or share >= TRUSTED_SHARE:
            bus.forced_from = following

    def _apply(self, bus: Bus, warmth: Warmth) -> None:
        """Feed what is to be fed. What comes back has to start up again."""
        world = self._world
        for row, level in zip(self._loads.drawers, self._loads.levels(bus), strict=True):
            powered = level < bus.shed_from and row.machine.id not in bus.cut
            machine = row.machine
            if machine.powered == powered:
                continue
            machine.powered = powered
            if powered and machine.state == "running" and row.kind.start_up_s + row.kind.settle_s > 0.0:
                set_machine(world, row.entity, "starting")
            else:
                world.events.say(MachineChanged(row.entity, machine.state, machine.state))
        self._look(bus)
        self._draw(bus, warmth)
