"""What the outlook says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PointOfNoReturn:
    """If nothing changes, something is past saving soon."""

    row: str
    """``debt``, ``hands`` or the system."""
    what: str
    """Id of the spare that runs out first, or empty."""
    from_sol: int
    to_sol: int


@dataclass(frozen=True, slots=True)
class ReturnFound:
    """What was said to be past saving soon is far off again."""

    row: str
