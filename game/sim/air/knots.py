"""What feeds what: a system's rows in knots that feed each other round about, and the order of the knots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Indices = npt.NDArray[np.intp]

SMALL = 8
"""Knots of fewer rows that have nothing to do with others are joined: each costs as much to call as a larger one."""


@dataclass(frozen=True, slots=True)
class Knot:
    """Rows each of which feeds all the others, by way of some of them."""

    rows: Indices
    feeders: tuple[int, ...]
    """Numbers of the knots on which it depends, straight or by way of others, in order."""


def knots_of(rows: Indices, columns: Indices, size: int) -> list[Knot]:
    """Return the knots of the rows on which something depends, those that feed before those that are fed.

    Entry i of a matrix says that row ``columns[i]`` feeds row ``rows[i]``. Small knots that stand alone are one.
    """
    feeding = np.zeros(size, dtype=bool)
    feeding[columns] = True
    between = feeding[rows] & (rows != columns)
    fed_by: dict[int, list[int]] = {row: [] for row in np.flatnonzero(feeding).tolist()}
    for row, column in zip(rows[between].tolist(), columns[between].tolist(), strict=True):
        fed_by[row].append(column)
    groups = _strongly_joined(fed_by)
    number_of = {row: number for number, group in enumerate(groups) for row in group}
    feeders: list[frozenset[int]] = []
    for number, group in enumerate(groups):
        straight = {number_of[column] for row in group for column in fed_by[row]} - {number}
        feeders.append(frozenset(straight).union(*(feeders[other] for other in straight)))
    return _joined(groups, feeders)


def _strongly_joined(fed_by: dict[int, list[int]]) -> list[list[int]]:
    """Return the strongly connected parts of a graph, feeders first (Tarjan 1972, without recursion)."""
    index: dict[int, int] = {}
    lowest: dict[int, int] = {}
    stack: list[int] = []
    standing: dict[int, bool] = {}
    groups: list[list[int]] = []
    for root in fed_by:
        if root in index:
            continue
        path = [(root, iter(fed_by[root]))]
        index[root] = lowest[root] = len(index)
        stack.append(root)
        standing[root] = True
        while path:
            row, beyond = path[-1]
            for other in beyond:
                if other not in index:
                    index[other] = lowest[other] = len(index)
                    stack.append(other)
                    standing[other] = True
                    path.append((other, iter(fed_by[other])))
                    break
                if standing[other]:
                    lowest[row] = min(lowest[row], index[other])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[row])
                if lowest[row] == index[row]:
                    at = stack.index(row)
                    groups.append(sorted(stack[at:]))
                    for other in stack[at:]:
                        standing[other] = False
                    del stack[at:]
    return groups


def _joined(groups: list[list[int]], feeders: list[frozenset[int]]) -> list[Knot]:
    """Return the groups as knots, the small ones that stand alone made one, which comes first."""
    needed = frozenset[int]().union(*feeders)
    alone = {
        number
        for number, group in enumerate(groups)
        if len(group) < SMALL and not feeders[number] and number not in needed
    }
    kept = [number for number in range(len(groups)) if number not in alone]
    first = 1 if alone else 0
    place = {number: first + at for at, number in enumerate(kept)}
    knots = [Knot(np.array(sorted(row for number in alone for row in groups[number]), dtype=np.intp), ())] * first
    for number in kept:
        fed_by = tuple(sorted(place[each] for each in feeders[number]))
        knots.append(Knot(np.array(groups[number], dtype=np.intp), fed_by))
    return knots
