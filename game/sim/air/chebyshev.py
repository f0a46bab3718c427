"""Long steps of a matrix for which no ready-made ones are kept, by Chebyshev's polynomials.

What steady rates amount to over a while is ``Psi(h) v``, with ``Psi(h)`` the integral of ``exp(A t)`` up to ``h``. Gas
that evens out has rates, the eigenvalues of ``A``, between minus the norm of the matrix and 0. There the function is
summed over the polynomials of Chebyshev, of which as many are needed as the root of the norm times the step: a Taylor
series would need as many as that product itself (Tal-Ezer and Kosloff 1984; Bergamaschi and Vianello 2000).
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from game.sim import portable
from game.sim.air.propagate import SparseRates, Vector

WIDENING = 1.25
"""Factor from one width of the rates for which weights are made to the next."""
NEGLIGIBLE = 1e-17
"""Weights below this end the sum."""
MOST_GROWTH = 1e3
"""Polynomials that grow beyond this, times what they were applied to, say that rates circulate: the step is halved."""
KEPT = 128
"""Sets of weights that are kept: they hang on nothing but the width."""


def gained(rates: SparseRates, change: Vector, step_s: float) -> Vector | None:
    """Return by how much a state that changes at these rates in mol/s has changed after a step.

    Nothing if rounding would spoil the sum, which a much shorter step mends.
    """
    step = max(0, math.ceil(portable.log(max(rates.norm * step_s, 1.0)) / portable.log(WIDENING)))
    weights = _weights(step)
    per_width = 4.0 * step_s / portable.power(WIDENING, float(step))
    most = MOST_GROWTH * float(np.maximum.reduce(np.abs(change), initial=0.0))
    before = change
    now = rates.times(change)
    now *= 0.5 * per_width
    now += change
    total = weights[0] * before + weights[1] * now
    for weight in weights[2:]:
        after = rates.times(now)
        after *= per_width
        after += now
        after += now
        after -= before
        before, now = now, after
        total += weight * now
    if not float(np.maximum.reduce(np.abs(now), initial=0.0)) <= most:
        return None
    total *= step_s
    return total


@lru_cache(maxsize=KEPT)
def _weights(step: int) -> tuple[float, ...]:
    """Return the weights of the polynomials for ``(exp(z) - 1) / z`` where ``z`` is between minus a width and 0."""
    width = portable.power(WIDENING, float(step))
    count = 24 + 2 * math.ceil(math.sqrt(24.0 * width))
    cosines = np.array([portable.cos(math.pi * turn / (2 * count)) for turn in range(4 * count)])
    odd = 2 * np.arange(count) + 1
    at = 0.5 * width * (cosines[odd] - 1.0)
    values = np.array([_mean_of_exp(z) for z in at.tolist()])
    found = []
    for order in range(count):
        mean = 2.0 / count * float(np.add.reduce(values * cosines[(order * odd) % (4 * count)]))
        found.append(0.5 * mean if order == 0 else mean)
    while len(found) > 2 and abs(found[-1]) < NEGLIGIBLE:
        found.pop()
    return tuple(found)


def _mean_of_exp(z: float) -> float:
    """Return ``(exp(z) - 1) / z`` for a ``z`` not above 0: the mean of the exponential from 0 to there."""
    if z > -0.5:
        total = term = 1.0
        for number in range(2, 18):
            term *= z / number
            total += term
        return total
    return (portable.exp(z) - 1.0) / z
