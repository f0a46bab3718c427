"""Air that a test makes thinner or staler in one place, and the whole ledger that it is on."""

from __future__ import annotations

from collections.abc import Iterable

from game.sim.air.atmospherics import Atmospherics
from game.sim.air.components import Atmosphere
from game.sim.air.matter import SPECIES
from game.sim.air.plant import AirPlant
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.world import World


def scale_air(world: World, place: str, share: float, gases: Iterable[int] = range(len(SPECIES))) -> None:
    """Let the air of a place hold some times as much of some gases, by default of all."""
    rows, index = world.the(AirPlant).system.rows, world.get(world.the(Register).modules[place], Module).index
    atmosphere = world.one(Atmosphere)
    amount_mol = atmosphere.amount_mol.copy()
    for gas in gases:
        amount_mol[rows.gas(gas, index)] *= share
    atmosphere.amount_mol = amount_mol
    world.the(Atmospherics).refresh(atmosphere)


def elements_mol(world: World) -> dict[str, float]:
    """Atoms of each element on the whole ledger: in air, stores and bodies, and outside."""
    return world.the(AirPlant).system.elements(world.one(Atmosphere).amount_mol)
