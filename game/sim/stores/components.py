"""Stocks that people carry away by hand; gas and water are on the air ledger."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Locker:
    """A locker or store room. Written by ``stores.rules``."""

    id: str
    """Its plan."""
    module: int
    """Entity of the module where it stands."""
    items: dict[str, int]
    """What lies in it, by item id."""
