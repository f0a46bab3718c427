"""The stores of the gas system beside the air: what they hold, and how full they are when a game begins."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.air.matter import FOOD, GASES, HYDROGEN, SPECIES, SUBSTANCES, WATER, Substance
from game.sim.air.processes import BODY_WATER_PER_CO2, Rows, breath_cap, mol_at
from game.sim.clock import SOL_S
from game.sim.food.components import Racks
from game.sim.people.components import Body, Presence
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

PROVISIONS_SOLS = 2_000.0
"""Food and water of a bare scenario, in sols for its people: bare means that nobody keeps house."""
BODY_FOOD, BODY_WATER = "bodies.food", "bodies.water"
"""What bodies hold; they breathe of this, and fill it up from the tanks."""
COMPOST = "crops.compost"
"""What grew and is not eaten."""
FASTING_S = 40.0 * SOL_S
"""How long a body burns what it holds without a meal."""
THIRSTING_S = 3.0 * SOL_S
"""How long it lasts without water."""
ROLES = ("food", "water", "waste_water")
"""Stocks that bodies draw on and fill."""


def substances(settlement: Settlement) -> dict[str, Substance]:
    """Return what each store of the gas system holds, in the order of their rows."""
    stores = {f"outside.{name}": gas for name, gas in zip(SPECIES, GASES, strict=True)}
    stores |= {"outside.h2": HYDROGEN, "walls.h2o": WATER, "brine": WATER, BODY_FOOD: FOOD, BODY_WATER: WATER}
    tanks = {tank.id: SUBSTANCES[tank.holds] for tank in settlement.tanks.values()}
    for role in ROLES:
        if not any(tank.holds == role for tank in settlement.tanks.values()):
            tanks[f"provisions.{role}"] = SUBSTANCES[role]
    bottles = {
        f"bottle.{plan.id}": SUBSTANCES["oxygen"]
        for plan in settlement.machines.values()
        if settlement.machine_kinds[plan.kind].reserve_kg > 0.0
    }
    crops = {f"crops.{farm}": FOOD for farm in settlement.farms}
    compost = {COMPOST: FOOD} if crops else {}
    return stores | tanks | bottles | crops | compost


def stock(settlement: Settlement, role: str) -> str:
    """Return the store that bodies use for food, water or waste water: the first tank that holds it."""
    for tank in settlement.tanks.values():
        if tank.holds == role:
            return tank.id
    return f"provisions.{role}"


def opening_state(world: World, rows_of: Rows, size: int, crops: Iterable[str]) -> Atmosphere:
    """Return the air and stocks with which the settlement is founded."""
    settlement = world.the(Settlement)
    modules = [module for _, module in world.each(Module)]
    state = np.zeros(size)
    temperature = np.array([settlement.modules[module.id].temperature_k for module in modules])
    for module in modules:
        plan = settlement.modules[module.id]
        shares = (plan.gas.o2_share, plan.gas.co2_share, plan.gas.h2o_share, plan.gas.n2_share)
        for species, share in enumerate(shares):
            pressure = 1_000.0 * plan.pressure_kpa * share
            row = rows_of.gas(species, module.index)
            state[row] = mol_at(pressure, plan.volume_m3, plan.temperature_k)
    rows = rows_of.stores
    for tank in settlement.tanks.values():
        state[rows[tank.id]] = tank.amount_kg / SUBSTANCES[tank.holds].kg_per_mol
    for machine in settlement.machines.values():
        bottle_kg = settlement.machine_kinds[machine.kind].reserve_kg
        if bottle_kg > 0.0:
            bottle_kg *= machine.rating_share
            state[rows[f"bottle.{machine.id}"]] = bottle_kg / SUBSTANCES["oxygen"].kg_per_mol
    for name in crops:
        state[rows[f"crops.{name}"]] = sums.total(world.one(Racks).farms[name].trays_mol)
    need = breath_cap(float(len(world.each(Body))))
    state[rows[BODY_FOOD]] = need * FASTING_S
    state[rows[BODY_WATER]] = need * BODY_WATER_PER_CO2 * THIRSTING_S
    people = float(world.one(Presence).heads.sum())
    for role, kg_per_person_sol in (("food", 0.7), ("water", 30.0)):
        if f"provisions.{role}" in rows:
            kg = people * kg_per_person_sol * PROVISIONS_SOLS
            state[rows[f"provisions.{role}"]] = kg / SUBSTANCES[role].kg_per_mol
    return Atmosphere(state, temperature, temperature)
