"""Flow that pressure drives: through doors that stand open or ajar, and the last of the air through a hole.

It is not linear in what is there, so it is linearised anew over short stretches, stably and with an error bound.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.matter import GAS_CONSTANT

Vector = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

SPECIFIC_GAS_CONSTANT = 287.05
"""Of air, J/kg/K; holes and doors pass the mixture as if it were air."""
CHOKED_FLOW = 0.68473
"""Flow function of choked air, ratio of specific heats 1.40."""
CRITICAL_RATIO = 0.5283
"""Downstream over upstream pressure under which the flow is choked."""
OUTSIDE_PA = 610.0
"""Mean pressure of the Martian surface."""
RELATIVE_ERROR = 2e-4
"""Error of the amount in any module that one stretch may make."""
SMOOTHING = 2e-5
"""Under about this share of pressure difference the flow becomes proportional to it, so that it has a slope at zero."""


def leak_per_s(cda_m2: float, volume_m3: float, temperature_k: float) -> float:
    """Return the share of a module's gas that a hole loses in a second: ``Cd A psi sqrt(Rs T) / V`` (choked orifice)."""
    return cda_m2 * CHOKED_FLOW * math.sqrt(SPECIFIC_GAS_CONSTANT * temperature_k) / volume_m3


def flow_function(ratio: Vector) -> tuple[Vector, Vector]:
    """Return the flow function of a pressure ratio, and its slope.

    The ellipse of ISO 6358, within 0.3 % of the isentropic formula for air and free of powers.
    """
    depth = np.maximum(ratio - CRITICAL_RATIO, 0.0) / (1.0 - CRITICAL_RATIO)
    ellipse = np.maximum(1.0 - depth * depth, 0.0)
    root = np.sqrt(ellipse + SMOOTHING)
    value = CHOKED_FLOW * ellipse / root
    slope_by_ellipse = CHOKED_FLOW * (0.5 * ellipse + SMOOTHING) / (root * root * root)
    return value, slope_by_ellipse * (-2.0 * depth / (1.0 - CRITICAL_RATIO))


@dataclass(frozen=True, slots=True)
class Openings:
    """Doors that stand open or ajar, as arrays over doors."""

    a: Rows
    b: Rows
    mol_per_s_per_pa: Vector
    """Choked flow over flow function over upstream pressure: ``Cd A / (M sqrt(Rs T))``."""
    active_above_pa: Vector
    """Difference from which the flow is followed; below it steady exchange does the rest."""

    @classmethod
    def of(cls, a: Rows, b: Rows, cda_m2: Vector, temperature_k: Vector, active_above_pa: Vector) -> Openings:
        """Lay out the doors whose area is not zero."""
        mean_k = 0.5 * (temperature_k[a] + temperature_k[b])
        kg_per_mol = GAS_CONSTANT / SPECIFIC_GAS_CONSTANT
        conductance = cda_m2 / (kg_per_mol * np.sqrt(SPECIFIC_GAS_CONSTANT * mean_k))
        there = np.flatnonzero(cda_m2 > 0.0)
        return cls(a[there], b[there], conductance[there], active_above_pa[there])

    def active(self, pressure_pa: Vector) -> bool:
        """Return whether pressure drives anything worth following."""
        return bool((np.abs(pressure_pa[self.a] - pressure_pa[self.b]) > self.active_above_pa).any())

    def flow(self, pressure_pa: Vector) -> tuple[Vector, Vector, Vector]:
        """Return the flow from a to b in mol/s, and its slopes by the pressures of a and of b."""
        p_a, p_b = pressure_pa[self.a], pressure_pa[self.b]
        high, low = np.maximum(p_a, p_b), np.minimum(p_a, p_b)
        ratio = low / np.maximum(high, 1e-9)
        value, slope = flow_function(ratio)
        sign = np.where(p_a >= p_b, 1.0, -1.0)
        by_high = self.mol_per_s_per_pa * (value - ratio * slope)
        by_low = self.mol_per_s_per_pa * slope
        forward = p_a >= p_b
        by_a = np.where(forward, by_high, -by_low)
        by_b = np.where(forward, by_low, -by_high)
        return sign * self.mol_per_s_per_pa * high * value, by_a, by_b


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time over which mean flows hold within the error bound."""

    duration_s: float
    flow_mol_per_s: Vector
    """Mean flow from a to b through each opening."""
    middle_mol: Vector
    """Amount in each module about the middle of the stretch."""


def stretch(openings: Openings, amount_mol: Vector, drift: Vector, pa_per_mol: Vector, longest_s: float) -> Stretch:
    """Return the longest stretch, at most ``longest_s``, over which the flows can be taken as their mean.

    ``amount_mol`` is all gas in each module and ``drift`` how fast it changes for other reasons, mol/s. A linearly
    implicit Euler step is set against two half steps and extrapolated (Deuflhard 1985); halved until they agree.
    """
    step_s = longest_s
    while True:
        whole, flow_whole = _implicit(openings, amount_mol, drift, pa_per_mol, step_s)
        half, flow_first = _implicit(openings, amount_mol, drift, pa_per_mol, 0.5 * step_s)
        both, flow_second = _implicit(openings, half, drift, pa_per_mol, 0.5 * step_s)
        error = float((np.abs(both - whole) / np.maximum(amount_mol, 1e-6)).max())
        if error <= RELATIVE_ERROR or step_s < 1e-3:
            mean = flow_first + flow_second - flow_whole
            return Stretch(step_s, mean, np.maximum(half, 1e-9))
        step_s *= 0.5 if error < 4.0 * RELATIVE_ERROR else 0.25


def _implicit(
    openings: Openings, amount_mol: Vector, drift: Vector, pa_per_mol: Vector, step_s: float
) -> tuple[Vector, Vector]:
    """Return the amounts after one linearly implicit Euler step and the flow during it."""
    flow, by_a, by_b = openings.flow(amount_mol * pa_per_mol)
    by_a, by_b = by_a * pa_per_mol[openings.a], by_b * pa_per_mol[openings.b]
    size = len(amount_mol)
    matrix = np.zeros((size, size))
    np.add.at(matrix, (openings.a, openings.a), by_a * step_s)
    np.add.at(matrix, (openings.a, openings.b), by_b * step_s)
    np.add.at(matrix, (openings.b, openings.a), -by_a * step_s)
    np.add.at(matrix, (openings.b, openings.b), -by_b * step_s)
    diagonal = np.arange(size)
    matrix[diagonal, diagonal] += 1.0
    change = drift.copy()
    np.subtract.at(change, openings.a, flow)
    np.add.at(change, openings.b, flow)
    delta = solved(matrix, change * step_s)
    return amount_mol + delta, flow + by_a * delta[openings.a] + by_b * delta[openings.b]


def solved(matrix: npt.NDArray[np.float64], right: Vector) -> Vector:
    """Solve a system whose matrix is diagonally dominant by columns, in a fixed order and without pivots.

    Overwrites both arguments.
    """
    size = len(right)
    for k in range(size):
        below = np.flatnonzero(matrix[k + 1 :, k])
        if not len(below):
            continue
        below += k + 1
        factor = matrix[below, k] / matrix[k, k]
        matrix[below, k:] -= factor[:, None] * matrix[k, k:]
        right[below] -= factor * right[k]
    for k in range(size - 1, -1, -1):
        later = np.flatnonzero(matrix[k, k + 1 :]) + k + 1
        if len(later):
            right[k] -= float(np.add.reduce(matrix[k, later] * right[later]))
        right[k] /= matrix[k, k]
    return right
