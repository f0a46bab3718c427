"""The colony's modules, doors, machines and people as one gas system."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import numpy as np
import numpy.typing as npt
from msgspec import structs

from game.content.kinds.place import DoorState
from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.air.fittings import Fittings, enriching
from game.sim.air.joins import Joins
from game.sim.air.matter import WASH_PER_CO2
from game.sim.air.processes import (
    BODY_WATER_PER_CO2,
    Process,
    Rows,
    breath_cap,
    breathing,
    growing,
    taking_in,
    wall,
    washing,
)
from game.sim.air.propagate import Vector
from game.sim.air.stocks import (
    BODY_FOOD,
    BODY_WATER,
    FASTING_S,
    ROLES,
    THIRSTING_S,
    opening_state,
    stock,
    substances,
)
from game.sim.air.system import GasSystem
from game.sim.clock import Clock
from game.sim.food.components import Racks
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of, output_share
from game.sim.people.components import Body, Presence
from game.sim.people.rules import Activities
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World


class AirPlant:
    """Keeps the gas system's coefficients as doors, holes, machines and people have them."""

    def __init__(self, world: World, only: Collection[int] | None = None) -> None:
        """Lay out the gas system of what stands in the world, or some modules as if nothing else were there."""
        self._world = world
        self._settlement = world.the(Settlement)
        chosen = [(entity, module) for entity, module in world.each(Module) if only is None or entity in only]
        self._modules = [module for _, module in chosen]
        self._row_of = {entity: row for row, (entity, _) in enumerate(chosen)}
        self._joins = Joins(world, self._row_of)
        self._plans = [self._settlement.modules[module.id] for module in self._modules]
        """Plans of the modules, at the temperature that each has."""
        self._presence_rows = np.array([module.index for module in self._modules], dtype=np.intp)
        self._warmth: npt.NDArray[np.float64] | None = None
        """The temperatures that were last taken over."""
        self._farms = self._farm_rows()
        self._crops: dict[str, int] = {}
        """The process of each farm."""
        self._enriched: dict[str, tuple[int, Process]] = {}
        """The process that brings each its carbon dioxide, and what it gives at most."""
        self._growth: dict[str, float] = {}
        """How fast each grows, as it was last taken over; a new table says that it changed."""
        self.stores = substances(self._settlement)
        self._lay_out()
        self._metabolic = np.array(world.the(Activities).metabolic_share)
        self.stale_ways = True
        """Whether doors, holes or fans may have changed since the last ``sync``."""
        self.stale_machines = True
        """Whether any machine may have."""
        self._stale_machines: dict[int, None] = {}
        """Machines that have, as far as somebody said so."""
        self.stale_people = True
        """Whether people may have, though nobody said so: when this was laid out anew."""

    def _lay_out(self) -> None:
        """Make the gas system anew, each machine in the module where it stands now."""
        world = self._world
        self._standing = tuple(machine.module for _, machine in world.each(Machine))
        self._machines = [(e, machine) for e, machine in world.each(Machine) if machine.module in self._row_of]
        processes = self._processes()
        self._machine_of = dict(self._machines)
        plans = self._plans
        self.system = GasSystem(
            [plan.volume_m3 for plan in plans],
            [plan.temperature_k for plan in plans],
            self.stores,
            processes,
            exchanges=self._joins.doors + self._joins.ducts,
            leaks=range(len(plans)),
            openings=self._joins.doors,
        )
        if self._settlement.scenario.keeps_house:
            self.system.be_long()

    def _processes(self) -> list[Process]:
        """Return what happens in each place at the temperature that it has, and note whose is which."""
        rows = Rows(len(self._modules), {name: 4 * len(self._modules) + i for i, name in enumerate(self.stores)})
        processes = list(self._natural(rows))
        self._washing = [process.name for process in processes].index("washing")
        fittings = Fittings(self._settlement, rows, {role: self.stock(role) for role in ROLES})
        self._machine_processes: dict[int, list[tuple[int, float]]] = {}
        for entity, machine in self._machines:
            row = self._row_of[machine.module]
            own = list(fittings.of(machine, row, self._plans[row]))
            at = len(processes)
            self._machine_processes[entity] = [(at + slot, process.cap) for slot, process in enumerate(own)]
            processes.extend(own)
        self._crops, self._growth = {}, {}
        self._enriched = {}
        for name, module in self._farms.items():
            self._crops[name] = len(processes)
            processes.append(growing(rows, module, crops=f"crops.{name}", water=self.stock("water")))
            brought = enriching(rows, self._settlement.farms[name], self._plans[module], module)
            self._enriched[name] = (len(processes), brought)
            processes.append(brought)
        return processes

    def follow_warmth(self, temperature_k: npt.NDArray[np.float64]) -> None:
        """Take over the temperature of places that have cooled or warmed, shape (modules,).

        Amounts stay; pressures change with it.
        """
        if temperature_k is self._warmth:
            return
        self._warmth = temperature_k
        mine = temperature_k[self._presence_rows]
        if bool((mine == self.system.temperature_k).all()):
            return
        self._plans = [
            structs.replace(plan, temperature_k=kelvin) for plan, kelvin in zip(self._plans, mine.tolist(), strict=True)
        ]
        self.system.warm(mine, self._processes())
        self.stale_machines = self.stale_people = True

    def machine_changed(self, machine: int) -> bool:
        """Take note that a machine does something else; return whether it is the fan of a duct."""
        self._stale_machines[machine] = None
        fan = machine in self._joins.fans
        self.stale_ways = self.stale_ways or fan
        return fan

    def _farm_rows(self) -> dict[str, int]:
        """Return the row of the module of each farm here."""
        rows = {module.id: row for row, module in enumerate(self._modules)}
        return {plan.id: rows[plan.module] for plan in self._settlement.farms.values() if plan.module in rows}

    def stock(self, role: str) -> str:
        """Return the store that bodies use for food, water or waste water: the first tank that holds it."""
        return stock(self._settlement, role)

    def _natural(self, rows: Rows) -> Iterator[Process]:
        food, water, waste = (self.stock(role) for role in ROLES)
        for row in range(len(self._modules)):
            yield breathing(rows, row, food=BODY_FOOD, water=BODY_WATER, waste=waste)
        people = sums.count(1 for _, body in self._world.each(Body) if body.alive)
        need = breath_cap(float(people))
        yield washing(rows, water=water, waste=waste)
        yield taking_in(rows, food, BODY_FOOD, held_mol=need * FASTING_S, full=4.0 * need)
        thirst = need * BODY_WATER_PER_CO2
        yield taking_in(rows, water, BODY_WATER, held_mol=thirst * THIRSTING_S, full=4.0 * thirst)
        for row, plan in enumerate(self._plans):
            yield wall(rows, row, plan.volume_m3, plan.temperature_k)

    def opening_state(self) -> Atmosphere:
        """Return the air and stocks with which the settlement is founded."""
        return opening_state(self._world, self.system.rows, self.system.size, self._crops)

    def bodies_changed(self) -> None:
        """Lay everything out anew at the next ``sync``: more or fewer bodies eat, drink and breathe than there did."""
        self._standing = ()
        self.stale_ways = True

    def sync(self) -> None:
        """Bring the coefficients up to what doors, holes, machines and people are now, and where machines stand."""
        stale = self.stale_ways or self.stale_machines or bool(self._stale_machines)
        if stale and self._standing != tuple(machine.module for _, machine in self._world.each(Machine)):
            self._lay_out()
            self.stale_ways = self.stale_machines = self.stale_people = True
        # Only now: the processes at other temperatures are those of the machines that stand here.
        self.follow_warmth(self._world.one(Atmosphere).temperature_k)
        if self.stale_ways:
            self._joins.sync(self.system)
        if self.stale_ways or self.stale_machines:
            self.sync_machines()
        elif self._stale_machines:
            self._sync_each([(e, self._machine_of[e]) for e in self._stale_machines if e in self._machine_of])
        self._stale_machines.clear()
        self.stale_ways = self.stale_machines = False
        presence = self._world.one(Presence)
        if presence.changed or self.stale_people:
            metabolic = np.add.reduce(presence.heads[self._presence_rows] * self._metabolic, axis=1)
            eaten = self._world.one(Racks).ration_share
            self.system.cap[: len(self._modules)] = breath_cap(eaten) * metabolic
            self.system.cap[self._washing] = (
                breath_cap(float(presence.heads.sum())) * WASH_PER_CO2 * self._world.one(Racks).washing_share
            )
            presence.changed = self.stale_people = False
        growth = self._world.one(Racks).growth_mol_per_s if self._crops else self._growth
        if growth is not self._growth:
            self._growth = growth
            for name, slot in self._crops.items():
                self.system.cap[slot] = growth.get(name, 0.0)
            farms = self._world.one(Racks).farms
            for name, (slot, process) in self._enriched.items():
                self.system.cap[slot] = process.cap if farms[name].planted else 0.0

    def sync_machines(self) -> None:
        """Bring the ratings up to what each machine gives now."""
        self._sync_each(self._machines)

    def sync_starting(self) -> None:
        """Bring the ratings up to what machines give that are starting, and so give more from step to step."""
        self._sync_each(row for row in self._machines if row[1].state == "starting")

    def _sync_each(self, machines: Iterable[tuple[int, Machine]]) -> None:
        now_s = self._world.one(Clock).elapsed_s
        for entity, machine in machines:
            share = output_share(machine, kind_of(self._world, machine), now_s)
            for slot, full in self._machine_processes[entity]:
                self.system.cap[slot] = full * share

    def row_of(self, module: int) -> int:
        """Return the row of a module, by its entity, in this system's arrays."""
        return self._row_of[module]

    def sync_for_a_look(self) -> None:
        """Do the same and leave the state as it was: whoever looks must not be seen in it."""
        presence = self._world.one(Presence)
        changed = presence.changed
        self.sync()
        presence.changed = changed

    def run_fully(self, machine: int, share: float = 1.0) -> None:
        """Let one machine run at a share of its rating, whatever it does in truth: for looking ahead."""
        for slot, full in self._machine_processes[machine]:
            self.system.cap[slot] = full * share

    def stand(self, door: int, state: DoorState) -> None:
        """Let one door stand otherwise than in truth: for looking ahead."""
        self._joins.stand(self.system, door, state)

    def plug(self, module: int, cda_m2: float) -> None:
        """Let less leak from a module than in truth: for looking ahead."""
        self._joins.plug(self.system, module, cda_m2)

    def change_kpa_per_s(self, state: Vector) -> npt.NDArray[np.float64]:
        """Return how fast the pressure of each gas in each module changes by now, shape (species, modules).

        What pressure drives through open doors is left out: it evens out, and harms nobody.
        """
        self.sync()
        return self.system.partial_pa(self.system.changes(state)) * 1e-3

    def ahead(self, state: Vector, duration_s: float) -> Vector:
        """Return the state after a time in which nothing but the air changes, whatever runs dry on the way."""
        while duration_s > 0.0:
            advance = self.system.advance(state, duration_s)
            state, duration_s = advance.state_mol, duration_s - advance.elapsed_s
        return state
