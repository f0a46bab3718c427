"""What happened to the sky."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StormSeen:
    """A storm was seen coming, or what looks like one."""

    kind: str
    in_sols: int
    """When it is said to be here."""


@dataclass(frozen=True, slots=True)
class StormBegan:
    """A storm is here."""

    kind: str
    foretold: bool


@dataclass(frozen=True, slots=True)
class StormMissed:
    """A storm that was foretold did not come."""

    kind: str


@dataclass(frozen=True, slots=True)
class StormPassed:
    """A storm is over."""

    kind: str


@dataclass(frozen=True, slots=True)
class PanelsBlownClean:
    """Wind took dust off the panels."""

    share: float
    """Of the dust that lay there."""
