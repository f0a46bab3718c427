"""The shop as sols pass: what it has learnt, and what the stock lacks."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.crews.components import Plans
from game.sim.fabrication.components import Shop
from game.sim.fabrication.queue import cover, drop_stuck, shortages
from game.sim.fabrication.recipes import recipe_of, recipes_for
from game.sim.fabrication.rules import draw_power, want
from game.sim.fabrication.runs import add_scrap
from game.sim.hardware.components import Part
from game.sim.hardware.events import PartReplaced
from game.sim.settlement import Settlement
from game.sim.stores.events import GearWornOut
from game.sim.stores.stock import Stores, mass_kg, rules_of
from game.sim.structure.components import Module
from game.sim.world import World

MEAN_SOLS = 5.0
"""Sols over which the hours of a sol are averaged."""
WORN = "worn"
"""Beginning of why something is asked for that takes the place of worn gear; the place and a number follow."""


class FabricationProcessor:
    """Keeps the shop's books once a sol, and the scrap of parts that are replaced. Writes ``Shop``."""

    def __init__(self, world: World) -> None:
        """Begin to listen for parts that come off."""
        self._world = world
        world.events.subscribe(PartReplaced, self._replaced)
        world.events.subscribe(GearWornOut, self._worn_out)

    def process(self, _step_s: float) -> None:
        """See to the shop, on the first step of a sol."""
        world, sol = self._world, self._world.one(Clock).sol
        shop, rules = world.one(Shop), rules_of(self._world)
        if sol == shop.sol:
            return
        sols, shop.sol = sol - shop.sol, sol
        shop.hours_per_sol += (shop.hours_today / sols - shop.hours_per_sol) * min(1.0, sols / MEAN_SOLS)
        shop.capability += (1.0 - shop.capability) * min(1.0, rules.capability_per_h * shop.hours_today)
        shop.recent_kg *= max(0.0, 1.0 - sols / rules.measured_sols)
        shop.hours_today = 0.0
        draw_power(world, sols)
        self._see_to_stock(shop, rules.keep_priority)

    def _see_to_stock(self, shop: Shop, priority: int) -> None:
        """Make or ask for what the stock lacks, and what lots in the queue lack."""
        if self._world.the(Stores).main is None:
            return
        drop_stuck(self._world)
        short = shortages(self._world)
        if not short:
            return
        urgency = dict.fromkeys(short, priority)
        for lot in shop.lots:
            for item in recipe_of(self._world, lot).materials:
                if item in urgency:
                    urgency[item] = max(urgency[item], lot.priority)
        for item, most in urgency.items():
            cover(self._world, item, most)

    def _replaced(self, event: PartReplaced) -> None:
        """Take what can be taken back off an old part, if one came off."""
        if not event.came_off:
            return
        part = self._world.get(event.part, Part)
        spare = self._world.the(Settlement).part_kinds[part.kind].spare
        kg = self._scrap_kg(spare) if spare else 0.0
        if kg > 0.0:
            self._world.one(Shop).stripped_kg += kg
            add_scrap(self._world, kg)

    def _scrap_kg(self, item: str) -> float:
        """Return what can be taken back off something that is used up."""
        recipe = next(iter(recipes_for(self._world, item)), None)
        return mass_kg(self._world, {item: 1}) * recipe.scrap_share if recipe is not None else 0.0

    def _worn_out(self, event: GearWornOut) -> None:
        """Take what can be taken back off worn gear, throw the rest away, and see to it that another comes."""
        world = self._world
        if world.the(Settlement).scenario.bare:
            return
        kg = self._scrap_kg(event.item)
        add_scrap(world, kg)
        shop = world.one(Shop)
        shop.lost_kg += mass_kg(world, {event.item: 1}) - kg
        if world.one(Plans).auto.get("spares", False):
            shop.worn_out += 1
            why = f"{WORN}/{world.get(event.module, Module).id}/{shop.worn_out}"
            want(world, event.item, 1, why, rules_of(world).gear_priority)
