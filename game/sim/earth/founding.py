"""How things stand between the colony and Earth when a game begins."""

from __future__ import annotations

from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.crews.components import COLUMN, Plans
from game.sim.earth.acts import seen
from game.sim.earth.components import Earth
from game.sim.earth.kinds import EarthBook
from game.sim.earth.messages import is_dark
from game.sim.earth.metrics import measure, telemetry
from game.sim.earth.reports import reported
from game.sim.earth.trust import allot
from game.sim.world import World


def open_earth(world: World) -> None:
    """Begin with Earth's trust as it is, its last picture a report old, and nothing on its way."""
    book = world.the(EarthBook)
    rules = book.rules
    if rules is None or not book.live:
        world.put(Earth())
        return
    sol = world.one(Clock).sol
    earth = Earth(live=True, sol=sol, demands=rules.demands, patience=rules.patience)
    world.put(earth)
    earth.trust = {matter: rules.trust[matter] for matter in rules.trust}
    earth.reported_sol = earth.late_sol = sol - rules.report_sols // 2
    earth.picture = telemetry(world) | {kind.id: measure(world, kind.id) for kind in reported(world)}
    earth.pictured_sol = dict.fromkeys(earth.picture, sol)
    earth.quota_h = float(world.one(Plans).usual_h[:, COLUMN["quota"]].sum())
    earth.dead_told = int(measure(world, "deaths"))
    earth.standing = [f"{kind}@{what}" for kind, what in seen(world)]
    earth.dark = is_dark(world)
    least, most = rules.first_directive_sols
    earth.next_directive_sol = sol + least + world.one(Chance).once("earth/first").below(most - least + 1)
    allot(world)
