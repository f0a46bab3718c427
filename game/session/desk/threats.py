"""Places whose air is seen to go bad before any grave alarm stands there: what has to be looked at first, in time."""

from __future__ import annotations

from collections.abc import Collection, Generator

from game.session.desk.forecasting import Forecaster
from game.session.view import ThreatView
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import RUNNING, kind_of
from game.sim.hazards.components import Alarms
from game.sim.people.components import Presence
from game.sim.structure.components import Module
from game.sim.world import World


class Threats:
    """Looks ahead where people are and a reading is noticed, or a machine of the air stands still."""

    def __init__(self, world: World, forecaster: Forecaster) -> None:
        """``forecaster`` runs the air ahead."""
        self._world = world
        self._forecaster = forecaster

    def ahead(self, urgent: Collection[int]) -> Generator[None, None, tuple[ThreatView, ...]]:
        """Yield after each part of the work, and return the threats; of ``urgent`` places the alarms tell."""
        world, forecaster = self._world, self._forecaster
        still = self._still()
        noticed = {alarm.module for alarm in world.one(Alarms).standing.values()}
        occupied = world.one(Presence).occupied()
        watched = sorted({*still, *noticed}.difference(urgent))
        looked_at = [module for module in watched if occupied[world.get(module, Module).index]]
        yield from forecaster.prepare(looked_at)
        found = []
        for module in looked_at:
            name = world.get(module, Module).id
            harm_s, leave_s = forecaster.harm_s(name), forecaster.leave_s(name)
            if harm_s is not None or leave_s is not None:
                found.append(ThreatView(name, harm_s, leave_s, still.get(module, "")))
        return tuple(found)

    def _still(self) -> dict[int, str]:
        """Return the first machine of each place that makes, cleans or moves its air and stands still unbidden."""
        found: dict[int, str] = {}
        for _, machine in self._world.each(Machine):
            if machine.state == "stopped" or (machine.state in RUNNING and not machine.powered):
                kind = kind_of(self._world, machine)
                if kind.oxygen or kind.scrubbing or kind.air:
                    found.setdefault(machine.module, machine.id)
        return found
