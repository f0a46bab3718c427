"""What is made and drawn now: one figure for the top bar and for the page of flows."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.heat.components import Warmth
from game.sim.power.components import Bus
from game.sim.power.loads import Loads
from game.sim.power.rules import sun_share
from game.sim.world import World


def made_and_drawn_kw(world: World, loads: Loads) -> tuple[float, float]:
    """Return the power that is made, and that is drawn; before the first step what that will find."""
    bus = world.one(Bus)
    if world.one(Clock).elapsed_s > 0.0:
        return bus.made_kw, bus.drawn_kw
    sun_kw, steady_kw = loads.made_kw(bus)
    return steady_kw + sun_kw * sun_share(world), loads.drawn_kw(bus, world.one(Warmth))
