"""Stocks that people carry away by hand; gas and water are on the air ledger."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Locker:
    """A locker or store room. Written by the rules of stores, of supply, of the shop and of works."""

    id: str
    """Its plan."""
    module: int
    """Entity of the module where it stands."""
    items: dict[str, int]
    """What lies in it, by item id."""
    worn: dict[str, list[float]] = field(default_factory=dict)
    """Of what wears: hours of each piece that was ever used, the least first; what is not listed is new."""
