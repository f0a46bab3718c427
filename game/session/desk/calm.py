"""Air that harms nobody within a forecast, so that none need be run: by what it would be at the worst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.session.desk.courses import AHEAD_S
from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2, GAS_CONSTANT, O2, O2_PER_CO2, SPECIES
from game.sim.air.openings import leak_per_s
from game.sim.air.processes import breath_cap
from game.sim.people.components import Presence
from game.sim.people.physiology import Breath
from game.sim.people.rules import Activities
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.world import World

if TYPE_CHECKING:
    from game.session.desk.airs import State

LEAK_SHARE = 0.25
"""Leaks that take more of a module's air than this within a forecast are looked at closely."""
UNEVEN_SHARE = 0.1
"""So is air that is not as dense everywhere, by more than this share: it flows."""


def is_calm(world: World, joined: tuple[int, ...], state: State) -> bool:
    """Return whether nobody in some modules that share air can take a dose from it within a forecast.

    ``state`` is their air as it is read, mol, shape (species x modules and stocks,). Whatever is mixed, nowhere is
    there less oxygen than where there was least, less what people breathe in where they breathe most; nor more carbon
    dioxide, counted alike as if nothing took it away. What leaks and what evens out comes off on top, and the
    worst must still be a good way from harm.
    """
    settlement, count = world.the(Settlement), len(joined)
    modules = [world.get(entity, Module) for entity in joined]
    volumes = [settlement.modules[module.id].volume_m3 for module in modules]
    warmth = world.one(Atmosphere).temperature_k
    kelvin = [float(warmth[module.index]) for module in modules]
    air = state.tolist()
    gas = [
        [air[species * count + row] / volume for row, volume in enumerate(volumes)] for species in range(len(SPECIES))
    ]
    density = [sums.total(column) for column in zip(*gas, strict=True)]
    leak_share = _leak_share(world, joined, volumes, kelvin)
    if leak_share > LEAK_SHARE or min(density) < (1.0 - UNEVEN_SHARE) * max(density):
        return False
    thin = min(density) * (1.0 - leak_share)
    kept = thin / max(density)
    breath = _breath_mol_per_m3(world, modules, volumes)
    least_o2, most_co2 = min(gas[O2]) - O2_PER_CO2 * breath, max(gas[CO2]) + breath
    cold, warm = 1e-3 * GAS_CONSTANT * min(kelvin), 1e-3 * GAS_CONSTANT * max(kelvin)
    return not Breath.of(least_o2 * kept * cold, most_co2 / kept * warm, thin * cold).nearly_harms


def _breath_mol_per_m3(world: World, modules: list[Module], volumes: list[float]) -> float:
    """Return the carbon dioxide that is breathed out within a forecast where it is most, mol/m3."""
    heads, shares = world.one(Presence).heads, world.the(Activities).metabolic_share
    breathing = [
        sums.total(head * share for head, share in zip(heads[module.index].tolist(), shares, strict=True)) / volume
        for module, volume in zip(modules, volumes, strict=True)
    ]
    return breath_cap(max(breathing)) * AHEAD_S


def _leak_share(world: World, joined: tuple[int, ...], volumes: list[float], kelvin: list[float]) -> float:
    """Return the share of its air that the leakiest of some modules loses at the most within a forecast."""
    rows = {entity: row for row, entity in enumerate(joined)}
    leaks = [0.0] * len(joined)
    for _, hole in world.each(Hole):
        row = rows.get(hole.module)
        if row is not None and hole.cda_m2 > 0.0:
            leaks[row] += leak_per_s(hole.cda_m2, volumes[row], kelvin[row]) * AHEAD_S
    return max(leaks)
