"""Somebody in care."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(slots=True)
class Patient:
    """Somebody who lies in the ward, or by its door. Written only by the medical rules."""

    ward: int
    """Entity of the module whose ward it is."""
    state: Literal["waiting", "treated"]
    """Whether they have a bed."""
