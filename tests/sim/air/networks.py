"""A colony of a few rooms, put together in the words of a plumber, for the tests of the air."""

import math
import random
from collections.abc import Mapping

import numpy as np

from game.sim.air import matter
from game.sim.air.processes import (
    Process,
    Rows,
    breath_cap,
    breathing,
    condenser,
    electrolysis,
    feed,
    mol_at,
    scrubber,
    wall,
    water_recovery,
)
from game.sim.air.propagate import Vector
from game.sim.air.system import GasSystem

HOUR_S = 3_600.0
SOL_S = 88_775.244
SPECIES = {"o2": matter.O2, "co2": matter.CO2, "h2o": matter.H2O, "n2": matter.N2}
STORES = {
    **{f"outside.{name}": gas for name, gas in zip(matter.SPECIES, matter.GASES, strict=True)},
    "outside.h2": matter.HYDROGEN,
    "walls.h2o": matter.WATER,
    "food": matter.FOOD,
    "water": matter.WATER,
    "waste": matter.WATER,
    "brine": matter.WATER,
    "oxygen": matter.OXYGEN,
    "nitrogen": matter.NITROGEN,
}
PLENTY_MOL = {"food": 1e6, "water": 1e8, "oxygen": 1e6, "nitrogen": 1e7}


class Colony:
    """Rooms and what is in them. Say what there is, then ``wait``, then read."""

    def __init__(self, **stores_mol: float) -> None:
        """Begin with no rooms and with full stores, except those that are named."""
        self.stores_mol = PLENTY_MOL | stores_mol
        self.substances: dict[str, matter.Substance] = dict(STORES)
        self.rooms: list[str] = []
        self.volumes_m3: list[float] = []
        self.temperatures_k: list[float] = []
        self._gas: list[Mapping[str, float]] = []
        self._doors: list[tuple[int, int]] = []
        self._gaps_m2: list[float] = []
        self._fans: list[tuple[int, int]] = []
        self._flows: list[float] = []
        self._holes_m2: list[float] = []
        self._machines: list[tuple[str, str, dict[str, float]]] = []
        self._built: tuple[GasSystem, dict[str, int]] | None = None
        self.state = np.zeros(0)
        self.stops = 0
        """How often the air stopped short because a store ran empty."""

    def room(self, name: str, volume_m3: float, kpa: float = 101.3, kelvin: float = 295.0, **shares: float) -> None:
        """Add a room of air; shares of gases other than air's are given by name, nitrogen is the rest."""
        gas = {"o2": 0.21, "co2": 0.0004, "h2o": 0.0} | shares
        gas.setdefault("n2", 1.0 - sum(gas.values()))
        self.rooms.append(name)
        self.volumes_m3.append(volume_m3)
        self.temperatures_k.append(kelvin)
        self._holes_m2.append(0.0)
        whole = mol_at(1_000.0 * kpa, volume_m3, kelvin)
        self._gas.append({name: share * whole for name, share in gas.items()})

    def hole(self, room: str, mm: float, cd: float = 0.7) -> None:
        """Open a round hole to the outside."""
        self._holes_m2[self.rooms.index(room)] += cd * 0.25 * math.pi * (0.001 * mm) ** 2
        self._apply()

    def patch(self, room: str) -> None:
        """Close every hole of a room."""
        self._holes_m2[self.rooms.index(room)] = 0.0
        self._apply()

    def door(self, a: str, b: str, cda_m2: float) -> None:
        """Hang a door through which pressure drives air."""
        self._doors.append((self.rooms.index(a), self.rooms.index(b)))
        self._gaps_m2.append(cda_m2)

    def close(self, door: int = 0) -> None:
        """Close a door, by the order in which they were hung."""
        self._gaps_m2[door] = 0.0
        self._apply()

    def fan(self, a: str, b: str, m3_per_s: float) -> None:
        """Mix two rooms at a steady flow each way."""
        self._fans.append((self.rooms.index(a), self.rooms.index(b)))
        self._flows.append(m3_per_s)

    def has(self, room: str, machine: str, **settings: float) -> None:
        """Put people, walls or a machine into a room."""
        self._machines.append((machine, room, settings))

    def _process(self, rows: Rows, machine: str, room: str, settings: dict[str, float]) -> Process:
        at = self.rooms.index(room)
        volume_m3, kelvin = self.volumes_m3[at], self.temperatures_k[at]

        def mol(kpa: float) -> float:
            return mol_at(1_000.0 * kpa, volume_m3, kelvin)

        match machine:
            case "walls":
                return wall(rows, at, volume_m3, kelvin)
            case "scrubber":
                flow_per_s = settings["m3_per_s"] / volume_m3
                return scrubber(rows, at, flow_per_s=flow_per_s, full=settings["mol_per_s"])
            case "condenser":
                flow_per_s, hold = settings["m3_per_s"] / volume_m3, mol(settings["hold_kpa"])
                full = settings["mol_per_s"]
                return condenser(rows, at, flow_per_s=flow_per_s, hold_mol=hold, full=full, water="water")
            case "generator":
                hold, band = mol(settings["hold_kpa"]), mol(settings["band_kpa"])
                full = settings["mol_per_s"]
                return electrolysis(rows, at, hold_mol=hold, band_mol=band, full=full, water="water")
            case "nitrogen" | "oxygen":
                return feed(
                    rows,
                    at,
                    species=matter.N2 if machine == "nitrogen" else matter.O2,
                    tank=machine,
                    hold_mol=mol(settings["hold_kpa"]),
                    band_mol=mol(settings["band_kpa"]),
                    full=settings["mol_per_s"],
                    total=machine == "nitrogen",
                )
            case "recovery":
                stores = {"waste": "waste", "water": "water", "brine": "brine"}
                return water_recovery(rows, **stores, share=settings["share"], full=settings["mol_per_s"])
        raise ValueError(machine)

    def _people(self, rows: Rows, room: str, settings: dict[str, float]) -> Process:
        """Breathing at the default rates, or at rates of oxygen and carbon dioxide in kg a day."""
        at = self.rooms.index(room)
        process = breathing(rows, at, food="food", water="water", waste="waste")
        if "o2_kg" in settings:
            o2 = settings["o2_kg"] / matter.OXYGEN.kg_per_mol
            co2 = settings["co2_kg"] / matter.CARBON_DIOXIDE.kg_per_mol
            changes = {
                rows.gas(matter.O2, at): -o2 / co2,
                rows.gas(matter.CO2, at): 1.0,
                rows.stores["other_food"]: -1.0,
                rows.stores["outside.h2"]: 2.0 * (1.0 - o2 / co2 + 0.5),
            }
            process = Process("breathing", changes, process.measure, process.gain)
        return process

    def _build(self) -> GasSystem:
        if any("o2_kg" in settings for *_, settings in self._machines):
            # Another diet: the hydrogen that balances it goes where nobody looks.
            (settings,) = [each for *_, each in self._machines if "o2_kg" in each]
            o2 = settings["o2_kg"] / matter.OXYGEN.kg_per_mol
            co2 = settings["co2_kg"] / matter.CARBON_DIOXIDE.kg_per_mol
            hydrogen = 4.0 * (1.0 - o2 / co2 + 0.5)
            atoms = (1.0, hydrogen, 2.0 - 2.0 * o2 / co2, 0.0)
            self.substances["other_food"] = matter.Substance("other_food", atoms, 0.025)
            self.stores_mol["other_food"] = 1e6
        stores = enumerate(self.substances, start=4 * len(self.rooms))
        rows = Rows(len(self.rooms), {name: row for row, name in stores})
        processes, caps = [], {}
        for index, (machine, room, settings) in enumerate(self._machines):
            if machine == "people":
                processes.append(self._people(rows, room, settings))
                per_person = breath_cap(1.0)
                if "co2_kg" in settings:
                    per_person *= settings["co2_kg"] / 1.04
                caps[index] = per_person * settings["count"]
            else:
                processes.append(self._process(rows, machine, room, settings))
        leaks = range(len(self.rooms))
        system = GasSystem(
            self.volumes_m3, self.temperatures_k, self.substances, processes, self._fans, leaks, self._doors
        )
        for index, cap in caps.items():
            system.cap[index] = cap
        self.state = np.zeros(system.size)
        for at, gas in enumerate(self._gas):
            for name, mol in gas.items():
                self.state[rows.gas(SPECIES[name], at)] = mol
        for name, mol in self.stores_mol.items():
            self.state[rows.stores[name]] = mol
        self._built = (system, rows.stores)
        self._apply()
        return system

    def _apply(self) -> None:
        if self._built is not None:
            system = self._built[0]
            system.exchange_m3_per_s[:] = self._flows
            system.leak_m2[:] = self._holes_m2
            system.opening_m2[:] = self._gaps_m2
            system.changed()

    @property
    def system(self) -> GasSystem:
        """The gas system, built when first needed."""
        return self._built[0] if self._built is not None else self._build()

    def wait(self, seconds: float, step_s: float = math.inf) -> "Colony":
        """Let time pass in steps; a step that stops at an empty store is taken up again."""
        system = self.system
        left_s = seconds
        while left_s > 1e-9:
            asked_s = min(step_s, left_s)
            while asked_s > 0.0:
                advance = system.advance(self.state, asked_s)
                self.stops += bool(advance.emptied)
                self.state = advance.state_mol
                asked_s -= advance.elapsed_s
                left_s -= advance.elapsed_s
        return self

    def kpa(self, room: str) -> float:
        """The pressure in a room."""
        pressures = self.system.pressure_pa(self.state)
        return float(pressures[self.rooms.index(room)]) / 1_000.0

    def mol(self, room: str, gas: str) -> float:
        """The amount of a gas in a room."""
        row = self.system.rows.gas(SPECIES[gas], self.rooms.index(room))
        return float(self.state[row])

    def percent(self, room: str, gas: str) -> float:
        """The share of a gas in a room's dry air."""
        return 100.0 * self.mol(room, gas) / sum(self.mol(room, other) for other in ("o2", "co2", "n2"))

    def stored(self, store: str) -> float:
        """The amount in a store, mol."""
        return float(self.state[self.system.rows.stores[store]])

    def hours_until(self, room: str, gas: str, percent: float, step_s: float = 60.0) -> float:
        """Wait until the share of a gas passes a mark, and return the hours that it took."""
        before = self.percent(room, gas)
        rising = percent > before
        seconds = 0.0
        while True:
            self.wait(step_s)
            now = self.percent(room, gas)
            if (now >= percent) == rising:
                return (seconds + step_s * (percent - before) / (now - before)) / HOUR_S
            seconds, before = seconds + step_s, now


def lost_share(colony: Colony, before: Vector, after: Vector) -> float:
    """Return how much of any element was lost or made, as a share of all there is of it."""
    had, have = colony.system.elements(before), colony.system.elements(after)
    return max(abs(have[name] - had[name]) / max(had[name], 1.0) for name in had)


def random_colony(seed: int, *, doors: bool = False, scarce: bool = False) -> Colony:
    """Make up a colony of one to five rooms with people, machines, fans and leaks.

    With ``doors``, rooms differ in pressure and doors stand ajar or open; with ``scarce``, stores run empty.
    """
    chance = random.Random(seed)
    between, coin = chance.uniform, lambda: chance.random() < 0.5
    scarcity = {name: between(0.0, 3e4) for name in ("food", "water", "oxygen", "nitrogen")} if scarce else {}
    colony = Colony(**scarcity)
    names = "abcde"[: chance.randint(1, 5)]
    for name in names:
        kpa = between(30.0, 105.0) if doors else 101.3
        gas = {"o2": between(0.0, 0.3), "co2": between(0.0, 0.03), "h2o": between(0.0, 0.02)}
        colony.room(name, 50.0 * 100.0 ** chance.random(), kpa, between(288.0, 300.0), **gas)
    for index, name in enumerate(names[1:]):
        other = chance.choice(names[: index + 1])
        if coin():
            colony.fan(other, name, between(0.01, 0.5))
        if doors and coin():
            colony.door(other, name, chance.choice([3.5e-4, 0.01, 0.9]))
    for name in names:
        colony.has(name, "walls")
        if coin():
            colony.has(name, "people", count=chance.randint(0, 40))
        if coin():
            colony.hole(name, between(0.1, 30.0 if doors else 2.0))
        if coin():
            colony.has(name, "scrubber", m3_per_s=between(0.01, 0.2), mol_per_s=between(0.001, 0.05))
        if coin():
            flow, hold = between(0.01, 0.2), between(0.4, 1.5)
            colony.has(name, "condenser", m3_per_s=flow, mol_per_s=between(0.001, 0.05), hold_kpa=hold)
        if coin():
            band, hold = between(0.05, 1.0), between(18.0, 22.0)
            colony.has(name, "generator", mol_per_s=between(0.001, 0.05), band_kpa=band, hold_kpa=hold)
        if coin():
            gas, kpa = chance.choice([("nitrogen", 101.3), ("oxygen", 20.0)])
            colony.has(name, gas, mol_per_s=between(0.01, 1.0), band_kpa=0.2, hold_kpa=kpa)
    if coin():
        colony.has(names[0], "recovery", share=0.98, mol_per_s=between(0.01, 1.0))
    return colony
