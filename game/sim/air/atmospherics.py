"""The air of every module as pressures, worked out once after each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2, O2
from game.sim.people.physiology import (
    ALVEOLAR_VAPOUR_KPA,
    CO2_LIMIT_PERCENT,
    NEAR_CO2_PERCENT,
    NEAR_INSPIRED_O2_KPA,
    SAFE_INSPIRED_O2_KPA,
    SEA_LEVEL_KPA,
    VACUUM_KPA,
    Breath,
    co2_incapacitation_s,
    conscious_s,
)

if TYPE_CHECKING:
    from game.sim.air.plant import AirPlant

SENSES_S = 60.0
"""How long somebody must keep their senses in air that they are let into."""

Vector = npt.NDArray[np.float64]


class Atmospherics:
    """Pressures by module, in kPa, of the true state."""

    pressure_kpa: Vector
    o2_kpa: Vector
    co2_kpa: Vector
    temperature_k: Vector
    inspired_o2_kpa: Vector
    """Oxygen pressure in the windpipe of somebody who breathes there."""
    harmful: npt.NDArray[np.bool_]
    """Where breathing takes a dose, or is so bad that nobody should be there."""
    harms: bool
    """Whether it does anywhere."""
    nearly_harms: bool
    """Whether air anywhere is near to it."""

    def __init__(self, plant: AirPlant) -> None:
        """Begin with no state; ``refresh`` gives one. The plant's gas system is another whenever a machine moves."""
        self._plant = plant
        self._senseless: dict[tuple[float, bool], npt.NDArray[np.bool_]] = {}

    def refresh(self, atmosphere: Atmosphere) -> None:
        """Work out the pressures of a new state."""
        self._senseless.clear()
        partial = self._plant.system.partial_pa(atmosphere.amount_mol) * 1e-3
        self.o2_kpa, self.co2_kpa = partial[O2], partial[CO2]
        pressure = np.add.reduce(partial, axis=0)
        self.pressure_kpa = pressure
        self.temperature_k = atmosphere.temperature_k
        breathed = np.maximum(pressure - ALVEOLAR_VAPOUR_KPA, 0.0)
        self.inspired_o2_kpa = self.o2_kpa * breathed / np.maximum(pressure, 1e-6)
        least_kpa, most_kpa = np.minimum.reduce(self.inspired_o2_kpa), np.maximum.reduce(self.co2_kpa)
        self.nearly_harms = bool(
            least_kpa < NEAR_INSPIRED_O2_KPA or 100.0 * most_kpa / SEA_LEVEL_KPA >= NEAR_CO2_PERCENT
        )
        if not self.nearly_harms:
            self.harmful, self.harms = np.zeros(len(pressure), dtype=bool), False
            return
        self.harmful = (self.inspired_o2_kpa < SAFE_INSPIRED_O2_KPA) | (
            self.co2_kpa >= CO2_LIMIT_PERCENT * 0.01 * SEA_LEVEL_KPA
        )
        self.harms = bool(np.count_nonzero(self.harmful))

    def nearly_harmful(self) -> npt.NDArray[np.bool_]:
        """Return where the air is near to taking a dose, shape (modules,)."""
        near_o2 = self.inspired_o2_kpa < NEAR_INSPIRED_O2_KPA
        return np.asarray(near_o2 | (100.0 * self.co2_kpa / SEA_LEVEL_KPA >= NEAR_CO2_PERCENT))

    def takes_senses(self, exertion: float, *, masked: bool) -> npt.NDArray[np.bool_]:
        """Return where nobody at an exertion keeps their senses for a minute, bare or in a mask, shape (modules,)."""
        known = self._senseless.get((exertion, masked))
        if known is None:
            known = np.zeros(len(self.harmful), dtype=bool)
            for row in np.flatnonzero(self.harmful):
                breath = Breath.masked(float(self.pressure_kpa[row])) if masked else self.breath(int(row))
                known[row] = min(conscious_s(breath, exertion), co2_incapacitation_s(breath.co2_percent)) < SENSES_S
            self._senseless[exertion, masked] = known
        return known

    def breath(self, module: int) -> Breath:
        """Return what one breath in a module is, by its row."""
        vacuum = float(self.pressure_kpa[module]) < VACUUM_KPA
        return Breath(float(self.inspired_o2_kpa[module]), 100.0 * float(self.co2_kpa[module]) / SEA_LEVEL_KPA, vacuum)
