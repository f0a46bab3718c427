"""Orders about food."""

from __future__ import annotations

from msgspec import Struct


class SetRations(Struct, frozen=True, forbid_unknown_fields=True, tag="set_rations"):
    """Let everybody eat so much of what they would, from now on."""

    share: float
    """0.6 to 1; 1 is as much as they like."""
