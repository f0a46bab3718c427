"""What keeps people alive, by system: which parts and machines belong to it, and how much of it there is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.content.kinds.machine import MachineKind
from game.content.kinds.weather import FarmPlan
from game.sim.hardware.components import Machine, Part
from game.sim.hardware.rules import kind_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.world import World

Rows = npt.NDArray[np.intp]
SYSTEMS = ("oxygen", "co2", "power", "water", "food", "pressure")
"""What runs out, the quickest to kill first but for pressure, whose parts are everywhere."""


def system_of_kind(kind: MachineKind) -> str:
    """Return the system that a kind of machine belongs to; empty: none of them."""
    if kind.oxygen is not None or kind.reserve_kg > 0.0:
        return "oxygen"
    if kind.make_up is not None:
        return "oxygen" if kind.make_up.gas == "oxygen" else "pressure"
    if kind.scrubbing is not None:
        return "co2"
    if kind.power is not None or kind.battery is not None:
        return "power"
    return "water" if kind.water is not None or kind.drying is not None else ""


def lamps(world: World) -> frozenset[str]:
    """Return the machines whose light food grows by."""
    farms = world.the(Settlement).content.of(FarmPlan)
    return frozenset(farm.lamps for farm in farms.values() if farm.lamps is not None)


class SystemBook:
    """Static tables: the system of every part and machine."""

    def __init__(self, world: World) -> None:
        """Read the parts and machines that stand in the world."""
        grow = lamps(world)
        self.machines: dict[str, list[tuple[int, Machine, float]]] = {system: [] for system in SYSTEMS}
        """Machines that make a system's product, with how much each makes: kg a sol, kW or their size."""
        of_machine: dict[int, str] = {}
        for entity, machine in world.each(Machine):
            kind = kind_of(world, machine)
            system = "food" if machine.id in grow else system_of_kind(kind)
            of_machine[entity] = system
            size = world.the(Settlement).machines[machine.id].rating_share
            rate = rating(kind) * size
            if system and rate > 0.0:
                self.machines[system].append((entity, machine, rate))
        parts = world.each(Part)
        kinds = world.the(Settlement).part_kinds
        self.system_of: dict[int, str] = {}
        """System of each part, by entity; empty: none."""
        for entity, part in parts:
            found = of_machine.get(part.owner, "")
            hull = world.find(part.owner, Module) is not None or world.find(part.owner, Door) is not None
            self.system_of[entity] = found or ("pressure" if hull else "")
        spare = [(part.index, kinds[part.kind], self.system_of[entity]) for entity, part in parts]
        self.rows_of: dict[str, Rows] = {}
        """Rows of the parts that each spare fits, by item."""
        self.own_rows: dict[str, dict[str, Rows]] = {}
        """The same of those that can be replaced, by system."""
        for item in dict.fromkeys(kind.spare for _, kind, _ in spare if kind.spare is not None):
            of = [(row, kind, system) for row, kind, system in spare if kind.spare == item]
            self.rows_of[item] = np.array([row for row, _, _ in of], dtype=np.intp)
            for system in SYSTEMS:
                own = [row for row, kind, there in of if there == system and kind.replace is not None]
                if own:
                    self.own_rows.setdefault(system, {})[item] = np.array(own, dtype=np.intp)
        self.life_h = np.array([kind.life_h for _, kind, _ in spare], dtype=np.float64)
        """Mean life of each part by the book, in hours of reference exposure, shape (parts,)."""


def rating(kind: MachineKind) -> float:
    """Return what a machine of a kind gives to its system at full rating, in that system's unit; 0: it only keeps."""
    if kind.oxygen is not None:
        return kind.oxygen.oxygen_kg_per_sol
    if kind.scrubbing is not None:
        return kind.scrubbing.co2_kg_per_sol
    if kind.power is not None:
        return kind.power.peak_kw * (1.0 if kind.power.source == "steady" else SUN_MEAN)
    if kind.water is not None:
        return kind.water.water_kg_per_sol
    return 0.0


SUN_MEAN = 0.3183
"""Mean of the sun's height over a sol against noon, at the equator: 1 / pi."""
