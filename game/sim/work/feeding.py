"""Oxygen let out into the air of a place by hand."""

from __future__ import annotations

from game.content.kinds.work import ItemKind
from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.air.matter import O2
from game.sim.air.plant import AirPlant
from game.sim.gear.rules import bearer, canister_items
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.rules import module_of
from game.sim.work.components import Job
from game.sim.work.presence import task_of
from game.sim.world import World

CONSTANT_FLOW_MOL_PER_S = 10.0 / 60.0 / 24.055
"""What a mask on constant flow passes of oxygen: 10 litres a minute at 20 °C, so that a canister for so many seconds
holds so much."""


def open_canisters(world: World, entity: int, job: Job) -> None:
    """Empty the canisters that were brought into the air of a place.

    On the ledger the oxygen comes from the tank that canisters are filled from, which fills their place at once.
    """
    kinds = world.the(Settlement).content.of(ItemKind)
    uses = task_of(world, job).uses
    brought_s = sums.total(
        count * kinds[item].oxygen_s
        for item, count in uses.items()
        if item in canister_items(world) and bearer(world, job.people, item)
    )
    tank = next((tank.id for tank in world.the(Settlement).tanks.values() if tank.holds == "oxygen"), None)
    if tank is None:
        return
    rows = world.the(AirPlant).system.rows
    atmosphere = world.one(Atmosphere)
    amounts = atmosphere.amount_mol.copy()
    let_out_mol = min(brought_s * CONSTANT_FLOW_MOL_PER_S, float(amounts[rows.stores[tank]]))
    amounts[rows.stores[tank]] -= let_out_mol
    amounts[rows.gas(O2, world.get(module_of(world, job.place), Module).index)] += let_out_mol
    atmosphere.amount_mol = amounts
