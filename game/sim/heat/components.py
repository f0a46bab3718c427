"""Warmth of places."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt


@dataclass(slots=True)
class Warmth:
    """How warm each place is. Singleton, written by the heat processor."""

    temperature_k: npt.NDArray[np.float64]
    """By module; the air follows in steps, so that its equations need not be made anew all the time."""
    wanted_kw: dict[str, float] = field(default_factory=dict)
    """What each heater that is on draws in this hour if it is fed."""
    hour: int = 0
    """Whole hours since the game began that are done."""
    unheated: list[int] = field(default_factory=list)
    """Modules, by row, that nothing heated in the last hour."""
    loop: bool = True
    """Whether the reactors' waste heat reaches the places in the rock."""
    sol: int = -1
    """Sol whose sky the wear of shells goes by."""
