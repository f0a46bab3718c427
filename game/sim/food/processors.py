"""What grows, as hours and sols pass."""

from __future__ import annotations

from game.sim.air.booking import book
from game.sim.air.plant import AirPlant
from game.sim.clock import HOUR_S, Clock
from game.sim.food.components import Racks
from game.sim.food.events import CratesOpened
from game.sim.food.hunger import go_hungry
from game.sim.food.remains import lay_to_rest
from game.sim.food.rules import (
    DARK_SHARE,
    FOOD_KG_PER_MOL,
    eaten_kg_per_sol,
    grow_and_cut,
    judge,
    kill,
    ration,
    room_mol,
    stored_kg,
    sunlight_share,
    washing_share,
)
from game.sim.hardware.events import MachineChanged
from game.sim.people.events import PersonDied
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.supply.rules import open_crates
from game.sim.world import World

JUDGED_EVERY_H = 3
"""Hours from one look at what grows to the next."""
UNPACKED_BELOW_SOLS = 60.0
"""Crates are opened when there is less than this in store."""


class FoodProcessor:
    """Judges growth every few hours, and cuts what is ripe once a sol. Writes ``Racks``."""

    def __init__(self, world: World) -> None:
        """Remember the farms and their lamps."""
        self._world = world
        self._plans = world.the(Settlement).farms
        machines = world.the(Register).machines
        self._lamps = [machines[plan.lamps] for plan in self._plans.values() if plan.lamps in machines]
        self._sun: tuple[int, float] | None = None
        """Sol and its sunlight."""
        world.events.subscribe(MachineChanged, self._changed)
        world.events.subscribe(PersonDied, lambda event: lay_to_rest(world))

    def _changed(self, event: MachineChanged) -> None:
        if event.machine in self._lamps:
            self._world.one(Racks).hour = -JUDGED_EVERY_H  # in the state: the next step judges, after a load too

    def process(self, _step_s: float) -> None:
        """See to the farms."""
        if not self._plans:
            return
        world = self._world
        racks, clock = world.one(Racks), world.one(Clock)
        hour = int((clock.elapsed_s + 1e-6) // HOUR_S)
        if clock.sol != racks.sol:
            racks.sol = clock.sol
            self._cut(racks)
        if hour >= racks.hour + JUDGED_EVERY_H or (hour == 0 and clock.steps == 1):
            racks.hour = hour - hour % JUDGED_EVERY_H
            for name, plan in self._plans.items():
                judge(world, name, plan, self._sunlight(clock.sol))

    def _sunlight(self, sol: int) -> float:
        if self._sun is None or self._sun[0] != sol:
            self._sun = (sol, sunlight_share(self._world))
        return self._sun[1]

    def _cut(self, racks: Racks) -> None:
        world = self._world
        if 0 <= racks.ration_until_sol <= racks.sol:
            ration(world, 1.0)
        share = washing_share(world)
        if share != racks.washing_share:
            racks.washing_share = share
            world.the(AirPlant).stale_people = True
        for name, plan in self._plans.items():
            rack = racks.farms[name]
            rack.dark_sols = rack.dark_sols + 1 if rack.light_share < DARK_SHARE else 0
            if rack.dark_sols >= plan.dark_sols and rack.planted:
                kill(world, name, "dark")
            grow_and_cut(world, name)
        go_hungry(world)
        if stored_kg(world) < UNPACKED_BELOW_SOLS * eaten_kg_per_sol(world):
            opened_kg = open_crates(world, room_mol(world) * FOOD_KG_PER_MOL)
            if opened_kg > 0.0:
                mol = opened_kg / FOOD_KG_PER_MOL
                racks.landed_mol += mol
                book(world, {world.the(AirPlant).stock("food"): mol}, landed=True)
                world.events.say(CratesOpened(opened_kg))
