"""Flow that pressure drives: through doors that stand open or ajar, and the last of the air through a hole.

It is not linear in what is there, so it is linearised anew over short stretches, with an error bound.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.elimination import Elimination
from game.sim.air.matter import GAS_CONSTANT
from game.sim.air.tables import any_of

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
RELATIVE_ERROR = 3e-4
"""Most by which a whole step may differ from two halves; extrapolated, the error is far smaller."""
SMOOTHING = 2e-5
"""Under about this share of pressure difference the flow becomes proportional to it."""


def leak_per_s(cda_m2: float, volume_m3: float, temperature_k: float) -> float:
    """Return the share of its gas a module loses in a second: ``Cd A psi sqrt(Rs T) / V`` (choked hole)."""
    return cda_m2 * CHOKED_FLOW * math.sqrt(SPECIFIC_GAS_CONSTANT * temperature_k) / volume_m3


def flow_function(ratio: Vector) -> Vector:
    """Return the flow function of a pressure ratio from 0 to 1.

    The ellipse of ISO 6358, within 0.3 % of the isentropic formula for air and free of powers.
    """
    return (1.0 - ratio) * _per_difference(ratio)


def _per_difference(ratio: Vector) -> Vector:
    """Return the flow function over ``1 - ratio``, which is finite where there is no difference."""
    depth = np.maximum(ratio - CRITICAL_RATIO, 0.0) / (1.0 - CRITICAL_RATIO)
    ellipse = (1.0 - depth) * (1.0 + depth)
    over_difference = (1.0 + depth) / np.maximum(1.0 - ratio, 1.0 - CRITICAL_RATIO)
    return np.asarray(CHOKED_FLOW * over_difference * np.sqrt((1.0 + SMOOTHING) / (ellipse + SMOOTHING)))


@dataclass(frozen=True, slots=True)
class Openings:
    """Doors that stand open or ajar, as arrays over doors."""

    a: Rows
    b: Rows
    mol_per_s_per_pa: Vector
    """Choked flow over flow function over upstream pressure: ``Cd A / (M sqrt(Rs T))``."""
    active_above_share: Vector
    """Difference, as a share of the pressure, from which flow is followed; steady exchange does the rest."""

    @classmethod
    def of(cls, a: Rows, b: Rows, cda_m2: Vector, temperature_k: Vector, active_above_share: Vector) -> Openings:
        """Lay out the doors whose area is not zero."""
        mean_k = 0.5 * (temperature_k[a] + temperature_k[b])
        kg_per_mol = GAS_CONSTANT / SPECIFIC_GAS_CONSTANT
        conductance = cda_m2 / (kg_per_mol * np.sqrt(SPECIFIC_GAS_CONSTANT * mean_k))
        there = np.flatnonzero(cda_m2 > 0.0)
        return cls(a[there], b[there], conductance[there], active_above_share[there])

    def active(self, pressure_pa: Vector) -> bool:
        """Return whether pressure drives anything worth following."""
        p_a, p_b = pressure_pa.take(self.a), pressure_pa.take(self.b)
        followed_pa = np.maximum(p_a, p_b)
        followed_pa *= self.active_above_share
        p_a -= p_b
        return any_of(np.abs(p_a, out=p_a) > followed_pa)

    def conductance(self, pressure_pa: Vector) -> Vector:
        """Return the flow through each door over the difference of pressure, mol/s/Pa."""
        p_a, p_b = pressure_pa[self.a], pressure_pa[self.b]
        ratio = np.minimum(p_a, p_b) / np.maximum(np.maximum(p_a, p_b), 1e-9)
        return self.mol_per_s_per_pa * _per_difference(np.maximum(ratio, 0.0))


@dataclass(frozen=True, slots=True)
class Steady:
    """What changes gas in proportion to it: exchange and leaks, as entries of a matrix over modules."""

    rows: Rows
    columns: Rows
    per_s: Vector

    def times(self, amount_mol: Vector) -> Vector:
        """Return how fast amounts change, mol/s."""
        result = np.zeros_like(amount_mol)
        np.add.at(result, self.rows, self.per_s * amount_mol[self.columns])
        return result


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time over which mean flows hold within the error bound."""

    duration_s: float
    next_s: float
    """A duration that should hold for the stretch after this one."""
    flow_mol_per_s: Vector
    """Mean flow from a to b through each opening."""
    middle_mol: Vector
    """Amount in each module about the middle of the stretch."""
    end_mol: Vector
    """Amount in each module at its end."""


def stretch(
    openings: Openings,
    amount_mol: Vector,
    drift: Vector,
    steady: Steady,
    pa_per_mol: Vector,
    elimination: Elimination,
    longest_s: float,
    relative_error: float = RELATIVE_ERROR,
) -> Stretch:
    """Return the longest stretch, at most ``longest_s``, over which the flows can be taken as their mean.

    ``amount_mol`` is all gas in each module and ``drift`` how fast it changes without the openings, mol/s, of
    which ``steady`` is the part in proportion to the amounts. An implicit Euler step is set against two half steps
    and extrapolated (Deuflhard 1985); the step is shortened until they agree to ``relative_error``.
    """
    step_s = longest_s
    network = _Network(openings, steady, pa_per_mol, elimination)
    while True:
        whole, flow_whole = network.after(amount_mol, drift, step_s)
        half, flow_first = network.after(amount_mol, drift, 0.5 * step_s)
        drift_then = drift + steady.times(half - amount_mol)
        both, flow_second = network.after(half, drift_then, 0.5 * step_s)
        error = float((np.abs(both - whole) / np.maximum(amount_mol, 1e-6)).max())
        better = 0.9 * math.sqrt(relative_error / max(error, 1e-12))
        if error <= relative_error or step_s < 1e-3:
            mean = 0.5 * (flow_first + flow_second)
            most = 0.5 * np.abs(mean)
            mean = mean + np.clip(mean - flow_whole, -most, most)
            next_s = step_s * min(max(better, 0.5), 4.0)
            return Stretch(step_s, next_s, mean, np.maximum(half, 1e-9), 2.0 * both - whole)
        step_s *= min(max(better, 0.1), 0.5)


@dataclass(frozen=True, slots=True)
class _Network:
    """What moves gas between modules during a stretch."""

    openings: Openings
    steady: Steady
    pa_per_mol: Vector
    elimination: Elimination
    """The order for the entries of both."""

    def after(self, amount_mol: Vector, drift: Vector, step_s: float) -> tuple[Vector, Vector]:
        """Return the amounts after one implicit Euler step, and the flow during it.

        The conductance of the step's beginning holds through the step. The flow is then that of a network of
        resistors: no step, however long, overshoots the balance or takes what is not there. A tangent in its
        place would leap across the root of a wide open door's difference and back for ever.
        """
        openings, steady = self.openings, self.steady
        conductance = openings.conductance(amount_mol * self.pa_per_mol)
        by_a, by_b = conductance * self.pa_per_mol[openings.a], -conductance * self.pa_per_mol[openings.b]
        size = len(amount_mol)
        matrix = np.zeros((size, size))
        np.add.at(matrix, (steady.rows, steady.columns), -steady.per_s * step_s)
        np.add.at(matrix, (openings.a, openings.a), by_a * step_s)
        np.add.at(matrix, (openings.a, openings.b), by_b * step_s)
        np.add.at(matrix, (openings.b, openings.a), -by_a * step_s)
        np.add.at(matrix, (openings.b, openings.b), -by_b * step_s)
        diagonal = np.arange(size)
        matrix[diagonal, diagonal] += 1.0
        rest = drift - steady.times(amount_mol)
        after = self.elimination.solved(matrix, amount_mol + rest * step_s)
        return after, by_a * after[openings.a] + by_b * after[openings.b]
