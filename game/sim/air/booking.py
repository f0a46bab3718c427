"""Moving matter from one store to another between steps, as people do by hand."""

from __future__ import annotations

from collections.abc import Mapping

from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.air.matter import ELEMENTS
from game.sim.air.plant import AirPlant
from game.sim.world import World


def book(world: World, moved_mol: Mapping[str, float], *, landed: bool = False) -> None:
    """Change stores by these amounts, mol; what comes out of crates from Earth is new to the ledger (``landed``).

    Raises ``ValueError`` if a store would go below nothing, or an element be made or lost.
    """
    plant, air = world.the(AirPlant), world.one(Atmosphere)
    rows = plant.system.rows.stores
    if not landed:
        for index, element in enumerate(ELEMENTS):
            atoms = [plant.stores[name].atoms[index] * mol for name, mol in moved_mol.items()]
            if abs(sums.total(atoms)) > 1e-9 * max(1.0, *(abs(each) for each in atoms)):
                raise ValueError(f"{element} does not balance")
    # what is known of a state is kept by its identity, so a new one is made
    state = air.amount_mol.copy()
    for name, mol in moved_mol.items():
        after = float(state[rows[name]]) + mol
        if after < -1e-6:
            raise ValueError(f"{name} does not hold so much")
        state[rows[name]] = max(0.0, after)
    state.flags.writeable = False
    air.amount_mol = state


def held_mol(world: World, store: str) -> float:
    """Return what a store holds."""
    return float(world.one(Atmosphere).amount_mol[world.the(AirPlant).system.rows.stores[store]])
