"""Which seeds a game can begin with."""

from __future__ import annotations

LARGEST_SEED = 2**63 - 1
"""The smallest is 0."""
