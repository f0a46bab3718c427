"""What gases and stores are made of, and what a body does with them.

Amounts are in mol. Every change of matter is written in coefficients that balance each element exactly; kilograms are
only for showing.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.sim import portable

GAS_CONSTANT = 8.31446
"""Molar gas constant, J/mol/K."""
DAY_S = 86_400.0
"""A standard day, by which the rates of bodies are given."""

O2, CO2, H2O, N2 = range(4)
SPECIES = ("o2", "co2", "h2o", "n2")
"""Gases of a module, in the order of their rows. The first three never depend on each other in a running colony."""

ELEMENTS = ("C", "H", "O", "N")


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance on the ledger."""

    name: str
    atoms: tuple[float, float, float, float]
    """Carbon, hydrogen, oxygen and nitrogen in one molecule."""
    kg_per_mol: float


def _substance(name: str, carbon: float, hydrogen: float, oxygen: float, nitrogen: float) -> Substance:
    mass = 0.012011 * carbon + 0.001008 * hydrogen + 0.015999 * oxygen + 0.014007 * nitrogen
    return Substance(name, (carbon, hydrogen, oxygen, nitrogen), mass)


OXYGEN = _substance("oxygen", 0, 0, 2, 0)
CARBON_DIOXIDE = _substance("carbon_dioxide", 1, 0, 2, 0)
WATER = _substance("water", 0, 2, 1, 0)
NITROGEN = _substance("nitrogen", 0, 0, 0, 2)
HYDROGEN = _substance("hydrogen", 0, 2, 0, 0)
FOOD = _substance("food", 1, 1.658, 0.66, 0)
"""Dry food, per mole of its carbon."""

GASES = (OXYGEN, CARBON_DIOXIDE, WATER, NITROGEN)
"""The substance of each of ``SPECIES``."""
SUBSTANCES = {item.name: item for item in (OXYGEN, CARBON_DIOXIDE, WATER, NITROGEN, HYDROGEN, FOOD)} | {
    "waste_water": WATER,
    "brine": WATER,
}
"""Substance of what a tank can hold."""

CO2_PER_PERSON_MOL_PER_S = 1.04 / CARBON_DIOXIDE.kg_per_mol / DAY_S
"""Carbon dioxide breathed out on a mean day, 1.04 kg (BVAD). All other rates of a body follow from it."""
O2_PER_CO2 = 1.0 + 1.658 / 4.0 - 0.66 / 2.0
"""Oxygen used to burn a mole of food's carbon, which makes the respiratory quotient 0.922."""
METABOLIC_WATER_PER_CO2 = 1.658 / 2.0
"""Water made in burning it."""


def _per_co2(kg_per_day: float, substance: Substance) -> float:
    return kg_per_day / substance.kg_per_mol / DAY_S / CO2_PER_PERSON_MOL_PER_S


VAPOUR_PER_CO2 = _per_co2(2.28, WATER)
"""Water breathed and sweated out a day, 2.28 kg (Wieland, NASA RP-1324)."""
URINE_PER_CO2 = _per_co2(1.5, WATER)
"""Water that goes to waste a day, 1.5 kg."""
WASH_PER_CO2 = _per_co2(4.09 + 2.48 + 2.73 + 0.49 + 12.5, WATER)
"""Water that passes through washing, dishes, shower, flush and laundry a day."""


def saturation_pa(temperature_k: float) -> float:
    """Return the saturation pressure of water vapour over water (Buck 1981), good to 0.1 % from 0 to 50 °C."""
    celsius = temperature_k - 273.15
    return 611.21 * portable.exp((18.678 - celsius / 234.5) * (celsius / (257.14 + celsius)))
