"""Warmth as hours pass."""

from __future__ import annotations

import numpy as np

from game.sim.air.components import Atmosphere
from game.sim.clock import HOUR_S, Clock, local_h_of, sol_of
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of
from game.sim.heat.components import Warmth
from game.sim.heat.events import HeatBack, HeatLost
from game.sim.heat.heaters import Heaters
from game.sim.heat.rules import Shells, Vector, WarmthCourse, chill, freeze, heat_rules
from game.sim.people.components import Presence
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.weather.cold import at_hour_k, expose, mean_and_swing_k
from game.sim.weather.components import Weather
from game.sim.weather.forecast import weather_rules
from game.sim.world import World

AIR_EVERY_H = 4
"""Hours from one look at how far the air is behind its places to the next."""
CHILL_EVERY_H = 6
"""Hours from one look at whom the cold hurts to the next."""
BACK_K = 0.1
"""Air that is no further behind is let be."""
COOLED_K = 2.0
"""A place that nothing heats is not said to be cold before it has cooled by so much."""


class HeatProcessor:
    """Cools and warms places, hour by hour. Writes ``Warmth``, ``Atmosphere.temperature_k`` and what the cold wears."""

    def __init__(self, world: World) -> None:
        """Lay out the places, and who heats which."""
        self._world = world
        self._bare = world.the(Settlement).scenario.bare
        if self._bare:
            return
        self._last: tuple[float, float, Vector] | None = None
        self._course = WarmthCourse(b"", np.zeros(0), np.zeros(0))
        """What follows from the temperatures that were looked at last."""
        self._last_wanted: tuple[WarmthCourse, Vector, Vector, Vector] | None = None
        """What was wanted last: of which course, by what around, with what gain, and how much."""
        self._last_gain: tuple[bytes, Vector] = b"", np.zeros(0)
        """Who was where when that was looked at last, and what warmth they gave."""
        self._day: tuple[int, float, tuple[float, float]] | None = None
        self._shells = Shells.of(world)
        self._cooled_k = self._shells.kept_k - COOLED_K
        self._chilly_k = np.maximum(self._cooled_k, heat_rules(world).freezing_k)
        """Where it is warmer nothing has cooled, and nothing freezes."""
        self._rules, self._sky = heat_rules(world), weather_rules(world)
        self._heaters = Heaters(world)
        self._reactors = [
            machine
            for _, machine in world.each(Machine)
            if (power := kind_of(world, machine).power) is not None and power.source == "steady"
        ]
        self._modules = [entity for entity, _ in world.each(Module)]
        if world.one(Clock).steps == 0:
            start_s, warmth = world.one(Clock).start_s, world.one(Warmth)
            self._want(warmth, self._around(start_s + 0.5 * HOUR_S, world.one(Weather).tau), self._gain_kw())

    def process(self, _step_s: float) -> None:
        """See to the warmth at every whole hour since the game began: every step ends there at the latest."""
        if self._bare:
            return
        warmth = self._world.one(Warmth)
        hour = int((self._world.one(Clock).elapsed_s + 1e-6) // HOUR_S)
        while warmth.hour < hour:
            self._next_hour(warmth)

    def _next_hour(self, warmth: Warmth) -> None:
        world, clock = self._world, self._world.one(Clock)
        warmth.hour += 1
        middle_s = clock.start_s + (warmth.hour - 0.5) * HOUR_S
        tau = world.one(Weather).tau
        around = self._around(middle_s, tau)
        gain = self._gain_kw()
        before = warmth.temperature_k
        warmth.loop = any(machine.state == "running" for machine in self._reactors) or not self._reactors
        heat = self._heat_kw(warmth, around, gain)
        heated = heat + gain
        warmth.temperature_k = self._shells.after_an_hour_k(self._course_of(before), around, heated)
        chilly = bool(np.count_nonzero(warmth.temperature_k < self._chilly_k))
        cold = np.flatnonzero((warmth.temperature_k < self._cooled_k) & (heat <= 0.0)).tolist() if chilly else []
        self._tell(warmth, cold)
        if warmth.sol != world.one(Weather).sol:
            warmth.sol = world.one(Weather).sol
            expose(world, frozenset(warmth.unheated))
        self._want(warmth, self._around(clock.start_s + (warmth.hour + 0.5) * HOUR_S, tau), gain)
        if warmth.hour % AIR_EVERY_H == 0:
            self._warm_air(warmth.temperature_k)
        if warmth.hour % CHILL_EVERY_H == 0 and np.minimum.reduce(warmth.temperature_k) < self._rules.chill_k:
            chill(world, warmth.temperature_k, CHILL_EVERY_H)
        if chilly:
            for row in np.flatnonzero(warmth.temperature_k < self._rules.freezing_k).tolist():
                freeze(world, self._modules[row], float(warmth.temperature_k[row]))

    def _around(self, at_s: float, tau: float) -> Vector:
        """Return what is around each place at a time; what was looked up last is kept."""
        if self._last is not None and self._last[:2] == (at_s, tau):
            return self._last[2]
        sol = sol_of(at_s)
        if self._day is None or self._day[:2] != (sol, tau):
            self._day = (sol, tau, mean_and_swing_k(self._sky, sol, tau))
        around = self._shells.around_k(at_hour_k(*self._day[2], local_h_of(at_s)), self._rules.rock_k)
        self._last = (at_s, tau, around)
        return around

    def _gain_kw(self) -> Vector:
        """Return the warmth of the people in each place; it is kept for as long as everybody stays where they are."""
        heads = self._world.one(Presence).heads
        crowd = heads.tobytes()
        if self._last_gain[0] != crowd:
            self._last_gain = crowd, np.add.reduce(heads, axis=1) * (1e-3 * self._rules.body_w)
        return self._last_gain[1]

    def _course_of(self, temperature_k: Vector) -> WarmthCourse:
        """Return what follows from how warm places are; it is kept for as long as they stay so: mostly for good."""
        if self._course.of != temperature_k.tobytes():
            self._course = self._shells.course(temperature_k)
        return self._course

    def _heat_kw(self, warmth: Warmth, around: Vector, gain: Vector) -> Vector:
        """Return what was given to each place in the last hour."""
        given = self._heaters.given_kw(warmth.wanted_kw)
        if warmth.loop:
            given += np.where(self._shells.looped, self._wanted_kw(warmth.temperature_k, around, gain), 0.0)
        return given

    def _wanted_kw(self, temperature_k: Vector, around: Vector, gain: Vector) -> Vector:
        """Return what each place wants; what was worked out last is kept: an hour begins as the one before ended."""
        course, last = self._course_of(temperature_k), self._last_wanted
        if last is None or last[0] is not course or last[1] is not around or last[2] is not gain:
            wanted = self._shells.wanted_kw(course, around, gain)
            last = self._last_wanted = course, around, gain, wanted
        return last[3]

    def _want(self, warmth: Warmth, around: Vector, gain: Vector) -> None:
        """Set what each heater is to give in the coming hour."""
        warmth.wanted_kw = self._heaters.shares_kw(self._wanted_kw(warmth.temperature_k, around, gain))

    def _tell(self, warmth: Warmth, cold: list[int]) -> None:
        if cold == warmth.unheated:
            return
        for row in cold:
            if row not in warmth.unheated:
                self._world.events.say(HeatLost(self._modules[row]))
        for row in warmth.unheated:
            if row not in cold:
                self._world.events.say(HeatBack(self._modules[row]))
        warmth.unheated = cold
        expose(self._world, frozenset(cold))

    def _warm_air(self, temperature_k: Vector) -> None:
        """Let the air of places follow that have moved enough."""
        air, rules = self._world.one(Atmosphere), self._rules
        off_by = np.abs(temperature_k - air.temperature_k)
        step = np.where(temperature_k < rules.cold_k, rules.cold_gas_step_k, rules.gas_step_k)
        back = (temperature_k == self._shells.kept_k) & (off_by > BACK_K)
        if np.count_nonzero((off_by > step) | back):
            # the equations are made anew once for all of them
            air.temperature_k = np.where(off_by > BACK_K, temperature_k, air.temperature_k)
            air.ways_changed_s = self._world.one(Clock).elapsed_s
