"""Processes: everything that makes, takes or feeds gas, in one form.

A process runs at ``clip(gain * (measure . x - reference), 0, cap)`` mol/s and changes each row by its stoichiometry. So
a generator throttles as oxygen nears its set point, a scrubber fades with what is there to scrub, and a body draws
steadily until there is almost nothing left to draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.sim.air.matter import (
    CO2,
    CO2_PER_PERSON_MOL_PER_S,
    GAS_CONSTANT,
    H2O,
    METABOLIC_WATER_PER_CO2,
    O2,
    O2_PER_CO2,
    SPECIES,
    URINE_PER_CO2,
    VAPOUR_PER_CO2,
    saturation_pa,
)

DRAW_DOWN_S = 60.0
"""A steady draw becomes a proportional one when fewer seconds of it than this are left, so none goes negative."""
MEAL_S = 14_400.0
"""Time between meals: how far behind bodies are of what they can hold."""
BODY_WATER_PER_CO2 = VAPOUR_PER_CO2 + URINE_PER_CO2 - METABOLIC_WATER_PER_CO2
"""Water that a body must drink for each mole of carbon dioxide."""
WALL_PER_S = 1.0 / 300.0
"""How fast vapour above saturation settles on the walls."""


@dataclass(frozen=True, slots=True)
class Process:
    """One thing that happens to matter. Rows are those of the network's state."""

    name: str
    changes: Mapping[int, float]
    """Mol of each row made (or, negative, taken) per mol of the process."""
    measure: Mapping[int, float]
    """Weight of each row in what it looks at."""
    gain: float
    """Mol/s per mol away from the reference; negative where it works below its reference."""
    reference: float = 0.0
    """Mol of the measure at which it does nothing."""
    cap: float = 0.0
    """Most it does, mol/s."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Where things are in the state: gas by species and module, then stores by name."""

    modules: int
    stores: Mapping[str, int]

    def gas(self, species: int, module: int) -> int:
        """Return the row of a gas in a module."""
        return species * self.modules + module

    def all_gas(self, module: int) -> dict[int, float]:
        """Return the measure that counts every mole in a module."""
        return {self.gas(species, module): 1.0 for species in range(len(SPECIES))}


def mol_at(pressure_pa: float, volume_m3: float, temperature_k: float) -> float:
    """Return the amount of gas that has a partial pressure in a volume."""
    return pressure_pa * volume_m3 / (GAS_CONSTANT * temperature_k)


def breathing(rows: Rows, module: int, *, food: str, water: str, waste: str) -> Process:
    """Return what the bodies in a module do; ``cap`` is their carbon dioxide in mol/s, 0 until somebody is there.

    They burn food and lose water that they hold, vapour to the air and urine to waste.
    """
    oxygen = rows.gas(O2, module)
    return Process(
        f"breathing/{module}",
        {
            oxygen: -O2_PER_CO2,
            rows.gas(CO2, module): 1.0,
            rows.gas(H2O, module): VAPOUR_PER_CO2,
            rows.stores[food]: -1.0,
            rows.stores[water]: -BODY_WATER_PER_CO2,
            rows.stores[waste]: URINE_PER_CO2,
        },
        {oxygen: 1.0},
        gain=1.0 / (DRAW_DOWN_S * O2_PER_CO2),
    )


def taking_in(rows: Rows, tank: str, body: str, *, held_mol: float, full: float) -> Process:
    """Return eating or drinking: bodies fill up from a tank to what they hold, ``full`` mol/s when a meal behind."""
    store = rows.stores[body]
    return Process(
        f"taking_in/{tank}",
        {rows.stores[tank]: -1.0, store: 1.0},
        {store: 1.0},
        gain=-1.0 / MEAL_S,
        reference=held_mol,
        cap=full,
    )


def washing(rows: Rows, *, water: str, waste: str) -> Process:
    """Return the water that washes people, dishes and clothes; ``cap`` is set with the people, mol/s."""
    source = rows.stores[water]
    return Process("washing", {source: -1.0, rows.stores[waste]: 1.0}, {source: 1.0}, gain=1.0 / DRAW_DOWN_S)


def breath_cap(people_at_mean: float) -> float:
    """Return the ``cap`` of ``breathing`` for so many people at the mean day's rate."""
    return people_at_mean * CO2_PER_PERSON_MOL_PER_S


def wall(rows: Rows, module: int, volume_m3: float, temperature_k: float) -> Process:
    """Return what a module's walls do with vapour above saturation."""
    vapour = rows.gas(H2O, module)
    saturated = mol_at(saturation_pa(temperature_k), volume_m3, temperature_k)
    return Process(
        f"wall/{module}",
        {vapour: -1.0, rows.stores["walls.h2o"]: 1.0},
        {vapour: 1.0},
        gain=WALL_PER_S,
        reference=saturated,
        cap=1e9,
    )


def electrolysis(rows: Rows, module: int, *, hold_mol: float, band_mol: float, full: float, water: str) -> Process:
    """Return an oxygen generator that makes ``full`` mol/s of oxygen from ``band_mol`` below ``hold_mol`` downward."""
    oxygen = rows.gas(O2, module)
    return Process(
        f"electrolysis/{module}",
        {oxygen: 1.0, rows.stores[water]: -2.0, rows.stores["outside.h2"]: 2.0},
        {oxygen: 1.0},
        gain=-full / band_mol,
        reference=hold_mol,
        cap=full,
    )


def growing(rows: Rows, module: int, *, crops: str, water: str) -> Process:
    """Return what grows in a module: breathing turned round. ``cap`` is the carbon that it takes in, mol/s.

    What it drinks and sweats besides goes round and is left out.
    """
    gas = rows.gas(CO2, module)
    return Process(
        f"growing/{crops}",
        {
            gas: -1.0,
            rows.stores[water]: -METABOLIC_WATER_PER_CO2,
            rows.stores[crops]: 1.0,
            rows.gas(O2, module): O2_PER_CO2,
        },
        {gas: 1.0},
        gain=1.0 / DRAW_DOWN_S,
    )


def scrubber(rows: Rows, module: int, *, flow_per_s: float, full: float) -> Process:
    """Return a carbon dioxide scrubber that clears ``flow_per_s`` of its module's air, up to ``full`` mol/s."""
    gas = rows.gas(CO2, module)
    return Process(
        f"scrubber/{module}",
        {gas: -1.0, rows.stores["outside.co2"]: 1.0},
        {gas: 1.0},
        gain=flow_per_s,
        cap=full,
    )


def condenser(rows: Rows, module: int, *, flow_per_s: float, hold_mol: float, full: float, water: str) -> Process:
    """Return a condenser that dries a module down to ``hold_mol`` of vapour, up to ``full`` mol/s."""
    vapour = rows.gas(H2O, module)
    return Process(
        f"condenser/{module}",
        {vapour: -1.0, rows.stores[water]: 1.0},
        {vapour: 1.0},
        gain=flow_per_s,
        reference=hold_mol,
        cap=full,
    )


def feed(
    rows: Rows, module: int, *, species: int, tank: str, hold_mol: float, band_mol: float, full: float, total: bool
) -> Process:
    """Return a valve that feeds gas from a tank.

    It looks at all gas of the module if ``total``, else at the gas it feeds, and passes ``full`` mol/s from
    ``band_mol`` below ``hold_mol`` downward.
    """
    gas = rows.gas(species, module)
    return Process(
        f"feed/{module}/{tank}",
        {gas: 1.0, rows.stores[tank]: -1.0},
        rows.all_gas(module) if total else {gas: 1.0},
        gain=-full / band_mol,
        reference=hold_mol,
        cap=full,
    )


def water_recovery(rows: Rows, *, waste: str, water: str, brine: str, share: float, full: float) -> Process:
    """Return a processor that cleans up to ``full`` mol/s of waste water, ``share`` of it coming back."""
    source = rows.stores[waste]
    return Process(
        f"recovery/{waste}",
        {source: -1.0, rows.stores[water]: share, rows.stores[brine]: 1.0 - share},
        {source: 1.0},
        gain=1.0 / 3_600.0,
        cap=full,
    )
