"""Pressures of a network of rooms are found in a fixed order that suits the network."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.sim.air.elimination import Elimination


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(1, 30), st.booleans())
def test_it_solves_what_the_library_solves(seed: int, rooms: int, rings: bool) -> None:
    chance = random.Random(seed)
    joins = [(chance.randrange(room), room) for room in range(1, rooms)]
    if rings and rooms > 2:
        joins += [(chance.randrange(rooms), chance.randrange(rooms)) for _ in range(5)]
    matrix = np.eye(rooms)
    for a, b in joins:
        if a != b:
            forth, back = 10.0 ** chance.uniform(-6.0, 6.0), 10.0 ** chance.uniform(-6.0, 6.0)
            matrix[a, a] += forth
            matrix[b, a] -= forth
            matrix[b, b] += back
            matrix[a, b] -= back
    right = np.array([chance.uniform(0.0, 1e4) for _ in range(rooms)])
    found = Elimination(rooms, joins).solved(matrix, right)
    assert found.min() >= 0.0
    assert found.sum() == pytest.approx(right.sum(), rel=1e-8)
    assert matrix @ found == pytest.approx(right, rel=1e-8, abs=1e-8 * float(np.abs(matrix).max() * found.max()))


def test_rooms_that_nothing_joins_keep_what_they_have() -> None:
    assert Elimination(3, []).solved(np.eye(3), np.array([1.0, 2.0, 3.0])).tolist() == [1.0, 2.0, 3.0]
