"""Adding up, to the same bits in every Python.

From 3.12 on the built-in ``sum`` makes up for the rounding of floats, which it did not before: the same colony would
have another state by its first evening. What decides anything is added up here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import add


def total(values: Iterable[float]) -> float:
    """Return the sum of some floats, each added to those before it."""
    return reduce(add, values, 0.0)


def count(values: Iterable[int]) -> int:
    """Return the sum of some whole numbers, which is exact."""
    return sum(values)
