"""What happened to stores on the air ledger."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoreRanDry:
    """A tank or bottle is empty."""

    store: str
