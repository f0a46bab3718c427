"""How long a sol is: what every room counts by, whether it knows the simulation or not."""

from __future__ import annotations

SOL_S = 88_775.244
"""Length of a Martian solar day (Allison and McEwen 2000)."""
