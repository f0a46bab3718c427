"""Supply as sols pass: holds are closed, ships land."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.population.arriving import welcome
from game.sim.stores.stock import mass_kg, rules_of
from game.sim.supply.components import Supply
from game.sim.supply.events import HoldClosed, ShipLanded
from game.sim.supply.holds import close_hold, land, plan
from game.sim.world import World


class SupplyProcessor:
    """Sees to ships, once a sol. Writes ``Supply`` and the store."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world

    def process(self, _step_s: float) -> None:
        """Close holds and land ships, on the first step of a sol."""
        supply, sol = self._world.one(Supply), self._world.one(Clock).sol
        if sol == supply.sol:
            return
        faded = rules_of(self._world).measured_sols
        supply.recent_kg *= max(0.0, 1.0 - (sol - supply.sol) / faded)
        supply.sol = sol
        self._close(sol)
        for flight in [flight for flight in supply.flying if flight.arrives_sol <= sol]:
            land(self._world, flight)
            if flight.people:
                welcome(self._world, flight.people, flight.crews, f"{flight.ship}_{flight.arrives_sol}")
            items = flight.items()
            self._world.events.say(ShipLanded(flight.ship, tuple(items.items()), mass_kg(self._world, items)))

    def _close(self, sol: int) -> None:
        """Close every hold whose time has come, one at a time: what is left over goes to the next."""
        while True:
            due = [row for row in plan(self._world) if row[0].closes_sol <= sol]
            if not due:
                return
            departure, loaded = min(due, key=lambda row: (row[0].closes_sol, row[0].ship))
            flight = close_hold(self._world, departure, loaded)
            kg = mass_kg(self._world, flight.items())
            self._world.events.say(HoldClosed(flight.ship, flight.arrives_sol, kg))
