"""What each machine does to the air and the stores, by what its kind is made for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.content.kinds.machine import MachineKind
from game.content.kinds.place import ModulePlan
from game.content.kinds.weather import FarmPlan
from game.sim.air.matter import CO2, N2, O2, SUBSTANCES, WATER, saturation_pa
from game.sim.air.processes import Process, Rows, condenser, electrolysis, feed, mol_at, scrubber, water_recovery
from game.sim.clock import HOUR_S, SOL_S
from game.sim.hardware.components import Machine
from game.sim.settlement import Settlement

RESERVE_BAND_KPA = 0.2
"""An emergency reserve feeds fully from this far below the pressure that it keeps up."""

ENRICHED_FACTOR = 1.5
"""Carbon dioxide that is kept up among racks, and what can be brought, against what they want at full growth."""


def full_mol_per_s(farm: FarmPlan) -> float:
    """Return what a farm takes in of carbon in full light and good hands."""
    return farm.food_kg_per_sol / SUBSTANCES["food"].kg_per_mol / SOL_S


def enriching(rows: Rows, farm: FarmPlan, place: ModulePlan, module: int) -> Process:
    """Return what brings a farm the carbon dioxide that scrubbers have taken elsewhere; ``module`` is its row.

    Fewer people live beside racks than racks could feed: left to their breath alone, crops starve for carbon.
    """

    def mol(kpa: float) -> float:
        return mol_at(1_000.0 * kpa, place.volume_m3, place.temperature_k)

    return feed(
        rows,
        module,
        species=CO2,
        tank="outside.co2",
        hold_mol=mol(ENRICHED_FACTOR * farm.full_co2_kpa),
        band_mol=mol((ENRICHED_FACTOR - 1.0) * farm.full_co2_kpa),
        full=ENRICHED_FACTOR * full_mol_per_s(farm),
        total=False,
    )


class Fittings:
    """Turns machines into processes of a gas system."""

    def __init__(self, settlement: Settlement, rows: Rows, stocks: Mapping[str, str]) -> None:
        """Work on these rows; ``stocks`` names the store that serves as food, water and waste water."""
        self._settlement = settlement
        self._rows = rows
        self._stocks = stocks

    def of(self, machine: Machine, row: int, module: ModulePlan) -> Iterator[Process]:
        """Yield what a machine does at full rating in a module, which has this row; the caps are its ratings."""
        plan = self._settlement.machines[machine.id]
        kind = self._settlement.machine_kinds[plan.kind]
        size = plan.rating_share

        def mol(kpa: float) -> float:
            return mol_at(1_000.0 * kpa, module.volume_m3, module.temperature_k)

        if kind.oxygen is not None:
            full = size * kind.oxygen.oxygen_kg_per_sol / SUBSTANCES["oxygen"].kg_per_mol / SOL_S
            hold, band = mol(kind.oxygen.hold_kpa), mol(kind.oxygen.band_kpa)
            yield electrolysis(self._rows, row, hold_mol=hold, band_mol=band, full=full, water=self._stocks["water"])
        if kind.scrubbing is not None:
            flow = size * kind.scrubbing.airflow_m3_per_s * kind.scrubbing.efficiency_share / module.volume_m3
            full = size * kind.scrubbing.co2_kg_per_sol / SUBSTANCES["carbon_dioxide"].kg_per_mol / SOL_S
            yield scrubber(self._rows, row, flow_per_s=flow, full=full)
        if kind.drying is not None:
            saturated = mol_at(saturation_pa(module.temperature_k), module.volume_m3, module.temperature_k)
            flow = size * kind.drying.airflow_m3_per_s / module.volume_m3
            full = size * kind.drying.water_kg_per_sol / WATER.kg_per_mol / SOL_S
            hold = kind.drying.hold_share * saturated
            yield condenser(self._rows, row, flow_per_s=flow, hold_mol=hold, full=full, water=self._stocks["water"])
        yield from self._feeds(kind, machine, row, size, module)

    def _feeds(
        self, kind: MachineKind, machine: Machine, row: int, size: float, module: ModulePlan
    ) -> Iterator[Process]:
        def mol(kpa: float) -> float:
            return mol_at(1_000.0 * kpa, module.volume_m3, module.temperature_k)

        if kind.make_up is not None:
            gas = SUBSTANCES[kind.make_up.gas]
            yield feed(
                self._rows,
                row,
                species=N2 if kind.make_up.gas == "nitrogen" else O2,
                tank=kind.make_up.tank,
                hold_mol=mol(kind.make_up.hold_kpa),
                band_mol=mol(kind.make_up.band_kpa),
                full=size * kind.make_up.feed_kg_per_h / gas.kg_per_mol / HOUR_S,
                total=kind.make_up.gas == "nitrogen",
            )
        if kind.reserve_kg > 0.0:
            yield feed(
                self._rows,
                row,
                species=O2,
                tank=f"bottle.{machine.id}",
                hold_mol=mol(kind.reserve_hold_kpa),
                band_mol=mol(RESERVE_BAND_KPA),
                full=size * kind.reserve_feed_kg_per_h / SUBSTANCES["oxygen"].kg_per_mol / HOUR_S,
                total=False,
            )
        if kind.water is not None:
            yield water_recovery(
                self._rows,
                waste=self._stocks["waste_water"],
                water=self._stocks["water"],
                brine="brine",
                share=kind.water.recovery_share,
                full=size * kind.water.water_kg_per_sol / WATER.kg_per_mol / SOL_S,
            )
