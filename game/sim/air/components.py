"""The air of the colony as amounts of gas, and what stands beside it on the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt


@dataclass(slots=True)
class Atmosphere:
    """Every amount on the ledger. Singleton, written by the air processor.

    Beside it, what is eaten, cut, landed or fed by hand is booked on it, and heat writes temperatures and their moment.
    """

    amount_mol: npt.NDArray[np.float64]
    """Gas by species and module, then the store rows; the layout is ``AirPlant``'s."""
    temperature_k: npt.NDArray[np.float64]
    """Temperature of each module's gas, shape (modules,); replaced, never changed, by the heat processor."""
    felt_k: npt.NDArray[np.float64]
    """The temperatures at which pressures and readings were last worked out: those of the last step's beginning."""
    dry: list[str] = field(default_factory=list)
    """Stores that ran empty in the last step."""
    ways_changed_s: float = 0.0
    """When doors, ducts, holes or temperatures last changed, in seconds since the game began."""
