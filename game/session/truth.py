"""The true state as tidy rows, for traces. Nothing in the game may look at this; it is for checking the physics."""

from __future__ import annotations

from collections.abc import Iterator

from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2, H2O, N2, O2
from game.sim.air.plant import AirPlant
from game.sim.people.components import Body, Person, Presence
from game.sim.structure.components import Module
from game.sim.world import World

Row = tuple[str, str, str, float]
"""Kind, id, field, value."""


def rows(world: World, after_s: float) -> Iterator[Row]:
    """Yield every row, the air brought ``after_s`` into the coming step. Changes nothing."""
    plant = world.the(AirPlant)
    plant.sync_for_a_look()
    atmosphere = world.one(Atmosphere)
    state = atmosphere.amount_mol
    if after_s > 0.0:
        state = plant.ahead(state, after_s)
    pressure, partial = plant.system.pressure_pa(state), plant.system.partial_pa(state)
    heads = world.one(Presence).heads.sum(axis=1)
    for _, module in world.each(Module):
        index = module.index
        yield "module", module.id, "pressure_pa", float(pressure[index])
        for field, species in (("o2_pa", O2), ("co2_pa", CO2), ("n2_pa", N2), ("h2o_pa", H2O)):
            yield "module", module.id, field, float(partial[species, index])
        yield "module", module.id, "temperature_k", float(atmosphere.temperature_k[index])
        yield "module", module.id, "people", float(heads[index])
    for name, row in plant.system.rows.stores.items():
        yield "store", name, "kg", float(state[row]) * plant.stores[name].kg_per_mol
    for element, amount_mol in plant.system.elements(state).items():
        yield "ledger", element, "mol", amount_mol
    for _, person, body in world.each(Person, Body):
        yield "colonist", person.id, "hypoxia_dose", body.hypoxia_dose
        yield "colonist", person.id, "alive", float(body.alive)
