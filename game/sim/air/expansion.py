"""Long steps of a system that will hardly be stepped again: no matrix is made, only what it does to one vector.

``x(t + h) = x + h phi(h A) (A x + b)`` with ``phi(z) = (exp(z) - 1) / z``, which is expanded in Chebyshev polynomials
(Tal-Ezer and Kosloff 1984; Druskin and Knizhnerman 1989). Mixing and draining have real rates of decay, so the terms
that are needed grow only with the root of the longest step: a few hundred products, where a series needs thousands and
ready-made matrices cost as much as a hundred thousand.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from game.sim.air.propagate import SparseRates, Vector, cleaned

TERMS_AT_LEAST = 10
TERMS_PER_ROOT = 5.6
"""Terms after which nothing is left to add: at least so many, and so many for each root of the scaled step."""
BEYOND = 12
"""Terms beyond the last from which the recurrence is run backward (Miller 1952)."""
FAINT = 1e-280
"""Where it begins; only ratios matter."""
MOST_TERMS = 2_000
"""Systems that need more are left to others."""
MOST_GROWTH = 1e4
"""Most by which terms may outgrow the first before the system is taken for one that does not just decay."""
LOOKED_AT_EVERY = 16
"""Terms from one look at that to the next."""


def terms_of(scaled: float) -> int:
    """Return how many terms a step needs, times the norm of its matrix."""
    return TERMS_AT_LEAST + math.ceil(TERMS_PER_ROOT * math.sqrt(scaled))


@lru_cache(maxsize=256)
def weights(scaled: float) -> Vector:
    """Return the weights of the polynomials in ``phi(z)`` for ``z`` from ``-scaled``, which is above 0, up to 0.

    Those of ``exp`` are Bessel functions, found by their recurrence backward; ``phi`` follows from
    ``z phi(z) = exp(z) - 1``. All are positive: nothing cancels.
    """
    count, half = terms_of(scaled), 0.5 * scaled
    bessel = [0.0] * (count + BEYOND + 2)
    bessel[count + BEYOND] = FAINT
    for order in range(count + BEYOND, 0, -1):
        bessel[order - 1] = bessel[order + 1] + (order / (0.5 * half)) * bessel[order]
    total = bessel[0] + 2.0 * math.fsum(bessel[1:])
    found = np.zeros(count)
    falls = 0.0
    for order in range(count - 1, 0, -1):
        falls += (2.0 / half) * 2.0 * (bessel[order] / total)
        found[order - 1] = found[order] + falls
    found[0] *= 0.5
    found.flags.writeable = False
    return found


class Expansion:
    """What becomes of one state under steady rates and sources, at any time up to the longest."""

    def __init__(self, rates: SparseRates, state: Vector, terms: Vector, longest_s: float) -> None:
        """Take what ``begun`` has found."""
        self._rates = rates
        self._state = state
        self._terms = terms
        self.longest_s = longest_s

    @classmethod
    def begun(cls, rates: SparseRates, state: Vector, change: Vector, longest_s: float) -> Expansion | None:
        """Expand what follows from a state that changes at these rates at first, mol/s.

        Nothing is returned where terms grow as those of what only decays do not.
        """
        count = terms_of(rates.norm * longest_s)
        if count > MOST_TERMS:
            return None
        feeding = rates.feeding
        most = MOST_GROWTH * float(np.maximum.reduce(np.abs(change[feeding]), initial=0.0))
        terms = np.empty((count, rates.size))
        terms[0] = change
        per_norm = 2.0 / rates.norm
        np.multiply(rates.times(change), per_norm, out=terms[1])
        terms[1] += change
        for order in range(2, count):
            now = terms[order]
            np.multiply(rates.times(terms[order - 1]), 2.0 * per_norm, out=now)
            now += terms[order - 1]
            now += terms[order - 1]
            now -= terms[order - 2]
            if order % LOOKED_AT_EVERY == 0 and not np.maximum.reduce(np.abs(now[feeding])) <= most:
                return None
        return cls(rates, state, terms, longest_s)

    def after(self, step_s: float) -> Vector:
        """Return the state after a step, above 0 and no longer than the longest."""
        found = weights(self._rates.norm * step_s)
        gained = np.add.reduce(self._terms[: len(found)] * found[:, None], axis=0)
        gained *= step_s
        gained += self._state
        return cleaned(gained)
