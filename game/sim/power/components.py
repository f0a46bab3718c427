"""The bus."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Bus:
    """Power of the whole colony. Singleton, written only by the power processor."""

    stored_kwh: float
    """Energy in the batteries."""
    made_kw: float = 0.0
    drawn_kw: float = 0.0
    shed_from: int = 100
    """Machines of this priority number and above are shed."""
