"""Emergency reserves of oxygen: whoever services one fills its bottle again from the colony's tank."""

from __future__ import annotations

from game.sim.air.booking import book, held_mol
from game.sim.air.components import Atmosphere
from game.sim.air.fittings import RESERVE_BAND_KPA
from game.sim.air.matter import O2, SUBSTANCES
from game.sim.air.plant import AirPlant
from game.sim.crews.components import Plans
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of, parts_of
from game.sim.settlement import Settlement
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.world import World

LOW_SHARE = 0.8
"""A reserve that holds less than this of what goes into it is serviced before it is due."""


def ask_for_service(world: World) -> None:
    """Have reserves serviced that have fed, by crews who do so by themselves."""
    if not world.one(Plans).auto.get("prevention", False):
        return
    records = world.one(Records)
    for entity, machine in world.each(Machine):
        full_mol = _full_mol(world, machine)
        if full_mol > 0.0 and held_mol(world, _bottle(machine)) < LOW_SHARE * full_mol and _at_rest(world, machine):
            records.service_now[[part.index for _, part in parts_of(world, entity)]] = 1


def fill(world: World, row: int) -> None:
    """Fill the bottle that a part belongs to as far as the tank reaches; nothing if it is of no reserve.

    Where a reserve feeds, what went into it would only run out of it again.
    """
    machine = world.find(world.the(UpkeepBook).parts[row].owner, Machine)
    tank = next((tank.id for tank in world.the(Settlement).tanks.values() if tank.holds == "oxygen"), None)
    if machine is None or tank is None or not _at_rest(world, machine):
        return
    lacks_mol = min(_full_mol(world, machine) - held_mol(world, _bottle(machine)), held_mol(world, tank))
    if lacks_mol > 0.0:
        book(world, {tank: -lacks_mol, _bottle(machine): lacks_mol})


def _bottle(machine: Machine) -> str:
    return f"bottle.{machine.id}"


def _full_mol(world: World, machine: Machine) -> float:
    """Return what goes into the bottle of a reserve; 0 for any other machine."""
    size = world.the(Settlement).machines[machine.id].rating_share
    return size * kind_of(world, machine).reserve_kg / SUBSTANCES["oxygen"].kg_per_mol


def _at_rest(world: World, machine: Machine) -> bool:
    """Return whether a machine is a reserve in whose place there is so much oxygen that it does not feed."""
    kind, plant = kind_of(world, machine), world.the(AirPlant)
    if kind.reserve_kg <= 0.0:
        return False
    oxygen_pa = plant.system.partial_pa(world.one(Atmosphere).amount_mol)[O2, plant.row_of(machine.module)]
    return float(oxygen_pa) >= 1e3 * (kind.reserve_hold_kpa + RESERVE_BAND_KPA)
