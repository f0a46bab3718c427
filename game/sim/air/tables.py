"""How processes are laid out in arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.sim.air.matter import ELEMENTS
from game.sim.air.processes import Process

Indices = npt.NDArray[np.intp]
SET = b"\x01"
"""A flag that is set, as it is stored."""


def refuse_alchemy(process: Process, atoms: npt.NDArray[np.float64]) -> None:
    """Raise ``ValueError`` if a process makes or loses an element; ``atoms`` has a row for each element."""
    for element, per_row in zip(ELEMENTS, atoms, strict=True):
        excess = sum(mol * float(per_row[row]) for row, mol in process.changes.items())
        if abs(excess) > 1e-9 * max(abs(mol) for mol in process.changes.values()):
            raise ValueError(f"process {process.name} makes {excess:+.3g} mol of {element} out of nothing")


def any_of(flags: npt.NDArray[np.bool_]) -> bool:
    """Return whether any of some flags is set: the quickest way to ask it of a few hundred."""
    return SET in flags.tobytes()


def padded(lists: Sequence[Sequence[tuple[int, float]]], filler: float) -> tuple[Indices, npt.NDArray[np.float64]]:
    """Return rows and numbers as tables with a line for each process, filled up with row 0 and ``filler``."""
    width = max((len(each) for each in lists), default=1) or 1
    rows = np.zeros((len(lists), width), dtype=np.intp)
    numbers = np.full((len(lists), width), filler)
    for index, each in enumerate(lists):
        for slot, (row, number) in enumerate(each):
            rows[index, slot], numbers[index, slot] = row, number
    return rows, numbers
